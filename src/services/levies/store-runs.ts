/** SQL of tariffs and of the runs that issue bills. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Period, Tariff } from './rules/tariff.ts';

export async function allTariffs(runner: Runner): Promise<Tariff[]> {
  return runner.rows(sql`select id, kind, class, period, unit, amount, since::text, what, article
    from levies.tariff order by kind, class, period, since`);
}

/** False when one begins on this day already. */
export async function insertTariff(tx: Runner, t: Omit<Tariff, 'id'>): Promise<boolean> {
  const count =
    await tx.run(sql`insert into levies.tariff (kind, class, period, unit, amount, since, what, article)
    values (${t.kind}, ${t.class}, ${t.period}, ${t.unit}, ${t.amount}, ${t.since},
      ${JSON.stringify(t.what)}::jsonb, ${JSON.stringify(t.article)}::jsonb) on conflict do nothing`);
  return count === 1;
}

export type Levied = {
  stall: number;
  block: string;
  trader: string;
  /** Days of the span that this trader held the stall in this form. */
  from: string;
  to: string;
  kind: string;
  class: string;
  area_m2: number;
};

/**
 * Who held which stall of a market in which form between two days, ends included: a line for each stretch. Stalls that were not
 * open, or that nobody held, are left out.
 */
export async function leviedBetween(
  runner: Runner,
  market: string,
  from: string,
  to: string,
): Promise<Levied[]> {
  return runner.rows(sql`
    select s.id as stall, s.block, h.trader, f.kind, f.class, f.area_m2::float8 as area_m2,
      greatest(h.since, f.since, s.opened_on, ${from}::date)::text as "from",
      least(h.until, f.until, s.closed_on, ${to}::date)::text as "to"
    from levies.stall s
    join levies.holding h on h.stall = s.id
    join (select stall, since, kind, class, area_m2, lead(since) over (partition by stall order by since) - 1 as until
          from levies.stall_form) f on f.stall = s.id
    where s.market = ${market}
      and greatest(h.since, f.since, s.opened_on, ${from}::date) <= least(h.until, f.until, s.closed_on, ${to}::date)
    order by s.id, 7`);
}

export type RunRow = {
  market: string;
  period: Period;
  day: string;
  bills: number;
  amount: number;
  without_tariff: number;
  done_at: Date;
};

/** What was issued again is added to what the run said before. */
export async function noteRun(tx: Runner, r: RunRow): Promise<void> {
  await tx.run(sql`insert into levies.run as r (market, period, day, bills, amount, without_tariff, done_at)
    values (${r.market}, ${r.period}, ${r.day}, ${r.bills}, ${r.amount}, ${r.without_tariff}, ${r.done_at})
    on conflict (market, period, day) do update set bills = r.bills + excluded.bills, amount = r.amount + excluded.amount,
      without_tariff = excluded.without_tariff, done_at = excluded.done_at`);
}

/** Days of a market's runs, the last first. */
export async function runsOf(runner: Runner, market: string, most: number): Promise<RunRow[]> {
  return runner.rows(sql`select market, period, day::text, bills, amount, without_tariff, done_at from levies.run
    where market = ${market} order by day desc, period limit ${most}`);
}

/** The last day whose bills were issued; null when none was. */
export async function lastRunDay(runner: Runner, market: string, period: Period): Promise<string | null> {
  const row = await runner.one<{ day: string | null }>(
    sql`select max(day)::text as day from levies.run where market = ${market} and period = ${period}`,
  );
  return row.day;
}

/** The last day for which any market's bills were issued. */
export async function lastRunOfAll(runner: Runner, period: Period): Promise<string | null> {
  const row = await runner.one<{ day: string | null }>(
    sql`select max(day)::text as day from levies.run where period = ${period}`,
  );
  return row.day;
}
