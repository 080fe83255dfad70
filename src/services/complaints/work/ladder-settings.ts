/** The ladder for administrators: rungs with their dates, and who is away. */
import { agencies } from '../../../blocks/directory/api.ts';
import { officerNamed, officerNames, roles } from '../../../blocks/identity/api.ts';
import { actorLabel, change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { say } from '../../../shared/languages.ts';
import { localDate } from '../../../shared/time.ts';
import { officerOf } from '../officer.ts';
import type { RungData, Target } from '../rules/ladder.ts';
import {
  type EndRung,
  type LadderView,
  type NewAbsence,
  type NewRung,
  type OwnAbsence,
  type OwnAbsences,
  PROMISES,
  type TargetView,
} from '../rules/ladder-contract.ts';
import { rungsOn } from './ladder.ts';
import * as store from './store-ladder.ts';

async function targetView(ctx: Context, target: Target): Promise<TargetView> {
  if (target.who === 'officer') {
    const found = await officerNamed(ctx.city, target.officer);
    return { who: 'officer', name: found ? `${found.name} (${target.officer})` : target.officer };
  }
  if (target.who !== 'role') return { who: target.who, name: null };
  const [known, tree] = await Promise.all([roles(ctx.city), agencies(ctx.city)]);
  const role = known.get(target.role);
  const office = target.agency ? tree.find(target.agency) : undefined;
  const words = [role ? say(role.title, ctx.language) : target.role];
  if (target.agency) words.push(office ? say(office.name, ctx.language) : target.agency);
  return { who: 'role', name: words.join(', ') };
}

export async function ladder(ctx: Context): Promise<LadderView> {
  const { city } = ctx;
  const today = localDate(ctx.now, city.zone);
  const [rows, known, away] = await Promise.all([
    store.rungRows(city.db),
    roles(city),
    store.absencesFrom(city.db, today, null),
  ]);
  const names = await officerNames(
    city,
    away.map(({ officer }) => officer),
  );
  const holding = rungsOn(rows, today);
  const newest = (row: store.RungRow) =>
    rows.findLast((one) => one.id === row.id && one.from <= today) === row;
  return {
    today,
    rungs: await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        from: row.from,
        endedOn: row.endedOn,
        fromPack: row.fromPack,
        current: newest(row) && holding.some(({ id }) => id === row.id),
        at: row.data.at,
        promises: row.data.promises ?? [...PROMISES],
        to: await Promise.all(row.data.to.map((target) => targetView(ctx, target))),
        why: row.data.why,
      })),
    ),
    roles: [...known.values()].map(({ id, title, held }) => ({
      id,
      name: say(title, ctx.language),
      inAgency: held === 'agency',
    })),
    absences: away.map((one) => ({ ...one, name: names.get(one.officer) ?? '' })),
  };
}

async function soundTarget(ctx: Context, target: NewRung['to'][number], index: number): Promise<Target> {
  const path = `to/${index}`;
  if (target.who === 'officer') {
    const username = target.officer?.trim().toLowerCase() ?? '';
    if (!username || !(await officerNamed(ctx.city, username)))
      throw fieldProblem(`${path}/officer`, 'no-such-account');
    return { who: 'officer', officer: username };
  }
  if (target.who !== 'role') return { who: target.who };
  if (!target.role || !(await roles(ctx.city)).has(target.role))
    throw fieldProblem(`${path}/role`, 'not-listed');
  if (!target.agency) return { who: 'role', role: target.role };
  if (!(await agencies(ctx.city)).find(target.agency)) throw fieldProblem(`${path}/agency`, 'unknown-agency');
  return { who: 'role', role: target.role, agency: target.agency };
}

