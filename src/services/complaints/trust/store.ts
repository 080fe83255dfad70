/** SQL of how parts of a report stand before the public. */
import type { Runner } from '../../../platform/db/database.ts';
import { type Insert, tableOf } from '../../../platform/db/insert.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Box, FaceState, Part } from '../rules/trust-contract.ts';
import type { Visibility } from '../rules/visibility.ts';

/** The redacted copy of each of these photos that has one in force. */
export async function redactedCopies(runner: Runner, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await runner.rows<{ ref: string; public_file: string }>(sql`
    select ref, public_file from complaints.face
    where kind = 'photo' and ref = any(${ids}::text[]) and state = 'redacted' and public_file is not null`);
  return new Map(rows.map(({ ref, public_file }) => [ref, public_file]));
}

/** Words of the timeline that the public reads otherwise; '' for those it does not read. */
export async function entryFaces(runner: Runner, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await runner.rows<{ ref: string; public_text: string | null; state: string }>(sql`
    select ref, public_text, state from complaints.face
    where kind = 'entry' and ref = any(${ids.map(String)}::text[]) and state <> 'shown'`);
  return new Map(
    rows.map(({ ref, public_text, state }) => [Number(ref), state === 'masked' ? (public_text ?? '') : '']),
  );
}

export type FaceRow = {
  case_id: number;
  kind: Part;
  ref: string;
  state: FaceState;
  version: number;
  public_file: string | null;
  public_text: string | null;
  boxes: Box[] | null;
  visibility_before: Visibility | null;
};

const FACE = tableOf('complaints.face', {
  case_id: 'bigint',
  kind: 'text',
  ref: 'text',
  state: 'text',
  at: 'timestamptz',
});

/** A part that nobody has looked at and that the public does not get until somebody has. */
export function insertHeld(caseId: number, kind: Part, ref: string, at: Date): Insert {
  return { into: FACE, row: [caseId, kind, ref, 'held', at] };
}

const faceColumns = sql`case_id, kind, ref, state, version, public_file, public_text, boxes, visibility_before`;

export async function facesOf(runner: Runner, caseIds: readonly number[]): Promise<FaceRow[]> {
  return runner.rows(
    sql`select ${faceColumns} from complaints.face where case_id = any(${caseIds}::bigint[])`,
  );
}

/** How these photos stand before the public; those that are simply shown are left out. */
export async function photoFaces(runner: Runner, ids: readonly string[]): Promise<Map<string, FaceRow>> {
  if (ids.length === 0) return new Map();
  const rows = await runner.rows<FaceRow>(sql`select ${faceColumns} from complaints.face
    where kind = 'photo' and ref = any(${ids}::text[]) and state <> 'shown'`);
  return new Map(rows.map((row) => [row.ref, row]));
}

export async function writeFace(tx: Runner, face: FaceRow, at: Date): Promise<void> {
  const boxes = face.boxes ? JSON.stringify(face.boxes) : null;
  await tx.run(sql`insert into complaints.face (case_id, kind, ref, state, version, public_file, public_text, boxes, visibility_before, at)
    values (${face.case_id}, ${face.kind}, ${face.ref}, ${face.state}, ${face.version}, ${face.public_file}, ${face.public_text},
      ${boxes}::jsonb, ${face.visibility_before}, ${at})
    on conflict on constraint face_pkey do update set state = excluded.state, version = excluded.version,
      public_file = excluded.public_file, public_text = excluded.public_text, boxes = excluded.boxes,
      visibility_before = excluded.visibility_before, at = excluded.at`);
}

/** What the public reads of a report, and what officers read in lists where that differs. */
export async function setPublicText(
  tx: Runner,
  caseId: number,
  face: { public_text: string | null; full_title: string | null },
): Promise<void> {
  await tx.run(sql`update complaints.complaint set public_text = ${face.public_text}, full_title = ${face.full_title}
    where case_id = ${caseId}`);
}

/** What a merged case goes back to, when its merge is undone. */
export async function setVisibilityBefore(
  tx: Runner,
  childId: number,
  visibility: Visibility,
): Promise<void> {
  await tx.run(sql`update complaints.merge set visibility_before = ${visibility}
    where child_id = ${childId} and undone_at is null`);
}

/** The newest step of a locked case: the one that was just written. */
export async function lastEntry(tx: Runner, caseId: number): Promise<number> {
  const row = await tx.one<{ id: number }>(
    sql`select max(id) as id from cases.entry where case_id = ${caseId}`,
  );
  return row.id;
}

/** The words and photos of one public step; undefined for none. */
export async function publicEntry(
  runner: Runner,
  caseId: number,
  id: number,
): Promise<{ text: string | null; files: string[] } | undefined> {
  return runner.maybe(sql`select text, files from cases.entry
    where case_id = ${caseId} and id = ${id} and visibility = 'public'`);
}

export type PublicStep = { case_id: number; id: number; text: string | null; files: string[] };

/** Public steps of these cases, in their order. */
export async function publicStepsOf(runner: Runner, caseIds: readonly number[]): Promise<PublicStep[]> {
  return runner.rows<PublicStep>(sql`select case_id, id, text, files from cases.entry
    where case_id = any(${caseIds}::bigint[]) and visibility = 'public' order by id`);
}

/** Photos that stand in public steps of the case. */
export async function publicStepFiles(runner: Runner, caseId: number): Promise<string[]> {
  const rows = await runner.rows<{ id: string }>(sql`select unnest(files)::text as id from cases.entry
    where case_id = ${caseId} and visibility = 'public' and files <> '{}'`);
  return rows.map(({ id }) => id);
}

export type LookRow = { what: 'identity' | 'photo'; reason: string };

export async function insertLook(
  tx: Runner,
  look: LookRow & { caseId: number; at: Date; officer: string; agency: string | null },
): Promise<void> {
  await tx.run(sql`insert into complaints.look (case_id, at, officer, agency, what, reason)
    values (${look.caseId}, ${look.at}, ${look.officer}, ${look.agency}, ${look.what}, ${look.reason})`);
}

/** How often somebody looked at who reported. */
export async function identityLooks(runner: Runner, caseId: number): Promise<number> {
  const row = await runner.one<{ n: number }>(
    sql`select count(*) as n from complaints.look where case_id = ${caseId} and what = 'identity'`,
  );
  return row.n;
}
