-- Imports from the office: a file that waits for its mapping, and the long work that is done with it.
create table complaints.import_file (
  id uuid not null default gen_random_uuid(),
  name text not null,
  bytes bigint not null,
  sha256 text not null,
  encoding text not null,
  delimiter text not null,
  survey bytea not null,
  mapping jsonb not null,
  ready boolean not null default false,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  constraint import_file_pkey primary key (id)
);
comment on table complaints.import_file is 'A table that an administrator sent. It goes after its import, or after some days: it names people. survey (columns, first rows, frequent words) is sealed with the city''s key.';

create table complaints.import_piece (
  file uuid not null,
  number integer not null,
  body bytea not null,
  constraint import_piece_pkey primary key (file, number),
  constraint import_piece_file_fkey foreign key (file) references complaints.import_file on delete cascade
);
comment on table complaints.import_piece is 'The bytes of the file in pieces of a megabyte, each sealed: so any node can go on with an import, and nothing lies readable on a disk.';

create table complaints.import_task (
  id uuid not null default gen_random_uuid(),
  what text not null,
  file uuid,
  file_name text not null,
  run uuid,
  state text not null default 'waiting',
  done bigint not null default 0,
  of_all bigint not null default 0,
  tries integer not null default 0,
  report jsonb,
  aside bytea,
  problem text,
  asked_by text not null,
  asked_at timestamptz not null,
  touched_at timestamptz not null,
  ended_at timestamptz,
  constraint import_task_pkey primary key (id),
  constraint import_task_what check (what in ('try', 'import', 'undo')),
  constraint import_task_state check (state in ('waiting', 'running', 'done', 'failed')),
  constraint import_task_run_fkey foreign key (run) references complaints.import_run
);
comment on table complaints.import_task is 'A trial, an import or an undoing that was asked for in the office. aside: the first rows that a trial would set aside, sealed.';
create unique index import_task_one_at_a_time on complaints.import_task ((true)) where state in ('waiting', 'running');
comment on index complaints.import_task_one_at_a_time is 'Two administrators cannot import at once: the second is told who is at it.';
create index import_task_of_file on complaints.import_task (file, asked_at desc);
