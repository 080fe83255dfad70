/** Who may give a role to whom: nobody hands out what he does not hold, and nobody raises himself. */
import { type Actor, allows, grantsFor, type Scope } from '../../platform/actor.ts';

export const MANAGE = 'identity.accounts.manage';
export const READ = 'identity.accounts.read';

/** City administrators hold account management for every agency and the whole city. */
export function managesWholeCity(actor: Actor): boolean {
  return (
    actor.kind === 'system' ||
    grantsFor(actor, MANAGE).some((grant) => grant.agencies === null && grant.area === null)
  );
}

/**
 * May `actor` give or take away a role with these permissions at `scope`? A city administrator any; another
 * account manager only within his own agency and area, and only permissions that he holds there himself.
 */
export function mayHandleRole(actor: Actor, permissions: readonly string[], scope: Scope): boolean {
  if (managesWholeCity(actor)) return true;
  if (!allows(actor, MANAGE, scope)) return false;
  return permissions.every((permission) => allows(actor, permission, scope));
}

/** A role that someone holds now, as far as this rule needs it. */
export type HeldRole = { permissions: readonly string[]; agency: string | null; area: string | null };

/**
 * May `actor` rename, reset or disable the officer who holds `roles`? To reset a password is to be able to become
 * that officer, so it takes the same power as giving all of his roles. Nobody manages himself here.
 */
export function mayManageOfficer(actor: Actor, officer: { id: string; roles: readonly HeldRole[] }): boolean {
  if ('id' in actor && actor.id === officer.id && actor.kind === 'officer') return false;
  if (managesWholeCity(actor)) return true;
  return (
    officer.roles.length > 0 && officer.roles.every((role) => mayHandleRole(actor, role.permissions, role))
  );
}

/** Where a role's kind allows it to be held: city roles without an agency, agency roles in exactly one. */
export function fitsKind(held: 'city' | 'agency', scope: Scope): boolean {
  return held === 'city' ? scope.agency === null : scope.agency !== null;
}
