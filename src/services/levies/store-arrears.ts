/** SQL of letters to traders who are late, of what they charged, and of instalments. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Part, Stage } from './rules/arrears.ts';

export type DemandRow = {
  id: number;
  trader: string;
  market: string;
  stage: Stage;
  late_since: string;
  day: string;
  late: number;
  bills: number;
  penalty: number;
  reached: boolean;
};

const columns = sql`id, trader, market, stage, late_since::text, day::text, late, bills, penalty, reached`;

/** Undefined when this letter went out already. */
export async function insertDemand(
  tx: Runner,
  d: Omit<DemandRow, 'id'> & { at: Date },
): Promise<number | undefined> {
  const row = await tx.maybe<{ id: number }>(sql`insert into levies.demand
      (trader, market, stage, late_since, day, late, bills, penalty, reached, at)
    values (${d.trader}, ${d.market}, ${d.stage}, ${d.late_since}, ${d.day}, ${d.late}, ${d.bills}, ${d.penalty}, ${d.reached}, ${d.at})
    on conflict on constraint demand_once do nothing returning id`);
  return row?.id;
}

export async function demandsOf(runner: Runner, traders: readonly string[]): Promise<DemandRow[]> {
  return runner.rows(
    sql`select ${columns} from levies.demand where trader = any(${traders}::uuid[]) order by day, id`,
  );
}

export async function findDemand(runner: Runner, market: string, id: number): Promise<DemandRow | undefined> {
  return runner.maybe(sql`select ${columns} from levies.demand where id = ${id} and market = ${market}`);
}

export async function insertPenalised(
  tx: Runner,
  demand: number,
  rows: readonly { bill: number; months: number; principal: number }[],
): Promise<void> {
  await tx.run(sql`insert into levies.penalised (demand, bill, months, principal)
    select ${demand}::bigint, * from unnest(${rows.map(({ bill }) => bill)}::bigint[], ${rows.map(({ months }) => months)}::integer[],
      ${rows.map(({ principal }) => principal)}::bigint[])`);
}

/** Months that were charged of each of these bills. */
export async function monthsCharged(runner: Runner, bills: readonly number[]): Promise<Map<number, number>> {
  const rows = await runner.rows<{ bill: number; months: number }>(sql`select bill, sum(months)::int as months
    from levies.penalised where bill = any(${bills}::bigint[]) group by bill`);
  return new Map(rows.map(({ bill, months }) => [bill, months]));
}

export async function chargedBy(
  runner: Runner,
  demand: number,
): Promise<{ months: number; principal: number; bills: number }[]> {
  return runner.rows(sql`select months, sum(principal)::bigint as principal, count(*)::int as bills
    from levies.penalised where demand = ${demand} group by months order by months desc`);
}

export type PlanRow = { trader: string; agreed_on: string; reference: string; total: number; parts: Part[] };

/** The last plan of each of these traders. */
export async function plansOf(runner: Runner, traders: readonly string[]): Promise<Map<string, PlanRow>> {
  const rows =
    await runner.rows<PlanRow>(sql`select distinct on (trader) trader, agreed_on::text, reference, total, parts
    from levies.plan where trader = any(${traders}::uuid[]) order by trader, agreed_on desc`);
  return new Map(rows.map((row) => [row.trader, row]));
}

/** False when one was agreed on this day already. */
export async function insertPlan(tx: Runner, p: PlanRow & { agreed_by: string | null }): Promise<boolean> {
  const count =
    await tx.run(sql`insert into levies.plan (trader, agreed_on, agreed_by, reference, total, parts)
    values (${p.trader}, ${p.agreed_on}, ${p.agreed_by}, ${p.reference}, ${p.total}, ${JSON.stringify(p.parts)}::jsonb)
    on conflict do nothing`);
  return count === 1;
}

export async function tradersOf(runner: Runner, market: string): Promise<string[]> {
  const rows = await runner.rows<{ trader: string }>(sql`select distinct h.trader from levies.holding h
    join levies.stall s on s.id = h.stall where s.market = ${market}`);
  return rows.map(({ trader }) => trader);
}

export async function namesSealed(
  runner: Runner,
  traders: readonly string[],
): Promise<Map<string, { sealed: Buffer; language: string }>> {
  const rows = await runner.rows<{ id: string; sealed: Buffer; language: string }>(
    sql`select id, sealed, language from levies.trader where id = any(${traders}::uuid[])`,
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
