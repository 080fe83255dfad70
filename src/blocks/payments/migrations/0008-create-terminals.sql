-- Debit cards: terminals of acquirers that stand in markets and offices, and the files by which acquirers settle.
create table payments.acquirer (
  id text not null,
  since timestamptz not null,
  content jsonb not null,
  constraint acquirer_pkey primary key (id, since),
  constraint acquirer_id_shape check (id ~ '^[a-z][a-z0-9-]{1,40}$')
);
comment on table payments.acquirer is 'append-only: who settles card payments, and how his files are read, from when on. The last one holds.';

create table payments.terminal (
  id text not null,
  acquirer text not null,
  place text not null,
  sealed bytea not null,
  keyed_at timestamptz not null,
  heard_at timestamptz,
  blocked_at timestamptz,
  blocked_why text,
  constraint terminal_pkey primary key (id),
  constraint terminal_id_shape check (id ~ '^[A-Z0-9]{4,16}$'),
  constraint terminal_blocked_why check ((blocked_at is null) = (blocked_why is null))
);
comment on table payments.terminal is 'Card terminals, each with a key of its own, sealed. A lost or stolen one is blocked: it is believed nothing more.';

create table payments.terminal_call (
  terminal text not null,
  nonce text not null,
  reference text not null,
  at timestamptz not null,
  constraint terminal_call_pkey primary key (terminal, nonce),
  constraint terminal_call_terminal_fkey foreign key (terminal) references payments.terminal (id)
);
create index terminal_call_at on payments.terminal_call (at);
comment on table payments.terminal_call is 'Numbers that a terminal used once: the same number for something else is refused. Kept a month.';

create table payments.card_file (
  hash text not null,
  acquirer text not null,
  lines integer not null,
  booked integer not null,
  amount bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  constraint card_file_pkey primary key (hash)
);
comment on table payments.card_file is 'append-only: settlement files that were taken in. The same file again changes nothing.';
