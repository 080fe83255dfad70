/** The officer's inbox: what their grants reach, by view, in the order of the next promise. */
import { readCode } from '../../blocks/cases/api.ts';
import { agencies } from '../../blocks/directory/api.ts';
import { officerNames } from '../../blocks/identity/api.ts';
import { grantsFor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { item, presenterFor } from './present.ts';
import { type DeskCounts, type DeskPage, type DeskQuery, VIEWS } from './rules/desk-contract.ts';
import { type DeskFilter, type DeskReach, deskCount, deskRows } from './store-lists.ts';
import { deskPhotos } from './trust/desk-photos.ts';

/** Agencies × area of each grant with the permission, narrowed to one agency if asked. */
export async function reachOf(
  ctx: Context,
  agency: string | undefined,
  permission = 'complaints.read',
): Promise<DeskReach[]> {
  const tree = await agencies(ctx.city);
  const wanted = agency ? tree.subtree(agency) : null;
  const reach = new Map<string, DeskReach>();
  for (const grant of grantsFor(ctx.actor, permission)) {
    const held = grant.agencies ? [...grant.agencies] : wanted && [...wanted];
    const narrowed = wanted && held ? held.filter((id) => wanted.has(id)) : held;
    if (narrowed?.length !== 0)
      reach.set(`${grant.agency}|${grant.area}`, { agencies: narrowed, area: grant.area });
  }
  // A grant for the whole city makes the narrower ones redundant.
  const whole = [...reach.values()].find((one) => one.area === null && one.agencies === null);
  return whole ? [whole] : [...reach.values()];
}

/** What an import brought in has numbers below zero. */
function readCursor(text: string | undefined): DeskFilter['after'] {
  const parts = /^(-?\d+|n)_(-?\d{1,15})$/.exec(text ?? '');
  if (!parts) return null;
  return { due: parts[1] === 'n' ? null : Number(parts[1]), id: Number(parts[2]) };
}

async function filterOf(ctx: Context, query: DeskQuery): Promise<DeskFilter> {
  const words = query.q?.trim();
  return {
    reach: await reachOf(ctx, query.agency),
    view: query.view ?? 'todo',
    officer: ctx.actor.kind === 'officer' ? ctx.actor.id : '',
    units: grantsFor(ctx.actor, 'complaints.read').flatMap((grant) => grant.agency ?? []),
    now: ctx.now,
    code: words ? readCode(ctx.city, words) : undefined,
    words: words || undefined,
    category: query.category,
    area: query.area,
    priority: query.priority,
    after: readCursor(query.cursor),
    limit: (query.limit ?? 50) + 1,
  };
}

/** One page of the inbox. */
export async function deskList(ctx: Context, query: DeskQuery): Promise<DeskPage> {
  const filter = await filterOf(ctx, query);
  const rows = await deskRows(ctx.city, filter);
  const shown = rows.slice(0, filter.limit - 1);
  const [names, photos, officers] = await Promise.all([
    presenterFor(ctx.city, ctx.language),
    deskPhotos(
      ctx.city,
      shown.flatMap((row) => row.photos.slice(0, 1)),
    ),
    officerNames(
      ctx.city,
      shown.flatMap((row) => row.assignee ?? []),
    ),
  ]);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      ...item(row, names, photos, ctx.now),
      point: row.point,
      priority: row.priority,
      channel: row.channel,
      assignee: row.assignee ? { id: row.assignee, name: officers.get(row.assignee) ?? '' } : null,
      version: row.version,
      reopened: row.reopened,
      taskOf: row.task_of,
      innerDue: row.inner_due?.toISOString() ?? null,
      disputed: row.disputed,
    })),
    next: rows.length > shown.length && last ? `${last.due_at?.getTime() ?? 'n'}_${last.id}` : null,
  };
}

/** How many cases each view holds; 1000 means "1000 or more". */
export async function deskCounts(ctx: Context, query: DeskQuery): Promise<DeskCounts> {
  const filter = await filterOf(ctx, { ...query, cursor: undefined });
  const views = VIEWS.filter((view) => view !== 'all' && view !== 'closed');
  const counts = await Promise.all(views.map((view) => deskCount(ctx.city, { ...filter, view })));
  return Object.fromEntries(views.map((view, index) => [view, counts[index] ?? 0]));
}
