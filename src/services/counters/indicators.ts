/** The figures that counters give to the command center and the reports: who waits now, and how long people waited today. */
import type { City } from '../../platform/city.ts';
import type { Indicator } from '../../platform/module.ts';
import { today } from './queues.ts';
import { waitingNow, waits } from './store-figures.ts';

type Point = { key: string | null; value: number | null };

async function waited(city: City, cut: string | undefined, which: 'median' | 'p90'): Promise<Point[]> {
  const day = today(city);
  const rows = await waits(city.db, { from: day, to: day, by: cut === 'agency' ? 'agency' : 'all' });
  if (cut !== 'agency') return [{ key: null, value: rows[0]?.[which] ?? null }];
  return rows.map((row) => ({ key: row.key, value: row[which] }));
}

export const indicators: Indicator[] = [
  {
    name: 'counters.waiting',
    unit: 'count',
    freshFor: 60,
    cuts: ['agency'],
    async read(city, cut) {
      const rows = await waitingNow(city.db, today(city));
      if (cut === 'agency') return rows.map((row) => ({ key: row.agency, value: row.waiting }));
      return [{ key: null, value: rows.reduce((sum, row) => sum + row.waiting, 0) }];
    },
  },
  {
    name: 'counters.minutes-waited',
    unit: 'minutes',
    freshFor: 300,
    cuts: ['agency'],
    read: (city, cut) => waited(city, cut, 'median'),
  },
  {
    name: 'counters.minutes-waited-p90',
    unit: 'minutes',
    freshFor: 300,
    cuts: ['agency'],
    read: (city, cut) => waited(city, cut, 'p90'),
  },
];
