/** How the audit log speaks of messages. */
import { join } from 'node:path';
import { describeAudit } from '../../platform/audit/words.ts';

describeAudit({
  module: 'notices',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `notices.audited.${what}`,
});
