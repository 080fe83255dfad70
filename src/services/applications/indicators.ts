/** The figures that applications give to the command center: received, waiting, on time, days to a decision, satisfaction. */
import type { City } from '../../platform/city.ts';
import type { Indicator } from '../../platform/module.ts';
import { localDate } from '../../shared/time.ts';
import { DAY_MS, instantOfWall, zoneOffset } from '../../shared/zone.ts';
import * as store from './store-figures.ts';

const MONTH = 30;
/** Fewer answers are not shown: one of them could be known, and the figure would mislead. */
const LEAST_ANSWERS = 5;

const ago = (city: City, days: number) => new Date(city.now().getTime() - days * DAY_MS);
const cutOf = (cut: string | undefined): store.Cut =>
  cut === 'agency' || cut === 'category' ? cut : undefined;

/** Midnight in the city's zone. */
function startOfToday(city: City): Date {
  const now = city.now().getTime();
  const wall = now + zoneOffset(now, city.zone);
  return new Date(instantOfWall(wall - (wall % DAY_MS), city.zone));
}

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
    read: async (city, cut) => orUnknown(await store.onTimeSince(city, ago(city, MONTH), cutOf(cut)), cut),
  },
  {
    ...{ name: 'applications.days-to-decision', unit: 'days', freshFor: 300, cuts: ['agency', 'category'] },
    read: async (city, cut) => orUnknown(await store.daysSince(city, ago(city, MONTH), cutOf(cut)), cut),
  },
  {
    ...{ name: 'applications.satisfaction', unit: 'count', freshFor: 600, cuts: ['agency', 'category'] },
    read: async (city, cut) =>
      orUnknown(
        await store.surveyIndexSince(
          city,
          localDate(ago(city, 3 * MONTH), city.zone),
          cutOf(cut),
          LEAST_ANSWERS,
        ),
        cut,
      ),
  },
];
