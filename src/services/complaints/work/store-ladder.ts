/** SQL of the ladder: its rungs, what was climbed, who is away, and when to look next. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import type { Rung } from '../../../blocks/packs/api.ts';
import type { City } from '../../../platform/city.ts';
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { RungData, RungStep } from '../rules/ladder.ts';
import { REPORT, TASK } from '../rules/task.ts';

export type RungRow = { id: string; from: string; data: RungData; endedOn: string | null; fromPack: boolean };

/** Writes the rungs of a pack; true if anything is new or different. What the city wrote or ended stays as it is. */
export async function writePackRungs(tx: Runner, pack: readonly Rung[]): Promise<boolean> {
  const rungs = pack.map(({ id, from, ...data }) => ({ id, from, data }));
  const written = await tx.run(sql`insert into complaints.rung (id, valid_from, data, from_pack)
    select item->>'id', (item->>'from')::date, item->'data', true
    from jsonb_array_elements(${JSON.stringify(rungs)}::jsonb) item
    on conflict on constraint rung_pkey do update set data = excluded.data
      where rung.from_pack and rung.data <> excluded.data`);
  const gone =
    await tx.run(sql`delete from complaints.rung r where from_pack and ended_on is null and not exists (
    select from jsonb_array_elements(${JSON.stringify(rungs)}::jsonb) item
    where item->>'id' = r.id and (item->>'from')::date = r.valid_from)`);
  return written + gone > 0;
}

export async function rungRows(runner: Runner): Promise<RungRow[]> {
  return runner.rows<RungRow>(sql`select id, valid_from::text as "from", data, ended_on::text as "endedOn",
    from_pack as "fromPack" from complaints.rung order by id, valid_from`);
}

/** One administrator at a time. */
export async function lockRungs(tx: Runner): Promise<void> {
  await tx.run(sql`lock table complaints.rung in share row exclusive mode`);
}

export async function insertRung(
  tx: Runner,
  row: { id: string; from: string; data: RungData },
): Promise<void> {
  await tx.run(sql`insert into complaints.rung (id, valid_from, data, from_pack)
    values (${row.id}, ${row.from}::date, ${JSON.stringify(row.data)}::jsonb, false)`);
}

export async function endRungRow(tx: Runner, id: string, from: string, on: string): Promise<void> {
  await tx.run(
    sql`update complaints.rung set ended_on = ${on}::date where id = ${id} and valid_from = ${from}::date`,
  );
}

/** True when every open case is watched under this ladder. */
export async function isWalked(city: City, ladder: string): Promise<boolean> {
  const row = await city.db.maybe(
    sql`select from complaints.ladder_walk where ladder = ${ladder} and upto is null`,
  );
  return row !== undefined;
}

/** Locks the walk under this ladder, begun anew if there is none: the case after which it goes on, null when it is over. */
export async function lockWalk(tx: Runner, ladder: string): Promise<number | null> {
  // What was brought in from another system has numbers below zero and is not watched.
  const row = await tx.one<{ upto: number | null }>(sql`insert into complaints.ladder_walk as w (ladder, upto)
    values (${ladder}, -1)
    on conflict on constraint ladder_walk_pkey do update set ladder = excluded.ladder,
      upto = case when w.ladder = excluded.ladder then w.upto else excluded.upto end
    returning upto`);
  return row.upto;
}

export async function moveWalk(tx: Runner, upto: number | null): Promise<void> {
  await tx.run(sql`update complaints.ladder_walk set upto = ${upto}`);
}

export type WalkedCase = Pick<
  CaseRow,
  'id' | 'service' | 'state' | 'clock_start' | 'due_at' | 'complete_by' | 'responded_at'
> & {
  /** `rung|promise`, since the promises began to run. */
  climbed: string[];
};

export async function openCasesAfter(runner: Runner, id: number, limit: number): Promise<WalkedCase[]> {
  return runner.rows<WalkedCase>(sql`select c.id, c.service, c.state, c.clock_start, c.due_at, c.complete_by,
      c.responded_at, array(select e.rung || '|' || e.promise from complaints.escalation e
        where e.case_id = c.id and e.round = c.clock_start) as climbed
    from cases."case" c where c.open and c.service in (${REPORT}, ${TASK}) and c.id > ${id}
    order by c.id limit ${limit}`);
}

export async function casesByCode(runner: Runner, codes: readonly string[]): Promise<CaseRow[]> {
  return runner.rows<CaseRow>(sql`select * from cases."case" where code = any(${codes}::text[])`);
}

/** Sets when to look at each case; `at` null: nothing is left to climb. */
export async function setWatches(
  tx: Runner,
  watches: readonly { id: number; at: Date | null }[],
): Promise<void> {
  const over = watches.filter(({ at }) => at === null).map(({ id }) => id);
  if (over.length > 0) await tx.run(sql`delete from complaints.watch where case_id = any(${over}::bigint[])`);
  const next = watches.filter(({ at }) => at !== null);
  if (next.length === 0) return;
  await tx.run(sql`insert into complaints.watch (case_id, look_at)
    select * from unnest(${next.map(({ id }) => id)}::bigint[], ${next.map(({ at }) => at)}::timestamptz[])
    on conflict on constraint watch_pkey do update set look_at = excluded.look_at`);
}

