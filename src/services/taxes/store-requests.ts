/** SQL of what taxpayers ask for about their bills, and how it ended. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type RequestKind = 'objection' | 'reduction' | 'compensation';
export type RequestRow = {
  id: string;
  number: number;
  kind: RequestKind;
  payer: string;
  object: number;
  bill: number;
  other_bill: number | null;
  amount: number;
  sealed: Buffer;
  asked_at: Date;
  due_on: string;
  granted: number | null;
  reason: string | null;
  decided_at: Date | null;
};
const columns = sql`r.id, r.number, r.kind, r.payer, r.object, r.bill, r.other_bill, r.amount, r.sealed, r.asked_at, r.due_on::text,
  d.granted, d.reason, d.decided_at`;
const joined = sql`taxes.request r left join taxes.decision d on d.request = r.id`;

export async function insertRequest(
  tx: Runner,
  r: Omit<RequestRow, 'number' | 'granted' | 'reason' | 'decided_at'>,
): Promise<number> {
  const row = await tx.one<{ number: number }>(sql`insert into taxes.request
      (id, kind, payer, object, bill, other_bill, amount, sealed, asked_at, due_on)
    values (${r.id}, ${r.kind}, ${r.payer}, ${r.object}, ${r.bill}, ${r.other_bill}, ${r.amount}, ${r.sealed}, ${r.asked_at}, ${r.due_on})
    returning number`);
  return row.number;
}

export async function findRequest(runner: Runner, id: string): Promise<RequestRow | undefined> {
  return runner.maybe(sql`select ${columns} from ${joined} where r.id = ${id}`);
}

export async function openRequestFor(runner: Runner, bill: number, kind: RequestKind): Promise<boolean> {
  const row = await runner.maybe(
    sql`select 1 from ${joined} where r.bill = ${bill} and r.kind = ${kind} and (d.request is null or ${kind} = 'objection')`,
  );
  return row !== undefined;
}

export async function requestsOf(runner: Runner, payer: string): Promise<RequestRow[]> {
  return runner.rows(
    sql`select ${columns} from ${joined} where r.payer = ${payer} order by r.number desc limit 100`,
  );
}

/** Open ones, what ends first on top; or the last decided ones. */
export async function listRequests(runner: Runner, open: boolean, most: number): Promise<RequestRow[]> {
  return open
    ? runner.rows(
        sql`select ${columns} from ${joined} where d.request is null order by r.due_on, r.number limit ${most}`,
      )
    : runner.rows(
        sql`select ${columns} from ${joined} where d.request is not null order by d.decided_at desc, r.number desc limit ${most}`,
      );
}

/** Objections that nobody decided in time. */
export async function overdueObjections(runner: Runner, today: string): Promise<RequestRow[]> {
  return runner.rows(sql`select ${columns} from ${joined}
    where d.request is null and r.kind = 'objection' and r.due_on < ${today}::date order by r.number limit 200`);
}

/** False when it was decided before. */
export async function insertDecision(
  tx: Runner,
  d: { request: string; granted: number; reason: string; by: string; at: Date },
): Promise<boolean> {
  const count = await tx.run(sql`insert into taxes.decision (request, granted, reason, decided_by, decided_at)
    values (${d.request}, ${d.granted}, ${d.reason}, ${d.by}, ${d.at}) on conflict do nothing`);
  return count === 1;
}
