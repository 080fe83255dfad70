-- Local taxes: who is taxed for what since when, what was filed or assessed, and what was asked for.
create table taxes.rules (
  id integer not null generated always as identity,
  hash text not null,
  content jsonb not null,
  loaded_at timestamptz not null,
  constraint rules_pkey primary key (id)
);
comment on table taxes.rules is 'append-only: rates, deadlines and penalties as the pack says them, each with its first day. The last row holds.';

create sequence taxes.payer_number as bigint;
create sequence taxes.object_number as bigint;

create table taxes.payer (
  id uuid not null,
  npwpd text not null,
  kind text not null,
  sealed bytea not null,
  check_code bytea not null,
  phone_index bytea,
  name_words bytea[] not null,
  nib text,
  citizen uuid,
  language text not null default 'id',
  registered_at timestamptz not null,
  constraint payer_pkey primary key (id),
  constraint payer_npwpd_key unique (npwpd),
  constraint payer_kind_known check (kind in ('person', 'business')),
  constraint payer_language_known check (language in ('id', 'en', 'jv', 'zh')),
  constraint payer_npwpd_shape check (npwpd ~ '^[A-Z0-9.-]{6,30}$')
);
create index payer_phone on taxes.payer (phone_index) where phone_index is not null;
create index payer_words on taxes.payer using gin (name_words);
create index payer_of_citizen on taxes.payer (citizen) where citizen is not null;
comment on table taxes.payer is 'Who is taxed (wajib pajak). Name, address, telephone and the code of the letter are sealed; found again by keyed hashes.';
comment on column taxes.payer.citizen is 'The account that files for him: linked by number and code of the letter, and let go at any time.';

create table taxes.object (
  id bigint not null generated always as identity,
  number text not null,
  tax text not null,
  sealed bytea not null,
  area text,
  pay_code text not null,
  opened_on date not null,
  closed_on date,
  constraint object_pkey primary key (id),
  constraint object_number_key unique (number),
  constraint object_pay_code_key unique (pay_code),
  constraint object_number_shape check (number ~ '^[0-9A-Z]{6,30}$'),
  constraint object_days_in_order check (closed_on is null or closed_on >= opened_on)
);
create index object_of_tax on taxes.object (tax, id);
comment on table taxes.object is 'What is taxed (objek pajak): a restaurant, a billboard, a piece of land by its NOP. Its name and address are sealed; its pay code stays for ever and follows the holder.';

create table taxes.object_form (
  object bigint not null,
  since date not null,
  form jsonb not null,
  why text not null,
  constraint object_form_pkey primary key (object, since),
  constraint object_form_object_fkey foreign key (object) references taxes.object (id)
);
comment on table taxes.object_form is 'append-only: size and values of an object from a day on, and why they changed.';

create table taxes.holding (
  object bigint not null,
  since date not null,
  until date,
  payer uuid not null,
  arrears text,
  constraint holding_pkey primary key (object, since),
  constraint holding_object_fkey foreign key (object) references taxes.object (id),
  constraint holding_payer_fkey foreign key (payer) references taxes.payer (id),
  constraint holding_arrears_known check (arrears in ('none', 'stay', 'assumed')),
  constraint holding_days_in_order check (until is null or until >= since)
);
create unique index holding_now on taxes.holding (object) where until is null;
create index holding_of_payer on taxes.holding (payer);
comment on table taxes.holding is 'Who is taxed for an object, from the first to the last day. What was billed stays whose it was.';
comment on column taxes.holding.arrears is 'What was agreed about the debts of the one before: none, they stay his, or the new one pays them too.';

create table taxes.descent (
  parent bigint not null,
  child bigint not null,
  day date not null,
  constraint descent_pkey primary key (parent, child),
  constraint descent_parent_fkey foreign key (parent) references taxes.object (id),
  constraint descent_child_fkey foreign key (child) references taxes.object (id)
);
create index descent_child on taxes.descent (child);
comment on table taxes.descent is 'append-only: which objects came out of which, by splitting or merging land. Bills stay where they arose.';

create table taxes.return (
  id uuid not null,
  object bigint not null,
  payer uuid not null,
  month date not null,
  revision smallint not null,
  turnover bigint not null,
  tax bigint not null,
  bill bigint,
  late boolean not null,
  filed_at timestamptz not null,
  filed_by text not null,
  constraint return_pkey primary key (id),
  constraint return_once unique (object, month, revision),
  constraint return_object_fkey foreign key (object) references taxes.object (id),
  constraint return_payer_fkey foreign key (payer) references taxes.payer (id),
  constraint return_amounts_not_negative check (turnover >= 0 and tax >= 0),
  constraint return_month_first check (extract(day from month) = 1)
);
comment on table taxes.return is 'append-only: what was filed for a month (SPTPD). A correction is another revision; the last one counts.';
comment on column taxes.return.bill is 'Null: nothing is owed for the month.';

create table taxes.assessment (
  id uuid not null,
  object bigint not null,
  payer uuid not null,
  kind text not null,
  from_day date not null,
  to_day date not null,
  measure jsonb not null,
  amount bigint not null,
  bill bigint,
  why text not null,
  made_at timestamptz not null,
  constraint assessment_pkey primary key (id),
  constraint assessment_object_fkey foreign key (object) references taxes.object (id),
  constraint assessment_payer_fkey foreign key (payer) references taxes.payer (id),
  constraint assessment_kind_known check (kind in ('skpd', 'skpdkb', 'skpdkbt', 'skpdlb', 'skpdn')),
  constraint assessment_days_in_order check (from_day <= to_day)
);
create index assessment_of_object on taxes.assessment (object, from_day);
comment on table taxes.assessment is 'append-only: what the city assessed: SKPD, and after examination a shortfall (SKPDKB, SKPDKBT), an overpayment (SKPDLB) or nothing (SKPDN).';

create table taxes.land_run (
  year integer not null,
  state text not null,
  total integer not null,
  done integer not null,
  bills integer not null,
  amount bigint not null,
  last_object bigint not null,
  started_at timestamptz not null,
  done_at timestamptz,
  constraint land_run_pkey primary key (year),
  constraint land_run_state_known check (state in ('running', 'done'))
);
comment on table taxes.land_run is 'The yearly bills of land and buildings (SPPT): how far each year has come. Run again, only what is missing is added.';

create table taxes.request (
  id uuid not null,
  number bigint not null generated always as identity,
  kind text not null,
  payer uuid not null,
  object bigint not null,
  bill bigint not null,
  other_bill bigint,
  amount bigint not null,
  sealed bytea not null,
  asked_at timestamptz not null,
  due_on date not null,
  constraint request_pkey primary key (id),
  constraint request_payer_fkey foreign key (payer) references taxes.payer (id),
  constraint request_object_fkey foreign key (object) references taxes.object (id),
  constraint request_kind_known check (kind in ('objection', 'reduction', 'compensation')),
  constraint request_amount_positive check (amount > 0)
);
create index request_of_payer on taxes.request (payer);
comment on table taxes.request is 'append-only: what was asked for about a bill: an objection, a reduction, or that credit of one object pays for another. The reason is sealed.';
comment on column taxes.request.amount is 'By how much the bill should be less, or how much credit should move.';

create table taxes.decision (
  request uuid not null,
  granted bigint not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  constraint decision_pkey primary key (request),
  constraint decision_request_fkey foreign key (request) references taxes.request (id),
  constraint decision_not_negative check (granted >= 0)
);
comment on table taxes.decision is 'append-only: how a request ended, once. What is not decided in time is granted (UU 1/2022).';
