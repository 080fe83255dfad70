/** Handing down (disposisi): from a head to a unit or officer below, on along the line, and back up with a reason. */
import { type CaseRow, getCase } from '../../../blocks/cases/api.ts';
import { agencies, calendar } from '../../../blocks/directory/api.ts';
import { officersAt } from '../../../blocks/identity/api.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { say } from '../../../shared/languages.ts';
import { localDate } from '../../../shared/time.ts';
import { addWorkingDays } from '../../../shared/working-time.ts';
import { perform } from '../act.ts';
import { officerOf } from '../officer.ts';
import type { Below, Dispose, SendUp } from '../rules/work-contract.ts';
import { headsOf } from './reach.ts';
import { currentDisposition, insertDisposition, returnDisposition } from './store.ts';
import { tellOfficers } from './tell-officers.ts';

/** Who works in the unit itself: a role held above reaches down to it, but handing down goes to none of the chiefs. */
async function workersAt(ctx: Context, agency: string, area: string | null) {
  const officers = await officersAt(ctx.city, { agency, area }, { permission: 'complaints.work' });
  return officers.filter(({ disabled }) => !disabled);
}

async function demandBelow(ctx: Context, row: CaseRow, given: Dispose): Promise<void> {
  const tree = await agencies(ctx.city);
  const today = localDate(ctx.now, ctx.city.zone);
  if (!row.agency || !tree.subtree(row.agency).has(given.agency)) throw fieldProblem('agency', 'not-below');
  if (!tree.open(today).some(({ id }) => id === given.agency)) throw fieldProblem('agency', 'closed-agency');
  if (given.agency === row.agency && !given.officer) throw fieldProblem('officer', 'officer-or-unit');
  if (!given.officer) return;
  const workers = await workersAt(ctx, given.agency, row.area);
  if (!workers.some(({ id }) => id === given.officer)) throw fieldProblem('officer', 'unknown-officer');
}

/** Hands the case down with an instruction and an internal deadline. The promise to the citizen stays as it is. */
export async function dispose(ctx: Context, code: string, given: Dispose) {
  const officer = officerOf(ctx);
  const instruction = given.instruction.trim();
  if (instruction.length < 5) throw fieldProblem('instruction', 'minLength', { limit: 5 });
  const due = addWorkingDays(ctx.now, given.days, await calendar(ctx.city));
  return perform(ctx, code, given.version, {
    act: 'dispose',
    done: 'handed-down',
    byFormer: true,
    visibility: 'internal',
    text: instruction,
    data: { to: given.agency, due: due.toISOString(), ...(given.officer ? { officer: given.officer } : {}) },
    async apply(row, tx) {
      await demandBelow(ctx, row, given);
      const above = await currentDisposition(tx, row.id);
      await insertDisposition(tx, row.id, {
        above: above?.id ?? null,
        from_agency: row.agency ?? given.agency,
        from_officer: officer.id,
        to_agency: given.agency,
        to_officer: given.officer ?? null,
        instruction,
        given_at: ctx.now,
        due_at: due,
      });
      row.agency = given.agency;
      row.assignee = given.officer ?? null;
      if (given.officer) row.state = 'in-progress';
      const people = given.officer ? [given.officer] : await headsOf(ctx.city, given.agency, row.area);
      await tellOfficers(tx, ctx, people, {
        template: 'complaints.notice.handed-down',
        code,
        title: row.title,
        params: { officer: officer.name },
        once: `${code}:${row.version}`,
      });
    },
  });
}

/** Gives the case back to who handed it down, with the reason; whoever stands above takes it back the same way. */
export async function sendUp(ctx: Context, code: string, given: SendUp) {
  const officer = officerOf(ctx);
  const reason = given.reason.trim();
  if (reason.length < 5) throw fieldProblem('reason', 'minLength', { limit: 5 });
  const data: Record<string, unknown> = {};
  return perform(ctx, code, given.version, {
    act: 'send-up',
    done: 'sent-up',
    byFormer: true,
    visibility: 'internal',
    text: reason,
    data,
    async apply(row, tx) {
      const last = await currentDisposition(tx, row.id);
      if (!last) throw new Problem(409, 'complaints.not-handed-down');
      await returnDisposition(tx, last.id, officer.id, reason, ctx.now);
      row.agency = last.from_agency;
      row.assignee = null;
      data.to = last.from_agency;
      await tellOfficers(tx, ctx, [last.from_officer], {
        template: 'complaints.notice.sent-up',
        code,
        title: row.title,
        params: { officer: officer.name },
        once: `${code}:${row.version}`,
      });
    },
  });
}

/** The agency that holds the case and every unit below it, each with the officers who work there. */
export async function below(ctx: Context, code: string): Promise<Below> {
  const row = await getCase(ctx.city, code);
  if (!row.agency) return { units: [] };
  const tree = await agencies(ctx.city);
  const within = tree.subtree(row.agency);
  const today = localDate(ctx.now, ctx.city.zone);
  const units = tree.open(today).filter(({ id }) => within.has(id));
  return {
    units: await Promise.all(
      units.map(async ({ id, name }) => ({
        id,
        name: say(name, ctx.language),
        officers: (await workersAt(ctx, id, row.area)).map((one) => ({ id: one.id, name: one.name })),
      })),
    ),
  };
}
