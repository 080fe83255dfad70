-- Open data: each night all public reports as files. A file is kept in parts, so that none ever has to be held whole.
create table complaints.export (
  id uuid not null default gen_random_uuid(),
  day date not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  state text not null,
  rows integer,
  counts jsonb,
  terms jsonb not null,
  constraint export_pkey primary key (id),
  constraint export_state_known check (state in ('running', 'done'))
);
create index export_newest on complaints.export (started_at desc) where state = 'done';
comment on table complaints.export is 'One making of the files of open data; what is running without anybody at work was cut off and is cleaned away by the next. terms: the licence and whether texts were included, as they were set that day.';

create table complaints.export_file (
  export uuid not null,
  name text not null,
  bytes bigint not null,
  packed_bytes bigint not null,
  sha256 text not null,
  constraint export_file_pkey primary key (export, name),
  constraint export_file_export_fkey foreign key (export) references complaints.export on delete cascade
);
comment on table complaints.export_file is 'bytes and sha256 of the whole file as people get it; packed_bytes as it is kept.';

create table complaints.export_part (
  export uuid not null,
  name text not null,
  number integer not null,
  file text not null,
  bytes integer not null,
  constraint export_part_pkey primary key (export, name, number),
  constraint export_part_export_fkey foreign key (export) references complaints.export on delete cascade
);
create index export_part_file on complaints.export_part (file);
comment on table complaints.export_part is 'file: the hash under which the bytes of the part are kept in the city''s files. Parts that did not change are kept once for several exports.';
