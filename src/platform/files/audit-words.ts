/** How the audit log speaks of files. */
import { join } from 'node:path';
import { describeAudit } from '../audit/words.ts';

describeAudit({
  module: 'files',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `files.audited.${what}`,
});
