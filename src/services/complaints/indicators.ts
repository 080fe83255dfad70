/** The figures that complaints give to the command center, the reports and the master plan. */

import { agencies } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import type { Indicator } from '../../platform/module.ts';
import { shares } from './closing/figures.ts';
import * as store from './store-figures.ts';

type Point = { key: string | null; value: number | null };

function single(read: (city: City) => Promise<number | null>) {
  return async (city: City): Promise<Point[]> => [{ key: null, value: await read(city) }];
}

async function desks(city: City): Promise<string[]> {
  return (await agencies(city)).all().map((one) => one.id);
}

export const indicators: Indicator[] = [
  {
    name: 'complaints.open',
    unit: 'count',
    freshFor: 60,
    cuts: ['agency'],
    async read(city, cut) {
      const counts = await store.openByAgency(city, await desks(city));
      if (cut === 'agency') return counts.map((row) => ({ key: row.agency, value: row.open }));
      return [{ key: null, value: counts.reduce((sum, row) => sum + row.open, 0) }];
    },
  },
  {
    name: 'complaints.late',
    unit: 'count',
    freshFor: 60,
    cuts: ['agency'],
    async read(city, cut) {
      const counts = await store.openByAgency(city, await desks(city));
      if (cut === 'agency') return counts.map((row) => ({ key: row.agency, value: row.late }));
      return [{ key: null, value: counts.reduce((sum, row) => sum + row.late, 0) }];
    },
  },
  {
    name: 'complaints.received-today',
    unit: 'count',
    freshFor: 60,
    cuts: [],
    read: single(store.receivedToday),
  },
  {
    name: 'complaints.closed-today',
    unit: 'count',
    freshFor: 60,
    cuts: [],
    read: single(store.closedToday),
  },
  {
    name: 'complaints.minutes-to-response',
    unit: 'minutes',
    freshFor: 300,
    cuts: ['agency'],
    async read(city, cut) {
      const rows = await store.responseMinutes(city, cut === 'agency');
      return rows.length > 0 ? rows : [{ key: null, value: null }];
    },
  },
  {
    name: 'complaints.mended-confirmed',
    unit: 'percent',
    freshFor: 300,
    cuts: ['agency'],
    read: (city, cut) => shares(city, (row) => [row.confirmed, row.closed], cut === 'agency'),
  },
  {
    name: 'complaints.reopened',
    unit: 'percent',
    freshFor: 300,
    cuts: ['agency'],
    read: (city, cut) => shares(city, (row) => [row.reopened, row.closed + row.reopened], cut === 'agency'),
  },
  {
    name: 'complaints.total',
    unit: 'count',
    freshFor: 60,
    cuts: ['category'],
    read: (city, cut) => store.totals(city, cut === 'category'),
  },
];
