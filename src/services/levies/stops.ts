/** The stalls as stops of the collectors: in the order of blocks and numbers, the holder named only in part. */
import { offerStops, type Stop } from '../../blocks/collectors/api.ts';
import type { Context } from '../../platform/context.ts';
import { maskedName } from '../../shared/masked-name.ts';
import { localDate } from '../../shared/time.ts';
import { stallNamesByCode } from './store-account.ts';
import { stallsOf } from './store-office.ts';
import { allMarkets } from './store-register.ts';
import { readTrader } from './traders.ts';

/** More than any market has. */
const ALL = 100_000;
const inOrder = new Intl.Collator('id', { numeric: true });

async function stopsOf(ctx: Context, market: { id: string; title: string }, day: string): Promise<Stop[]> {
  const rows = await stallsOf(ctx.city.db, { market: market.id, day, after: null, most: ALL });
  return rows
    .filter(({ opened_on, closed_on }) => opened_on <= day && (closed_on === null || closed_on > day))
    .sort((a, b) => inOrder.compare(a.block, b.block) || inOrder.compare(a.number, b.number))
    .map((row) => ({
      ...{ code: row.pay_code, place: market.title, part: row.block, name: `${row.block} ${row.number}` },
      holder: row.trader_sealed ? maskedName(readTrader(ctx.city, row.trader_sealed).name) : '',
    }));
}

offerStops('levies', {
  async stops(ctx, reaches) {
    const day = localDate(ctx.now, ctx.city.zone);
    const markets = (await allMarkets(ctx.city.db)).filter(
      ({ agency, area, closed_on }) => reaches(agency, area) && (closed_on === null || closed_on > day),
    );
    return (await Promise.all(markets.map((one) => stopsOf(ctx, one, day)))).flat();
  },
  async names(ctx, codes) {
    const rows = await stallNamesByCode(ctx.city.db, codes);
    return new Map(rows.map(({ pay_code, name }) => [pay_code, name]));
  },
});