/** Adds a rung of the city's own, from today or a later day. */
export async function addRung(ctx: Context, given: NewRung): Promise<{ id: string; from: string }> {
  const today = localDate(ctx.now, ctx.city.zone);
  const { from = today, at } = given;
  if (from < today) throw fieldProblem('from', 'before-today');
  if ((at.percent === undefined) === (at.late === undefined)) throw fieldProblem('at', 'percent-or-late');
  const to = await Promise.all(given.to.map((target, index) => soundTarget(ctx, target, index)));
  const promises = given.promises && given.promises.length > 0 ? { promises: given.promises } : {};
  const data: RungData = { at, ...promises, to, why: given.why.trim() };
  return change(ctx, async (tx) => {
    await store.lockRungs(tx);
    const known = new Set((await store.rungRows(tx)).map(({ id }) => id));
    let number = 1;
    while (known.has(`own-${number}`)) number += 1;
    const id = `own-${number}`;
    await store.insertRung(tx, { id, from, data });
    tx.audit({ action: 'complaints.rung.added', subject: id, after: { from, ...data } });
    tx.emit({ type: 'complaints.settings.changed', subject: id, payload: {} });
    return { id, from };
  });
}

/** Ends a rung, a pack's or the city's own, from today or a later day. 404 for none, 409 for one that has been ended. */
export async function endRung(
  ctx: Context,
  { id, from }: { id: string; from: string },
  given: EndRung,
): Promise<{ id: string; from: string }> {
  const today = localDate(ctx.now, ctx.city.zone);
  const on = given.on ?? today;
  if (on < today) throw fieldProblem('on', 'before-today');
  return change(ctx, async (tx) => {
    await store.lockRungs(tx);
    const row = (await store.rungRows(tx)).find((one) => one.id === id && one.from === from);
    if (!row) throw new Problem(404, 'platform.not-found');
    if (row.endedOn && row.endedOn <= on) throw new Problem(409, 'complaints.route-over');
    await store.endRungRow(tx, id, from, on);
    tx.audit({
      action: 'complaints.rung.ended',
      subject: id,
      before: { from, endedOn: row.endedOn },
      after: { endedOn: on },
    });
    tx.emit({ type: 'complaints.settings.changed', subject: id, payload: {} });
    return { id, from };
  });
}

async function writeAway(ctx: Context, officer: string, { from, until }: OwnAbsence): Promise<void> {
  const today = localDate(ctx.now, ctx.city.zone);
  if (until < today) throw fieldProblem('until', 'before-today');
  if (until < from) throw fieldProblem('until', 'until-before-from');
  await change(ctx, async (tx) => {
    const by = actorLabel(ctx.actor).id ?? '';
    await store.writeAbsence(tx, { officer, from, until, by });
    tx.audit({ action: 'complaints.absence.written', subject: officer, after: { from, until } });
  });
}

async function endAway(ctx: Context, officer: string, from: string): Promise<void> {
  await change(ctx, async (tx) => {
    if ((await store.deleteAbsence(tx, officer, from)) === 0) throw new Problem(404, 'platform.not-found');
    tx.audit({ action: 'complaints.absence.removed', subject: officer, before: { from } });
  });
}

/** An administrator writes down who is away. */
export async function addAbsence(ctx: Context, given: NewAbsence): Promise<void> {
  const found = await officerNamed(ctx.city, given.officer.trim().toLowerCase());
  if (!found) throw fieldProblem('officer', 'no-such-account');
  await writeAway(ctx, found.id, given);
}

export const removeAbsence = endAway;

export async function ownAbsences(ctx: Context): Promise<OwnAbsences> {
  const today = localDate(ctx.now, ctx.city.zone);
  const rows = await store.absencesFrom(ctx.city.db, today, officerOf(ctx).id);
  return { today, absences: rows.map(({ from, until }) => ({ from, until })) };
}

export const addOwnAbsence = (ctx: Context, given: OwnAbsence) => writeAway(ctx, officerOf(ctx).id, given);
export const removeOwnAbsence = (ctx: Context, from: string) => endAway(ctx, officerOf(ctx).id, from);
