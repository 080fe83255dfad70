-- Reports that are exchanged with SP4N-LAPOR!: which of theirs is which of ours, and what is still to be told.
create table sp4n.cursor (
  one boolean not null default true,
  value text not null,
  polled_at timestamptz not null,
  problem text,
  constraint cursor_pkey primary key (one),
  constraint cursor_one check (one)
);
comment on table sp4n.cursor is 'How far their list of changes was read. It moves in the same transaction that keeps what was read.';

create table sp4n.link (
  tracking text not null,
  code text,
  revision bigint not null,
  theirs text not null,
  sent text,
  said text,
  report bytea,
  dirty boolean not null default true,
  conflict boolean not null default false,
  tries integer not null default 0,
  next_at timestamptz not null,
  failed boolean not null default false,
  problem text,
  seen_at timestamptz not null,
  marks bigint not null default 0,
  constraint link_pkey primary key (tracking),
  constraint link_code unique (code)
);
comment on table sp4n.link is 'One report of theirs and the one case that it became. report: as received, sealed, until the case is there. theirs: their last known state; sent: the last that we told; said: a hash of the last words that we sent. dirty: there is something to do; failed: it was tried too often and waits for a person. conflict: they ended it while it is open here. marks: grows whenever our case moves, so that nothing is taken for told that moved meanwhile.';
create index link_due on sp4n.link (next_at) where dirty and not failed;
