-- One act on many cases: what was ordered, and what became of each.
create table complaints.bulk_run (
  id uuid not null,
  officer uuid not null,
  at timestamptz not null,
  language text not null,
  given jsonb not null,
  state text not null default 'waiting',
  stop_asked boolean not null default false,
  finished_at timestamptz,
  constraint bulk_run_pkey primary key (id),
  constraint bulk_run_state check (state in ('waiting', 'running', 'done', 'stopped'))
);
create index bulk_run_by_officer on complaints.bulk_run (officer, at desc);
comment on table complaints.bulk_run is 'The job complaints.bulk works through the items one by one, each in a transaction of its own, as the officer and with the rights held then.';

create table complaints.bulk_item (
  run uuid not null,
  place integer not null,
  code text not null,
  version integer not null,
  outcome text,
  problem text,
  problem_params jsonb,
  constraint bulk_item_pkey primary key (run, place),
  constraint bulk_item_once unique (run, code),
  constraint bulk_item_run_fkey foreign key (run) references complaints.bulk_run,
  constraint bulk_item_outcome check (outcome in ('done', 'refused', 'left'))
);
comment on column complaints.bulk_item.version is 'What the officer saw: a case that changed since is refused, never overwritten.';
comment on column complaints.bulk_item.problem is 'Code of the refusal; its sentence is made for whoever reads it.';
