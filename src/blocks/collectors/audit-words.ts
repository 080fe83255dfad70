/** How the audit log speaks of phones, deposits and limits. */
import { join } from 'node:path';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';
import { say } from '../../shared/languages.ts';
import { agencies } from '../directory/api.ts';
import { findDevice } from './store-devices.ts';

const phones: Finder = async (city, ids) => {
  const rows = await Promise.all(ids.map((id) => findDevice(city.db, Number(id))));
  return new Map(
    rows.flatMap((row) => (row ? [[String(row.id), { name: `${row.label} (${row.id})` }]] : [])),
  );
};
const numbers: Finder = async (_city, ids) => new Map(ids.map((id) => [id, { name: id }]));
const agencyNames: Finder = async (city, ids) => {
  const tree = await agencies(city);
  return new Map(
    ids.flatMap((id) => {
      const found = tree.find(id);
      return found ? [[id, { name: say(found.name, 'id') }]] : [];
    }),
  );
};

describeAudit({
  module: 'collectors',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `collectors.audited.${what}`,
  subjects: { device: phones, difference: phones, deposit: numbers, entry: numbers, limit: agencyNames },
});
