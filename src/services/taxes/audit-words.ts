/** How the audit log speaks of taxpayers, objects and bills of tax. */
import { join } from 'node:path';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';
import { objectNumbers } from './store-objects.ts';

const objects: Finder = async (city, ids) => {
  const rows = await objectNumbers(city.db, ids);
  return new Map(rows.map(({ number }) => [number, { name: number }]));
};

describeAudit({
  module: 'taxes',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `taxes.audited.${what}`,
  subjects: { object: objects },
});
