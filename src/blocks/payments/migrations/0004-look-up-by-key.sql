-- The ledger's triggers look rows up by their keys, however large the tables have grown: a plan made while they were small read all of them.
-- Scalar subqueries, because `exists` may be hashed, which reads the whole table too.
create or replace function payments.demand_balanced() returns trigger
language plpgsql security definer set search_path = pg_catalog, payments set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  wrong record;
begin
  -- Numeric: a sum of many great amounts must not run over.
  select n.booking, sum(n.amount::numeric) as total, count(*) as parts,
      bool_and((select true from account a where a.id = n.account) is true) as known,
      (select count(*) from posting p where p.booking = n.booking) as posted,
      (select true from booking b where b.id = n.booking) as booked
    into wrong from added n group by n.booking
    having sum(n.amount::numeric) <> 0 or count(*) < 2 or not bool_and((select true from account a where a.id = n.account) is true)
      -- Everything that a booking moves comes with one statement; later nothing is added to it.
      or count(*) <> (select count(*) from posting p where p.booking = n.booking)
      or (select true from booking b where b.id = n.booking) is null
    limit 1;
  if not found then
    return null;
  elsif not wrong.known then
    raise exception 'booking % is posted to an account that does not exist', wrong.booking using errcode = 'foreign_key_violation', constraint = 'posting_account_fkey';
  elsif wrong.parts <> wrong.posted then
    raise exception 'booking % was posted before', wrong.booking using errcode = 'check_violation', constraint = 'posting_once';
  elsif wrong.total <> 0 or wrong.parts < 2 then
    raise exception 'booking % does not balance', wrong.booking using errcode = 'check_violation', constraint = 'posting_balanced';
  end if;
  raise exception 'posting without its booking %', wrong.booking using errcode = 'foreign_key_violation', constraint = 'posting_booking_fkey';
end $$;
create or replace function payments.demand_postings() returns trigger
language plpgsql security definer set search_path = pg_catalog, payments set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  wrong uuid;
begin
  select n.id into wrong from added n where (select true from posting p where p.booking = n.id limit 1) is null limit 1;
  if wrong is not null then
    raise exception 'booking % moves nothing', wrong using errcode = 'check_violation', constraint = 'booking_moves';
  end if;
  -- A reversal takes back exactly what was booked.
  if exists (select from added n where n.reverses is not null) then
    select n.id into wrong from added n where n.reverses is not null and exists (
      (select account, -amount from posting where booking = n.reverses) except (select account, amount from posting where booking = n.id)
      union all
      (select account, amount from posting where booking = n.id) except (select account, -amount from posting where booking = n.reverses)) limit 1;
    if wrong is not null then
      raise exception 'booking % does not take back what it reverses', wrong using errcode = 'check_violation', constraint = 'booking_reverses_exactly';
    end if;
  end if;
  return null;
end $$;

create or replace function payments.apply_allocations() returns trigger
language plpgsql security definer set search_path = pg_catalog, payments set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  -- First bills, then debtors, each in order, everybody alike: two payments may wait for each other, but never in a circle. No key:
  -- foreign keys hold their own lock already.
  perform from bill b where b.id in (select bill from added where not credit) order by b.id for no key update;
  update bill b set open = b.open - n.amount
    from (select bill, sum(amount) as amount from added where not credit group by bill) n where b.id = n.bill;
  if exists (select from added where credit) then
    perform from debtor d where d.id in (select debtor from added where credit) order by d.id for no key update;
    update debtor d set credit = d.credit + n.amount
      from (select debtor, sum(amount) as amount from added where credit group by debtor) n where d.id = n.debtor;
  end if;
  return null;
end $$;
