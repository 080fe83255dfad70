/** Routes of the figures: now, and day by day. */
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import { HistoryParams, HistoryQuery, HistoryView, IndicatorsQuery, IndicatorsView } from './contract.ts';
import { readIndicators } from './readings.ts';
import { declaredIndicators } from './registry.ts';
import { indicatorHistory } from './snapshots.ts';

/** Figures hold no case and no person, so a grant anywhere lets one read them all. */
const read = { permission: 'wall.read', scope: 'any', perMinute: 600 } as const;

export const indicatorRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/indicators',
    summary: 'Figures with source and time of reading; a value of null means unknown.',
    ...read,
    query: IndicatorsQuery,
    answer: IndicatorsView,
    async handle(ctx, { query }) {
      const all = declaredIndicators();
      const names = query.names?.split(',').map((name) => name.trim()) ?? all.all().map(({ name }) => name);
      const strange = names.find((name) => !all.find(name));
      if (strange !== undefined) throw new Problem(404, 'indicators.unknown', { name: strange });
      const readings = await readIndicators(ctx.city, names, query.cut);
      return {
        indicators: readings.map((reading) => ({ ...reading, at: reading.at?.toISOString() ?? null })),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/indicators/:name/history',
    summary: 'One figure per day, up to two years back.',
    ...read,
    params: HistoryParams,
    query: HistoryQuery,
    answer: HistoryView,
    async handle(ctx, { params: { name }, query: { cut, days = 30 } }) {
      const indicator = declaredIndicators().find(name);
      if (!indicator) throw new Problem(404, 'indicators.unknown', { name });
      return { name, unit: indicator.unit, days: await indicatorHistory(ctx.city, { name, cut, days }) };
    },
  }),
];
