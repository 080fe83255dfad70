/** SQL of the named few. */
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';

export type ConfidantRow = {
  id: string;
  officer: string;
  agency: string | null;
  valid_from: string;
  valid_until: string | null;
  appointed_at: Date;
  appointed_by: string;
  ended_at: Date | null;
};

export async function allConfidants(runner: Runner): Promise<ConfidantRow[]> {
  return runner.rows(sql`select id, officer, agency, valid_from::text, valid_until::text, appointed_at, appointed_by, ended_at
    from complaints.confidant order by appointed_at desc limit 500`);
}

export async function appointmentsOf(
  runner: Runner,
  officer: string,
  today: string,
): Promise<{ agency: string | null }[]> {
  return runner.rows(sql`select agency from complaints.confidant where officer = ${officer} and ended_at is null
    and valid_from <= ${today}::date and (valid_until is null or valid_until >= ${today}::date)`);
}

/** Whether an appointment of this officer for the same agency stands on some of these days; held until the transaction ends. */
export async function isAppointed(
  tx: Runner,
  one: { officer: string; agency: string | null; from: string; until: string | null },
): Promise<boolean> {
  await tx.run(sql`lock table complaints.confidant in share row exclusive mode`);
  const row =
    await tx.maybe(sql`select 1 from complaints.confidant where officer = ${one.officer} and ended_at is null
    and agency is not distinct from ${one.agency}
    and daterange(valid_from, valid_until, '[]') && daterange(${one.from}::date, ${one.until}::date, '[]')`);
  return row !== undefined;
}

export async function insertConfidant(
  tx: Runner,
  one: { officer: string; agency: string | null; from: string; until: string | null; at: Date; by: string },
): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`
    insert into complaints.confidant (officer, agency, valid_from, valid_until, appointed_at, appointed_by)
    values (${one.officer}, ${one.agency}, ${one.from}::date, ${one.until}::date, ${one.at}, ${one.by}) returning id`);
  return row.id;
}

/** The officer whose appointment ended; undefined when there is none in office under this id. */
export async function endConfidant(
  tx: Runner,
  id: string,
  at: Date,
  by: string,
): Promise<string | undefined> {
  const row = await tx.maybe<{
    officer: string;
  }>(sql`update complaints.confidant set ended_at = ${at}, ended_by = ${by}
    where id = ${id} and ended_at is null returning officer`);
  return row?.officer;
}
