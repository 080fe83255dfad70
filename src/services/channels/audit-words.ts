/** How the audit log speaks of messages that people sent. */
import { join } from 'node:path';
import { describeAudit } from '../../platform/audit/words.ts';

describeAudit({
  module: 'channels',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `channels.audited.${what}`,
});
