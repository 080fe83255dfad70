/** All SQL of the files module: the rows that say what each kept photo is and who may see it. */
import type { Runner } from '../db/database.ts';
import { sql, trusted } from '../db/sql.ts';

export type Visibility = 'private' | 'public' | 'internal';

export type FileRow = {
  id: string;
  sha256: string;
  thumbSha256: string;
  type: string;
  bytes: number;
  thumbBytes: number;
  width: number;
  height: number;
  ownerKind: string;
  ownerId: string | null;
  attachedTo: string | null;
  visibility: Visibility;
};

const COLUMNS =
  trusted(`id, sha256, thumb_sha256 as "thumbSha256", type, bytes, thumb_bytes as "thumbBytes", width, height,
  owner_kind as "ownerKind", owner_id as "ownerId", attached_to as "attachedTo", visibility`);

export type NewFile = Omit<FileRow, 'id' | 'attachedTo' | 'visibility'> & {
  uploadedAt: Date;
  uploadKey: string | null;
  likeness: string | null;
  /** Sealed; null for photos that said nothing or are nobody's business. */
  taken: Buffer | null;
};

export async function insertFile(db: Runner, file: NewFile): Promise<string> {
  const row = await db.one<{ id: string }>(sql`
    insert into files.file (sha256, thumb_sha256, type, bytes, thumb_bytes, width, height, uploaded_at,
      owner_kind, owner_id, upload_key, likeness, taken)
    values (${file.sha256}, ${file.thumbSha256}, ${file.type}, ${file.bytes}, ${file.thumbBytes}, ${file.width},
      ${file.height}, ${file.uploadedAt}, ${file.ownerKind}, ${file.ownerId}, ${file.uploadKey}, ${file.likeness}, ${file.taken})
    returning id`);
  return row.id;
}

export async function findFile(db: Runner, id: string): Promise<FileRow | undefined> {
  return db.maybe<FileRow>(sql`select ${COLUMNS} from files.file where id = ${id} and removed_at is null`);
}

/** Locks the rows in the order of their ids, so that two reports that name the same photos cannot wait for each other. */
export async function lockFiles(tx: Runner, ids: readonly string[]): Promise<FileRow[]> {
  return tx.rows<FileRow>(sql`
    select ${COLUMNS} from files.file where id = any (${ids}::uuid[]) and removed_at is null order by id for update`);
}

export async function attachRows(
  tx: Runner,
  ids: readonly string[],
  to: { subject: string; visibility: Visibility; at: Date },
): Promise<void> {
  await tx.run(sql`
    update files.file set attached_to = ${to.subject}, visibility = ${to.visibility}, attached_at = ${to.at}, place = given.place,
      taken = null
    from unnest(${ids}::uuid[]) with ordinality as given (id, place) where file.id = given.id`);
}

export async function filesAttachedTo(db: Runner, subjects: readonly string[]): Promise<FileRow[]> {
  return db.rows<FileRow>(sql`
    select ${COLUMNS} from files.file where attached_to = any (${subjects}::text[]) and removed_at is null
    order by attached_to, attached_at, place`);
}

export async function filesWithIds(db: Runner, ids: readonly string[]): Promise<FileRow[]> {
  return db.rows<FileRow>(
    sql`select ${COLUMNS} from files.file where id = any (${ids}::uuid[]) and removed_at is null`,
  );
}

/** Difference hashes of the photos that have one, by id. */
export async function likenessesOf(db: Runner, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.rows<{ id: string; likeness: string }>(sql`
    select id, likeness from files.file
    where id = any (${ids}::uuid[]) and removed_at is null and likeness is not null`);
  return new Map(rows.map(({ id, likeness }) => [id, likeness]));
}

/** What photos that are not attached yet said of their taking. */
export async function takenOf(db: Runner, ids: readonly string[]): Promise<{ id: string; taken: Buffer }[]> {
  return db.rows(sql`select id, taken from files.file
    where id = any (${ids}::uuid[]) and removed_at is null and attached_to is null and taken is not null`);
}

/** The row as it was before; undefined if there is none. */
export async function updateVisibility(
  tx: Runner,
  id: string,
  visibility: Visibility,
): Promise<FileRow | undefined> {
  const before = (await lockFiles(tx, [id]))[0];
  if (before) await tx.run(sql`update files.file set visibility = ${visibility} where id = ${id}`);
  return before;
}

export async function markRemoved(tx: Runner, ids: readonly string[], at: Date): Promise<number> {
  return tx.run(
    sql`update files.file set removed_at = ${at} where id = any (${ids}::uuid[]) and removed_at is null`,
  );
}

/** Bytes of uploads that nobody has attached yet. */
export async function pendingBytes(db: Runner): Promise<number> {
  const row = await db.one<{ bytes: number }>(
    sql`select coalesce(sum(bytes), 0)::bigint as bytes from files.file where attached_to is null`,
  );
  return row.bytes;
}

/** Deletes rows that were removed, or uploaded before `before` and never attached; answers their content hashes. */
export async function deleteLeftovers(tx: Runner, before: Date, limit: number): Promise<string[]> {
  const gone = await tx.rows<{ sha256: string; thumbSha256: string; uploadKey: string | null }>(sql`
    delete from files.file where id in (
      select id from files.file where removed_at is not null or (attached_to is null and uploaded_at < ${before})
      limit ${limit} for update skip locked)
    returning sha256, thumb_sha256 as "thumbSha256", upload_key as "uploadKey"`);
  // A phone that comes back after days repeats the upload under its old key: it must be taken anew.
  const keys = gone.flatMap((row) => (row.uploadKey ? [row.uploadKey] : []));
  if (keys.length > 0) await tx.run(sql`delete from platform.idempotency where key = any (${keys}::text[])`);
  return [...new Set(gone.flatMap((row) => [row.sha256, row.thumbSha256]))];
}

/** Held by an upload (shared) and by the sweep (alone), so that bytes are never removed while a new row begins to point at them. */
export async function lockContent(tx: Runner, sha256: string, mode: 'shared' | 'alone'): Promise<void> {
  await (mode === 'shared'
    ? tx.run(sql`select pg_advisory_xact_lock_shared(hashtextextended(${`files.${sha256}`}, 0))`)
    : tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`files.${sha256}`}, 0))`));
}

export async function contentInUse(tx: Runner, sha256: string): Promise<boolean> {
  const row = await tx.one<{
    used: boolean;
  }>(sql`select exists (select from files.file where sha256 = ${sha256})
    or exists (select from files.file where thumb_sha256 = ${sha256}) as used`);
  return row.used;
}
