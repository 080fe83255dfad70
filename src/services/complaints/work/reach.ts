/** Who stands over whom: an agency, those below it, and officers whose one role reaches both sides of a move. */
import { type Agencies, agencies } from '../../../blocks/directory/api.ts';
import { officersAt } from '../../../blocks/identity/api.ts';
import { areaWithin, grantsFor } from '../../../platform/actor.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';

/** True when one of the two lies below the other: a move between them stays inside one line of command. */
export function inOneLine(tree: Agencies, a: string, b: string): boolean {
  return tree.subtree(a).has(b) || tree.subtree(b).has(a);
}

/** True for who triages both agencies through one role: a coordinator, or the head of an office above both. */
export function standsAbove(ctx: Context, area: string | null, a: string, b: string): boolean {
  if (ctx.actor.kind === 'system') return true;
  return grantsFor(ctx.actor, 'complaints.triage').some(
    ({ agencies: held, area: where }) =>
      areaWithin(area, where) && (held === null || (held.has(a) && held.has(b))),
  );
}

/** True for who stands above the agency of a case and above one outside of it: no head settles a dispute in his own favour. */
export function settlesFor(
  ctx: Context,
  tree: Agencies,
  { agency, area }: { agency: string | null; area: string | null },
): boolean {
  if (agency === null) return false;
  const own = tree.subtree(agency);
  return tree.all().some(({ id }) => !own.has(id) && standsAbove(ctx, area, agency, id));
}

/** Who triages the unit itself, and may be written to. */
export async function headsOf(city: City, agency: string, area: string | null): Promise<string[]> {
  const heads = await officersAt(city, { agency, area }, { permission: 'complaints.triage' });
  return heads.flatMap(({ id, disabled }) => (disabled ? [] : [id]));
}

/** The coordinators of the city. */
export async function coordinators(city: City, area: string | null): Promise<string[]> {
  const found = await officersAt(city, { agency: null, area }, { permission: 'complaints.triage' });
  return found.flatMap(({ id, disabled }) => (disabled ? [] : [id]));
}

/** The agency's name as the history keeps it: the id; screens name it in the reader's language. */
export async function knownAgency(city: City, id: string, date: string): Promise<boolean> {
  return (await agencies(city)).open(date).some((one) => one.id === id);
}
