/** How the audit log speaks of the exchange with SP4N-LAPOR!. */
import { join } from 'node:path';
import { describeAudit } from '../../platform/audit/words.ts';

describeAudit({
  module: 'sp4n',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `sp4n.audited.${what}`,
});
