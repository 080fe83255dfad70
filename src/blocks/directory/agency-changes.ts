/** Changing agencies by hand: a new one, another name or parent, its posts, its closing. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { dayNumber } from '../../shared/zone.ts';
import { type Agencies, agencyTree } from './agencies.ts';
import type { Agency } from './shape.ts';
import { lockAgency, readAgencies, writeAgency } from './store-agencies.ts';
import { readAreas } from './store-areas.ts';

export type NewAgency = Pick<Agency, 'id' | 'name' | 'short' | 'kind'> &
  Partial<Pick<Agency, 'parent' | 'handles' | 'areas' | 'posts' | 'validFrom'>>;
export type AgencyChange = Partial<Omit<Agency, 'id' | 'fromPack' | 'validFrom'>>;

async function check(ctx: Context, agency: Agency, tree: Agencies): Promise<void> {
  if (agency.parent !== null) {
    if (!tree.find(agency.parent)) throw fieldProblem('parent', 'unknown-agency');
    if (tree.subtree(agency.id).has(agency.parent)) throw fieldProblem('parent', 'below-itself');
  }
  if (agency.areas.length > 0) {
    const known = new Set((await readAreas(ctx.city.db)).map((area) => area.code));
    const strange = agency.areas.findIndex((code) => !known.has(code));
    if (strange >= 0) throw fieldProblem(`areas/${strange}`, 'unknown-area');
  }
  const twice = agency.posts.findIndex((post, at) =>
    agency.posts.slice(0, at).some((earlier) => earlier.id === post.id),
  );
  if (twice >= 0) throw fieldProblem(`posts/${twice}/id`, 'repeated');
  for (const [path, date] of [
    ['validFrom', agency.validFrom],
    ['closedOn', agency.closedOn],
  ] as const) {
    try {
      if (date !== null) dayNumber(date);
    } catch {
      throw fieldProblem(path, 'not-a-date');
    }
  }
  if (agency.closedOn !== null && agency.closedOn < agency.validFrom)
    throw fieldProblem('closedOn', 'before-opening');
}

/** Adds an agency. 409 `directory.agency-exists` when the id is taken; 422 names an unknown parent or area. */
export async function createAgency(ctx: Context, given: NewAgency): Promise<Agency> {
  const agency: Agency = {
    parent: null,
    handles: [],
    areas: [],
    posts: [],
    validFrom: localDate(ctx.now, ctx.city.zone),
    ...given,
    closedOn: null,
    fromPack: false,
  };
  const created = await change(ctx, async (tx) => {
    const tree = agencyTree(await readAgencies(tx));
    if (tree.find(agency.id)) throw new Problem(409, 'directory.agency-exists', { id: agency.id });
    await check(ctx, agency, tree);
    await writeAgency(tx, agency);
    tx.audit({ action: 'directory.agency.created', subject: agency.id, after: agency });
    tx.emit({ type: 'directory.agency.created', subject: agency.id, payload: {} });
    return agency;
  });
  ctx.city.cache.passed('directory.agency.created');
  return created;
}

/**
 * Changes what is given and leaves the rest; `posts` replaces all posts. The pack leaves the agency alone from now on.
 * 404 `directory.agency-not-found`; 422 names what is wrong (a parent below itself, an unknown area).
 */
export async function updateAgency(ctx: Context, id: string, given: AgencyChange): Promise<Agency> {
  const updated = await change(ctx, async (tx) => {
    if (!(await lockAgency(tx, id))) throw new Problem(404, 'directory.agency-not-found', { id });
    const tree = agencyTree(await readAgencies(tx));
    const before = tree.get(id);
    const after: Agency = { ...before, ...given, fromPack: false };
    await check(ctx, after, tree);
    await writeAgency(tx, after);
    tx.audit({ action: 'directory.agency.updated', subject: id, before, after });
    tx.emit({ type: 'directory.agency.updated', subject: id, payload: {} });
    return after;
  });
  ctx.city.cache.passed('directory.agency.updated');
  return updated;
}
