-- What a crew visits on a day, in the order in which its dispatcher put it.
create table complaints.round (
  officer uuid not null,
  day date not null,
  version integer not null,
  by_id uuid not null,
  at timestamptz not null,
  constraint round_pkey primary key (officer, day)
);
create table complaints.round_stop (
  officer uuid not null,
  day date not null,
  place integer not null,
  case_id bigint not null,
  constraint round_stop_pkey primary key (officer, day, case_id),
  constraint round_stop_round_fkey foreign key (officer, day) references complaints.round,
  constraint round_stop_case_fkey foreign key (case_id) references cases."case"
);
comment on table complaints.round is 'A crew is an officer''s account; version rises with every change, so that two dispatchers do not overwrite each other.';
