-- Statements of banks beside payments: what each line settled, what does not match, and how that was worked off.
alter table payments.payment add column identified uuid;
comment on column payments.payment.identified is 'The booking by which money that nobody knew went to its debtor.';
create index payment_settled on payments.payment (settled) where settled is not null;
create index payment_of_nobody on payments.payment (told_at) where debtor is null and reversed is null;
create index payment_on_its_way on payments.payment (paid_at) where remitted is null and reversed is null and taker is null;

create table payments.bank_account (
  number text not null,
  since timestamptz not null,
  content jsonb not null,
  constraint bank_account_pkey primary key (number, since),
  constraint bank_account_number_shape check (number ~ '^[A-Z0-9]{4,34}$')
);
comment on table payments.bank_account is 'append-only: an account of the city at a bank, how its statements are read, and which fees the bank keeps, with dates. The last one holds.';

create table payments.statement (
  id bigint not null generated always as identity,
  account text not null,
  from_day date not null,
  day date not null,
  sequence text not null,
  format text not null,
  opening bigint not null,
  closing bigint not null,
  hash text not null,
  imported_at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  constraint statement_pkey primary key (id),
  constraint statement_hash_key unique (hash),
  constraint statement_once unique (account, day, sequence),
  constraint statement_days_in_order check (from_day <= day)
);
comment on table payments.statement is 'append-only: a statement as the bank gave it. The same one again, in whatever format, is known by its account, day, balances and amounts.';

create table payments.statement_line (
  id bigint not null generated always as identity,
  statement bigint not null,
  no integer not null,
  value_day date not null,
  booked_day date not null,
  amount bigint not null,
  reference text not null,
  text text not null,
  kind text,
  constraint statement_line_pkey primary key (id),
  constraint statement_line_once unique (statement, no),
  constraint statement_line_statement_fkey foreign key (statement) references payments.statement (id),
  constraint statement_line_moves check (amount <> 0)
);
comment on table payments.statement_line is 'append-only: what the bank says it booked. Positive: came in.';

create table payments.settlement (
  id bigint not null generated always as identity,
  line bigint not null,
  account text not null,
  how text not null,
  channel text,
  gross bigint not null,
  fee bigint not null,
  booking uuid,
  seen bigint,
  against integer,
  at timestamptz not null,
  remitted uuid,
  undone uuid,
  undone_at timestamptz,
  constraint settlement_pkey primary key (id),
  constraint settlement_booking_key unique (booking),
  constraint settlement_line_fkey foreign key (line) references payments.statement_line (id),
  constraint settlement_seen_fkey foreign key (seen) references payments.settlement (id),
  constraint settlement_against_fkey foreign key (against) references payments.account (id),
  constraint settlement_how_known check (how in ('reference', 'amount', 'batch', 'chosen', 'identified', 'deposit', 'transfer', 'seen', 'fee', 'explained', 'refunded')),
  constraint settlement_booked_or_seen check ((booking is null) = (how = 'seen')),
  constraint settlement_against_known check ((against is not null) = (how in ('deposit', 'explained')))
);
create index settlement_line on payments.settlement (line);
create unique index settlement_of_line on payments.settlement (line) where undone_at is null;
create unique index settlement_seen_once on payments.settlement (seen) where seen is not null and undone_at is null;
create index settlement_to_remit on payments.settlement (account, line) where remitted is null and undone_at is null;
create index settlement_of_account on payments.settlement (account, how) where undone_at is null;
comment on table payments.settlement is 'What a line of a statement turned out to be, and the booking that followed. Its number is made of the line''s, so that nothing is booked twice. Undone ones stay.';
comment on column payments.settlement.gross is 'What left the channel; less the fee it is what came to the bank. For what no payment stands behind, the amount of the line.';
comment on column payments.settlement.seen is 'On the city''s own account: the transfer, booked already, that arrived here.';
comment on column payments.settlement.against is 'The other side where no channel stands behind a line: the till that a deposit came from, interest, money that is not the city''s.';
comment on column payments.settlement.remitted is 'The transfer that brought it to the city''s own account.';

