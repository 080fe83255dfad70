-- Audit, outbox, feed, idempotency: what every change carries with it.
create table platform.audit (
  id bigint generated always as identity,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  trace text not null,
  constraint audit_pkey primary key (id)
);
create index audit_subject on platform.audit (subject, id);
comment on table platform.audit is 'append-only: who did what to what, before and after, without personal data. The app role may not update or delete.';

create table platform.outbox (
  seq bigint generated always as identity,
  type text not null,
  subject text not null,
  payload jsonb not null,
  at timestamptz not null,
  constraint outbox_pkey primary key (seq)
);
comment on table platform.outbox is 'Events as written inside their transactions. The hub moves committed rows to platform.event, which gives them their position.';

create table platform.job_outbox (
  seq bigint generated always as identity,
  task text not null,
  payload json not null,
  run_at timestamptz,
  key text,
  constraint job_outbox_pkey primary key (seq)
);
comment on table platform.job_outbox is 'Jobs as queued inside their transactions. The hub hands them to the queue in batches: the queue''s own insert notifies, and a notification at every commit would make all commits wait for one lock.';

create table platform.event (
  position bigint generated always as identity,
  type text not null,
  subject text not null,
  payload jsonb not null,
  at timestamptz not null,
  constraint event_pkey primary key (position)
);
comment on table platform.event is 'append-only: the feed. A position is given after the commit, by one mover at a time, so reading by position misses nothing and never turns back.';

create table platform.subscription (
  name text not null,
  position bigint not null,
  constraint subscription_pkey primary key (name)
);
comment on table platform.subscription is 'How far each durable reader of the feed has come; moved in the same transaction as the reader''s own changes.';

create table platform.idempotency (
  key text not null,
  fingerprint text not null,
  status smallint not null,
  answer bytea not null,
  at timestamptz not null,
  constraint idempotency_pkey primary key (key)
);
comment on table platform.idempotency is 'Answers given under an Idempotency-Key, stored in the transaction of the change itself; swept after 7 days. Sealed, because an answer may hold a secret such as a receipt.';

create table platform.setting (
  key text not null,
  valid_from date not null default '2000-01-01',
  value jsonb not null,
  constraint setting_pkey primary key (key, valid_from)
);
comment on table platform.setting is 'What a government may want different, with the date from which it holds.';
