-- Applications: what somebody asks of the city with a form, and the work on it until it is decided.
create table applications.application (
  case_id bigint not null,
  service text not null,
  version integer not null,
  citizen uuid,
  channel text not null,
  language text not null,
  applicant bytea,
  name_keys bytea[] not null default '{}',
  answers bytea,
  applied_on date not null,
  fee bigint not null,
  fee_lines jsonb not null default '[]',
  paid_at timestamptz,
  paid_receipt text,
  draft uuid,
  state_since timestamptz not null,
  state_due_at timestamptz,
  lapse_at timestamptz,
  silence_at timestamptz,
  alerted_at timestamptz,
  returned jsonb,
  changed text[] not null default '{}',
  appointment jsonb,
  decided text,
  decided_at timestamptz,
  decided_by_agency text,
  reason text,
  outcome text,
  constraint application_pkey primary key (case_id),
  constraint application_case_fkey foreign key (case_id) references cases."case",
  constraint application_draft_key unique (draft),
  constraint application_decided_known check (decided in ('approve', 'refuse', 'finish', 'silence', 'withdrawn', 'lapsed')),
  constraint application_outcome_known check (outcome in ('granted', 'refused', 'done', 'withdrawn', 'lapsed'))
);
create index application_citizen on applications.application (citizen, case_id) where citizen is not null;
create index application_lapse on applications.application (lapse_at) where lapse_at is not null;
create index application_silence on applications.application (silence_at) where silence_at is not null;
create index application_decided on applications.application (decided_at) where decided_at is not null;
create index application_names on applications.application using gin (name_keys) with (fastupdate = on);
comment on table applications.application is 'One application. It runs on this version of its service until it ends. Who applied and the answers are emptied some time after the end (job applications.forget; UU 27/2022: no longer than needed).';
comment on column applications.application.applicant is 'Name and contacts, sealed with the city''s key.';
comment on column applications.application.name_keys is 'Keyed hashes of the words of the name, so that an officer who knows the name finds it.';
comment on column applications.application.answers is 'Answers to the form as JSON, sealed with the city''s key.';
comment on column applications.application.silence_at is 'When silence means consent (UU 30/2014, article 53); null where it does not, or while the clock stands.';
comment on column applications.application.returned is 'What the applicant has to mend: reason and fields, while it is asked.';

create table applications.task (
  id bigint generated always as identity,
  case_id bigint not null,
  state text not null,
  review text not null,
  part text not null,
  agency text not null,
  area text,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  closed_at timestamptz,
  by_officer uuid,
  for_officer uuid,
  agrees boolean,
  findings bytea,
  constraint task_pkey primary key (id),
  constraint task_case_fkey foreign key (case_id) references cases."case",
  constraint task_part_known check (part in ('clerk', 'reviewer', 'inspector', 'approver'))
);
create index task_case on applications.task (case_id, id);
create unique index task_open on applications.task (case_id, review) where closed_at is null;
create index task_desk on applications.task (agency, part, due_at, case_id) where closed_at is null;
create index task_agency on applications.task (agency, id);
comment on table applications.task is 'One desk that an application waits for or waited for: part, agency, limit; a review holds the opinion and its findings, sealed.';

create table applications.checked (
  case_id bigint not null,
  requirement text not null,
  verdict text not null,
  note text not null,
  by_officer uuid not null,
  at timestamptz not null,
  constraint checked_pkey primary key (case_id, requirement),
  constraint checked_case_fkey foreign key (case_id) references cases."case",
  constraint checked_verdict_known check (verdict in ('open', 'ok', 'missing', 'wrong'))
);
comment on table applications.checked is 'What an officer found of each requirement.';

