/** How a trial, an import or an undoing is shown. */
import { officerNames } from '../../../blocks/identity/api.ts';
import type { City } from '../../../platform/city.ts';
import type { ImportReport, ImportTask } from '../rules/import-contract.ts';
import type { TaskRow } from './desk-store.ts';

export async function taskView(city: City, task: TaskRow): Promise<ImportTask> {
  const names = await officerNames(city, [task.asked_by]);
  const { report, what, state } = task;
  return {
    id: task.id,
    what,
    file: task.file,
    fileName: task.file_name,
    run: task.run,
    state,
    share: state === 'done' ? 1 : task.of_all > 0 ? Math.min(1, task.done / task.of_all) : null,
    by: names.get(task.asked_by) ?? '–',
    askedAt: task.asked_at.toISOString(),
    endedAt: task.ended_at?.toISOString() ?? null,
    report: report && what !== 'undo' ? (report as ImportReport) : null,
    undone: report && what === 'undo' ? (report as { undone: number; kept: number }) : null,
    problem: task.problem,
  };
}
