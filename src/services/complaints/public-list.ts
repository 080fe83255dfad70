/** Public lists: newest complaints first, and the citizen's own. */
import { type CaseRow, readCode } from '../../blocks/cases/api.ts';
import type { Context } from '../../platform/context.ts';
import type { Outcome, PublicPage, PublicQuery } from './contract.ts';
import { item, presenterFor } from './present.ts';
import { myRows, publicRows } from './store-lists.ts';
import { publicPhotos } from './trust/public-face.ts';

async function page(
  ctx: Context,
  rows: (CaseRow & { photos: string[]; mended: boolean | null; outcome: Outcome | null })[],
  limit: number,
): Promise<PublicPage> {
  const shown = rows.slice(0, limit);
  const [names, photos] = await Promise.all([
    presenterFor(ctx.city, ctx.language),
    publicPhotos(
      ctx.city,
      shown.flatMap((row) => (row.visibility === 'public' ? row.photos.slice(0, 1) : [])),
    ),
  ]);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => item(row, names, photos, ctx.now)),
    next: rows.length > limit && last ? String(last.id) : null,
  };
}

function cursorOf(text: string | undefined): number | null {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** What everybody may see, newest first, 20 a page. `q` is a code or words of the title. */
export async function publicList(ctx: Context, query: PublicQuery): Promise<PublicPage> {
  const limit = query.limit ?? 20;
  const rows = await publicRows(ctx.city, {
    code: query.q ? readCode(ctx.city, query.q) : undefined,
    words: query.q?.trim(),
    category: query.category,
    area: query.area,
    open: query.state === undefined ? undefined : query.state === 'open',
    before: cursorOf(query.cursor),
    limit: limit + 1,
  });
  return page(ctx, rows, limit);
}

/** The signed-in citizen's own reports and those they follow. */
export async function myList(ctx: Context, cursor: string | undefined): Promise<PublicPage> {
  const citizen = ctx.actor.kind === 'citizen' ? ctx.actor.id : '';
  return page(ctx, await myRows(ctx.city, citizen, cursorOf(cursor), 21), 20);
}
