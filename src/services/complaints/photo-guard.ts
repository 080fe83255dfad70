/** Who may see the photos of a complaint that are not public: the officers who may read it, and its reporter. */
import { type CaseRow, findCases, getCase, timelineOf } from '../../blocks/cases/api.ts';
import { allows } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { registerFileGuard } from '../../platform/files/api.ts';
import { isTask } from './rules/task.ts';
import { getComplaint } from './store.ts';
import { parentsOf } from './store-merges.ts';
import { photoFaces } from './trust/store.ts';
import { parentOfTask, scopesOfTasks } from './work/store.ts';

/** The report of a task, and those that speak for it. */
async function reportsAbove(ctx: Context, taskId: number): Promise<CaseRow[]> {
  const parent = await parentOfTask(ctx.city.db, taskId);
  if (!parent) return [];
  const above = await parentsOf(ctx.city.db, parent.id);
  return findCases(ctx.city, [parent.code, ...above.map(({ code }) => code)]);
}

export function guardPhotos(): void {
  registerFileGuard('complaints', async (ctx: Context, file) => {
    const row = await getCase(ctx.city, file.subject.slice('complaints:'.length));
    // What was taken off the public pages officers see on record only.
    const state = (await photoFaces(ctx.city.db, [file.id])).get(file.id)?.state;
    if (ctx.actor.kind === 'officer' && (state === 'hidden' || state === 'redacted')) return false;
    if (allows(ctx.actor, 'complaints.read', { agency: row.agency, area: row.area })) return true;
    // Who works on a report sees what its tasks have to show, also while the public does not.
    if (ctx.actor.kind === 'officer' && isTask(row))
      return (await reportsAbove(ctx, row.id)).some(({ agency, area }) =>
        allows(ctx.actor, 'complaints.read', { agency, area }),
      );
    const { citizen, photos } = await getComplaint(ctx.city.db, row.id);
    // Who works on a part of the report sees what its reporter sent.
    if (ctx.actor.kind === 'officer' && photos.includes(file.id))
      return (await scopesOfTasks(ctx.city.db, row.id)).some((scope) =>
        allows(ctx.actor, 'complaints.read', scope),
      );
    if (ctx.actor.kind !== 'citizen') return false;
    if (citizen !== ctx.actor.id) return false;
    if (photos.includes(file.id)) return true;
    // What officers show each other in a note is not for the reporter.
    const told = await timelineOf(ctx.city, row.id, 'reporter');
    return told.some((entry) => entry.files.includes(file.id));
  });
}
