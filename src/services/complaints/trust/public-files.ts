/** Which photos of a report, and of the tasks under it, anybody may fetch: exactly those that its public page shows. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import type { Change } from '../../../platform/change.ts';
import { filesOf, setVisibility } from '../../../platform/files/api.ts';
import { isTask } from '../rules/task.ts';
import type { Visibility } from '../rules/visibility.ts';
import { getComplaint } from '../store.ts';
import { mergeOf } from '../store-merges.ts';
import { lockReportOf, ownTasks } from '../work/store.ts';
import * as store from './store.ts';

type Standing = Pick<CaseRow, 'id' | 'state' | 'visibility'>;

/** How visible the case is, or would be if its merge were undone. */
export async function standing(tx: Change, row: Standing): Promise<Visibility> {
  const edge = row.state === 'merged' ? await mergeOf(tx, row.id) : undefined;
  return edge?.visibility_before ?? row.visibility;
}

/** Proof of a part is proof of the whole: a task's photos belong to the report that shows them. */
async function settleCase(
  tx: Change,
  { id, code }: Pick<CaseRow, 'id' | 'code'>,
  visible: Visibility,
): Promise<void> {
  const subject = `complaints:${code}`;
  const files = (await filesOf({ db: tx }, [subject])).get(subject) ?? [];
  if (files.length === 0) return;
  const { photos } = await getComplaint(tx, id);
  const published = [...photos, ...(await store.publicStepFiles(tx, id))];
  const faces = await store.photoFaces(tx, published);
  const shown = new Set(
    published.flatMap((photo) => {
      const face = faces.get(photo);
      if (!face) return photo;
      return face.state === 'redacted' && face.public_file ? face.public_file : [];
    }),
  );
  for (const file of files) {
    const open = visible === 'public' && shown.has(file.id);
    const wanted = open ? 'public' : file.visibility === 'public' ? 'internal' : file.visibility;
    if (wanted !== file.visibility) await setVisibility(tx, file.id, wanted);
  }
}

/** Opens and shuts the files of a case: of a report those of its tasks with its own, of a task as its report stands. */
export async function settleFiles(
  tx: Change,
  row: Standing & Pick<CaseRow, 'code' | 'service'>,
): Promise<void> {
  if (isTask(row)) {
    const report = await lockReportOf(tx, row.id);
    return settleCase(tx, row, report ? await standing(tx, report) : 'hidden');
  }
  const visible = await standing(tx, row);
  await settleCase(tx, row, visible);
  for (const task of await ownTasks(tx, row.id)) await settleCase(tx, task, visible);
}
