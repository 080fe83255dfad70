-- Banks: how each of them is spoken with, and what they told that must not be told twice.
create table payments.bank (
  id text not null,
  since timestamptz not null,
  content jsonb not null,
  constraint bank_pkey primary key (id, since),
  constraint bank_id_shape check (id ~ '^[a-z][a-z0-9-]{1,40}$')
);
comment on table payments.bank is 'append-only: how a bank is spoken with, from when on. The last one holds.';

create table payments.bank_key (
  bank text not null,
  purpose text not null,
  since timestamptz not null,
  sealed bytea not null,
  constraint bank_key_pkey primary key (bank, purpose, since),
  constraint bank_key_purpose_known check (purpose in ('city-private', 'bank-public', 'shared'))
);
comment on table payments.bank_key is 'Keys, sealed with the city''s own: the city''s private key, the bank''s public key, the secret that both share. The last of each holds.';

create table payments.snap_call (
  bank text not null,
  day date not null,
  external_id text not null,
  fingerprint text not null,
  constraint snap_call_pkey primary key (bank, day, external_id)
);
comment on table payments.snap_call is 'X-EXTERNAL-ID of what banks told that day, with a hash of what it was: the same number for something else is refused. Kept a month.';

create table payments.failure (
  id bigint not null generated always as identity,
  channel text not null,
  reference text not null,
  status text not null,
  amount bigint,
  at timestamptz not null,
  constraint failure_pkey primary key (id),
  constraint failure_once unique (channel, reference, status)
);
create index failure_at on payments.failure (at);
comment on table payments.failure is 'Payments that a channel says did not come about, for the board of failed payments. No money moved.';
