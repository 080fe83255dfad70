/** Who may do what with an application: by role, or standing in for a head who is absent. */
import { type CaseRow, getCase } from '../../blocks/cases/api.ts';
import { agencies } from '../../blocks/directory/api.ts';
import { type Actor, allows, type Officer, type Scope } from '../../platform/actor.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { PERMISSION } from './rules/statechart.ts';
import { type Part, type TaskRow, tasksOf } from './store.ts';
import { type DelegationRow, standInsOf } from './store-work.ts';

/** Routes let nobody else reach the desk. */
export function officerOf(ctx: Context): Officer {
  if (ctx.actor.kind !== 'officer') throw new Error('Only an officer acts at the desk.');
  return ctx.actor;
}

export function citizenOf(ctx: Context): string {
  if (ctx.actor.kind !== 'citizen') throw new Problem(401, 'platform.sign-in');
  return ctx.actor.id;
}

/** Permissions that let an officer see who applies and what was answered: those of the parts, and of the counter. */
export const WORKING = [...Object.values(PERMISSION), 'applications.assist'] as const;

/** `own`: by the officer's own role; else the delegation through which. */
export type Right = 'own' | DelegationRow;

/** Delegations to this officer that hold now. */
async function standInFor(ctx: Context): Promise<DelegationRow[]> {
  const { actor, city, now } = ctx;
  return actor.kind === 'officer' ? standInsOf(city, actor.id, now) : [];
}

export async function rights(ctx: Context) {
  const [delegations, tree] = await Promise.all([standInFor(ctx), agencies(ctx.city)]);
  /** May the caller play the part on something that belongs there? Standing in covers what the head decides. */
  return {
    delegations,
    plays(part: Part, scope: Scope): Right | undefined {
      if (allows(ctx.actor, PERMISSION[part], scope)) return 'own';
      if (part !== 'approver' || scope.agency === null) return undefined;
      const { agency } = scope;
      return delegations.find((one) => tree.subtree(one.agency).has(agency));
    },
  };
}
export type Rights = Awaited<ReturnType<typeof rights>>;

export function works(actor: Actor, scope: Scope): boolean {
  return WORKING.some((permission) => allows(actor, permission, scope));
}

const placeOf = ({ agency, area }: Pick<CaseRow, 'agency' | 'area'>): Scope => ({ agency, area });

/** Everywhere the application belongs or belonged: its agency first, then those that were asked. */
function placesOf(row: Pick<CaseRow, 'agency' | 'area'>, tasks: readonly TaskRow[]): Scope[] {
  const all = [placeOf(row), ...tasks.map(placeOf)];
  return [...new Map(all.map((scope) => [`${scope.agency} ${scope.area}`, scope])).values()];
}

/** The place of the application through which the caller reaches it, else its own; throws its 404. */
export async function scopeOf(ctx: Context, code: string, permission: string): Promise<Scope> {
  const row = await getCase(ctx.city, code);
  if (row.service !== 'applications') throw new Problem(404, 'cases.not-found');
  const own = placeOf(row);
  if (allows(ctx.actor, permission, own)) return own;
  const places = placesOf(row, await tasksOf(ctx.city.db, row.id));
  return places.find((scope) => allows(ctx.actor, permission, scope)) ?? own;
}

/** The agency of the city that has the duty: the one for the area, else the one for the whole city. */
export async function agencyFor(
  city: City,
  kind: string,
  area: string | null,
  date: string,
): Promise<string | undefined> {
  const fitting = (await agencies(city)).open(date).filter(({ handles }) => handles.includes(kind));
  const near = fitting.find(
    ({ areas }) => area !== null && areas.some((code) => area === code || area.startsWith(`${code}.`)),
  );
  return (near ?? fitting.find(({ areas }) => areas.length === 0) ?? fitting[0])?.id;
}
