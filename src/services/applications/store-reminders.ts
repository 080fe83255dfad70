/** SQL of reminders: which papers end soon, and whose holder was told. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type Reminder = { document: string; days: number; code: string; valid_until: string };

/** Told twice by the feed, noted once. Papers of other services are none of ours. */
export async function noteReminders(tx: Runner, found: readonly Reminder[]): Promise<void> {
  await tx.run(sql`insert into applications.reminder (document, days, code, valid_until)
    select f.document, f.days, f.code, f.valid_until
    from unnest(${found.map(({ document }) => document)}::uuid[], ${found.map(({ days }) => days)}::int[],
      ${found.map(({ code }) => code)}::text[], ${found.map(({ valid_until }) => valid_until)}::date[])
      f(document, days, code, valid_until)
    where exists (select from applications.paper p where p.document = f.document)
    on conflict on constraint reminder_pkey do nothing`);
}

export async function untoldReminders(runner: Runner, limit: number): Promise<Reminder[]> {
  return runner.rows(sql`select document, days, code, valid_until::text as valid_until from applications.reminder
    where told_at is null order by valid_until, document limit ${limit}`);
}

/** False if somebody else has told it by now. */
export async function takeReminder(tx: Runner, { document, days }: Reminder, now: Date): Promise<boolean> {
  const taken = await tx.run(sql`update applications.reminder set told_at = ${now}
    where document = ${document} and days = ${days} and told_at is null`);
  return taken === 1;
}

export async function sweepReminders(tx: Runner, before: string): Promise<void> {
  await tx.run(sql`delete from applications.reminder where valid_until < ${before}::date`);
}

/** A later application of the same citizen for the same service that is under way or was granted; perhaps it renews the paper. */
export async function laterCode(
  runner: Runner,
  { case_id, citizen, service }: { case_id: number; citizen: string | null; service: string },
): Promise<string | undefined> {
  if (citizen === null) return undefined;
  const row = await runner.maybe<{ code: string }>(sql`select c.code
    from applications.application a join cases."case" c on c.id = a.case_id
    where a.citizen = ${citizen} and a.service = ${service} and a.case_id > ${case_id}
      and (a.outcome is null or a.outcome = 'granted')
    order by a.case_id desc limit 1`);
  return row?.code;
}
