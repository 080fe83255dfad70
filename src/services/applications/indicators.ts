/** The figures that applications give to the command center: received, waiting, on time, days to a decision, satisfaction. */
import type { City } from '../../platform/city.ts';
import type { Indicator } from '../../platform/module.ts';
import { indexOfSums } from '../../shared/satisfaction.ts';
import { localDate } from '../../shared/time.ts';
import { surveysOf } from '../complaints/api.ts';
import { ago, boardOf, LEAST_ANSWERS, startOfToday } from './board.ts';
import { LOOKS_BACK } from './rules/board-contract.ts';
import { papersSince } from './store-board.ts';
import * as store from './store-figures.ts';

const cutOf = (cut: string | undefined): store.Cut =>
  cut === 'agency' || cut === 'category' ? cut : undefined;

type Points = { key: string | null; value: number | null }[];

/** Nothing decided yet is unknown, not zero. */
const orUnknown = (points: Points, cut: string | undefined): Points =>
  points.length > 0 || cut ? points : [{ key: null, value: null }];
const orZero = (points: Points, cut: string | undefined): Points =>
  points.length > 0 || cut ? points : [{ key: null, value: 0 }];

export const indicators: Indicator[] = [
  {
    ...{ name: 'applications.open', unit: 'count', freshFor: 60, cuts: ['agency', 'category'] },
    read: async (city, cut) => orZero(await store.openCounts(city, cutOf(cut), false), cut),
  },
  {
    ...{ name: 'applications.late', unit: 'count', freshFor: 60, cuts: ['agency', 'category'] },
    read: async (city, cut) => orZero(await store.openCounts(city, cutOf(cut), true), cut),
  },
  {
    ...{ name: 'applications.received-today', unit: 'count', freshFor: 60, cuts: ['agency', 'category'] },
    read: async (city, cut) => orZero(await store.receivedSince(city, startOfToday(city), cutOf(cut)), cut),
  },
  {
    ...{ name: 'applications.on-time', unit: 'percent', freshFor: 300, cuts: ['agency', 'category'] },
    read: async (city, cut) =>
      orUnknown(await store.onTimeSince(city, ago(city, LOOKS_BACK), cutOf(cut)), cut),
  },
  {
    ...{ name: 'applications.days-to-decision', unit: 'days', freshFor: 300, cuts: ['agency', 'category'] },
    read: async (city, cut) => orUnknown(await store.daysSince(city, ago(city, LOOKS_BACK), cutOf(cut)), cut),
  },
  {
    ...{ name: 'applications.working-days', unit: 'days', freshFor: 300, cuts: [] },
    read: async (city) => [{ key: null, value: (await boardOf(city, 'id')).days?.used ?? null }],
  },
  {
    ...{ name: 'applications.near-silence', unit: 'count', freshFor: 60, cuts: [] },
    read: async (city) => [{ key: null, value: (await boardOf(city, 'id')).silence.total }],
  },
  {
    ...{ name: 'applications.papers', unit: 'count', freshFor: 300, cuts: [] },
    read: async (city) => [{ key: null, value: await papersSince(city, ago(city, LOOKS_BACK)) }],
  },
  {
    ...{ name: 'applications.satisfaction', unit: 'count', freshFor: 600, cuts: ['agency', 'category'] },
    read: async (city, cut) => orUnknown(await indexes(city, cutOf(cut)), cut),
  },
];

/** The index of the survey (IKM) over three months, counted as the regulation has it. */
async function indexes(city: City, cut: store.Cut): Promise<Points> {
  const { survey } = await surveysOf(city);
  if (!survey) return [];
  const since = localDate(ago(city, 3 * LOOKS_BACK), city.zone);
  const sums = await store.elementSumsSince(city, survey.id, since, cut);
  return [...Map.groupBy(sums, ({ key }) => key)].map(([key, rows]) => ({
    key,
    value: indexOfSums(rows, LEAST_ANSWERS)?.index ?? null,
  }));
}
