/** How the audit log speaks of bills, payments and banks. */
import { join } from 'node:path';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';
import { banks } from './banks.ts';
import { spacedCode } from './rules/codes.ts';

const bankNames: Finder = async (city, ids) => {
  const known = await banks(city);
  return new Map(ids.map((id) => [id, { name: known.get(id)?.bank.title ?? id }]));
};
const numbers: Finder = async (_city, ids) => new Map(ids.map((id) => [id, { name: spacedCode(id) }]));

describeAudit({
  module: 'payments',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `payments.audited.${what}`,
  subjects: { bank: bankNames, bill: numbers, order: numbers },
});
