/** Who may do what where, worked out a second time from the pack alone: what the routes are measured against. */
import { inForce } from '../../src/blocks/packs/api.ts';
import { magelangPack } from '../kit/postgres.ts';

/** Where a thing belongs. A null agency or area: it belongs to none, and only who holds all of them reaches it. */
export type Place = { agency: string | null; area: string | null };
/** A role held somewhere: a null agency is every agency, a null area the whole city. */
export type Held = Place & { role: string };
export type Role = { id: string; held: 'city' | 'agency'; permissions: string[] };

export const CITY: Place = { agency: null, area: null };
export const [OWN, OTHER, ABOVE, BELOW] = ['disperkim', 'dlh', 'setda', 'uji-upt'] as const;
export const [RIGHT_DISTRICT, OTHER_DISTRICT, RIGHT_WARD] = [
  '33.71.03',
  '33.71.01',
  '33.71.03.1005',
] as const;
const AGENCIES = [OWN, OTHER, ABOVE, BELOW];
const AREAS = [null, RIGHT_DISTRICT, OTHER_DISTRICT, RIGHT_WARD];

export type Model = Awaited<ReturnType<typeof readModel>>;

/**
 * The roles of Kota Magelang, and two that no pack would have: every permission there is, held in an agency or in the
 * city. With those only the place decides.
 */
export async function readModel(permissions: Iterable<string>) {
  const pack = await magelangPack();
  const all = [...permissions].sort();
  const roles = new Map<string, Role>(inForce(pack.roles, '2026-11-22').map((role) => [role.id, role]));
  for (const held of ['city', 'agency'] as const)
    roles.set(`uji-${held}`, { id: `uji-${held}`, held, permissions: all });
  const parents = new Map(pack.agencies.map((agency) => [agency.id, agency.parent ?? null]));
  parents.set(BELOW, OWN);

  const permissionsOf = (role: string) => roles.get(role)?.permissions ?? [];

  function inAgency(agency: string | null, held: string | null): boolean {
    if (held === null) return true;
    for (let at = agency; at !== null; at = parents.get(at) ?? null) if (at === held) return true;
    return false;
  }

  /** 33.71.03.1005 lies in 33.71.03: each part of the larger code is a part of the smaller one. */
  function inArea(area: string | null, held: string | null): boolean {
    if (held === null) return true;
    const parts = area?.split('.') ?? [];
    return held.split('.').every((part, at) => parts[at] === part);
  }

  const covers = (held: Held, place: Place) =>
    inAgency(place.agency, held.agency) && inArea(place.area, held.area);
  const holding = (who: readonly Held[], permission: string) =>
    who.filter((held) => permissionsOf(held.role).includes(permission));

  return {
    roles,
    covers,
    permissionsOf,
    /** Does some role bring the permission, wherever it is held? */
    holds: (who: readonly Held[], permission: string) => holding(who, permission).length > 0,
    /** Does one and the same role bring the permission and reach the place? */
    may: (who: readonly Held[], permission: string, place: Place) =>
      holding(who, permission).some((held) => covers(held, place)),
    /** Every role in every place of the table; the last one holds nothing. */
    people(): Held[][] {
      const one = [...roles.values()].flatMap(({ id: role, held }) =>
        (held === 'city' ? [null] : AGENCIES).flatMap((agency) =>
          AREAS.map((area): Held[] => [{ role, agency, area }]),
        ),
      );
      return [...one, []];
    },
  };
}

export function nameOf(who: readonly Held[]): string {
  const one = ({ role, agency, area }: Held) =>
    `${role} @ ${agency ?? 'every agency'} / ${area ?? 'whole city'}`;
  return who.map(one).join(' + ') || 'an officer without a role';
}
