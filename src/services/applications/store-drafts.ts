/** SQL of drafts and of the files that people send for them. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { gatheredBy } from '../../platform/db/gather.ts';
import { sql } from '../../platform/db/sql.ts';

export type DraftRow = {
  id: string;
  citizen: string;
  service: string;
  version: number;
  answers: Buffer;
  place: string;
  seen: number;
  reused: { field: string; from: 'account' | 'last' }[];
  begun_at: Date;
  saved_at: Date;
};

const columns = sql`id, citizen, service, version, answers, place, seen, reused, begun_at, saved_at`;
/** What was sent is no draft any more, though its row goes only with the sweep. */
const unsent = sql`not exists (
  select from applications.application a where a.draft = d.id and a.citizen = d.citizen)`;

export async function insertDraft(tx: Runner, d: Omit<DraftRow, 'seen' | 'place'>): Promise<void> {
  await tx.run(sql`insert into applications.draft (id, citizen, service, version, answers, reused, begun_at, saved_at)
    values (${d.id}, ${d.citizen}, ${d.service}, ${d.version}, ${d.answers}, ${JSON.stringify(d.reused)}::jsonb,
      ${d.begun_at}, ${d.saved_at})`);
}

export async function draftsOf(city: City, citizen: string, after: Date): Promise<DraftRow[]> {
  return city.db.rows<DraftRow>(sql`select ${columns} from applications.draft d
    where citizen = ${citizen} and saved_at > ${after} and ${unsent} order by saved_at desc limit 50`);
}

export async function countDrafts(tx: Runner, citizen: string): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`select count(*)::int as n from applications.draft d
    where citizen = ${citizen} and ${unsent}`);
  return row.n;
}

/** Only the citizen's own: another one's draft is not there. */
export async function findDraft(runner: Runner, id: string, citizen: string): Promise<DraftRow | undefined> {
  return runner.maybe<DraftRow>(sql`select ${columns} from applications.draft d
    where id = ${id} and citizen = ${citizen} and ${unsent}`);
}

/** The new `seen`; undefined when the draft has moved on since. */
export async function saveDraftRow(
  tx: Runner,
  d: {
    id: string;
    citizen: string;
    version: number;
    answers: Buffer;
    place: string | null;
    seen: number;
    at: Date;
  },
): Promise<number | undefined> {
  const row = await tx.maybe<{ seen: number }>(sql`update applications.draft d set answers = ${d.answers},
    version = ${d.version}, place = coalesce(${d.place}, place), seen = seen + 1, saved_at = ${d.at}
    where id = ${d.id} and citizen = ${d.citizen} and seen = ${d.seen} and ${unsent} returning seen`);
  return row?.seen;
}

/** `seen`: null when it is not there; `code`: the application that it became. */
export type DraftStand = { seen: number | null; code: string | null };

/** Of many that are sent at the same moment, in one statement. */
export const draftStand = gatheredBy(
  (city: City, asked: readonly { draft: string; citizen: string }[]): Promise<DraftStand[]> =>
    city.db.rows<DraftStand>(sql`select d.seen, c.code
      from unnest(${asked.map(({ draft }) => draft)}::uuid[], ${asked.map(({ citizen }) => citizen)}::uuid[])
        with ordinality as k (id, citizen, n)
      left join applications.draft d on d.id = k.id and d.citizen = k.citizen
      left join applications.application a on a.draft = k.id and a.citizen = k.citizen
      left join cases."case" c on c.id = a.case_id
      order by k.n`),
);

export async function deleteDraft(tx: Runner, id: string, citizen: string): Promise<boolean> {
  return (
    (await tx.run(
      sql`delete from applications.draft d where id = ${id} and citizen = ${citizen} and ${unsent}`,
    )) === 1
  );
}

/** Drafts that were sent, or that nobody touched since `before`. */
export async function sweepDrafts(tx: Runner, before: Date, limit: number): Promise<number> {
  return tx.run(sql`delete from applications.draft where id in (select id from applications.draft d
    where d.saved_at < ${before} or exists (
      select from applications.application a where a.draft = d.id and a.citizen = d.citizen)
    limit ${limit})`);
}

export type UploadRow = {
  file: string;
  citizen: string | null;
  officer: string | null;
  kind: 'photo' | 'pdf';
  name: Buffer;
  at: Date;
};

export async function insertUpload(tx: Runner, u: UploadRow): Promise<void> {
  await tx.run(sql`insert into applications.upload (file, citizen, officer, kind, name, at)
    values (${u.file}, ${u.citizen}, ${u.officer}, ${u.kind}, ${u.name}, ${u.at})`);
}

export async function uploadsOf(runner: Runner, files: readonly string[]): Promise<Map<string, UploadRow>> {
  if (files.length === 0) return new Map();
  const rows = await runner.rows<UploadRow>(
    sql`select file, citizen, officer, kind, name, at from applications.upload where file = any(${files}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.file, row]));
}

/** The same for one who sends, gathered with others who send at the same moment. */
export const uploadsNamed = gatheredBy(async (city: City, asked: readonly (readonly string[])[]) => {
  const found = await uploadsOf(city.db, [...new Set(asked.flat())]);
  return asked.map((ids) => new Map(ids.flatMap((id) => pairOf(id, found.get(id)))));
});
const pairOf = (id: string, row: UploadRow | undefined): [string, UploadRow][] => (row ? [[id, row]] : []);

/** Uploads since `after` that one person made: a limit against floods. */
export async function countUploads(
  tx: Runner,
  who: { citizen: string | null; officer: string | null },
  after: Date,
) {
  const row = await tx.one<{ n: number }>(sql`select count(*)::int as n from applications.upload
    where at > ${after} and (citizen = ${who.citizen} or officer = ${who.officer})`);
  return row.n;
}

/** The codes of the applications that a file belongs to. */
export async function casesOfFile(runner: Runner, file: string): Promise<string[]> {
  const rows = await runner.rows<{ code: string }>(sql`select c.code from applications.attached t
    join cases."case" c on c.id = t.case_id where t.file = ${file}`);
  return rows.map(({ code }) => code);
}

export async function filesOfCase(runner: Runner, caseId: number): Promise<string[]> {
  const rows = await runner.rows<{ file: string }>(
    sql`select file from applications.attached where case_id = ${caseId}`,
  );
  return rows.map(({ file }) => file);
}

/** Uploads older than any draft can be that no application took; their rows go. */
export async function sweepUploads(tx: Runner, before: Date, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ file: string }>(sql`delete from applications.upload where file in (
      select u.file from applications.upload u where u.at < ${before}
      and not exists (select from applications.attached t where t.file = u.file) limit ${limit})
    returning file`);
  return rows.map(({ file }) => file);
}
