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

-- One call per change: audit lines, events and jobs, each only when there is one.
create function platform.record(
  at timestamptz, actor_kind text, actor_id text, trace text, audits jsonb, events jsonb, jobs jsonb
) returns void language plpgsql as $$
declare item jsonb;
begin
  if audits is not null then
    for item in select * from jsonb_array_elements(audits) loop
      insert into platform.audit (at, actor_kind, actor_id, action, subject, before, after, trace)
      values (record.at, record.actor_kind, record.actor_id, item->>'action', item->>'subject', item->'before', item->'after', record.trace);
    end loop;
  end if;
  if events is not null then
    for item in select * from jsonb_array_elements(events) loop
      insert into platform.outbox (type, subject, payload, at)
      values (item->>'type', item->>'subject', item->'payload', record.at);
    end loop;
  end if;
  if jobs is not null then
    for item in select * from jsonb_array_elements(jobs) loop
      perform graphile_worker.add_job(
        item->>'task', coalesce(item->'payload', '{}')::json,
        run_at => (item->>'runAt')::timestamptz, job_key => item->>'key', max_attempts => 12);
    end loop;
  end if;
end $$;
