/** When limits of an application run out, by the working calendar of its city. */
import { type CaseRow, pausesOf } from '../../blocks/cases/api.ts';
import { calendar } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { localDate } from '../../shared/time.ts';
import { addWorkingDays, type Calendar, dueAt, type Limit, workingDates } from '../../shared/working-time.ts';
import type { Clock } from './rules/application-contract.ts';
import { promiseOf, type State, stateOf, type Workflow } from './rules/statechart.ts';
import type { ApplicationRow } from './store.ts';

/** The end of a limit that begins now. */
export function endOf(limit: Limit, start: Date, working: Calendar): Date {
  const end = dueAt({ start, limit }, working);
  if (!end) throw new Error('A limit without a pause has an end.');
  return end;
}

/** The city waits for its applicant there, and its own clock stands. */
export function waits(state: State): boolean {
  return state.kind === 'applicant' || state.kind === 'payment';
}

/**
 * The end of the limit of a state that is entered now. What an applicant has so many days for is never due at night or on
 * a day off: it may come until the offices close, on that day or the next on which they open.
 */
export function endOfState(state: State, start: Date, working: Calendar): Date | null {
  if (!('limit' in state)) return null;
  const end = endOf(state.limit, start, working);
  return waits(state) && state.limit.unit === 'days' ? addWorkingDays(end, 0, working) : end;
}

/**
 * Sets the promise of a locked case anew after pauses have changed. While the clock stands the old date stays on the screen;
 * with the decision it has ended, whatever is left to do: a burial or a ride days later is not late.
 */
export async function renewPromise(
  tx: Runner,
  city: City,
  row: CaseRow,
  promise: Limit,
  decided: boolean,
): Promise<void> {
  const [working, pauses] = await Promise.all([calendar(city), pausesOf(tx, row)]);
  const end = dueAt({ start: row.clock_start, limit: promise, pauses }, working);
  row.complete_by = end ?? row.complete_by;
  row.due_at = row.closed_at || row.paused_at || decided ? null : row.complete_by;
}

/** Whole working days from now until then; negative when it is past. The day itself counts, today does not. */
export function workingDaysUntil(then: Date, now: Date, working: Calendar): number {
  const [today, day] = [localDate(now, working.zone), localDate(then, working.zone)];
  const between = (from: string, to: string) =>
    workingDates(from, to, working).filter((date) => date !== from).length;
  if (then < now) return -Math.max(1, between(day, today));
  return between(today, day);
}

/** What runs out before this moment is near: so many working days from now. */
export function horizonOf(now: Date, days: number, working: Calendar): Date {
  return addWorkingDays(now, days, working);
}

type Row = Pick<CaseRow, 'opened_at' | 'complete_by' | 'closed_at' | 'paused_at' | 'state'>;
type Application = Pick<ApplicationRow, 'state_due_at' | 'lapse_at' | 'decided_at'>;

export function isLate(row: Pick<CaseRow, 'due_at'>, now: Date): boolean {
  return row.due_at !== null && row.due_at < now;
}

/** The clock as applicant and officer see it. */
export function clockView(
  row: Row,
  app: Application,
  workflow: Workflow,
  now: Date,
  working: Calendar,
): Clock {
  const paused = row.paused_at !== null && row.closed_at === null;
  const running = !paused && row.closed_at === null;
  const promised = running && app.decided_at === null;
  const due = row.complete_by;
  const why = stateOf(workflow, row.state).kind === 'payment' ? 'payment' : 'applicant';
  const decided = app.decided_at ?? row.closed_at;
  return {
    promise: promiseOf(workflow, [row.state]),
    receivedAt: row.opened_at.toISOString(),
    dueAt: row.closed_at || app.decided_at ? null : (due?.toISOString() ?? null),
    stateDueAt: running ? (app.state_due_at?.toISOString() ?? null) : null,
    paused:
      paused && row.paused_at
        ? { since: row.paused_at.toISOString(), why, until: app.lapse_at?.toISOString() ?? null }
        : null,
    workingDaysLeft: promised && due ? workingDaysUntil(due, now, working) : null,
    late: promised && due !== null && due < now,
    endedAt: row.closed_at?.toISOString() ?? null,
    onTime: row.closed_at && decided && due ? decided <= due : null,
  };
}
