-- Bills and payments: what is owed and why, what came in, and which paid which.
create table payments.debtor (
  id bigint not null generated always as identity,
  service text not null,
  ref text not null,
  credit bigint not null default 0,
  constraint debtor_pkey primary key (id),
  constraint debtor_ref_key unique (service, ref),
  constraint debtor_credit_not_negative check (credit >= 0)
);
-- Whoever paid ahead is found without looking at everybody.
create index debtor_with_credit on payments.debtor (service) where credit > 0;
comment on table payments.debtor is 'Who owes something to a service. Who that is, only the service knows: here stands the key under which it knows him, never a name.';
comment on column payments.debtor.credit is 'Paid ahead, in rupiah: the sum of his allocations to credit, kept by their trigger.';

create table payments.basis (
  id integer not null generated always as identity,
  hash text not null,
  content jsonb not null,
  constraint basis_pkey primary key (id),
  constraint basis_hash_key unique (hash)
);
comment on table payments.basis is 'append-only: the article, rate and dates that a line of a bill rests on, as they were when it was issued. Millions of lines rest on a few of them.';

create table payments.bill (
  id bigint not null generated always as identity,
  debtor bigint not null,
  kind text not null,
  subject text not null,
  place text,
  from_day date not null,
  to_day date not null,
  due date not null,
  amount bigint not null,
  open bigint not null,
  lines jsonb not null,
  issued_at timestamptz not null,
  booking uuid not null,
  revision smallint not null default 0,
  void uuid,
  constraint bill_pkey primary key (id),
  constraint bill_debtor_fkey foreign key (debtor) references payments.debtor (id),
  -- Issued again after a crash or by two servers, a bill is there once; one that was void may be followed by the next revision.
  constraint bill_once unique (subject, kind, from_day, revision),
  constraint bill_kind_shape check (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  constraint bill_amount_positive check (amount > 0),
  constraint bill_open_within check (open between 0 and amount),
  constraint bill_days_in_order check (from_day <= to_day)
);
create index bill_open on payments.bill (debtor, due, id) where open > 0;
create index bill_of_debtor on payments.bill (debtor, id);
comment on table payments.bill is 'What somebody owes for a time, as it was issued. Only what is still open moves, by the rows of allocation; nothing else of it ever changes.';
comment on column payments.bill.kind is '<service>.<what>: claims and revenue are booked by it.';
comment on column payments.bill.subject is 'What it is for: a stall, a land-tax object, an application.';
comment on column payments.bill.place is 'Where income is counted: a market, an agency.';
comment on column payments.bill.lines is 'How the amount came about, each line on its basis: b basis, q quantity, p what a share is taken of, m months, a amount in rupiah.';
comment on column payments.bill.booking is 'The booking in which it was issued, together with all of its day.';
comment on column payments.bill.void is 'The booking that took back what was open of it.';

create table payments.allocation (
  booking uuid not null,
  debtor bigint not null,
  bill bigint,
  credit boolean not null,
  amount bigint not null,
  at timestamptz not null,
  constraint allocation_key unique nulls not distinct (booking, debtor, bill, credit),
  constraint allocation_debtor_fkey foreign key (debtor) references payments.debtor (id),
  constraint allocation_bill_fkey foreign key (bill) references payments.bill (id),
  constraint allocation_of_bill_or_credit check (credit or bill is not null),
  constraint allocation_moves check (amount <> 0)
);
create index allocation_bill on payments.allocation (bill) where bill is not null;
create index allocation_credit on payments.allocation (debtor) where credit;
create index allocation_at on payments.allocation using brin (at);
comment on table payments.allocation is 'append-only: where a booking''s money went: off a bill (or, negative, back on it), or to the credit of a debtor (or, negative, out of it).';
comment on column payments.allocation.credit is 'True: it moves the credit; the bill, if any, only says why.';

create function payments.apply_allocations() returns trigger
language plpgsql security definer set search_path = pg_catalog, payments as $$
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
create trigger allocation_applied after insert on payments.allocation
  referencing new table as added for each statement execute function payments.apply_allocations();

create table payments.pay_code (
  code text not null,
  since timestamptz not null,
  debtor bigint not null,
  constraint pay_code_pkey primary key (code, since),
  constraint pay_code_debtor_fkey foreign key (debtor) references payments.debtor (id),
  constraint pay_code_shape check (code ~ '^[0-9]{6,20}$')
);
comment on table payments.pay_code is 'append-only: whose debts are paid by whoever pays to this number (on a stall''s QR, a virtual account), from when on. Money paid before a stall changed hands is the former holder''s, however late it is told.';

create sequence payments.pay_number as bigint;

create table payments.payment (
  id uuid not null,
  code text not null,
  channel text not null,
  reference text not null,
  debtor bigint,
  amount bigint not null,
  paid_at timestamptz not null,
  told_at timestamptz not null,
  taker text,
  settled uuid,
  remitted uuid,
  reversed uuid,
  constraint payment_pkey primary key (id),
  constraint payment_code_key unique (code),
  constraint payment_reference_key unique (channel, reference),
  constraint payment_debtor_fkey foreign key (debtor) references payments.debtor (id),
  constraint payment_amount_sane check (amount between 1 and 9999999999999),
  constraint payment_in_order check (remitted is null or settled is not null)
);
create index payment_of_debtor on payments.payment (debtor, told_at);
create index payment_pending on payments.payment (channel, paid_at) where settled is null and reversed is null;
create index payment_told on payments.payment using brin (told_at);
comment on table payments.payment is 'Money that came in, once for each reference of its channel. Its id is also that of its booking. Only the way to the city''s account is added to it.';
comment on column payments.payment.debtor is 'Null: nobody knows yet for whom it was meant.';
comment on column payments.payment.taker is 'The account of the collector who took it in cash.';
comment on column payments.payment.settled is 'The booking by which the bank was seen to have it.';
comment on column payments.payment.remitted is 'The booking by which it reached the city''s own account (RKUD).';
comment on column payments.payment.reversed is 'The booking that took it back.';
