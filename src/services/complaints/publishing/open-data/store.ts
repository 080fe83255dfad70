/** SQL of open data. */
import type { CaseRow } from '../../../../blocks/cases/api.ts';
import type { Runner } from '../../../../platform/db/database.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Outcome } from '../../rules/case-contract.ts';
import type { DataTerms } from '../../rules/publishing-contract.ts';

const TERMS = 'complaints.open-data';

export async function readTerms(
  runner: Runner,
  today: string,
): Promise<{ from: string; value: DataTerms } | undefined> {
  return runner.maybe(sql`select valid_from::text as from, value from platform.setting
    where key = ${TERMS} and valid_from <= ${today}::date order by valid_from desc limit 1`);
}

export async function writeTerms(tx: Runner, from: string, terms: DataTerms): Promise<void> {
  await tx.run(sql`insert into platform.setting (key, valid_from, value)
    values (${TERMS}, ${from}::date, ${JSON.stringify(terms)}::jsonb)
    on conflict on constraint setting_pkey do update set value = excluded.value`);
}

/** Everything is read as it stands at one moment, by one process at a time; false when another one is at work. */
export async function standStill(tx: Runner): Promise<boolean> {
  await tx.run(sql`set transaction isolation level repeatable read, read only`);
  const { free } = await tx.one<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('complaints.export')) as free`,
  );
  return free;
}

export type SourceRow = Pick<
  CaseRow,
  | 'id'
  | 'code'
  | 'kind'
  | 'state'
  | 'open'
  | 'visibility'
  | 'agency'
  | 'area'
  | 'point'
  | 'opened_at'
  | 'responded_at'
  | 'closed_at'
  | 'complete_by'
  | 'reopened'
  | 'followers'
> & {
  outcome: Outcome | null;
  mended: boolean | null;
  channel: string;
  rating: number | null;
  description: string;
  public_text: string | null;
};

/** The next public cases after an id, the oldest first. Hidden ones are never among them. */
export async function publicAfter(tx: Runner, after: number | null, limit: number): Promise<SourceRow[]> {
  return tx.rows(sql`select c.id, c.code, c.kind, c.state, c.open, c.visibility, c.agency, c.area, c.point, c.opened_at,
      c.responded_at, c.closed_at, c.complete_by, c.reopened, c.followers, k.outcome, k.mended, k.channel, k.rating,
      k.description, k.public_text
    from (select * from cases."case" c where c.service = 'complaints' and c.visibility <> 'hidden'
      and ${after === null ? sql`true` : sql`c.id > ${after}`} order by c.id limit ${limit}) c
    join complaints.complaint k on k.case_id = c.id order by c.id`);
}

export async function countPublic(tx: Runner): Promise<{ open: number; ended: number }> {
  return tx.one(sql`select count(*) filter (where open) as open, count(*) filter (where not open) as ended
    from cases."case" where service = 'complaints' and visibility <> 'hidden'`);
}

export async function beginExport(runner: Runner, day: string, at: Date, terms: DataTerms): Promise<string> {
  const row = await runner.one<{
    id: string;
  }>(sql`insert into complaints.export (day, started_at, state, terms)
    values (${day}::date, ${at}, 'running', ${JSON.stringify(terms)}::jsonb) returning id`);
  return row.id;
}

export async function addPart(
  runner: Runner,
  part: { export: string; name: string; number: number; file: string; bytes: number },
): Promise<void> {
  await runner.run(sql`insert into complaints.export_part (export, name, number, file, bytes)
    values (${part.export}, ${part.name}, ${part.number}, ${part.file}, ${part.bytes})`);
}

export async function endExport(
  tx: Runner,
  id: string,
  end: {
    at: Date;
    rows: number;
    counts: Record<string, number>;
    files: { name: string; bytes: number; packed: number; sha256: string }[];
  },
): Promise<void> {
  await tx.run(sql`insert into complaints.export_file (export, name, bytes, packed_bytes, sha256)
    select ${id}::uuid, f.name, f.bytes, f.packed, f.sha256 from jsonb_to_recordset(${JSON.stringify(end.files)}::jsonb)
      as f(name text, bytes bigint, packed bigint, sha256 text)`);
  await tx.run(sql`update complaints.export set state = 'done', ended_at = ${end.at}, rows = ${end.rows},
    counts = ${JSON.stringify(end.counts)}::jsonb where id = ${id}`);
}

/** Exports that nobody needs any more: cut off, or of a day before the newest so many. `running`: the one at work, if any. */
export async function outdated(runner: Runner, keep: number, running: string | null): Promise<string[]> {
  const rows = await runner.rows<{ id: string }>(sql`select id from complaints.export e
    where (state = 'running' and id is distinct from ${running}::uuid)
      or (state = 'done' and (select count(distinct n.day) from complaints.export n
        where n.state = 'done' and n.day > e.day) >= ${keep})`);
  return rows.map(({ id }) => id);
}

/** Takes an export away; what is left are the files that no other export shares. */
export async function dropExport(tx: Runner, id: string): Promise<string[]> {
  const rows = await tx.rows<{ file: string }>(sql`select distinct file from complaints.export_part p
    where export = ${id} and not exists (select from complaints.export_part o where o.file = p.file and o.export <> p.export)`);
  await tx.run(sql`delete from complaints.export where id = ${id}`);
  return rows.map(({ file }) => file);
}

export type ExportRow = {
  id: string;
  day: string;
  started_at: Date;
  ended_at: Date | null;
  state: 'running' | 'done';
  rows: number | null;
  counts: Record<string, number> | null;
  terms: DataTerms;
  files: { name: string; bytes: number; packed: number; sha256: string }[];
};

export async function exportsNewestFirst(runner: Runner, day?: string): Promise<ExportRow[]> {
  return runner.rows(sql`select e.id, e.day::text as day, e.started_at, e.ended_at, e.state, e.rows, e.counts, e.terms,
      coalesce((select jsonb_agg(jsonb_build_object('name', f.name, 'bytes', f.bytes, 'packed', f.packed_bytes, 'sha256', f.sha256)
        order by f.name) from complaints.export_file f where f.export = e.id), '[]') as files
    from complaints.export e where ${day ? sql`e.day = ${day}::date` : sql`true`} order by e.started_at desc limit 100`);
}

export async function partsOf(
  runner: Runner,
  id: string,
  name: string,
): Promise<{ file: string; bytes: number }[]> {
  return runner.rows(sql`select file, bytes from complaints.export_part
    where export = ${id} and name = ${name} order by number`);
}
