-- Whole tables of another system, brought in as cases of their own past; each run can be resumed and undone.
create sequence complaints.past_block increment by -1 start with -1 maxvalue -1 minvalue -900000000;
comment on sequence complaints.past_block is 'Each import takes a block of ten million case ids below zero, so that what is long past stands behind everything that was reported here.';

create table complaints.import_run (
  id uuid not null default gen_random_uuid(),
  source text not null,
  file text not null,
  sha256 text not null,
  mapping jsonb not null,
  block bigint not null,
  rows integer not null,
  done integer not null default 0,
  state text not null,
  counts jsonb not null default '{}',
  started_at timestamptz not null,
  started_by text not null,
  ended_at timestamptz,
  constraint import_run_pkey primary key (id),
  constraint import_run_state check (state in ('running', 'done', 'undone'))
);
comment on table complaints.import_run is 'One import of one file. done counts the rows of the file that are settled: a run that was cut off goes on behind them.';

create table complaints.import_case (
  source text not null,
  external_id text not null,
  run uuid not null,
  case_id bigint not null,
  constraint import_case_pkey primary key (source, external_id),
  constraint import_case_run_fkey foreign key (run) references complaints.import_run
);
create index import_case_of_run on complaints.import_case (run);
comment on table complaints.import_case is 'Which case a row of another system became. The key keeps the same row from coming in twice, from whichever file.';

create table complaints.import_refused (
  run uuid not null,
  line integer not null,
  external_id text,
  reason text not null,
  detail text not null,
  record bytea not null,
  constraint import_refused_pkey primary key (run, line),
  constraint import_refused_run_fkey foreign key (run) references complaints.import_run on delete cascade
);
comment on table complaints.import_refused is 'Rows that were set aside, each with its reason. The record is sealed with the city''s key: it may name people.';

-- The timeline may only grow (append-only by grant). Undoing an import is the one exception, and this the only way to it:
-- it takes away cases of one run that nobody has touched since, and says which they were.
create function complaints.undo_import(which uuid, most integer)
returns table (kind text, cell bigint, open boolean, visibility text, at_all bigint)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone bigint[];
begin
  select array_agg(c.id) into gone from (
    select i.case_id as id from complaints.import_case i
    join cases."case" c on c.id = i.case_id and c.version = 1 and c.followers = 0
    where i.run = which and i.case_id < 0
      and not exists (select from complaints.merge m where m.child_id = c.id or m.parent_id = c.id)
    limit most for update of c) c;
  return query select c.kind, c.cell, c.open, c.visibility, count(*) from cases."case" c where c.id = any(gone) group by 1, 2, 3, 4;
  delete from cases.entry e where e.case_id = any(gone);
  delete from complaints.complaint k where k.case_id = any(gone);
  delete from complaints.import_case i where i.case_id = any(gone);
  delete from cases."case" c where c.id = any(gone);
end $$;
revoke all on function complaints.undo_import(uuid, integer) from public;
