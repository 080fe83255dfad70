/** The figures that the markets give to the command center: what came in today, what was hoped for, and what is late. */
import { openOf } from '../../blocks/payments/api.ts';
import type { City } from '../../platform/city.ts';
import type { Indicator } from '../../platform/module.ts';
import { localDate } from '../../shared/time.ts';
import { targetOfDay } from './rules/target.ts';
import { incomeBetween, targetsOf } from './store-income.ts';
import { allMarkets, type MarketRow } from './store-register.ts';

type Amounts = ReadonlyMap<string, number>;

/** By agency, or all together; null where nothing is known of any market. */
function figure(
  name: string,
  read: (city: City, markets: MarketRow[], day: string) => Promise<Amounts>,
): Indicator {
  return {
    ...{ name, unit: 'rupiah', freshFor: 300, cuts: ['agency'] },
    async read(city, cut) {
      const markets = await allMarkets(city.db);
      const amounts = await read(city, markets, localDate(city.now(), city.zone));
      const known = markets.filter(({ id }) => amounts.has(id));
      const sum = (some: readonly MarketRow[]) =>
        some.length === 0 ? null : some.reduce((all, { id }) => all + (amounts.get(id) ?? 0), 0);
      if (cut !== 'agency') return [{ key: null, value: sum(known) }];
      return [...Map.groupBy(known, ({ agency }) => agency)].map(([key, own]) => ({ key, value: sum(own) }));
    },
  };
}

const ids = (markets: readonly MarketRow[]) => markets.map(({ id }) => id);

export const indicators: Indicator[] = [
  figure('levies.income-today', async (city, markets, day) => {
    const amounts = new Map(markets.map(({ id }) => [id, 0]));
    for (const { market, amount } of await incomeBetween(city.db, ids(markets), day, day))
      amounts.set(market, (amounts.get(market) ?? 0) + amount);
    return amounts;
  }),
  figure('levies.target-today', async (city, markets, day) => {
    const targets = await targetsOf(city.db, ids(markets));
    return new Map(
      markets.flatMap(({ id }) => {
        const target = targetOfDay(
          targets.filter(({ market }) => market === id),
          day,
        );
        return target === null ? [] : [[id, target] as const];
      }),
    );
  }),
  figure('levies.unpaid-late', async (city, markets, today) => {
    const open = await Promise.all(
      markets.map(({ id: place }) => openOf(city.db, { service: 'levies', place, today })),
    );
    return new Map(
      markets.map(({ id }, at) => [
        id,
        (open[at] ?? []).reduce((sum, { age, open: amount }) => sum + (age > 0 ? amount : 0), 0),
      ]),
    );
  }),
];