create table payments.difference (
  id bigint not null generated always as identity,
  account text,
  kind text not null,
  line bigint,
  payment uuid,
  expected bigint,
  found bigint,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_as text,
  closed_by text,
  reason text,
  constraint difference_pkey primary key (id),
  constraint difference_line_fkey foreign key (line) references payments.statement_line (id),
  constraint difference_payment_fkey foreign key (payment) references payments.payment (id),
  constraint difference_kind_known check (kind in ('unknown-money', 'missing-at-bank', 'amount-differs', 'fee-differs', 'double-line', 'wrong-account', 'money-out', 'no-debtor')),
  constraint difference_about_something check (line is not null or payment is not null),
  constraint difference_closed_whole check ((closed_at is null) = (closed_as is null)),
  constraint difference_closed_as_known check (closed_as in ('matched', 'identified', 'explained', 'reversed'))
);
create unique index difference_of_line on payments.difference (line) where closed_at is null and line is not null;
create unique index difference_of_payment on payments.difference (payment, kind) where closed_at is null and line is null;
create index difference_about on payments.difference (payment) where payment is not null;
create index difference_open on payments.difference (opened_at, id) where closed_at is null;
comment on table payments.difference is 'What did not match between bank, payments and ledger: worked off by people, or closed by itself when the missing part comes.';

create table payments.difference_act (
  id bigint not null generated always as identity,
  difference bigint not null,
  at timestamptz not null,
  how text not null,
  reason text not null,
  booking uuid,
  actor_kind text not null,
  actor_id text,
  constraint difference_act_pkey primary key (id),
  constraint difference_act_difference_fkey foreign key (difference) references payments.difference (id),
  constraint difference_act_with_reason check (length(reason) > 0)
);
create index difference_act_of on payments.difference_act (difference, id);
comment on table payments.difference_act is 'append-only: who did what about a difference, and why; also what was only noted, such as that the bank was asked.';

create table payments.cash_move (
  booking uuid not null,
  source integer not null,
  target integer not null,
  amount bigint not null,
  at timestamptz not null,
  constraint cash_move_pkey primary key (booking),
  constraint cash_move_booking_fkey foreign key (booking) references payments.booking (id),
  constraint cash_move_source_fkey foreign key (source) references payments.account (id),
  constraint cash_move_target_fkey foreign key (target) references payments.account (id),
  constraint cash_move_moves check (amount > 0 and source <> target)
);
create index cash_move_source on payments.cash_move (source);
create index cash_move_target on payments.cash_move (target);
comment on table payments.cash_move is 'append-only: cash that went from one hand to another: from a collector to the till of a treasurer.';

create table payments.deposit_slip (
  number text not null,
  day date not null,
  kind text not null,
  bank_account text not null,
  source integer not null,
  amount bigint not null,
  content jsonb not null,
  made_at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  settlement bigint,
  void_at timestamptz,
  void_reason text,
  constraint deposit_slip_pkey primary key (number),
  constraint deposit_slip_source_fkey foreign key (source) references payments.account (id),
  constraint deposit_slip_settlement_fkey foreign key (settlement) references payments.settlement (id),
  constraint deposit_slip_settlement_key unique (settlement),
  constraint deposit_slip_number_shape check (number ~ '^STS[0-9]{10}$'),
  constraint deposit_slip_kind_known check (kind in ('cash', 'transfer')),
  constraint deposit_slip_amount_positive check (amount > 0),
  constraint deposit_slip_void_with_reason check ((void_at is null) = (void_reason is null)),
  constraint deposit_slip_void_or_settled check (void_at is null or settlement is null)
);
create index deposit_slip_open on payments.deposit_slip (made_at) where settlement is null and void_at is null;
comment on table payments.deposit_slip is 'Deposit slips (surat tanda setoran): money of the city that is brought to the bank, or that went on to the treasury. Only the line of the bank that proves it, or that it is void, is added.';
comment on column payments.deposit_slip.content is 'What the amount is made of, as it was printed.';

create table payments.closing (
  day date not null,
  content jsonb not null,
  upto bigint not null,
  before text not null,
  hash text not null,
  closed_at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  constraint closing_pkey primary key (day)
);
comment on table payments.closing is 'append-only: the closing report of a day as it was signed off, chained by its hash to the day before.';
comment on column payments.closing.upto is 'The number of the last booking that it holds.';
