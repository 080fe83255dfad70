/** Rounds: what a crew takes along for today, and what its dispatcher plans for a day. */
import { type CaseRow, findCase, readCode } from '../../../blocks/cases/api.ts';
import { agencies } from '../../../blocks/directory/api.ts';
import { officersWith } from '../../../blocks/identity/api.ts';
import { allows } from '../../../platform/actor.ts';
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { localDate } from '../../../shared/time.ts';
import { dateOfDay, dayNumber } from '../../../shared/zone.ts';
import { perform } from '../act.ts';
import { closingSettingsOf } from '../closing/settings.ts';
import { handOver } from '../desk-acts.ts';
import { officerOf } from '../officer.ts';
import { isLate, presenterFor } from '../present.ts';
import {
  MOST_STOPS,
  type PlanRound,
  type Round,
  type RoundCase,
  type RoundPlanned,
  type Rounds,
} from '../rules/round-contract.ts';
import { isDeskCase } from '../rules/task.ts';
import { withoutNumbers } from '../trust/rules/numbers.ts';
import { roundCases } from './round-cases.ts';
import { sentenceOf } from './sentences.ts';
import * as store from './store-rounds.ts';

/** How far ahead a day can be planned. */
const MOST_DAYS = 30;

/** The crew is there. Who comes to the place of a case that nobody has taken has taken it. */
export async function arrive(ctx: Context, code: string, given: { version: number }) {
  return perform(ctx, code, given.version, {
    act: 'arrive',
    done: 'arrived',
    visibility: 'public',
    apply(row) {
      row.assignee ??= officerOf(ctx).id;
    },
  });
}

/** A case for a sheet of paper. */
export async function workSheet(ctx: Context, code: string): Promise<RoundCase> {
  const [item] = await roundCases(ctx, [{ code, place: null }]);
  if (!item) throw new Problem(404, 'cases.not-found');
  return item;
}

/** What the caller takes along today: the planned stops and the own open cases, each as it can be read without a network. */
export async function todaysRound(ctx: Context): Promise<Round> {
  const { id, name } = officerOf(ctx);
  const { city } = ctx;
  const day = localDate(ctx.now, city.zone);
  const [rows, plan, closing] = await Promise.all([
    store.casesOfRound(city, id, day, MOST_STOPS),
    store.planOf(city, id, day),
    closingSettingsOf(city),
  ]);
  return {
    day,
    officer: { id, name },
    ...plan,
    stops: await roundCases(ctx, rows),
    limits: { metres: closing.proof.metres, accuracy: closing.proof.accuracy },
  };
}

/** Who can be sent out: officers who work in the agency, and where there are any, those who do not hand out work there. */
async function crewsOf(ctx: Context, agency: string) {
  const [workers, heads] = await Promise.all([
    officersWith(ctx.city, 'complaints.work', { agency }),
    officersWith(ctx.city, 'complaints.triage', { agency }),
  ]);
  const crews = workers.filter(({ id }) => !heads.some((head) => head.id === id));
  return crews.length > 0 ? crews : workers;
}

async function demandAgency(ctx: Context, agency: string): Promise<void> {
  if (!(await agencies(ctx.city)).find(agency)) throw new Problem(404, 'platform.not-found');
}

export async function rounds(ctx: Context, agency: string, day: string): Promise<Rounds> {
  const { city } = ctx;
  await demandAgency(ctx, agency);
  const crews = await crewsOf(ctx, agency);
  const ids = crews.map(({ id }) => id);
  const [stops, versions, names] = await Promise.all([
    store.stopsOf(city, ids, day),
    store.versionsOf(city, ids, day),
    presenterFor(city, ctx.language),
  ]);
  const reached = stops.filter(({ agency: held, area }) =>
    allows(ctx.actor, 'complaints.read', { agency: held, area }),
  );
  return {
    today: localDate(ctx.now, city.zone),
    crews: crews.map((crew) => ({
      officer: crew,
      version: versions.get(crew.id) ?? 0,
      stops: reached
        .filter((stop) => stop.officer === crew.id)
        .map((stop) => ({
          code: stop.code,
          title: withoutNumbers(stop.full_title || stop.title || names.category(stop.kind).name),
          state: stop.state,
          open: stop.open,
          late: isLate(stop, ctx.now),
          priority: stop.priority,
          category: names.category(stop.kind).name,
          area: names.area(stop.area)?.name ?? null,
          place: withoutNumbers(stop.place ?? '') || null,
          point: stop.point,
        })),
    })),
  };
}

function demandDay(ctx: Context, day: string): void {
  const today = localDate(ctx.now, ctx.city.zone);
  if (day < today) throw fieldProblem('day', 'before-today');
  if (day > dateOfDay(dayNumber(today) + MOST_DAYS))
    throw fieldProblem('day', 'too-far-ahead', { days: MOST_DAYS });
}

/** The case for a crew's day: handed over to it unless it holds it already. Throws the refusal. */
async function stopFor(ctx: Context, given: string, crew: string): Promise<CaseRow> {
  const code = readCode(ctx.city, given);
  const row = code ? await findCase(ctx.city, code) : undefined;
  const scope = row && { agency: row.agency, area: row.area };
  if (!row || !scope || !isDeskCase(row) || !allows(ctx.actor, 'complaints.triage', scope))
    throw new Problem(404, 'cases.not-found');
  // What has ended since stays in the order of its day, and asks nothing of anybody.
  if (!row.open || row.assignee === crew) return row;
  // Each is a change of its own; the answer of this request is not its answer.
  await handOver({ ...ctx, idempotency: undefined }, row.code, { version: row.version, officer: crew });
  return row;
}

/**
 * Writes the order of a crew's day. What cannot be given to the crew is left out, and why is answered. 409 when another
 * dispatcher changed the day meanwhile.
 */
export async function planRound(
  ctx: Context,
  { agency, day, officer: crew }: { agency: string; day: string; officer: string },
  given: PlanRound,
): Promise<RoundPlanned> {
  await demandAgency(ctx, agency);
  demandDay(ctx, day);
  if (!(await crewsOf(ctx, agency)).some(({ id }) => id === crew))
    throw fieldProblem('officer', 'unknown-officer');
  const { city } = ctx;
  const seen = (await store.versionsOf(city, [crew], day)).get(crew) ?? 0;
  if (seen !== given.version) throw new Problem(409, 'platform.conflict');
  const cases: CaseRow[] = [];
  const refused: RoundPlanned['refused'] = [];
  for (const code of given.stops) {
    try {
      cases.push(await stopFor(ctx, code, crew));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ code, detail: sentenceOf(error, ctx.language) });
    }
  }
  return change(ctx, async (tx) => {
    const by = officerOf(ctx).id;
    const ids = [...new Set(cases.map(({ id }) => id))];
    const round = { officer: crew, day, version: given.version, by, at: ctx.now, cases: ids };
    if (!(await store.writeRound(tx, round))) throw new Problem(409, 'platform.conflict');
    tx.audit({ action: 'complaints.round.planned', subject: crew, after: { from: day, total: ids.length } });
    return { version: given.version + 1, refused };
  });
}
