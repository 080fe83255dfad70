/** SQL of returns and assessments. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type ReturnRow = {
  id: string;
  object: number;
  payer: string;
  month: string;
  revision: number;
  turnover: number;
  tax: number;
  bill: number | null;
  late: boolean;
  filed_at: Date;
  filed_by: string;
};
const columns = sql`id, object, payer, month::text, revision, turnover, tax, bill, late, filed_at, filed_by`;

/** What counts for a month: the last revision. */
export async function lastReturn(
  runner: Runner,
  object: number,
  month: string,
): Promise<ReturnRow | undefined> {
  return runner.maybe(sql`select ${columns} from taxes.return where object = ${object} and month = ${month}
    order by revision desc limit 1`);
}

export async function insertReturn(tx: Runner, r: ReturnRow): Promise<void> {
  await tx.run(sql`insert into taxes.return (id, object, payer, month, revision, turnover, tax, bill, late, filed_at, filed_by)
    values (${r.id}, ${r.object}, ${r.payer}, ${r.month}, ${r.revision}, ${r.turnover}, ${r.tax}, ${r.bill}, ${r.late}, ${r.filed_at}, ${r.filed_by})`);
}

/** The last ones of an object, corrections included, the newest month first. */
export async function returnsOf(runner: Runner, object: number, most: number): Promise<ReturnRow[]> {
  return runner.rows(sql`select ${columns} from taxes.return where object = ${object}
    order by month desc, revision desc limit ${most}`);
}

export type AssessmentRow = {
  id: string;
  object: number;
  payer: string;
  kind: 'skpd' | 'skpdkb' | 'skpdkbt' | 'skpdlb' | 'skpdn';
  from_day: string;
  to_day: string;
  measure: Record<string, number | string>;
  amount: number;
  bill: number | null;
  why: string;
  made_at: Date;
};
const assessed = sql`id, object, payer, kind, from_day::text, to_day::text, measure, amount, bill, why, made_at`;

export async function insertAssessment(tx: Runner, a: AssessmentRow): Promise<void> {
  await tx.run(sql`insert into taxes.assessment (id, object, payer, kind, from_day, to_day, measure, amount, bill, why, made_at)
    values (${a.id}, ${a.object}, ${a.payer}, ${a.kind}, ${a.from_day}, ${a.to_day}, ${JSON.stringify(a.measure)}::jsonb,
      ${a.amount}, ${a.bill}, ${a.why}, ${a.made_at})`);
}

export async function assessmentsOf(runner: Runner, object: number, most: number): Promise<AssessmentRow[]> {
  return runner.rows(sql`select ${assessed} from taxes.assessment where object = ${object}
    order by made_at desc limit ${most}`);
}

/** Another one of the same kind for some of these days. */
export async function assessedFor(
  runner: Runner,
  given: { object: number; kind: string; from: string; to: string },
): Promise<boolean> {
  const row =
    await runner.maybe(sql`select 1 from taxes.assessment where object = ${given.object} and kind = ${given.kind}
    and from_day <= ${given.to}::date and to_day >= ${given.from}::date limit 1`);
  return row !== undefined;
}
