/** Officer accounts: made, found, renamed, disabled, reset. Passwords made here are shown once and must be changed. */
import type { Actor } from '../../platform/actor.ts';
import { areaWithin, grantsFor, type Scope } from '../../platform/actor.ts';
import { type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { open, seal } from '../../platform/crypt.ts';
import { violates } from '../../platform/db/database.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { cleanLine } from '../../shared/text.ts';
import { localDate } from '../../shared/time.ts';
import { agencies } from '../directory/api.ts';
import { MANAGE, managesWholeCity, mayManageOfficer, READ } from './giving.ts';
import { type GrantWish, giveIn } from './grants.ts';
import { tellOwner } from './owner-notices.ts';
import { demandGoodPassword, hashPassword } from './passwords.ts';
import { newPassword } from './secrets.ts';
import { endIn, forget, unrepeatable } from './sessions.ts';
import { siteFacts } from './site-facts.ts';
import { type GrantRow, grantsOfOfficers, holdersIn, officersHolding, someoneHolds } from './store-grants.ts';
import {
  findOfficer,
  findOfficerByUsername,
  insertOfficer,
  listOfficers,
  lockOfficer,
  namesOf,
  type OfficerFilter,
  type OfficerListRow,
  type OfficerRow,
  removeTotp,
  setPassword,
  updateOfficer,
} from './store-officers.ts';
import { deletePasskeys } from './store-passkeys.ts';

export type OfficerWish = {
  username: string;
  name: string;
  email?: string | null;
  grants?: readonly GrantWish[];
  /** Must the password be changed at the first sign-in? Default: yes outside demo mode. */
  mustChange?: boolean;
};

export type OfficerView = OfficerListRow & { roles: GrantRow[] };

const emailOf = (city: City, email: string | null | undefined) => (email ? seal(city, email.trim()) : null);

/**
 * Makes an officer, with the roles given. Without `password` one is generated. Returns the id and the password, which
 * is kept nowhere. 409 `identity.username-taken`; 422 for a weak password or an impossible role; 403 for roles that
 * the actor may not give. An administrator of one agency must give at least one role.
 */
export async function createOfficer(
  ctx: Context,
  wish: OfficerWish,
  password?: string,
): Promise<{ id: string; username: string; password: string }> {
  const username = wish.username.trim().toLowerCase();
  const name = cleanLine(wish.name);
  if (password !== undefined) demandGoodPassword(password, [username, name], 'password');
  const secret = password ?? newPassword();
  const grants = wish.grants ?? [];
  if (grants.length === 0 && !managesWholeCity(ctx.actor)) throw fieldProblem('grants', 'required');
  const passwordHash = await hashPassword(secret);
  const made = await change(ctx, async (tx) => {
    const id = await insertOfficer(tx, {
      username,
      name,
      email: emailOf(ctx.city, wish.email),
      passwordHash,
      mustChange: wish.mustChange ?? siteFacts().mode !== 'demo',
      now: ctx.now,
    }).catch((error: unknown) => {
      throw violates(error, 'officer_username') ? new Problem(409, 'identity.username-taken') : error;
    });
    tx.audit({ action: 'identity.officer.created', subject: id });
    tx.emit({ type: 'identity.officer.created', subject: id, payload: {} });
    for (const grant of grants) await giveIn(tx, ctx, id, grant);
    // Stored under an idempotency key as it is: therefore without the password.
    return { id, username };
  });
  return { ...made, password: secret };
}

/** The first administrator of a city, for the command line. 409 `identity.admin-exists` when there is one, unless forced. */
export async function createFirstAdmin(
  city: City,
  wish: { username: string; name: string; role?: string; force?: boolean },
): Promise<{ id: string; username: string; password: string }> {
  const ctx = systemContext(city, 'identity.create-admin');
  const exists = await someoneHolds(city.db, MANAGE, ctx.now, localDate(ctx.now, city.zone));
  if (exists && !wish.force) throw new Problem(409, 'identity.admin-exists');
  const grants = [{ role: wish.role ?? 'city-admin', agency: null, area: null }];
  return createOfficer(ctx, { username: wish.username, name: wish.name, grants, mustChange: true });
}

async function withRoles(ctx: Context, rows: readonly OfficerListRow[]): Promise<OfficerView[]> {
  const ids = rows.map((row) => row.id);
  const today = localDate(ctx.now, ctx.city.zone);
  const grants = Map.groupBy(
    await grantsOfOfficers(ctx.city.db, ids, ctx.now, today, true),
    (grant) => grant.officer,
  );
  return rows.map((row) => ({ ...row, roles: grants.get(row.id) ?? [] }));
}

/** Where the actor may read accounts: null = everywhere. */
function readablePlaces(actor: Actor): OfficerFilter['places'] {
  if (actor.kind === 'system') return null;
  const grants = [...grantsFor(actor, READ), ...grantsFor(actor, MANAGE)];
  if (grants.some((grant) => grant.agencies === null && grant.area === null)) return null;
  return grants.map((grant) => ({ agencies: grant.agencies && [...grant.agencies], area: grant.area }));
}

/** One page of officers by name: all of them, or those with a role where the actor may read accounts. */
export async function findOfficers(
  ctx: Context,
  filter: Pick<OfficerFilter, 'text' | 'disabled' | 'after' | 'limit'>,
): Promise<OfficerView[]> {
  const places = readablePlaces(ctx.actor);
  return withRoles(ctx, await listOfficers(ctx.city.db, { ...filter, places, now: ctx.now }));
}

/** One officer that the actor may see, else 404: who may not read an account does not learn that it exists. */
export async function getOfficer(ctx: Context, id: string): Promise<OfficerView & { email: string | null }> {
  const row = await findOfficer(ctx.city.db, id);
  const [seen] = row
    ? await listOfficers(ctx.city.db, { only: id, places: readablePlaces(ctx.actor), limit: 1, now: ctx.now })
    : [];
  const [view] = seen ? await withRoles(ctx, [seen]) : [];
  if (!row || !view) throw new Problem(404, 'identity.officer-not-found');
  return { ...view, email: row.email_sealed ? open(ctx.city, row.email_sealed) : null };
}

/** Locks the officer for a change by someone who may manage him; 404 unknown, 403 not his to manage, 409 himself. */
async function lockManaged(tx: Change, ctx: Context, id: string): Promise<OfficerRow> {
  const row = await lockOfficer(tx, id);
  if (!row) throw new Problem(404, 'identity.officer-not-found');
  if (ctx.actor.kind === 'officer' && ctx.actor.id === id) throw new Problem(409, 'identity.not-yourself');
  const roles = await grantsOfOfficers(tx, [id], ctx.now, localDate(ctx.now, ctx.city.zone), true);
  if (!mayManageOfficer(ctx.actor, { id, roles })) throw new Problem(403, 'platform.forbidden');
  return row;
}

/** Renames, sets the e-mail address, disables or enables. Disabling ends every session of the officer at once. */
export async function changeOfficer(
  ctx: Context,
  id: string,
  wish: { name?: string; email?: string | null; disabled?: boolean },
): Promise<void> {
  const ended = await change(ctx, async (tx) => {
    const row = await lockManaged(tx, ctx, id);
    const disabled = wish.disabled ?? row.disabled_at !== null;
    await updateOfficer(tx, id, {
      name: wish.name === undefined ? row.name : cleanLine(wish.name),
      email: wish.email === undefined ? row.email_sealed : emailOf(ctx.city, wish.email),
      disabledAt: disabled ? (row.disabled_at ?? ctx.now) : null,
    });
    const what = Object.keys(wish);
    tx.audit({
      action: 'identity.officer.changed',
      subject: id,
      before: { disabled: row.disabled_at !== null },
      after: { disabled, what },
    });
    tx.emit({ type: 'identity.officer.changed', subject: id, payload: { what } });
    return disabled && !row.disabled_at ? endIn(tx, { officer: id }, 'disabled', ctx.now) : [];
  });
  forget(ctx.city, [id, ...ended]);
}

/** Makes a new one-time password and, if asked, removes the second factor. Every session of the officer ends. */
export async function resetOfficer(
  ctx: Context,
  id: string,
  wish: { secondFactor: boolean },
): Promise<{ password: string }> {
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const ended = await change(unrepeatable(ctx), async (tx) => {
    await lockManaged(tx, ctx, id);
    await setPassword(tx, id, passwordHash, true, ctx.now);
    // Passkeys go with any reset: the device that holds them may be what was lost.
    await deletePasskeys(tx, id);
    if (wish.secondFactor) await removeTotp(tx, id);
    tx.audit({ action: 'identity.officer.reset', subject: id, after: { secondFactor: wish.secondFactor } });
    tx.emit({ type: 'identity.officer.changed', subject: id, payload: { what: ['password'] } });
    await tellOwner(tx, ctx, { officer: id }, 'password-reset', `${id}.${ctx.traceId}`);
    return endIn(tx, { officer: id }, 'reset', ctx.now);
  });
  forget(ctx.city, [id, ...ended]);
  return { password };
}

/** Names of officers by id, for screens and histories; unknown ids are left out. */
export async function officerNames(city: City, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/.test(id));
  if (asked.length === 0) return new Map();
  return new Map((await namesOf(city.db, asked)).map((row) => [row.id, row.name]));
}

