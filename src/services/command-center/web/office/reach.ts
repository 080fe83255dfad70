/** Which cases and lists of the desk an officer may open from here. The server decides again; this spares a dead end. Pure. */
import type { SessionRole } from '../../../../web/kit/session/session.ts';

/** Parents of agencies, by id; null at the top. */
export type Parents = ReadonlyMap<string, string | null>;
type Place = { agency: string | null; area: string | null };

function within(agency: string | null, holder: string, parents: Parents): boolean {
  for (let at = agency, steps = 0; at && steps < 20; at = parents.get(at) ?? null, steps++)
    if (at === holder) return true;
  return false;
}

/** May a holder of these roles read what lies at this agency and area, by `permission`? */
export function reaches(
  roles: readonly SessionRole[],
  permission: string,
  { agency, area }: Place,
  parents: Parents,
): boolean {
  return roles.some(
    (role) =>
      role.permissions.includes(permission) &&
      (role.agency === null || within(agency, role.agency, parents)) &&
      (role.area === null || area === role.area || (area?.startsWith(`${role.area}.`) ?? false)),
  );
}

/** Is it held for every agency and the whole city? Only then does a list hold what a figure counted. */
export function reachesAll(roles: readonly SessionRole[], permission: string): boolean {
  return roles.some(
    (role) => role.permissions.includes(permission) && role.agency === null && role.area === null,
  );
}
