/** When a rung of the ladder is reached, for the promise that runs at present. Pure. */
import {
  addWorkingDays,
  addWorkingMinutes,
  type Calendar,
  workingMinutesBetween,
} from '../../../shared/working-time.ts';

export type PromiseName = 'verify' | 'respond' | 'complete' | 'task';
/** `percent` of the working time between beginning and deadline, or `late` by so many working days (0 = at once). */
export type RungStep = { percent?: number; late?: number };
export type Target =
  | { who: 'assignee' | 'head' }
  | { who: 'role'; role: string; agency?: string }
  | { who: 'officer'; officer: string };
export type RungData = { at: RungStep; promises?: PromiseName[]; to: Target[]; why: string };
export type RungInForce = RungData & { id: string };

export type Running = {
  state: string;
  clock_start: Date;
  due_at: Date | null;
  complete_by: Date | null;
  responded_at: Date | null;
};

/** Which promise runs out at `due_at`; null while the clock stands or nothing is promised. */
function promiseNow(row: Running, isTask: boolean): PromiseName | null {
  if (!row.due_at || row.state === 'waiting') return null;
  if (isTask) return 'task';
  if (row.complete_by && row.due_at.getTime() === row.complete_by.getTime()) return 'complete';
  return row.state === 'received' || row.state === 'reopened' ? 'verify' : 'respond';
}

/** The instant at which the rung is reached for a promise from `start` to `due`. */
function reachedAt({ percent, late }: RungStep, start: Date, due: Date, calendar: Calendar): Date {
  if (percent !== undefined) {
    const whole = Math.max(0, workingMinutesBetween(start, due, calendar));
    // A promise that fits between two working days has no working time: its last moment is as good as any.
    return whole === 0 ? due : addWorkingMinutes(start, (whole * percent) / 100, calendar);
  }
  return late ? addWorkingDays(due, late, calendar) : due;
}

/** The rungs for the promise that runs now, each with its instant, in the order in which they are reached. */
export function rungsFor(
  row: Running,
  isTask: boolean,
  rungs: readonly RungInForce[],
  calendar: Calendar,
): { rung: RungInForce; promise: PromiseName; at: Date }[] {
  const promise = promiseNow(row, isTask);
  const due = row.due_at;
  if (!promise || !due) return [];
  return rungs
    .filter(({ promises }) => !promises || promises.includes(promise))
    .map((rung) => ({ rung, promise, at: reachedAt(rung.at, row.clock_start, due, calendar) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
