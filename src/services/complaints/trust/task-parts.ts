/** Words and photos that a report's page shows of the tasks under it: they are parts of the task, found by the report's code too. */
import { type CaseRow, type EntryRow, findCases, getCase } from '../../../blocks/cases/api.ts';
import type { Context } from '../../../platform/context.ts';
import { isTask } from '../rules/task.ts';
import type { Part } from '../rules/trust-contract.ts';
import { stepsOfTasks } from '../work/view.ts';

const shows = (step: EntryRow, kind: Part, ref: string) =>
  kind === 'entry' ? step.text !== null && String(step.id) === ref : step.files.includes(ref);

/** The case to which a part belongs: the one asked for, or the task that shows it there. */
export async function holderOf(ctx: Context, row: CaseRow, kind: Part, ref: string): Promise<CaseRow> {
  if (isTask(row) || (kind !== 'entry' && kind !== 'photo')) return row;
  const step = (await stepsOfTasks(ctx, row.id, 'public')).find((one) => shows(one, kind, ref));
  return step ? getCase(ctx.city, String(step.data.code)) : row;
}

/** The tasks of which the public page of this report shows something. */
export async function shownTasks(ctx: Context, row: CaseRow): Promise<CaseRow[]> {
  if (isTask(row)) return [];
  const steps = await stepsOfTasks(ctx, row.id, 'public');
  const codes = steps.flatMap(({ text, files, data }) => (text || files.length > 0 ? String(data.code) : []));
  return findCases(ctx.city, [...new Set(codes)]);
}
