-- Work between agencies: handing down inside one, tasks for several, and cases that are sent back and forth.
create table complaints.disposition (
  id bigint generated always as identity,
  case_id bigint not null,
  above bigint,
  from_agency text not null,
  from_officer uuid not null,
  to_agency text not null,
  to_officer uuid,
  instruction text not null,
  given_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  outcome text,
  ended_by uuid,
  reason text,
  constraint disposition_pkey primary key (id),
  constraint disposition_case_fkey foreign key (case_id) references cases."case",
  constraint disposition_above_fkey foreign key (above) references complaints.disposition,
  constraint disposition_outcome_known check (outcome in ('returned', 'done', 'moved')),
  constraint disposition_ended_has_outcome check ((ended_at is null) = (outcome is null))
);
create index disposition_case on complaints.disposition (case_id, id);
create index disposition_given on complaints.disposition (from_officer) where ended_at is null;
create index disposition_received on complaints.disposition (to_agency) where ended_at is null;
comment on table complaints.disposition is 'Disposisi: a case handed down inside an agency, each step under the one it was handed on from (above). due_at is the internal deadline; the promise to the citizen does not move. Steps that have not ended form the chain; its last one says who has the case.';

create table complaints.task (
  case_id bigint not null,
  parent_id bigint not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  constraint task_pkey primary key (case_id),
  constraint task_case_fkey foreign key (case_id) references cases."case",
  constraint task_parent_fkey foreign key (parent_id) references cases."case",
  constraint task_not_its_own check (case_id <> parent_id)
);
create index task_parent on complaints.task (parent_id);
comment on table complaints.task is 'A part of a report that another agency does: a case of its own (service complaints-task), never shown or counted as a report.';

create table complaints.transfer (
  id bigint generated always as identity,
  case_id bigint not null,
  at timestamptz not null,
  from_agency text not null,
  to_agency text not null,
  by_officer uuid,
  from_above boolean not null,
  why text,
  constraint transfer_pkey primary key (id),
  constraint transfer_case_fkey foreign key (case_id) references cases."case"
);
create index transfer_case on complaints.transfer (case_id, id);
create index transfer_at on complaints.transfer (at);
comment on table complaints.transfer is 'A case that went from one agency to another. from_above: by somebody who stands over both, so that it is no sending back and forth.';

create table complaints.dispute (
  id bigint generated always as identity,
  case_id bigint not null,
  flagged_at timestamptz not null,
  why text not null,
  facts text,
  decided_at timestamptz,
  decided_by uuid,
  agency text,
  reason text,
  constraint dispute_pkey primary key (id),
  constraint dispute_case_fkey foreign key (case_id) references cases."case",
  constraint dispute_why_known check (why in ('back-and-forth', 'many', 'new-facts')),
  constraint dispute_decided_whole check (
    (decided_at is null) = (agency is null) and (decided_at is null) = (reason is null))
);
create unique index dispute_waiting on complaints.dispute (case_id) where decided_at is null;
create index dispute_case on complaints.dispute (case_id, id);
comment on table complaints.dispute is 'A case that agencies sent back and forth: it stays where it is until a coordinator decides. The last decision binds until new facts open it again.';
