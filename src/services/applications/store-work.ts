/** SQL of the work beside the way of an application: requirements, minutes, stand-ins, who is looking, settings. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type Verdict = 'open' | 'ok' | 'missing' | 'wrong';
export type CheckedRow = {
  requirement: string;
  verdict: Verdict;
  note: string;
  by_officer: string;
  at: Date;
};

export async function checksOf(runner: Runner, caseId: number): Promise<CheckedRow[]> {
  return runner.rows(sql`select requirement, verdict, note, by_officer, at from applications.checked
    where case_id = ${caseId}`);
}

export async function checksOfMany(
  runner: Runner,
  caseIds: readonly number[],
): Promise<(CheckedRow & { case_id: number })[]> {
  return runner.rows(sql`select case_id, requirement, verdict, note, by_officer, at from applications.checked
    where case_id = any(${caseIds}::bigint[])`);
}

export async function writeCheck(tx: Runner, caseId: number, c: CheckedRow): Promise<void> {
  await tx.run(sql`insert into applications.checked (case_id, requirement, verdict, note, by_officer, at)
    values (${caseId}, ${c.requirement}, ${c.verdict}, ${c.note}, ${c.by_officer}, ${c.at})
    on conflict on constraint checked_pkey do update set verdict = excluded.verdict, note = excluded.note,
      by_officer = excluded.by_officer, at = excluded.at`);
}

/** What the applicant has mended is to be looked at anew, and so is what was found wanting before. */
export async function reopenChecks(
  tx: Runner,
  caseId: number,
  requirements: readonly string[],
): Promise<void> {
  await tx.run(sql`update applications.checked set verdict = 'open'
    where case_id = ${caseId} and (requirement = any(${requirements}::text[]) or verdict in ('missing', 'wrong'))`);
}

export type MinutesRow = {
  client: string;
  case_id: number;
  task: number;
  officer: string;
  written_at: Date;
  at: Date;
  findings: Buffer;
  photos: string[];
};

/** False when these minutes were written before. */
export async function insertMinutes(tx: Runner, m: MinutesRow): Promise<boolean> {
  const written = await tx.run(sql`insert into applications.minutes
      (client, case_id, task, officer, written_at, at, findings, photos)
    values (${m.client}, ${m.case_id}, ${m.task}, ${m.officer}, ${m.written_at}, ${m.at}, ${m.findings},
      ${m.photos}::uuid[]) on conflict on constraint minutes_pkey do nothing`);
  return written === 1;
}

export async function findMinutes(runner: Runner, client: string): Promise<MinutesRow | undefined> {
  return runner.maybe(sql`select client, case_id, task, officer, written_at, at, findings, photos
    from applications.minutes where client = ${client}`);
}

/** The minutes that count: those written last. */
export async function lastMinutes(runner: Runner, caseId: number): Promise<MinutesRow | undefined> {
  return runner.maybe(sql`select client, case_id, task, officer, written_at, at, findings, photos
    from applications.minutes where case_id = ${caseId} order by at desc, client limit 1`);
}

/** The same for many applications. */
export async function lastMinutesOf(
  runner: Runner,
  caseIds: readonly number[],
): Promise<Map<number, Pick<MinutesRow, 'task' | 'findings'>>> {
  if (caseIds.length === 0) return new Map();
  const rows = await runner.rows<Pick<MinutesRow, 'case_id' | 'task' | 'findings'>>(
    sql`select distinct on (case_id) case_id, task, findings from applications.minutes
      where case_id = any(${caseIds}::bigint[]) order by case_id, at desc, client`,
  );
  return new Map(rows.map((row) => [row.case_id, row]));
}

export type DelegationRow = {
  id: string;
  head: string;
  stand_in: string;
  kind: 'plh' | 'plt';
  agency: string;
  from_at: Date;
  until_at: Date;
  basis: string;
  made_by: string;
  ended_at: Date | null;
};
const delegation = sql`id, head, stand_in, kind, agency, from_at, until_at, basis, made_by, ended_at`;

/** For whom this officer stands in at that moment. */
export async function standInsOf(city: City, officer: string, at: Date): Promise<DelegationRow[]> {
  return city.db.rows(sql`select ${delegation} from applications.delegation
    where stand_in = ${officer} and from_at <= ${at} and until_at > ${at} and (ended_at is null or ended_at > ${at})`);
}

/** All that hold at that moment. */
export async function delegationsAt(city: City, at: Date): Promise<DelegationRow[]> {
  return city.db.rows(sql`select ${delegation} from applications.delegation
    where from_at <= ${at} and until_at > ${at} and (ended_at is null or ended_at > ${at})`);
}

/** Who stands in for the head of exactly this agency at that moment; the newest order goes before. */
export async function standInAt(city: City, agency: string, at: Date): Promise<DelegationRow | undefined> {
  return city.db.maybe(sql`select ${delegation} from applications.delegation
    where agency = ${agency} and from_at <= ${at} and until_at > ${at} and (ended_at is null or ended_at > ${at})
    order by from_at desc, id desc limit 1`);
}

/** Of these agencies, or where the officer is the head or the stand-in; over since `after` at most. */
export async function delegationsOf(
  city: City,
  agencies: readonly string[],
  officer: string,
  after: Date,
): Promise<DelegationRow[]> {
  return city.db.rows(sql`select ${delegation} from applications.delegation
    where until_at > ${after} and (agency = any(${agencies}::text[]) or head = ${officer} or stand_in = ${officer})
    order by from_at desc limit 100`);
}

export async function lockDelegation(tx: Runner, id: string): Promise<DelegationRow | undefined> {
  return tx.maybe(sql`select ${delegation} from applications.delegation where id = ${id} for update`);
}

export async function insertDelegation(
  tx: Runner,
  d: Omit<DelegationRow, 'id' | 'ended_at'> & { made_at: Date },
): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`insert into applications.delegation
      (head, stand_in, kind, agency, from_at, until_at, basis, made_by, made_at)
    values (${d.head}, ${d.stand_in}, ${d.kind}, ${d.agency}, ${d.from_at}, ${d.until_at}, ${d.basis}, ${d.made_by},
      ${d.made_at}) returning id`);
  return row.id;
}

export async function endDelegation(tx: Runner, id: string, at: Date): Promise<void> {
  await tx.run(
    sql`update applications.delegation set ended_at = ${at} where id = ${id} and ended_at is null`,
  );
}

/** Notes that the officer has it open, and says who else had it open lately. */
export async function look(
  runner: Runner,
  caseId: number,
  officer: string,
  at: Date,
  lately: Date,
): Promise<{ officer: string; since: Date }[]> {
  await runner.run(sql`insert into applications.looking (case_id, officer, since, at)
    values (${caseId}, ${officer}, ${at}, ${at})
    on conflict on constraint looking_pkey do update
    set since = case when looking.at < ${lately} then excluded.since else looking.since end, at = excluded.at`);
  return runner.rows(sql`select officer, since from applications.looking
    where case_id = ${caseId} and officer <> ${officer} and at >= ${lately} order by since`);
}

export async function sweepLooks(tx: Runner, before: Date): Promise<void> {
  await tx.run(sql`delete from applications.looking where at < ${before}`);
}

export async function readSettings(city: City): Promise<{ id: string; value: number }[]> {
  return city.db.rows(sql`select id, value from applications.setting`);
}
