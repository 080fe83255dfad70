/** How the audit log speaks of the keys of other programs. */
import { join } from 'node:path';
import { describeAudit } from '../../platform/audit/words.ts';

describeAudit({
  module: 'open311',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `open311.audited.${what}`,
});
