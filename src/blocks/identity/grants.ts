/** Roles given and taken: which role, in which agency and area, from when to when. */
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { agencies, areas } from '../directory/api.ts';
import { fitsKind, mayHandleRole } from './giving.ts';
import { roles } from './roles.ts';
import { forget } from './sessions.ts';
import { endGrant, grantsOfOfficers, insertGrant } from './store-grants.ts';
import { lockOfficer } from './store-officers.ts';

export type GrantWish = {
  role: string;
  /** null = every agency; only for roles that are held in the city. */
  agency: string | null;
  /** Area code; null = the whole city. */
  area: string | null;
  from?: Date;
  until?: Date | null;
};

const actorText = (ctx: Context) =>
  'id' in ctx.actor ? `${ctx.actor.kind}:${ctx.actor.id}` : ctx.actor.kind;

/** 422 names the wrong field; 403 when the role is not the actor's to give there; 409 to himself. */
async function demandMayGive(ctx: Context, officer: string, wish: GrantWish): Promise<void> {
  const role = (await roles(ctx.city)).get(wish.role);
  if (!role) throw fieldProblem('role', 'role-unknown');
  const scope = { agency: wish.agency, area: wish.area };
  if (!fitsKind(role.held, scope)) throw fieldProblem('agency', `role-held-${role.held}`);
  if (wish.agency !== null && !(await agencies(ctx.city)).find(wish.agency))
    throw fieldProblem('agency', 'agency-unknown');
  if (wish.area !== null && !(await areas(ctx.city)).find(wish.area))
    throw fieldProblem('area', 'area-unknown');
  if (wish.until && wish.until <= (wish.from ?? ctx.now))
    throw fieldProblem('validUntil', 'until-before-from');
  if (ctx.actor.kind === 'officer' && ctx.actor.id === officer)
    throw new Problem(409, 'identity.not-yourself');
  if (!mayHandleRole(ctx.actor, role.permissions, scope))
    throw new Problem(403, 'identity.role-beyond-yours');
}

async function record(tx: Change, ctx: Context, officer: string, wish: GrantWish): Promise<string> {
  const scope = { agency: wish.agency, area: wish.area };
  const from = wish.from ?? ctx.now;
  const id = await insertGrant(tx, {
    officer,
    role: wish.role,
    ...scope,
    from,
    until: wish.until ?? null,
    by: actorText(ctx),
  });
  const after = { grant: id, role: wish.role, ...scope, from, until: wish.until ?? null };
  tx.audit({ action: 'identity.grant.given', subject: officer, after });
  tx.emit({ type: 'identity.officer.changed', subject: officer, payload: { what: ['roles'] } });
  return id;
}

/** Gives a role within a change that made the officer. Refuses as `giveRole`. */
export async function giveIn(tx: Change, ctx: Context, officer: string, wish: GrantWish): Promise<string> {
  await demandMayGive(ctx, officer, wish);
  return record(tx, ctx, officer, wish);
}

/**
 * Gives an officer a role. 422 names the wrong field; 403 when it is not the actor's to give; 409 when the officer holds
 * the same one there already, which only those learn who could have given it.
 */
export async function giveRole(ctx: Context, officer: string, wish: GrantWish): Promise<{ id: string }> {
  const given = await change(ctx, async (tx) => {
    if (!(await lockOfficer(tx, officer))) throw new Problem(404, 'identity.officer-not-found');
    await demandMayGive(ctx, officer, wish);
    const held = await grantsOfOfficers(tx, [officer], ctx.now, localDate(ctx.now, ctx.city.zone), true);
    const twin = held.some(
      (one) =>
        one.role === wish.role && one.agency === wish.agency && one.area === wish.area && !one.valid_until,
    );
    if (twin) throw new Problem(409, 'identity.role-held-already');
    return { id: await record(tx, ctx, officer, wish) };
  });
  forget(ctx.city, [officer]);
  return given;
}

/** Ends a role now; its row stays as history. */
export async function takeRole(ctx: Context, officer: string, grant: string): Promise<void> {
  await change(ctx, async (tx) => {
    if (!(await lockOfficer(tx, officer))) throw new Problem(404, 'identity.officer-not-found');
    const held = await grantsOfOfficers(tx, [officer], ctx.now, localDate(ctx.now, ctx.city.zone), true);
    const one = held.find((row) => row.id === grant);
    if (!one) throw new Problem(404, 'identity.grant-not-found');
    if (ctx.actor.kind === 'officer' && ctx.actor.id === officer)
      throw new Problem(409, 'identity.not-yourself');
    if (!mayHandleRole(ctx.actor, one.permissions, one)) throw new Problem(403, 'identity.role-beyond-yours');
    await endGrant(tx, grant, ctx.now, actorText(ctx));
    const before = { grant, role: one.role, agency: one.agency, area: one.area };
    tx.audit({ action: 'identity.grant.taken', subject: officer, before });
    tx.emit({ type: 'identity.officer.changed', subject: officer, payload: { what: ['roles'] } });
  });
  forget(ctx.city, [officer]);
}
