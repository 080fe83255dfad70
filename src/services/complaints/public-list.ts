/** Public lists: newest complaints first, what a search finds, and the citizen's own. */
import { readCode } from '../../blocks/cases/api.ts';
import type { Context } from '../../platform/context.ts';
import type { PublicPage, PublicQuery } from './contract.ts';
import { item, presenterFor } from './present.ts';
import { showFound } from './publishing/found.ts';
import { findIds, needsIndex, type Wanted, wantedBy } from './publishing/search.ts';
import { isFilled } from './publishing/store-search.ts';
import { type ListRow, myRows, newestId, publicRows, rowsByIds } from './store-lists.ts';
import { publicPhotos } from './trust/public-face.ts';

async function page(ctx: Context, rows: ListRow[], limit: number, wanted?: Wanted): Promise<PublicPage> {
  const shown = rows.slice(0, limit);
  const [names, photos, found] = await Promise.all([
    presenterFor(ctx.city, ctx.language),
    publicPhotos(
      ctx.city,
      shown.flatMap((row) => (row.visibility === 'public' ? row.photos.slice(0, 1) : [])),
    ),
    wanted ? showFound(ctx.city, shown, wanted) : undefined,
  ]);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => {
      const marked = found?.get(row.id);
      return { ...item(row, names, photos, ctx.now), ...(marked ? { found: marked } : {}) };
    }),
    next: rows.length > limit && last ? String(last.id) : null,
    ...(wanted ? { asked: { unknown: wanted.unknown, instead: wanted.instead } } : {}),
  };
}

function cursorOf(text: string | undefined): number | null {
  return text && /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

/** So many of the newest are read one by one, fresh to the second; what lies further back comes by the index. */
const FRESH = 2000;

/** The newest that fit facts alone: the latest as they are this moment, older ones along the index. */
async function byFacts(
  ctx: Context,
  query: PublicQuery,
  before: number | null,
  limit: number,
): Promise<ListRow[]> {
  const { city } = ctx;
  const { category, area } = query;
  const open = query.state === undefined ? undefined : query.state === 'open';
  const filter = { category, area, open, before, limit };
  const narrow = category !== undefined || area !== undefined || open !== undefined;
  if (!narrow || !(await isFilled(city.db))) return publicRows(city, filter);
  const floor = Math.max(0, ((await newestId(city)) ?? 0) - FRESH);
  const fresh = before === null || before > floor ? await publicRows(city, { ...filter, from: floor }) : [];
  if (fresh.length >= limit) return fresh;
  const below = before === null ? floor : Math.min(before, floor);
  const ids = await findIds(city, await wantedBy(city, query), below, limit - fresh.length);
  return [...fresh, ...(await rowsByIds(city, ids))];
}

/** What everybody may see, newest first, 20 a page. `q` is a code or words of the report. */
export async function publicList(ctx: Context, query: PublicQuery): Promise<PublicPage> {
  const { city } = ctx;
  const limit = query.limit ?? 20;
  const before = cursorOf(query.cursor);
  const code = query.q ? readCode(city, query.q) : undefined;
  if (code) {
    const { category, area } = query;
    return page(ctx, await publicRows(city, { code, category, area, before, limit: limit + 1 }), limit);
  }
  if (!needsIndex(query)) return page(ctx, await byFacts(ctx, query, before, limit + 1), limit);
  const wanted = await wantedBy(city, query);
  const rows = await rowsByIds(city, await findIds(city, wanted, before, limit + 1));
  return page(ctx, rows, limit, wanted);
}

/** The signed-in citizen's own reports and those they follow. */
export async function myList(ctx: Context, cursor: string | undefined): Promise<PublicPage> {
  const citizen = ctx.actor.kind === 'citizen' ? ctx.actor.id : '';
  return page(ctx, await myRows(ctx.city, citizen, cursorOf(cursor), 21), 20);
}
