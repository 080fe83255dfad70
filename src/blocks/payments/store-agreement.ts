/** SQL that holds the books of bills and payments beside the ledger. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export async function booksBeside(
  runner: Runner,
): Promise<{ account: string; ledger: number; books: number }[]> {
  return runner.rows(sql`
    with ledger as (
      select a.code, (coalesce(b.amount, 0) + coalesce(t.amount, 0))::bigint as amount
      from payments.account a left join payments.balance b on b.account = a.id
      left join (select p.account, sum(p.amount) as amount from payments.posting p
                 where p.no > (select upto from payments.rolled) group by p.account) t on t.account = a.id),
    books as (
      select 'owed/' || kind as code, sum(open)::bigint as amount from payments.bill group by kind
      union all select 'credit/' || service, -sum(credit)::bigint from payments.debtor group by service
      union all select coalesce('cash/' || taker, 'pending/' || channel), sum(amount)::bigint from payments.payment
        where settled is null and reversed is null group by 1),
    off as (
      select 'bill/' || b.id as code, b.amount - b.open as ledger, coalesce(sum(a.amount), 0)::bigint as books
      from payments.bill b left join payments.allocation a on a.bill = b.id and not a.credit where b.open <> b.amount
      group by b.id having b.amount - b.open <> coalesce(sum(a.amount), 0))
    select coalesce(l.code, b.code) as account, coalesce(l.amount, 0) as ledger, coalesce(b.amount, 0) as books
      from (select * from ledger where code like any (array['owed/%', 'credit/%', 'pending/%', 'cash/%'])) l
      full join books b on b.code = l.code
    union all select 'everything', coalesce(sum(amount), 0)::bigint, 0 from ledger
    union all select code, ledger, books from off
    order by 1`);
}
