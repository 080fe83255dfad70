/** Plh and Plt: who decides for a head who is absent, from when to when, on which order. */
import { agencies } from '../../blocks/directory/api.ts';
import { registerStandIns } from '../../blocks/documents/api.ts';
import { officerNames, officersWith, registerLent } from '../../blocks/identity/api.ts';
import { allows, grantsFor } from '../../platform/actor.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { cleanLine } from '../../shared/text.ts';
import { parseInstant } from '../../shared/time.ts';
import { DAY_MS } from '../../shared/zone.ts';
import { officerOf } from './access.ts';
import type * as desk from './rules/desk-contract.ts';
import { PERMISSION } from './rules/statechart.ts';
import { todayIn } from './service-of.ts';
import {
  type DelegationRow,
  delegationsOf,
  endDelegation,
  insertDelegation,
  lockDelegation,
  standInAt,
  standInsOf,
} from './store-work.ts';

/** A stand-in for longer than this is a new head. */
const LONGEST_DAYS = 366;
/** How long past ones are shown. */
const SHOWN_DAYS = 180;

/** Papers that are issued while somebody stands in bear that officer's name, whose menu leads to what is to be decided. */
export function tellStandIns(): void {
  registerStandIns(async (city, agency, at) => {
    const row = await standInAt(city, agency, at);
    const name = row && (await officerNames(city, [row.stand_in])).get(row.stand_in);
    return name ? { capacity: row.kind, officer: row.stand_in, name } : undefined;
  });
  registerLent(async (city, officer, at) =>
    (await standInsOf(city, officer, at)).length > 0 ? [PERMISSION.approver] : [],
  );
}

/** Agencies in which the caller decides. */
async function ownAgencies(ctx: Context) {
  const tree = await agencies(ctx.city);
  const open = tree.open(todayIn(ctx));
  return open.filter(({ id }) => allows(ctx.actor, 'applications.decide', { agency: id, area: null }));
}

export async function delegations(ctx: Context): Promise<desk.Delegations> {
  const { city, language, now } = ctx;
  const me = officerOf(ctx).id;
  const own = await ownAgencies(ctx);
  const tree = await agencies(city);
  const rows = await delegationsOf(
    city,
    own.map(({ id }) => id),
    me,
    new Date(now.getTime() - SHOWN_DAYS * DAY_MS),
  );
  const names = await officerNames(city, [
    ...new Set(rows.flatMap(({ head, stand_in }) => [head, stand_in])),
  ]);
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  const agencyOf = (id: string) => {
    const agency = tree.find(id);
    return { id, name: agency ? say(agency.name, language) : id };
  };
  // Who leads the whole city would be offered every agency: those of their own role are enough.
  const direct = new Set(grantsFor(ctx.actor, 'applications.decide').map(({ agency }) => agency));
  const may = await Promise.all(
    own
      .filter(({ id }) => direct.has(id))
      .map(async ({ id }) => ({
        agency: agencyOf(id),
        officers: (await officersWith(city, 'applications.read', { agency: id })).filter(
          (one) => one.id !== me,
        ),
      })),
  );
  return {
    items: rows.map((row) => ({
      ...{
        id: row.id,
        from: person(row.head),
        to: person(row.stand_in),
        kind: row.kind,
        agency: agencyOf(row.agency),
      },
      ...{
        since: row.from_at.toISOString(),
        until: (row.ended_at ?? row.until_at).toISOString(),
        basis: row.basis,
      },
      state: stateAt(row, now),
      mine: mayEnd(ctx, row) && stateAt(row, now) !== 'over',
    })),
    may,
  };
}

function stateAt({ from_at, until_at, ended_at }: DelegationRow, now: Date): 'coming' | 'now' | 'over' {
  if ((ended_at ?? until_at) <= now) return 'over';
  return from_at > now ? 'coming' : 'now';
}

function mayEnd(ctx: Context, { head, agency }: DelegationRow): boolean {
  return head === officerOf(ctx).id || allows(ctx.actor, 'applications.decide', { agency, area: null });
}

export async function delegate(ctx: Context, given: desk.NewDelegation): Promise<{ id: string }> {
  const { city, now } = ctx;
  const me = officerOf(ctx);
  if (!allows(me, 'applications.decide', { agency: given.agency, area: null }))
    throw new Problem(403, 'platform.forbidden');
  const from = parseInstant(given.from);
  const until = parseInstant(given.until);
  if (!from) throw fieldProblem('from', 'not-an-instant');
  if (!until) throw fieldProblem('until', 'not-an-instant');
  if (until <= from || until <= now) throw fieldProblem('until', 'until-before-from');
  if (until.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS)
    throw fieldProblem('until', 'too-long', { days: LONGEST_DAYS });
  if (given.to === me.id) throw fieldProblem('to', 'not-yourself');
  const colleagues = await officersWith(city, 'applications.read', { agency: given.agency });
  if (!colleagues.some(({ id }) => id === given.to)) throw fieldProblem('to', 'unknown-officer');
  return change(ctx, async (tx) => {
    const id = await insertDelegation(tx, {
      ...{
        head: me.id,
        stand_in: given.to,
        kind: given.kind,
        agency: given.agency,
        from_at: from,
        until_at: until,
      },
      ...{ basis: cleanLine(given.basis), made_by: me.id, made_at: now },
    });
    tx.audit({
      action: 'applications.delegation.given',
      subject: given.to,
      after: { agency: given.agency, kind: given.kind, from, until, basis: cleanLine(given.basis) },
    });
    return { id };
  });
}

export async function endOne(ctx: Context, id: string): Promise<undefined> {
  await change(ctx, async (tx) => {
    const row = await lockDelegation(tx, id);
    if (!row || !mayEnd(ctx, row)) throw new Problem(404, 'applications.no-delegation');
    if (stateAt(row, ctx.now) === 'over') throw new Problem(409, 'applications.not-now');
    await endDelegation(tx, id, ctx.now);
    tx.audit({
      action: 'applications.delegation.ended',
      subject: row.stand_in,
      before: { agency: row.agency, kind: row.kind },
    });
    return {};
  });
  return undefined;
}