/** Officers who may use `permission` on something that belongs to `scope`, by name: who can be asked to take it over. Without an area: in any area. */
export async function officersWith(
  city: City,
  permission: string,
  scope: Pick<Scope, 'agency'> & Partial<Pick<Scope, 'area'>>,
): Promise<{ id: string; name: string }[]> {
  const now = city.now();
  const tree = await agencies(city);
  // A role held in an agency reaches everything below it, so its holders stand on the way up from the scope.
  const above = scope.agency === null ? [] : tree.path(scope.agency).map((agency) => agency.id);
  const rows = await officersHolding(city.db, permission, above, now, localDate(now, city.zone));
  const { area } = scope;
  const fitting = area === undefined ? rows : rows.filter((row) => areaWithin(area, row.area));
  return [...new Map(fitting.map(({ id, name }) => [id, { id, name }])).values()];
}

/** The account with this username, locked ones too; undefined when there is none. */
export async function officerNamed(
  city: City,
  username: string,
): Promise<{ id: string; name: string; disabled: boolean } | undefined> {
  const row = await findOfficerByUsername(city.db, username);
  return row && { id: row.id, name: row.name, disabled: row.disabled_at !== null };
}

/**
 * Who holds a role, or a permission, in exactly this agency (null = in every agency) and in the area, by name. Locked
 * accounts are named as well: whoever looks for somebody must be able to say who is missing.
 */
export async function officersAt(
  city: City,
  place: Scope,
  wanted: { role?: string; permission?: string },
): Promise<{ id: string; name: string; disabled: boolean }[]> {
  const now = city.now();
  const rows = await holdersIn(city.db, place.agency, wanted, now, localDate(now, city.zone));
  const fitting = rows.filter((row) => areaWithin(place.area, row.area));
  return [...new Map(fitting.map(({ id, name, disabled }) => [id, { id, name, disabled }])).values()];
}
