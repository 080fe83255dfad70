-- Designer: services of the city that staff are writing, until a second person agrees and they are published.
create table designer.draft (
  id uuid not null,
  service text not null,
  base integer,
  files jsonb not null,
  state text not null,
  seen integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  asked_by uuid,
  asked_at timestamptz,
  note text,
  decided_by uuid,
  decided_at timestamptz,
  answer text,
  published integer,
  constraint draft_pkey primary key (id),
  constraint draft_state_known check (state in ('writing', 'asked', 'published', 'dropped')),
  constraint draft_two_people check (published is null or decided_by <> asked_by)
);
create unique index draft_open on designer.draft (service) where state in ('writing', 'asked');
create index draft_changed on designer.draft (changed_at);
comment on table designer.draft is 'A service that staff are writing: the texts of its files as they would stand in a pack. One open draft for each service.';
comment on column designer.draft.base is 'Version from which it was begun; null for a new service.';
comment on column designer.draft.seen is 'Counts the changes: who saves names the one he saw, so that nobody overwrites another.';
comment on constraint draft_two_people on designer.draft is 'Nobody publishes what he himself asked for.';
