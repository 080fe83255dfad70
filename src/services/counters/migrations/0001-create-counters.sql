-- Queues at counters: the rules they go by, closed days, the numbers of each day and what became of them.
create table counters.rule (
  id bigint generated always as identity,
  queue text not null,
  valid_from date not null,
  rule jsonb not null,
  made_at timestamptz not null,
  made_by text,
  constraint rule_pkey primary key (id)
);
create index rule_of_queue on counters.rule (queue, valid_from desc, id desc);
comment on table counters.rule is 'append-only: hours, minutes per visit, desks and so on of a queue from a date on; of two for one date the later one holds.';

create table counters.closed_day (
  queue text not null,
  date date not null,
  reason text not null,
  withdrawn boolean not null default false,
  made_at timestamptz not null,
  made_by text,
  constraint closed_day_pkey primary key (queue, date)
);
comment on table counters.closed_day is 'Days on which one counter is closed beyond the city''s calendar.';

create table counters.day (
  queue text not null,
  day date not null,
  walk_ins integer not null default 0,
  appointments integer not null default 0,
  constraint day_pkey primary key (queue, day)
);
comment on table counters.day is 'The last numbers given in a queue on a day. Its row is the lock under which places are given and people are called.';

create table counters.ticket (
  id bigint generated always as identity,
  code text not null,
  queue text not null,
  agency text not null,
  kind text not null,
  day date not null,
  label text not null,
  state text not null,
  starts_at timestamptz,
  ends_at timestamptz,
  service text,
  case_code text,
  priority boolean not null default false,
  language text not null,
  person text,
  device bytea,
  phone bytea,
  phone_index bytea,
  place bytea,
  note bytea,
  desk text,
  officer text,
  calls smallint not null default 0,
  moves smallint not null default 0,
  nudged boolean not null default false,
  why text,
  made_at timestamptz not null,
  taken_at timestamptz not null,
  called_at timestamptz,
  begun_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  constraint ticket_pkey primary key (id),
  constraint ticket_code unique (code),
  constraint ticket_kind check (kind in ('walk-in', 'appointment', 'visit')),
  constraint ticket_state check (state in ('waiting', 'called', 'serving', 'done', 'no-show', 'cancelled', 'lapsed')),
  constraint ticket_time check (kind = 'walk-in' or (starts_at is not null and ends_at is not null))
);
create index ticket_of_day on counters.ticket (queue, day);
create index ticket_of_case on counters.ticket (case_code) where case_code is not null;
create index ticket_of_person on counters.ticket (person) where person is not null;
create index ticket_personal on counters.ticket (day) where phone is not null or device is not null or note is not null or place is not null;
create index ticket_open on counters.ticket (day) where state in ('waiting', 'called', 'serving');
create unique index ticket_one_per_device on counters.ticket (queue, day, device) where kind = 'walk-in' and state in ('waiting', 'called', 'serving');
create unique index ticket_one_per_phone on counters.ticket (queue, day, phone_index) where kind = 'walk-in' and state in ('waiting', 'called', 'serving');
create unique index ticket_one_appointment on counters.ticket (queue, phone_index) where kind = 'appointment' and case_code is null and state in ('waiting', 'called', 'serving');
comment on table counters.ticket is 'One visit: a number taken today, an appointment, or an inspection at somebody''s place (queue visit.<agency>). Telephone, place and note are sealed and go after 30 days together with the mark of the device.';
comment on column counters.ticket.taken_at is 'Since when they wait; who is sent on to another counter keeps it. For appointments their beginning counts.';

create table counters.step (
  ticket bigint not null,
  at timestamptz not null,
  what text not null,
  queue text not null,
  desk text,
  officer text,
  constraint step_ticket foreign key (ticket) references counters.ticket (id)
);
create index step_of_ticket on counters.step (ticket);
comment on table counters.step is 'append-only: what was done with a number, when and at which counter.';
