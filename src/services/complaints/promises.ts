/** When a complaint is due: the promise that runs out next, on the working-day clock of the city. */
import { type CaseRow, pausesOf } from '../../blocks/cases/api.ts';
import { calendar } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { localDate } from '../../shared/time.ts';
import { type Calendar, dueAt, type Pause } from '../../shared/working-time.ts';
import { isTask } from './rules/task.ts';
import { type Limits, type Settings, settingsOf } from './settings.ts';

type Standing = Pick<CaseRow, 'state' | 'kind' | 'clock_start' | 'responded_at' | 'closed_at'>;

/**
 * Pure: `due` is the next promise (verify while nobody has looked, respond while nobody has answered, then
 * completion), `completeBy` the promise of completion. While paused `due` is null.
 */
function promisesOf(
  standing: Standing,
  pauses: readonly Pause[],
  limits: Limits,
  working: Calendar,
): { due: Date | null; completeBy: Date | null } {
  const at = (limit: Parameters<typeof dueAt>[0]['limit']) =>
    dueAt({ start: standing.clock_start, limit, pauses }, working);
  const completeBy = at(limits.completion(standing.kind));
  if (standing.closed_at) return { due: null, completeBy };
  const first =
    standing.state === 'received' || standing.state === 'reopened'
      ? at(limits.verify)
      : standing.responded_at === null
        ? at(limits.respond)
        : completeBy;
  // A short completion class may end before the general promises.
  const due = first && completeBy && completeBy < first ? completeBy : first;
  return { due: standing.state === 'waiting' ? null : due, completeBy };
}

/** The promises of a new report. */
export async function firstPromises(city: City, category: string, at: Date) {
  const [settings, working] = await Promise.all([settingsOf(city), calendar(city)]);
  return promisesOf(
    { state: 'received', kind: category, clock_start: at, responded_at: null, closed_at: null },
    [],
    settings.limitsOn(localDate(at, city.zone)),
    working,
  );
}

/** A report keeps the promises under which it began, or began again. */
function limitsOf(settings: Settings, city: City, row: Pick<CaseRow, 'clock_start'>) {
  return settings.limitsOn(localDate(row.clock_start, city.zone));
}

/** Sets the promises of a locked case anew after its state, category or pauses have changed. */
export async function renewPromises(tx: Runner, city: City, row: CaseRow): Promise<void> {
  // The deadline of a task is what the officer who opened it gave.
  if (isTask(row)) {
    row.due_at = row.closed_at ? null : row.complete_by;
    return;
  }
  const [settings, working, pauses] = await Promise.all([
    settingsOf(city),
    calendar(city),
    pausesOf(tx, row),
  ]);
  const { due, completeBy } = promisesOf(row, pauses, limitsOf(settings, city, row), working);
  row.due_at = due;
  // While the clock stands the old date stays on the screen; it moves when the clock runs on.
  row.complete_by = completeBy ?? row.complete_by;
}
