/** Who acts, and what they may do where: permissions are held in an agency and an area. */

/** One role held by an officer. `agencies`: the agency and everything below it, null = every agency; `area`: code prefix, null = whole city. */
export type Grant = {
  role: string;
  permissions: ReadonlySet<string>;
  agency: string | null;
  agencies: ReadonlySet<string> | null;
  area: string | null;
};

export type Officer = {
  kind: 'officer';
  id: string;
  name: string;
  sessionId: string;
  grants: readonly Grant[];
};
export type Citizen = { kind: 'citizen'; id: string; name: string; sessionId: string };
export type Visitor = { kind: 'visitor' };
/** A kiosk screen: holds a token that shows the wall and nothing else. */
export type Kiosk = { kind: 'kiosk'; id: string; permissions: ReadonlySet<string> };
/** The system itself: a job or a command, named by what it does. */
export type System = { kind: 'system'; id: string };
export type Actor = Officer | Citizen | Visitor | Kiosk | System;

export const VISITOR: Visitor = { kind: 'visitor' };

/** Where a thing belongs. null = not yet assigned / area unknown: only city-wide grants reach it. */
export type Scope = { agency: string | null; area: string | null };
export const WHOLE_CITY: Scope = { agency: null, area: null };

/** True if the area `code` lies in the area of the grant (codes are hierarchical: `33.71.01` holds `33.71.01.1003`). */
export function areaWithin(code: string | null, area: string | null): boolean {
  if (area === null) return true;
  if (code === null) return false;
  return code === area || code.startsWith(`${area}.`);
}

function reaches(grant: Grant, scope: Scope): boolean {
  const agencyFits = grant.agencies === null || (scope.agency !== null && grant.agencies.has(scope.agency));
  return agencyFits && areaWithin(scope.area, grant.area);
}

/** May `actor` use `permission` on something that belongs to `scope`? */
export function allows(actor: Actor, permission: string, scope: Scope): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'kiosk') return actor.permissions.has(permission);
  if (actor.kind !== 'officer') return false;
  return actor.grants.some((grant) => grant.permissions.has(permission) && reaches(grant, scope));
}

/** Does `actor` hold `permission` anywhere at all? Lists must then be narrowed with `grantsFor`. */
export function holds(actor: Actor, permission: string): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'kiosk') return actor.permissions.has(permission);
  return actor.kind === 'officer' && actor.grants.some((grant) => grant.permissions.has(permission));
}

/** The grants through which an officer holds `permission`: what a list must be narrowed to. */
export function grantsFor(actor: Actor, permission: string): readonly Grant[] {
  return actor.kind === 'officer' ? actor.grants.filter((grant) => grant.permissions.has(permission)) : [];
}