export async function watchesDue(city: City, at: Date, limit: number): Promise<{ code: string }[]> {
  return city.db.rows(sql`select c.code from (
      select case_id, look_at from complaints.watch where look_at <= ${at} order by look_at limit ${limit}) w
    join cases."case" c on c.id = w.case_id order by w.look_at`);
}

/** Takes the watch of a case for this transaction; false when another process has it, or it was looked at meanwhile. */
export async function takeWatch(tx: Runner, code: string, at: Date): Promise<boolean> {
  const row =
    await tx.maybe(sql`select w.case_id from complaints.watch w join cases."case" c on c.id = w.case_id
    where c.code = ${code} and w.look_at <= ${at} for update of w skip locked`);
  return row !== undefined;
}

type Gap = { who: string; why: string };

/** Notes that a rung was climbed; undefined when it was before. */
export async function insertEscalation(
  tx: Runner,
  row: { caseId: number; rung: string; promise: string; round: Date; at: Date; dueAt: Date; step: RungStep },
): Promise<number | undefined> {
  const made = await tx.maybe<{ id: number }>(sql`insert into complaints.escalation
      (case_id, rung, promise, round, at, due_at, step, gaps)
    values (${row.caseId}, ${row.rung}, ${row.promise}, ${row.round}, ${row.at}, ${row.dueAt},
      ${JSON.stringify(row.step)}::jsonb, '[]')
    on conflict on constraint escalation_once do nothing returning id`);
  return made?.id;
}

export async function nameEscalated(
  tx: Runner,
  id: number,
  officers: readonly string[],
  gaps: readonly Gap[],
): Promise<void> {
  await tx.run(sql`update complaints.escalation set gaps = ${JSON.stringify(gaps)}::jsonb where id = ${id}`);
  await tx.run(sql`insert into complaints.escalation_person (escalation, officer)
    select ${id}, officer from unnest(${officers}::uuid[]) officer`);
}

export type EscalationRow = {
  id: number;
  at: Date;
  due_at: Date;
  promise: string;
  step: RungStep;
  gaps: Gap[];
  people: { officer: string; seenAt: string | null; instruction: string | null }[];
};

export async function escalationsOf(runner: Runner, caseId: number): Promise<EscalationRow[]> {
  return runner.rows<EscalationRow>(sql`select e.id, e.at, e.due_at, e.promise, e.step, e.gaps, coalesce((
      select jsonb_agg(jsonb_build_object('officer', p.officer, 'seenAt', p.seen_at, 'instruction', p.instruction)
        order by p.officer) from complaints.escalation_person p where p.escalation = e.id), '[]') as people
    from complaints.escalation e where e.case_id = ${caseId} order by e.id`);
}

/** Whether any rung of a case was climbed to this officer and not yet taken note of; notes it then. */
export async function takeNote(
  tx: Runner,
  caseId: number,
  officer: string,
  instruction: string | null,
  at: Date,
): Promise<boolean> {
  const changed =
    await tx.run(sql`update complaints.escalation_person p set seen_at = ${at}, instruction = ${instruction}
    from complaints.escalation e where e.id = p.escalation and e.case_id = ${caseId}
      and p.officer = ${officer} and p.seen_at is null`);
  return changed > 0;
}

/** Of these officers, those who are away on a day. */
export async function awayOn(runner: Runner, officers: readonly string[], day: string): Promise<Set<string>> {
  const rows = await runner.rows<{ officer: string }>(sql`select distinct officer from complaints.absence
    where officer = any(${officers}::uuid[]) and from_day <= ${day}::date and until_day >= ${day}::date`);
  return new Set(rows.map(({ officer }) => officer));
}

export async function absencesFrom(
  runner: Runner,
  day: string,
  officer: string | null,
): Promise<{ officer: string; from: string; until: string }[]> {
  return runner.rows(sql`select officer, from_day::text as "from", until_day::text as "until" from complaints.absence
    where until_day >= ${day}::date and (${officer}::uuid is null or officer = ${officer}::uuid)
    order by from_day, officer limit 500`);
}

export async function writeAbsence(
  tx: Runner,
  row: { officer: string; from: string; until: string; by: string },
): Promise<void> {
  await tx.run(sql`insert into complaints.absence (officer, from_day, until_day, written_by)
    values (${row.officer}, ${row.from}::date, ${row.until}::date, ${row.by})
    on conflict on constraint absence_pkey do update set until_day = excluded.until_day, written_by = excluded.written_by`);
}

export async function deleteAbsence(tx: Runner, officer: string, from: string): Promise<number> {
  return tx.run(sql`delete from complaints.absence where officer = ${officer} and from_day = ${from}::date`);
}

/** Open cases that stand on the ladder at present, by agency. */
export async function escalatedByAgency(city: City): Promise<{ key: string | null; value: number }[]> {
  return city.db.rows(sql`select c.agency as key, count(distinct c.id) as value from complaints.escalation e
    join cases."case" c on c.id = e.case_id and c.open and c.clock_start = e.round
    where e.at > ${new Date(city.now().getTime() - 400 * 86_400_000)} group by 1`);
}
