-- Cases: what complaints, permits and later services share.
create sequence cases.number increment by 64 minvalue 0 start with 0;
comment on sequence cases.number is 'Each process takes blocks of 64 case numbers at a time, so that a new case needs no question to the database. Gaps are harmless.';

create table cases."case" (
  id bigint not null,
  code text not null,
  service text not null,
  kind text not null,
  state text not null,
  open boolean not null,
  visibility text not null,
  title text not null,
  agency text,
  assignee uuid,
  area text,
  point point,
  place text,
  -- Web-mercator tile at zoom 17 as a Z-order number: a map box is a few ranges of it.
  cell bigint,
  priority smallint not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  due_at timestamptz,
  complete_by timestamptz,
  clock_start timestamptz not null,
  paused_at timestamptz,
  responded_at timestamptz,
  reopened smallint not null default 0,
  followers integer not null default 0,
  version integer not null default 1,
  constraint case_pkey primary key (id),
  constraint case_code_key unique (code),
  constraint case_visibility_known check (visibility in ('public', 'coarse', 'hidden')),
  constraint case_priority_known check (priority between 1 and 4),
  constraint case_closed_is_not_open check (open = (closed_at is null))
);
comment on table cases."case" is 'One matter between a person and the city. Agency and area are codes without foreign keys: areas may be imported anew, and a key check on one hot agency row would slow every report.';
comment on column cases."case".due_at is 'The next promise that runs out (verify, respond or complete); null while the clock is paused.';
comment on column cases."case".complete_by is 'The promise for completion, moved by each pause.';
comment on column cases."case".clock_start is 'When the promises began to run: the report, or the last reopening.';
comment on column cases."case".visibility is 'public: shown as it is; coarse: shown with a rough place; hidden: only to its own people.';
-- The included columns let the desk filter and count without a look at the rows themselves.
create index case_desk on cases."case" (agency, due_at, id) include (service, state, kind, area, priority, assignee) where open;
create index case_agency on cases."case" (agency, id);
create index case_mine on cases."case" (assignee, due_at, id) where open and assignee is not null;
create index case_cell on cases."case" (cell) where visibility <> 'hidden';

create table cases.entry (
  case_id bigint not null,
  id bigint generated always as identity,
  at timestamptz not null,
  kind text not null,
  visibility text not null,
  actor_kind text not null,
  actor_id text,
  agency text,
  text text,
  files uuid[] not null default '{}',
  data jsonb not null default '{}',
  constraint entry_pkey primary key (case_id, id),
  constraint entry_case_fkey foreign key (case_id) references cases."case",
  constraint entry_visibility_known check (visibility in ('public', 'reporter', 'internal'))
);
comment on table cases.entry is 'append-only: the timeline of a case. public: everyone; reporter: also the one who reported; internal: officers only.';

create table cases.pause (
  case_id bigint not null,
  from_at timestamptz not null,
  to_at timestamptz,
  reason text not null,
  constraint pause_pkey primary key (case_id, from_at),
  constraint pause_case_fkey foreign key (case_id) references cases."case"
);
comment on table cases.pause is 'Stretches that do not count against the clock, such as waiting for the reporter.';

create table cases.follower (
  case_id bigint not null,
  citizen uuid not null,
  language text not null,
  since timestamptz not null,
  constraint follower_pkey primary key (case_id, citizen),
  constraint follower_case_fkey foreign key (case_id) references cases."case"
);
create index follower_citizen on cases.follower (citizen);
comment on table cases.follower is 'Citizens who asked to be told of each public step.';
