/** SQL of bank accounts, statements and their lines. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { BankAccount } from './rules/bank-accounts.ts';
import type { Statement } from './rules/statements/shape.ts';

export type KnownAccount = { number: string; content: BankAccount };

export async function bankAccounts(runner: Runner): Promise<KnownAccount[]> {
  return runner.rows(
    sql`select distinct on (number) number, content from payments.bank_account order by number, since desc`,
  );
}

export async function insertBankAccount(
  tx: Runner,
  number: string,
  content: BankAccount,
  since: Date,
): Promise<void> {
  await tx.run(sql`insert into payments.bank_account (number, since, content)
    select ${number}, greatest(${since}::timestamptz, (select max(since) + interval '1 millisecond' from payments.bank_account
      where number = ${number})), ${JSON.stringify(content)}::jsonb`);
}

/** One at a time: nobody else imports or matches until the transaction ends. */
export async function lockMatching(tx: Runner): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('payments.matching'))`);
}

/** How statements that are there already stand to this one. */
export async function standingStatements(
  runner: Runner,
  s: {
    account: string;
    fromDay: string;
    day: string;
    sequence: string;
    hash: string;
    opening: number;
    closing: number;
  },
): Promise<{ same: number | null; other: boolean; overlaps: boolean; joins: boolean }> {
  return runner.one(sql`select min(id) filter (where hash = ${s.hash}) as same,
      coalesce(bool_or(day = ${s.day} and sequence = ${s.sequence}), false) as other,
      coalesce(bool_or(from_day <= ${s.day} and day >= ${s.fromDay}), false) as overlaps,
      coalesce(bool_or(from_day <= ${s.day} and day >= ${s.fromDay}
        and (closing = ${s.opening} or opening = ${s.closing})), false) as joins
    from payments.statement where account = ${s.account}`);
}

/** The lines that no other statement of these days told; undefined when others told lines that this one does not have. */
export async function linesNotThere(
  runner: Runner,
  s: Statement & { fromDay: string },
): Promise<Statement['lines'] | undefined> {
  const { fresh, lost } = await runner.one<{ fresh: number[] | null; lost: number }>(sql`with
    mine as (select no, day, amount, row_number() over (partition by day, amount order by no) as nth
      from unnest(${s.lines.map(({ no }) => no)}::int[], ${s.lines.map((l) => l.bookedDate)}::date[],
        ${s.lines.map((l) => l.amount)}::bigint[]) l(no, day, amount)),
    there as (select l.booked_day as day, l.amount, row_number() over (partition by l.booked_day, l.amount order by l.id) as nth
      from payments.statement_line l join payments.statement t on t.id = l.statement
      where t.account = ${s.account} and l.booked_day between ${s.fromDay}::date and ${s.day}::date)
    select array_agg(m.no order by m.no) filter (where t.nth is null) as fresh, (count(*) filter (where m.nth is null))::int as lost
      from mine m full join there t on t.day = m.day and t.amount = m.amount and t.nth = m.nth`);
  if (lost > 0) return undefined;
  const numbers = new Set(fresh ?? []);
  return s.lines.filter(({ no }) => numbers.has(no));
}

export async function insertStatement(
  tx: Runner,
  s: Statement & {
    fromDay: string;
    hash: string;
    format: string;
    at: Date;
    actorKind: string;
    actorId: string | null;
  },
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(sql`insert into payments.statement
      (account, from_day, day, sequence, format, opening, closing, hash, imported_at, actor_kind, actor_id)
    values (${s.account}, ${s.fromDay}, ${s.day}, ${s.sequence}, ${s.format}, ${s.opening}, ${s.closing}, ${s.hash},
      ${s.at}, ${s.actorKind}, ${s.actorId}) returning id`);
  const { lines } = s;
  await tx.run(sql`insert into payments.statement_line (statement, no, value_day, booked_day, amount, reference, text, kind)
    select ${id}::bigint, l.* from unnest(${lines.map(({ no }) => no)}::int[], ${lines.map((l) => l.valueDate)}::date[],
      ${lines.map((l) => l.bookedDate)}::date[], ${lines.map((l) => l.amount)}::bigint[], ${lines.map((l) => l.reference)}::text[],
      ${lines.map((l) => l.text)}::text[], ${lines.map((l) => l.kind ?? null)}::text[]) l`);
  return id;
}

export async function lastStatements(runner: Runner): Promise<Map<string, string>> {
  const rows = await runner.rows<{ account: string; day: string }>(
    sql`select account, max(day)::text as day from payments.statement group by account`,
  );
  return new Map(rows.map(({ account, day }) => [account, day]));
}

export async function statements(
  runner: Runner,
  most: number,
): Promise<
  {
    id: number;
    account: string;
    fromDay: string;
    day: string;
    format: string;
    opening: number;
    closing: number;
    at: Date;
    lines: number;
    settled: number;
  }[]
> {
  return runner.rows(sql`select s.id, s.account, s.from_day::text as "fromDay", s.day::text as day, s.format, s.opening, s.closing,
      s.imported_at as at, c.lines, c.settled
    from (select * from payments.statement order by id desc limit ${most}) s
    cross join lateral (select count(*)::int as lines, count(x.id)::int as settled from payments.statement_line l
      left join payments.settlement x on x.line = l.id and x.undone_at is null where l.statement = s.id) c order by s.id desc`);
}
