/** How the audit log speaks of papers. */
import { join } from 'node:path';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';
import { agencies } from '../directory/api.ts';
import { numbersOf } from './store.ts';

const numbers: Finder = async (city, ids) => {
  const known = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id));
  if (known.length === 0) return new Map();
  const rows = await numbersOf(city.db, known);
  return new Map(rows.map(({ id, number }) => [id, { name: number }]));
};

const PAGE = '/office/admin/kop-surat';

const agencyNames: Finder = async (city, ids) => {
  const tree = await agencies(city);
  return new Map(ids.map((id) => [id, { name: tree.find(id)?.name ?? city.name, path: PAGE }]));
};

describeAudit({
  module: 'documents',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `documents.audited.${what}`,
  subjects: { document: numbers, letterhead: agencyNames, signatory: agencyNames },
});
