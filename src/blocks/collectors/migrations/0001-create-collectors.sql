-- Collectors: their phones, what each phone wrote down and signed, and cash on its way to the city.
create table collectors.device (
  id bigint not null generated always as identity,
  collector uuid not null,
  agency text not null,
  area text,
  label text not null,
  public_key text not null,
  asked_at timestamptz not null,
  approved_at timestamptz,
  approved_by text,
  blocked_at timestamptz,
  blocked_as text,
  blocked_by text,
  frozen_at timestamptz,
  seen_at timestamptz,
  wrong_by integer not null default 0,
  constraint device_pkey primary key (id),
  constraint device_key_once unique (public_key),
  constraint device_blocked_as_known check (blocked_as in ('lost', 'stolen', 'retired')),
  constraint device_blocked_whole check ((blocked_at is null) = (blocked_as is null))
);
create index device_of_agency on collectors.device (agency);
create index device_of_collector on collectors.device (collector);
comment on table collectors.device is 'A phone on which one collector takes cash. Its private key never leaves it; here stands the public one. Approved by the office, blocked when it is lost.';
comment on column collectors.device.frozen_at is 'Two different entries came under one number, or the chain does not fit: the phone was copied, and takes no more cash.';
comment on column collectors.device.wrong_by is 'Seconds by which its clock was off at the last contact.';

create table collectors.entry (
  hash text not null,
  device bigint not null,
  seq integer not null,
  prev text not null,
  line text not null,
  signature text not null,
  kind text not null,
  collector uuid not null,
  agency text not null,
  number text not null,
  pay_code text,
  amount bigint,
  device_at timestamptz not null,
  effective_at timestamptz not null,
  told_at timestamptz not null,
  told_by text not null,
  standing text not null,
  constraint entry_pkey primary key (hash),
  constraint entry_device_fkey foreign key (device) references collectors.device (id),
  constraint entry_kind_known check (kind in ('receipt', 'void', 'deposit', 'note')),
  constraint entry_standing_known check (standing in ('booked', 'refused', 'noted'))
);
create index entry_place on collectors.entry (device, seq);
create index entry_of_collector on collectors.entry (collector, effective_at);
create index entry_number on collectors.entry (number);
create index entry_told on collectors.entry using brin (told_at);
comment on table collectors.entry is 'append-only: what a phone wrote down and signed, as it came, in whatever order; the hash of its line is its name. Two of one device and number are both kept: the phone was copied.';
comment on column collectors.entry.number is 'As it stands on the receipt.';
comment on column collectors.entry.device_at is 'What the phone''s own clock said.';
comment on column collectors.entry.standing is 'booked: the payment stands in the ledger; refused: a receipt that does not count; noted: no money moved.';

create table collectors.voided (
  entry text not null,
  void text not null,
  booking uuid,
  refused text,
  at timestamptz not null,
  constraint voided_pkey primary key (void),
  constraint voided_void_fkey foreign key (void) references collectors.entry (hash),
  constraint voided_entry_fkey foreign key (entry) references collectors.entry (hash),
  constraint voided_refused_known check (refused in ('late', 'paid-out', 'twice', 'handed-in', 'not-booked', 'strange'))
);
create unique index voided_once on collectors.voided (entry) where refused is null;
comment on table collectors.voided is 'append-only: what became of a void: the receipt or deposit was taken back, or why not.';

create table collectors.handover (
  deposit text not null,
  booking uuid not null,
  collector uuid not null,
  agency text not null,
  declared bigint not null,
  counted bigint not null,
  accepted_at timestamptz not null,
  accepted_by text not null,
  note text not null,
  constraint handover_pkey primary key (deposit),
  constraint handover_deposit_fkey foreign key (deposit) references collectors.entry (hash),
  constraint handover_counted_sane check (counted between 0 and 9999999999999)
);
create index handover_of_collector on collectors.handover (collector);
create index handover_accepted on collectors.handover (agency, accepted_at);
comment on table collectors.handover is 'append-only: cash that a collector declared, as somebody else counted and took it. What was missing is his to make good.';

create table collectors.difference (
  id bigint not null generated always as identity,
  device bigint not null,
  kind text not null,
  about text not null,
  at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  note text,
  constraint difference_pkey primary key (id),
  constraint difference_device_fkey foreign key (device) references collectors.device (id),
  constraint difference_once unique (device, kind, about),
  constraint difference_kind_known check (kind in ('fork', 'chain', 'blocked', 'void', 'short', 'over', 'clock')),
  constraint difference_closed_whole check ((closed_at is null) = (note is null))
);
create index difference_open on collectors.difference (device) where closed_at is null;
comment on table collectors.difference is 'What somebody has to look into: a copied phone, a receipt from after the block, a void that came too late, a deposit that was counted otherwise.';

create table collectors.cash_limit (
  agency text not null,
  collector uuid,
  since date not null,
  amount bigint not null,
  set_by text not null,
  set_at timestamptz not null,
  constraint cash_limit_once unique nulls not distinct (agency, collector, since),
  constraint cash_limit_positive check (amount > 0)
);
comment on table collectors.cash_limit is 'append-only: how much cash a collector may have on him, from a day on: for everybody of an agency, or for one.';
