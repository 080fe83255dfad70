/** The figures of collectors for the command center: cash that was not handed in, and how many hold it too long or too much. */
import type { City } from '../../platform/city.ts';
import type { Indicator } from '../../platform/module.ts';
import { localDate } from '../../shared/time.ts';
import { type Undeposited, undeposited } from './cash.ts';

async function read(
  city: City,
  cut: string | undefined,
  of: (one: Undeposited) => number,
): Promise<{ key: string | null; value: number | null }[]> {
  const now = city.now();
  const all = await undeposited(city.db, { now, day: localDate(now, city.zone) });
  const sum = (some: readonly Undeposited[]) => some.reduce((total, one) => total + of(one), 0);
  if (cut !== 'agency') return [{ key: null, value: sum(all) }];
  return [...Map.groupBy(all, ({ agency }) => agency)].map(([key, some]) => ({ key, value: sum(some) }));
}

export const indicators: Indicator[] = [
  {
    ...{ name: 'collectors.cash', unit: 'rupiah', freshFor: 60, cuts: ['agency'] },
    read: (city, cut) => read(city, cut, ({ cash }) => cash),
  },
  {
    ...{ name: 'collectors.late', unit: 'count', freshFor: 60, cuts: ['agency'] },
    read: (city, cut) => read(city, cut, ({ alarm }) => (alarm === 'late' ? 1 : 0)),
  },
  {
    ...{ name: 'collectors.above-limit', unit: 'count', freshFor: 60, cuts: ['agency'] },
    read: (city, cut) => read(city, cut, ({ alarm }) => (alarm === 'limit' ? 1 : 0)),
  },
];
