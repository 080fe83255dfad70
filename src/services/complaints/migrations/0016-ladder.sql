-- Escalation: who hears, by name, of a promise that runs out or has been broken.
create table complaints.rung (
  id text not null,
  valid_from date not null,
  data jsonb not null,
  ended_on date,
  from_pack boolean not null,
  constraint rung_pkey primary key (id, valid_from)
);
comment on table complaints.rung is 'The ladder: when (percent of the promise, or working days late), of which promises, and to whom. A version of the city''s own, and the end it gave a rung, are never changed by a pack.';

create table complaints.escalation (
  id bigint generated always as identity,
  case_id bigint not null,
  rung text not null,
  promise text not null,
  round timestamptz not null,
  at timestamptz not null,
  due_at timestamptz not null,
  step jsonb not null,
  gaps jsonb not null,
  constraint escalation_pkey primary key (id),
  constraint escalation_once unique (case_id, rung, promise, round),
  constraint escalation_case_fkey foreign key (case_id) references cases."case"
);
create index escalation_at on complaints.escalation (at);
comment on table complaints.escalation is 'One rung climbed for one promise. round is when the promises began to run: a reopened case climbs anew. gaps: whom it should have reached, and why it did not.';

create table complaints.escalation_person (
  escalation bigint not null,
  officer uuid not null,
  seen_at timestamptz,
  instruction text,
  constraint escalation_person_pkey primary key (escalation, officer),
  constraint escalation_person_fkey foreign key (escalation) references complaints.escalation
);
create index escalation_person_officer on complaints.escalation_person (officer);
comment on column complaints.escalation_person.seen_at is 'When the officer said that it was taken note of, perhaps with an instruction.';

create table complaints.absence (
  officer uuid not null,
  from_day date not null,
  until_day date not null,
  written_by text not null,
  constraint absence_pkey primary key (officer, from_day),
  constraint absence_in_order check (until_day >= from_day)
);
comment on table complaints.absence is 'Days on which an officer is away: what would reach them goes to the next above.';

create table complaints.watch (
  case_id bigint not null,
  look_at timestamptz not null,
  constraint watch_pkey primary key (case_id)
);
create index watch_look_at on complaints.watch (look_at);
comment on table complaints.watch is 'When the ladder must be looked at for a case; kept by a reader of the feed, so reports and acts never wait for it. Only a hint: what is climbed is decided from the case itself.';