create table applications.minutes (
  client uuid not null,
  case_id bigint not null,
  task bigint not null,
  officer uuid not null,
  written_at timestamptz not null,
  at timestamptz not null,
  findings bytea not null,
  photos uuid[] not null default '{}',
  constraint minutes_pkey primary key (client),
  constraint minutes_case_fkey foreign key (case_id) references cases."case"
);
create index minutes_case on applications.minutes (case_id, at);
comment on table applications.minutes is 'append-only: minutes of inspections, sealed. The client id is made on the phone, so that sending them twice writes them once.';

create table applications.draft (
  id uuid not null,
  citizen uuid not null,
  service text not null,
  version integer not null,
  answers bytea not null,
  place text not null default '',
  seen integer not null default 1,
  reused jsonb not null default '[]',
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  constraint draft_pkey primary key (id)
);
create index draft_citizen on applications.draft (citizen, saved_at);
create index draft_saved on applications.draft (saved_at);
comment on table applications.draft is 'What a citizen has begun and not sent; answers sealed. Forgotten after the days of the setting draft-days.';

create table applications.upload (
  file uuid not null,
  citizen uuid,
  officer uuid,
  kind text not null,
  name bytea not null,
  at timestamptz not null,
  constraint upload_pkey primary key (file),
  constraint upload_kind_known check (kind in ('photo', 'pdf')),
  constraint upload_somebody check (citizen is not null or officer is not null)
);
create index upload_citizen on applications.upload (citizen, at) where citizen is not null;
create index upload_at on applications.upload (at);
comment on table applications.upload is 'Files for applications, and whose they are. One that no application took is swept when it is as old as the oldest draft.';

create table applications.attached (
  case_id bigint not null,
  file uuid not null,
  constraint attached_pkey primary key (file, case_id),
  constraint attached_case_fkey foreign key (case_id) references cases."case"
);
create index attached_case on applications.attached (case_id);
comment on table applications.attached is 'append-only: which files belong to which application: officers of its agencies may see them.';

create table applications.paper (
  case_id bigint not null,
  paper text not null,
  document uuid not null,
  at timestamptz not null,
  constraint paper_pkey primary key (document),
  constraint paper_case_fkey foreign key (case_id) references cases."case"
);
create index paper_case on applications.paper (case_id, at);
comment on table applications.paper is 'append-only: which paper of the definition a document of the case is.';

create table applications.delegation (
  id uuid not null default gen_random_uuid(),
  head uuid not null,
  stand_in uuid not null,
  kind text not null,
  agency text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  basis text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint delegation_pkey primary key (id),
  constraint delegation_kind_known check (kind in ('plh', 'plt')),
  constraint delegation_forward check (until_at > from_at),
  constraint delegation_not_oneself check (head <> stand_in)
);
create index delegation_stand_in on applications.delegation (stand_in, until_at);
create index delegation_agency on applications.delegation (agency, until_at);
comment on table applications.delegation is 'Who decides for a head who is absent: Plh (daily) or Plt (acting), from when to when, on which order.';

create unlogged table applications.looking (
  case_id bigint not null,
  officer uuid not null,
  since timestamptz not null,
  at timestamptz not null,
  constraint looking_pkey primary key (case_id, officer)
);
create index looking_at on applications.looking (at);
comment on table applications.looking is 'Who has an application open right now, so that two do not do the same work. Of no worth after minutes.';

create table applications.survey_answer (
  who bytea not null,
  day date not null,
  service text not null,
  agency text not null,
  survey text not null,
  version date not null,
  answers smallint[] not null,
  said text,
  constraint survey_answer_pkey primary key (who)
);
create index survey_answer_day on applications.survey_answer (day);
comment on table applications.survey_answer is 'append-only: answers to the satisfaction survey. The key is a keyed hash of the code: nothing leads back to who answered.';

create table applications.setting (
  id text not null,
  value integer not null,
  constraint setting_pkey primary key (id),
  constraint setting_positive check (value > 0)
);
comment on table applications.setting is 'Days that the city chose: draft-days, alert-working-days, keep-days.';
insert into applications.setting (id, value) values ('draft-days', 30), ('alert-working-days', 3), ('keep-days', 1825);
