/** Public routes of the directory: areas, their borders, agencies with their posts. */
import { Type } from 'typebox';
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, Reply, route } from '../../platform/http/route.ts';
import { localDate } from '../../shared/time.ts';
import { adminRoutes } from './admin-routes.ts';
import { agencies } from './agencies.ts';
import { areaMap } from './area-map.ts';
import { areas } from './areas.ts';
import { AgenciesView, AreasView, CodeParams, MapQuery, UnitCountsView, UnitsView } from './contract.ts';
import { unitCounts, units } from './units.ts';

/** Borders and names change a few times a year; a browser asks again after a minute. */
const KEEP = 'public, max-age=60, stale-while-revalidate=86400';

async function listAreas(ctx: Context) {
  const [tree, { rw, rt, source }] = await Promise.all([areas(ctx.city), unitCounts(ctx.city)]);
  return {
    areas: tree.all().map(({ source: _, importedAt: __, ...area }) => area),
    approximate: tree.approximate,
    sources: [...new Set(tree.leaves().map((area) => area.source))],
    units: { rw, rt, source },
  };
}

async function drawAreas(ctx: Context, level: 'leaf' | 'district', headers: Record<string, unknown>) {
  const map = await areaMap(ctx.city, level);
  const common = { etag: map.etag, 'cache-control': KEEP, vary: 'Accept-Encoding' };
  const known = String(headers['if-none-match'] ?? '');
  if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === map.etag))
    return new Reply(304, common, '');
  const type = { 'content-type': 'application/geo+json; charset=utf-8' };
  if (/\bgzip\b/.test(String(headers['accept-encoding'] ?? '')))
    return new Reply(200, { ...common, ...type, 'content-encoding': 'gzip' }, map.gzip);
  return new Reply(200, { ...common, ...type }, map.json);
}

export const directoryRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/areas',
    summary: 'Districts and wards of the city with their centres, and how many RW and RT there are.',
    permission: 'public',
    answer: AreasView,
    async handle(ctx, _input, raw) {
      raw.header('cache-control', KEEP);
      return listAreas(ctx);
    },
  }),
  route({
    method: 'GET',
    path: '/api/areas.geojson',
    summary: 'Borders of the areas, thinned for the web; `level=district` gives the districts only.',
    permission: 'public',
    query: MapQuery,
    handle: (ctx, { query }, raw) => drawAreas(ctx, query.level ?? 'leaf', raw.headers),
  }),
  route({
    method: 'GET',
    path: '/api/areas/units',
    summary: 'How many RW and RT the city and each of its wards has.',
    permission: 'public',
    answer: UnitCountsView,
    handle: (ctx) => unitCounts(ctx.city),
  }),
  route({
    method: 'GET',
    path: '/api/areas/:code/units',
    summary: 'RW and RT of a ward.',
    permission: 'public',
    params: CodeParams,
    answer: UnitsView,
    async handle(ctx, { params }) {
      const { code } = (await areas(ctx.city)).get(params.code);
      return { units: (await units(ctx.city, code)).map(({ rw, rt, name }) => ({ rw, rt, name })) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/agencies',
    summary:
      'Agencies that exist today, with their duties and posts; `closed=true` adds those that were closed.',
    permission: 'public',
    query: Type.Object({ closed: Type.Optional(Type.Boolean()) }),
    answer: AgenciesView,
    async handle(ctx, { query }) {
      const tree = await agencies(ctx.city);
      const list = query.closed ? tree.all() : tree.open(localDate(ctx.now, ctx.city.zone));
      return { agencies: list.map(({ fromPack: _, ...agency }) => agency) };
    },
  }),
  ...adminRoutes,
];
