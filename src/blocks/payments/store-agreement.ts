/** SQL that holds the books of bills, payments and what banks settled beside the ledger. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** The accounts that have books of their own beside the ledger. */
const BOOKED = [
  ...['owed/%', 'credit/%', 'unidentified/%', 'pending/%', 'cash/%'],
  ...['bank/%', 'rkud', 'cost/fees/%', 'clearing/%'],
];

export async function booksBeside(
  runner: Runner,
): Promise<{ account: string; ledger: number; books: number }[]> {
  return runner.rows(sql`
    with ledger as (
      select a.code, (coalesce(b.amount, 0) + coalesce(t.amount, 0))::bigint as amount
      from payments.account a left join payments.balance b on b.account = a.id
      left join (select p.account, sum(p.amount) as amount from payments.posting p
                 where p.no > (select upto from payments.rolled) group by p.account) t on t.account = a.id),
    seen as (select x.how, l.amount, a.content->>'bank' as bank, (a.content->>'rkud')::boolean as rkud
      from payments.settlement x join payments.statement_line l on l.id = x.line
      join (select distinct on (number) number, content from payments.bank_account order by number, since desc) a on a.number = x.account
      where x.undone_at is null and x.booking is not null),
    books as (
      select 'owed/' || kind as code, sum(open)::bigint as amount from payments.bill group by kind
      union all select 'credit/' || service, -sum(credit)::bigint from payments.debtor group by service
      union all select coalesce('cash/' || taker, 'pending/' || channel), sum(amount)::bigint from payments.payment
        where settled is null and reversed is null group by 1
      union all select 'unidentified/' || channel, -sum(amount)::bigint from payments.payment where debtor is null and reversed is null group by 1
      union all select a.code, sum(m.amount)::bigint from (select target as account, amount from payments.cash_move
        union all select source, -amount from payments.cash_move
        union all select x.against, -l.amount from payments.settlement x join payments.statement_line l on l.id = x.line
          where x.against is not null and x.undone_at is null) m join payments.account a on a.id = m.account group by a.code
      -- Taken back after it was settled: the bank will ask for it, until a line of a statement shows that it did.
      union all select 'pending/' || channel, -sum(amount)::bigint from payments.payment
        where settled is not null and reversed is not null group by 1
      union all select 'pending/' || channel, -sum(gross)::bigint from payments.settlement where how = 'refunded' and undone_at is null group by 1
      union all select case when x.rkud then 'rkud' else 'bank/' || x.bank end, sum(x.amount)::bigint from seen x group by 1
      union all select 'rkud', -sum(gross)::bigint from payments.settlement where how = 'transfer' and undone_at is null
      union all select 'cost/fees/' || channel, sum(fee)::bigint from payments.settlement where undone_at is null and fee <> 0 group by 1
      union all select 'cost/fees/bank/' || x.bank, -sum(x.amount)::bigint from seen x where x.how = 'fee' group by 1),
    summed as (select code, sum(amount)::bigint as amount from books where code like any (${BOOKED}::text[]) group by code),
    off as (
      select 'bill/' || b.id as code, b.amount - b.open as ledger, coalesce(sum(a.amount), 0)::bigint as books
      from payments.bill b left join payments.allocation a on a.bill = b.id and not a.credit where b.open <> b.amount
      group by b.id having b.amount - b.open <> coalesce(sum(a.amount), 0))
    select coalesce(l.code, b.code) as account, coalesce(l.amount, 0) as ledger, coalesce(b.amount, 0) as books
      from (select * from ledger where code like any (${BOOKED}::text[])) l
      full join summed b on b.code = l.code
    union all select 'everything', coalesce(sum(amount), 0)::bigint, 0 from ledger
    union all select code, ledger, books from off
    order by 1`);
}
