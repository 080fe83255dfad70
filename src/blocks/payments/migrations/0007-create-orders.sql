-- Orders: a payer asks to pay chosen bills at once, by one way, for an amount that the bank knows beforehand.
create table payments.pay_order (
  no bigint not null generated always as identity,
  id uuid not null,
  debtor bigint not null,
  bills bigint[] not null,
  amount bigint not null,
  bank text not null,
  way text not null,
  made_at timestamptz not null,
  until timestamptz not null,
  qris text,
  asked_at timestamptz,
  ended text,
  ended_at timestamptz,
  constraint pay_order_pkey primary key (no),
  constraint pay_order_id_key unique (id),
  constraint pay_order_debtor_fkey foreign key (debtor) references payments.debtor (id),
  constraint pay_order_way_known check (way in ('qris', 'va')),
  constraint pay_order_amount_sane check (amount between 1 and 9999999999999),
  constraint pay_order_bills_some check (cardinality(bills) between 1 and 400),
  constraint pay_order_ended_known check (ended in ('cancelled', 'replaced', 'refused')),
  constraint pay_order_ended_when check ((ended is null) = (ended_at is null)),
  constraint pay_order_until_later check (until > made_at)
);
create index pay_order_standing on payments.pay_order (debtor) where ended is null;
comment on table payments.pay_order is 'Somebody means to pay these bills of a debtor by one way. It moves no money; only what the bank answered and how it ended is added.';
comment on column payments.pay_order.no is 'With its kind and check digit the number that goes to the bank and comes back with the payment.';
comment on column payments.pay_order.id is 'Made by the payer''s device: asked twice, it is one order; and whoever holds it may look how it stands.';
comment on column payments.pay_order.asked_at is 'When the bank answered that it takes this payment; null while it was not reached.';

create table payments.order_payment (
  payment uuid not null,
  order_no bigint not null,
  constraint order_payment_pkey primary key (payment),
  constraint order_payment_order_fkey foreign key (order_no) references payments.pay_order (no)
);
create index order_payment_order on payments.order_payment (order_no);
comment on table payments.order_payment is 'append-only: payments that came in for an order, however late and however often.';
