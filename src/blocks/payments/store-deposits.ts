/** SQL of cash in hands and of deposit slips. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export async function insertCashMove(
  tx: Runner,
  m: { booking: string; source: number; target: number; amount: number; at: Date },
): Promise<void> {
  await tx.run(sql`insert into payments.cash_move (booking, source, target, amount, at)
    values (${m.booking}, ${m.source}, ${m.target}, ${m.amount}, ${m.at})`);
}

export type SlipRow = {
  number: string;
  day: string;
  kind: 'cash' | 'transfer';
  bank_account: string;
  source: string;
  amount: number;
  content: { parts: { kind: string | null; place: string | null; amount: number }[]; fees: number };
  made_at: Date;
  /** The day of the bank's line that proves it. */
  proven: string | null;
  void_at: Date | null;
  void_reason: string | null;
};

const slip = sql`select s.number, s.day::text as day, s.kind, s.bank_account, a.code as source, s.amount, s.content, s.made_at,
    s.void_at, s.void_reason, l.value_day::text as proven
  from payments.deposit_slip s join payments.account a on a.id = s.source
  left join payments.settlement x on x.id = s.settlement left join payments.statement_line l on l.id = x.line`;

export async function slips(runner: Runner, most: number): Promise<SlipRow[]> {
  return runner.rows(sql`${slip} order by s.number desc limit ${most}`);
}

export async function findSlip(runner: Runner, number: string): Promise<SlipRow | undefined> {
  return runner.maybe(sql`${slip} where s.number = ${number}`);
}

/** The next number of a year: 'STS2026000001'. Whoever asks holds the lock of slips until the end. */
export async function nextSlipNumber(tx: Runner, year: string): Promise<string> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('payments.deposit_slip'))`);
  const { last } = await tx.one<{ last: number }>(sql`select coalesce(max(right(number, 6)::int), 0) as last
    from payments.deposit_slip where starts_with(number, ${`STS${year}`})`);
  return `STS${year}${String(last + 1).padStart(6, '0')}`;
}

export async function insertSlip(
  tx: Runner,
  s: {
    number: string;
    day: string;
    kind: string;
    bankAccount: string;
    source: number;
    amount: number;
    content: unknown;
    settlement: number | null;
    at: Date;
    actorKind: string;
    actorId: string | null;
  },
): Promise<void> {
  await tx.run(sql`insert into payments.deposit_slip
      (number, day, kind, bank_account, source, amount, content, made_at, actor_kind, actor_id, settlement)
    values (${s.number}, ${s.day}, ${s.kind}, ${s.bankAccount}, ${s.source}, ${s.amount}, ${JSON.stringify(s.content)},
      ${s.at}, ${s.actorKind}, ${s.actorId}, ${s.settlement})`);
}

/** False when the bank's line has proven it meanwhile, or it was void before. */
export async function voidSlip(
  tx: Runner,
  number: string,
  given: { reason: string; at: Date },
): Promise<boolean> {
  const count =
    await tx.run(sql`update payments.deposit_slip set void_at = ${given.at}, void_reason = ${given.reason}
    where number = ${number} and settlement is null and void_at is null`);
  return count === 1;
}

export type CashRow = {
  code: string;
  amount: number;
  /** What stands on slips that the bank has not shown yet. */
  promised: number;
  /** When the oldest rupiah of it came: what came first is taken as gone first. */
  oldest: Date | null;
};

/** As many of the last receipts of a hand are looked at for the oldest one. */
const RECEIPTS = 5000;

export async function cashInHands(runner: Runner): Promise<CashRow[]> {
  return runner.rows(sql`with cash as materialized (select a.id, a.code, (coalesce(b.amount, 0) + coalesce((select sum(p.amount)
        from payments.posting p where p.account = a.id and p.no > (select upto from payments.rolled)), 0))::bigint as amount
      from payments.account a left join payments.balance b on b.account = a.id where a.code like 'cash/%')
    select c.code, c.amount, coalesce((select sum(s.amount) from payments.deposit_slip s
        where s.source = c.id and s.settlement is null and s.void_at is null), 0)::bigint as promised,
      (select min(x.at) from (select b.effective_at as at, sum(p.amount) over (order by p.no desc) - p.amount as newer
          from (select * from payments.posting p where p.account = c.id and p.amount > 0 order by p.no desc limit ${RECEIPTS}) p
          join payments.booking b on b.id = p.booking) x where x.newer < c.amount) as oldest
    from cash c where c.amount <> 0 order by c.code`);
}

/** Transfers to the treasury that have no slip yet, with what they brought by kind of bill and place. */
export async function transfersWithoutSlip(
  runner: Runner,
): Promise<{ id: number; account: string; day: string; amount: number }[]> {
  return runner.rows(sql`select x.id, x.account, l.value_day::text as day, -l.amount as amount
    from payments.settlement x join payments.statement_line l on l.id = x.line
    where x.how = 'transfer' and x.undone_at is null
      and not exists (select from payments.deposit_slip s where s.settlement = x.id) order by x.id desc limit 200`);
}

export async function partsOfTransfer(runner: Runner, settlement: number): Promise<SlipRow['content']> {
  return runner.one(sql`with paid as (select p.id, coalesce(p.identified, p.id) as laid, p.amount from payments.payment p
        join payments.settlement x on x.booking = p.remitted where x.id = ${settlement}),
      parts as (select case when a.credit then null else b.kind end as kind, case when a.credit then null else b.place end as place,
          sum(a.amount)::bigint as amount
        from paid join payments.allocation a on a.booking = paid.laid left join payments.bill b on b.id = a.bill group by 1, 2)
    select coalesce((select json_agg(json_build_object('kind', kind, 'place', place, 'amount', amount) order by kind, place) from parts), '[]') as parts,
      coalesce((select sum(y.fee) from payments.settlement y join payments.settlement x on x.booking = y.remitted where x.id = ${settlement}), 0)::bigint as fees`);
}
