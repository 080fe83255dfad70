/** Ties uploaded photos to the thing they belong to, lists them, and changes who may see them. */
import { Problem } from '../../shared/errors.ts';
import type { Change } from '../change.ts';
import type { Context } from '../context.ts';
import type { Runner } from '../db/database.ts';
import {
  attachRows,
  type FileRow,
  filesAttachedTo,
  filesWithIds,
  lockFiles,
  markRemoved,
  updateVisibility,
  type Visibility,
} from './records.ts';

/** A photo as other rooms and screens see it; its bytes are at `/api/files/<id>?size=full|thumb`. */
export type AttachedFile = {
  id: string;
  type: string;
  width: number;
  height: number;
  /** Of the full size. */
  bytes: number;
  visibility: Visibility;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function view(row: FileRow, visibility = row.visibility): AttachedFile {
  const { id, type, width, height, bytes } = row;
  return { id, type, width, height, bytes, visibility };
}

/**
 * Attaches uploaded files to `subject` (`<prefix>:<id>`, the prefix of a registered guard) in the caller's transaction.
 * Throws 422 `files.gone` for an unknown or swept id and 409 `files.already-attached` for one that belongs elsewhere.
 * The answer keeps the order of `ids`; a repeated id counts once.
 */
export async function attachFiles(
  tx: Change,
  ctx: Context,
  ids: readonly string[],
  to: { subject: string; visibility: Visibility },
): Promise<AttachedFile[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return [];
  if (!wanted.every((id) => UUID.test(id))) throw new Problem(422, 'files.gone');
  const rows = new Map((await lockFiles(tx, wanted)).map((row) => [row.id, row]));
  const found = wanted.map((id) => {
    const row = rows.get(id);
    if (!row) throw new Problem(422, 'files.gone');
    if (row.attachedTo !== null) throw new Problem(409, 'files.already-attached');
    return row;
  });
  await attachRows(tx, wanted, { ...to, at: ctx.now });
  return found.map((row) => view(row, to.visibility));
}

/** The files of each subject, in the order in which they were attached; a subject without files has an empty list. */
export async function filesOf(
  city: { db: Runner },
  subjects: readonly string[],
): Promise<Map<string, AttachedFile[]>> {
  const bySubject = new Map<string, AttachedFile[]>(subjects.map((subject) => [subject, []]));
  if (subjects.length === 0) return bySubject;
  for (const row of await filesAttachedTo(city.db, subjects))
    if (row.attachedTo !== null) bySubject.get(row.attachedTo)?.push(view(row));
  return bySubject;
}

/** The files with these ids, in that order; unknown and removed ones are left out. Whoever asks answers for who may see them. */
export async function filesById(city: { db: Runner }, ids: readonly string[]): Promise<AttachedFile[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await filesWithIds(city.db, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [view(row)] : [];
  });
}

/** Shows or hides a file, with a line in the audit. Throws 404 for an unknown id. */
export async function setVisibility(tx: Change, id: string, visibility: Visibility): Promise<void> {
  const before = await updateVisibility(tx, id, visibility);
  if (!before) throw new Problem(404, 'files.not-found');
  if (before.visibility === visibility) return;
  tx.audit({
    action: 'files.file.visibility-changed',
    subject: id,
    before: { visibility: before.visibility },
    after: { visibility },
  });
}

/** Takes files away for good: at once from every screen, within the hour from the disk. */
export async function removeFiles(tx: Change, ctx: Context, ids: readonly string[]): Promise<void> {
  if ((await markRemoved(tx, ids, ctx.now)) === 0) return;
  for (const id of ids) tx.audit({ action: 'files.file.removed', subject: id });
}
