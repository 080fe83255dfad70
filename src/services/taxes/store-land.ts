/** SQL of the yearly bills of land: how far a run has come, and what is billed next. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { LandForm } from './rules/forms.ts';

export type LandRun = {
  year: number;
  state: 'running' | 'done';
  total: number;
  done: number;
  bills: number;
  amount: number;
  last_object: number;
  started_at: Date;
  done_at: Date | null;
};
const columns = sql`year, state, total, done, bills, amount, last_object, started_at, done_at`;

export async function findRun(runner: Runner, year: number): Promise<LandRun | undefined> {
  return runner.maybe(sql`select ${columns} from taxes.land_run where year = ${year}`);
}
export async function lockRun(tx: Runner, year: number): Promise<LandRun | undefined> {
  return tx.maybe(sql`select ${columns} from taxes.land_run where year = ${year} for update`);
}
export async function allRuns(runner: Runner): Promise<LandRun[]> {
  return runner.rows(sql`select ${columns} from taxes.land_run order by year desc`);
}

export async function countLand(runner: Runner, taxes: readonly string[], day: string): Promise<number> {
  const row = await runner.one<{ count: number }>(sql`select count(*)::int as count from taxes.object
    where tax = any(${taxes}::text[]) and opened_on <= ${day} and (closed_on is null or closed_on >= ${day})`);
  return row.count;
}

/** Begins a year, or again from the first object. */
export async function beginRun(tx: Runner, year: number, total: number, at: Date): Promise<void> {
  await tx.run(sql`insert into taxes.land_run as r (year, state, total, done, bills, amount, last_object, started_at)
    values (${year}, 'running', ${total}, 0, 0, 0, 0, ${at})
    on conflict (year) do update set state = 'running', total = ${total}, done = 0, last_object = 0, done_at = null`);
}

export async function noteRun(
  tx: Runner,
  r: { year: number; done: number; bills: number; amount: number; last: number; doneAt: Date | null },
): Promise<void> {
  await tx.run(sql`update taxes.land_run set done = done + ${r.done}, bills = bills + ${r.bills}, amount = amount + ${r.amount},
      last_object = ${r.last}, state = case when ${r.doneAt}::timestamptz is null then 'running' else 'done' end, done_at = ${r.doneAt}
    where year = ${r.year}`);
}

export type LandOnDay = { id: number; tax: string; area: string | null; form: LandForm; payer: string };

/** Land with its holder and form on a day, by number in the books, after one of them. */
export async function landOn(
  runner: Runner,
  given: { taxes: readonly string[]; day: string; after: number; most: number },
): Promise<LandOnDay[]> {
  return runner.rows(sql`select o.id, o.tax, o.area, f.form, h.payer from taxes.object o
    join lateral (select form from taxes.object_form f where f.object = o.id and f.since <= ${given.day}::date
      order by f.since desc limit 1) f on true
    join taxes.holding h on h.object = o.id and h.since <= ${given.day}::date and (h.until is null or h.until >= ${given.day}::date)
    where o.tax = any(${given.taxes}::text[]) and o.id > ${given.after} and o.opened_on <= ${given.day}::date
      and (o.closed_on is null or o.closed_on >= ${given.day}::date)
    order by o.id limit ${given.most}`);
}
