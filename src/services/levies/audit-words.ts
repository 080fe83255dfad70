/** How the audit log speaks of markets, stalls and traders. */
import { join } from 'node:path';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';
import { stallNamesByCode } from './store-account.ts';
import { allMarkets } from './store-register.ts';

const markets: Finder = async (city, ids) => {
  const known = new Map((await allMarkets(city.db)).map(({ id, title }) => [id, title]));
  return new Map(ids.flatMap((id) => (known.has(id) ? [[id, { name: known.get(id) as string }]] : [])));
};
const stalls: Finder = async (city, ids) => {
  const rows = await stallNamesByCode(city.db, ids);
  return new Map(rows.map(({ pay_code, name }) => [pay_code, { name }]));
};

describeAudit({
  module: 'levies',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `levies.audited.${what}`,
  subjects: { market: markets, stall: stalls },
});
