/** All SQL of the designer. */
import type { Database, Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { Problem } from '../../shared/errors.ts';
import type { FileTexts } from './contract.ts';

export type DraftRow = {
  id: string;
  service: string;
  base: number | null;
  files: FileTexts;
  state: 'writing' | 'asked' | 'published' | 'dropped';
  seen: number;
  made_by: string;
  made_at: Date;
  changed_by: string;
  changed_at: Date;
  /** Everybody who wrote in it. */
  hands: string[];
  asked_by: string | null;
  asked_at: Date | null;
  note: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  answer: string | null;
  published: number | null;
};

const columns = sql`id, service, base, files, state, seen, made_by, made_at, changed_by, changed_at, hands, asked_by, asked_at,
  note, decided_by, decided_at, answer, published`;

/** Drafts that somebody works on or that wait for the second person, the last changed first. */
export function openDrafts(db: Runner): Promise<DraftRow[]> {
  return db.rows<DraftRow>(sql`select ${columns} from designer.draft
    where state in ('writing', 'asked') order by changed_at desc`);
}

export async function getDraft(db: Runner | Database, id: string): Promise<DraftRow> {
  const row = await db.maybe<DraftRow>(sql`select ${columns} from designer.draft where id = ${id}`);
  if (!row || row.state === 'dropped') throw new Problem(404, 'designer.no-draft');
  return row;
}

/** Locked until the end of the transaction. 409 `platform.conflict` when somebody changed it since `seen`. */
export async function lockDraft(tx: Runner, id: string, seen: number): Promise<DraftRow> {
  const row = await tx.maybe<DraftRow>(
    sql`select ${columns} from designer.draft where id = ${id} for update`,
  );
  if (!row || row.state === 'dropped') throw new Problem(404, 'designer.no-draft');
  if (row.seen !== seen) throw new Problem(409, 'platform.conflict');
  return row;
}

export async function insertDraft(
  tx: Runner,
  row: { id: string; service: string; base: number | null; files: FileTexts; by: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into designer.draft (id, service, base, files, state, made_by, made_at, changed_by, changed_at, hands)
    values (${row.id}, ${row.service}, ${row.base}, ${JSON.stringify(row.files)}::jsonb, 'writing',
      ${row.by}, ${row.at}, ${row.by}, ${row.at}, ${[row.by]}::uuid[])`);
}

/** Writes a locked draft back, counted on. */
export async function saveDraft(tx: Runner, row: DraftRow): Promise<void> {
  await tx.run(sql`update designer.draft set files = ${JSON.stringify(row.files)}::jsonb, state = ${row.state},
    seen = seen + 1, changed_by = ${row.changed_by}, changed_at = ${row.changed_at}, hands = ${row.hands}::uuid[], asked_by = ${row.asked_by},
    asked_at = ${row.asked_at}, note = ${row.note}, decided_by = ${row.decided_by}, decided_at = ${row.decided_at},
    answer = ${row.answer}, published = ${row.published} where id = ${row.id}`);
}
