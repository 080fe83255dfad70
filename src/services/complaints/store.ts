/** All SQL of complaints, but for settings, lists and the map. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';
import { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import type { AttributeAnswers } from './rules/attributes.ts';
import type { Outcome } from './rules/case-contract.ts';
import { REPORT, TASK } from './rules/task.ts';

export type ComplaintRow = {
  case_id: number;
  description: string;
  channel: string;
  language: Language;
  anonymous: boolean;
  reporter: Buffer | null;
  citizen: string | null;
  photos: string[];
  rating: number | null;
  attributes: AttributeAnswers;
  mended: boolean | null;
  outcome: Outcome | null;
  confidential: boolean;
  /** What the public reads in its place; null for the description itself, '' for nothing. */
  public_text: string | null;
  /** The title for officers where the public reads another one. */
  full_title: string | null;
};

const COMPLAINT = tableOf('complaints.complaint', {
  case_id: 'bigint',
  description: 'text',
  channel: 'text',
  language: 'text',
  anonymous: 'boolean',
  reporter: 'bytea',
  citizen: 'uuid',
  photos: 'uuid[]',
  attributes: 'jsonb',
  confidential: 'boolean',
  public_text: 'text',
  full_title: 'text',
});

/** The row of a new complaint; its case goes in the same statement. */
export function insertComplaint(
  c: Omit<ComplaintRow, 'case_id' | 'rating' | 'language' | 'mended' | 'outcome'> & {
    caseId: number;
    language: string;
  },
): Insert {
  const { caseId, description, channel, language, anonymous, reporter, citizen, photos } = c;
  const answers = JSON.stringify(c.attributes);
  const who = [anonymous, reporter, citizen];
  return {
    into: COMPLAINT,
    row: [
      ...[caseId, description, channel, language, ...who, photos, answers],
      ...[c.confidential, c.public_text, c.full_title],
    ],
  };
}

const columns = sql`case_id, description, channel, language, anonymous, reporter, citizen, photos, rating,
  attributes, confidential, public_text, full_title,
  mended, outcome`;

export async function getComplaint(runner: Runner, caseId: number): Promise<ComplaintRow> {
  const row = await runner.maybe<ComplaintRow>(
    sql`select ${columns} from complaints.complaint where case_id = ${caseId}`,
  );
  if (!row) throw new Problem(404, 'cases.not-found');
  return row;
}

/** What lists and heads show of a report beside its case. */
export function endOf({ photos, mended, outcome }: ComplaintRow) {
  return { photos, mended, outcome };
}

/** The reports of these cases, by case. */
export async function complaintsOf(
  runner: Runner,
  caseIds: readonly number[],
): Promise<Map<number, ComplaintRow>> {
  const rows = await runner.rows<ComplaintRow>(
    sql`select ${columns} from complaints.complaint where case_id = any(${caseIds}::bigint[])`,
  );
  return new Map(rows.map((row) => [row.case_id, row]));
}

export async function setRating(tx: Runner, caseId: number, score: number): Promise<void> {
  await tx.run(sql`update complaints.complaint set rating = ${score} where case_id = ${caseId}`);
}

/** Whether the case was closed with a photo from the place; null after it was opened again. */
export async function setProof(tx: Runner, caseId: number, proof: boolean | null): Promise<void> {
  await tx.run(sql`update complaints.complaint set proof = ${proof} where case_id = ${caseId}`);
}

/** Open cases whose promise ran out between two times, agency by agency along the desk's own index. */
export async function newlyOverdue(
  tx: Runner,
  agencies: readonly string[],
  after: Date,
  until: Date,
): Promise<CaseRow[]> {
  return tx.rows(sql`select late.* from unnest(${agencies}::text[]) desk(id)
    cross join lateral (select * from cases."case" c where c.open and c.agency = desk.id
      and c.due_at > ${after} and c.due_at <= ${until} order by c.due_at limit 500) late
    where late.service in (${REPORT}, ${TASK})`);
}

/** Moves the mark up to which overdue cases have been announced; returns where it stood. */
export async function moveOverdueMark(tx: Runner, until: Date): Promise<Date> {
  const row = await tx.maybe<{ seen_until: Date }>(
    sql`select seen_until from complaints.overdue_mark for update`,
  );
  await tx.run(sql`insert into complaints.overdue_mark (seen_until) values (${until})
    on conflict on constraint overdue_mark_pkey do update set seen_until = excluded.seen_until`);
  return row?.seen_until ?? new Date(until.getTime() - 60_000);
}

/** Reports that wait for their reporter, the longest first. */
export async function longestWaiting(city: City): Promise<{ code: string; paused_at: Date }[]> {
  return city.db.rows(sql`select code, paused_at from cases."case" where service = 'complaints' and open
    and state = 'waiting' and paused_at is not null order by paused_at limit 500`);
}

/** Setting `complaints.retention`: `{"reporterDays": 365}`. */
export async function reporterDays(city: City, fallback: number): Promise<number> {
  const row = await city.db.maybe<{ days: number | null }>(sql`
    select (value->>'reporterDays')::int as days from platform.setting
    where key = 'complaints.retention' and valid_from <= ${city.now()}::date order by valid_from desc limit 1`);
  return row?.days ?? fallback;
}

/**
 * Empties who reported in cases closed before a time: name, contacts and the link to an account, which leads to both.
 * At most so many at once; returns how many.
 */
export async function forgetReportersBefore(tx: Runner, before: Date, limit: number): Promise<number> {
  return tx.run(sql`update complaints.complaint k set reporter = null, citizen = null from (
      select c.id from cases."case" c join complaints.complaint old on old.case_id = c.id
      where c.closed_at < ${before} and c.service = 'complaints'
        and (old.reporter is not null or old.citizen is not null) limit ${limit}) gone
    where k.case_id = gone.id`);
}

/** The reports of a deleted account stay, without who made them; what it followed is followed no more. */
export async function forgetCitizen(tx: Runner, citizen: string): Promise<void> {
  await tx.run(
    sql`update complaints.complaint set reporter = null, citizen = null where citizen = ${citizen}`,
  );
  await tx.run(sql`with gone as (delete from cases.follower where citizen = ${citizen} returning case_id)
    update cases."case" c set followers = followers - 1 from gone where c.id = gone.case_id`);
}
