/** SQL of income by market and day, of targets, and of whose stall is in which market. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type IncomeRow = { market: string; day: string; way: string; amount: number; payments: number };

/** Adds to what is there; money that was taken back is negative. */
export async function addIncome(tx: Runner, rows: readonly IncomeRow[]): Promise<void> {
  await tx.run(sql`insert into levies.income as i (market, day, way, amount, payments)
    select * from unnest(${rows.map(({ market }) => market)}::text[], ${rows.map(({ day }) => day)}::date[],
      ${rows.map(({ way }) => way)}::text[], ${rows.map(({ amount }) => amount)}::bigint[],
      ${rows.map(({ payments }) => payments)}::integer[])
    on conflict (market, day, way) do update set amount = i.amount + excluded.amount, payments = i.payments + excluded.payments`);
}

export async function incomeBetween(
  runner: Runner,
  markets: readonly string[],
  from: string,
  to: string,
): Promise<IncomeRow[]> {
  return runner.rows(sql`select market, day::text, way, amount, payments from levies.income
    where market = any(${markets}::text[]) and day between ${from} and ${to} order by market, day, way`);
}

/** The market in which each of these traders holds a stall, or held one last. */
export async function marketsOfTraders(
  runner: Runner,
  traders: readonly string[],
): Promise<Map<string, string>> {
  const rows = await runner.rows<{
    trader: string;
    market: string;
  }>(sql`select distinct on (h.trader) h.trader, s.market
    from levies.holding h join levies.stall s on s.id = h.stall where h.trader = any(${traders}::uuid[])
    order by h.trader, h.until desc nulls first, h.since desc`);
  return new Map(rows.map(({ trader, market }) => [trader, market]));
}

export type TargetRow = { market: string; since: string; amount: number };

export async function targetsOf(runner: Runner, markets: readonly string[]): Promise<TargetRow[]> {
  return runner.rows(sql`select market, since::text, amount from levies.target
    where market = any(${markets}::text[]) order by market, since`);
}

/** False when one begins on this day already. */
export async function insertTarget(tx: Runner, t: TargetRow): Promise<boolean> {
  const count = await tx.run(sql`insert into levies.target (market, since, amount)
    values (${t.market}, ${t.since}, ${t.amount}) on conflict do nothing`);
  return count === 1;
}

/** What was billed for a day, and for its month. */
export async function billedOn(
  runner: Runner,
  market: string,
  day: string,
): Promise<{ period: string; bills: number; amount: number }[]> {
  return runner.rows(sql`select period, bills, amount from levies.run where market = ${market}
    and ((period = 'daily' and day = ${day}::date) or (period = 'monthly' and day = date_trunc('month', ${day}::date)::date))`);
}
