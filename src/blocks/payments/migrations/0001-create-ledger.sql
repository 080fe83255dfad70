-- The ledger: double entry in whole rupiah. Rows are only ever added, and every statement that adds some balances.
create table payments.account (
  id integer not null generated always as identity,
  code text not null,
  kind text not null,
  opened_at timestamptz not null,
  constraint account_pkey primary key (id),
  constraint account_code_key unique (code),
  constraint account_code_shape check (code ~ '^[a-z][a-z0-9-]*(/[A-Za-z0-9._-]+)*$' and length(code) <= 120),
  constraint account_kind_known check (kind in ('asset', 'claim', 'liability', 'revenue', 'cost', 'relief'))
);
comment on table payments.account is 'append-only: where money stands or what is owed. The kind says how the balance is read: assets, claims, costs and reliefs grow with positive amounts, liabilities and revenue with negative ones.';

create table payments.booking (
  seq bigint not null generated always as identity,
  id uuid not null,
  kind text not null,
  subject text not null,
  effective_at timestamptz not null,
  booked_at timestamptz not null,
  reverses uuid,
  actor_kind text not null,
  actor_id text,
  reason text,
  constraint booking_pkey primary key (id),
  constraint booking_seq_key unique (seq),
  constraint booking_reverses_key unique (reverses),
  constraint booking_reverses_fkey foreign key (reverses) references payments.booking (id),
  constraint booking_reverses_another check (reverses <> id),
  constraint booking_kind_shape check (kind ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)*$'),
  constraint booking_reversal_with_reason check (reverses is null or length(reason) > 0)
);
comment on table payments.booking is 'append-only: one movement of money. Its id is made by whoever sends it, so that sending twice books once. What was wrong is reversed, once, and never changed.';
comment on column payments.booking.effective_at is 'When it happened: when the trader paid, even if the phone told it hours later.';
comment on column payments.booking.booked_at is 'When the city learned of it.';

create table payments.posting (
  no bigint not null generated always as identity,
  booking uuid not null,
  account integer not null,
  amount bigint not null,
  constraint posting_pkey primary key (booking, account),
  constraint posting_moves check (amount <> 0)
);
-- Reading an account from some posting on needs nothing but this index.
create index posting_account on payments.posting (account, no) include (amount);
comment on table payments.posting is 'append-only: the sides of a booking, one per account. They add up to nothing. A row that everybody books on would be waited for: so no foreign key locks the account, the trigger looks instead.';

create function payments.demand_balanced() returns trigger
language plpgsql security definer set search_path = pg_catalog, payments as $$
declare
  wrong uuid;
begin
  select n.booking into wrong from added n left join account a on a.id = n.account where a.id is null limit 1;
  if wrong is not null then
    raise exception 'booking % is posted to an account that does not exist', wrong using errcode = 'foreign_key_violation', constraint = 'posting_account_fkey';
  end if;
  -- Numeric: a sum of many great amounts must not run over.
  select n.booking into wrong from added n group by n.booking having sum(n.amount::numeric) <> 0 or count(*) < 2 limit 1;
  if wrong is not null then
    raise exception 'booking % does not balance', wrong using errcode = 'check_violation', constraint = 'posting_balanced';
  end if;
  -- Everything that a booking moves comes with one statement; later nothing is added to it.
  select n.booking into wrong from (select booking, count(*) as parts from added group by booking) n
    where n.parts <> (select count(*) from posting p where p.booking = n.booking) limit 1;
  if wrong is not null then
    raise exception 'booking % was posted before', wrong using errcode = 'check_violation', constraint = 'posting_once';
  end if;
  select n.booking into wrong from (select distinct booking from added) n
    left join booking b on b.id = n.booking where b.id is null limit 1;
  if wrong is not null then
    raise exception 'posting without its booking %', wrong using errcode = 'foreign_key_violation', constraint = 'posting_booking_fkey';
  end if;
  return null;
end $$;
create trigger posting_balanced after insert on payments.posting
  referencing new table as added for each statement execute function payments.demand_balanced();

create function payments.demand_postings() returns trigger
language plpgsql security definer set search_path = pg_catalog, payments as $$
declare
  wrong uuid;
begin
  select n.id into wrong from added n where not exists (select from posting p where p.booking = n.id) limit 1;
  if wrong is not null then
    raise exception 'booking % moves nothing', wrong using errcode = 'check_violation', constraint = 'booking_moves';
  end if;
  -- A reversal takes back exactly what was booked.
  select n.id into wrong from added n where n.reverses is not null and exists (
    (select account, -amount from posting where booking = n.reverses) except (select account, amount from posting where booking = n.id)
    union all
    (select account, amount from posting where booking = n.id) except (select account, -amount from posting where booking = n.reverses)) limit 1;
  if wrong is not null then
    raise exception 'booking % does not take back what it reverses', wrong using errcode = 'check_violation', constraint = 'booking_reverses_exactly';
  end if;
  return null;
end $$;
create trigger booking_whole after insert on payments.booking
  referencing new table as added for each statement execute function payments.demand_postings();

create table payments.rolled (
  one boolean not null default true,
  upto bigint not null,
  constraint rolled_pkey primary key (one),
  constraint rolled_one check (one)
);
insert into payments.rolled (upto) values (0);
comment on table payments.rolled is 'Balances hold every posting up to this number; what came later is added when a balance is read.';

create table payments.balance (
  account integer not null,
  amount bigint not null,
  constraint balance_pkey primary key (account),
  constraint balance_account_fkey foreign key (account) references payments.account (id)
);
comment on table payments.balance is 'What each account holds of the postings that were rolled up. Nothing but a shortcut: it can be worked out anew at any time.';

create table payments.seal (
  day date not null,
  first bigint not null,
  last bigint not null,
  bookings integer not null,
  before text not null,
  hash text not null,
  sealed_at timestamptz not null,
  constraint seal_pkey primary key (day),
  constraint seal_first_key unique (first),
  constraint seal_span check (last >= first - 1)
);
comment on table payments.seal is 'append-only: what was booked up to the end of a day, as one hash over every booking and over the seal before. Whoever changes an old booking breaks all seals after it.';
