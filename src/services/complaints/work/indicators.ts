/** Figures of the work between agencies. */
import type { Indicator } from '../../../platform/module.ts';
import { disputesByAgency } from './store.ts';
import { escalatedByAgency } from './store-ladder.ts';

export const workIndicators: Indicator[] = [
  {
    name: 'complaints.back-and-forth',
    unit: 'count',
    freshFor: 120,
    cuts: ['agency'],
    async read(city, cut) {
      const rows = await disputesByAgency(city);
      if (cut === 'agency') return rows;
      return [{ key: null, value: rows.reduce((sum, row) => sum + row.value, 0) }];
    },
  },
  {
    name: 'complaints.escalated',
    unit: 'count',
    freshFor: 120,
    cuts: ['agency'],
    async read(city, cut) {
      const rows = await escalatedByAgency(city);
      if (cut === 'agency') return rows;
      return [{ key: null, value: rows.reduce((sum, row) => sum + row.value, 0) }];
    },
  },
];
