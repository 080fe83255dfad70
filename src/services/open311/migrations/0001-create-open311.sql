-- Keys of the programs that may send reports by Open311.
create table open311.api_key (
  id uuid not null default gen_random_uuid(),
  name text not null,
  key_hash bytea not null,
  created_at timestamptz not null,
  created_by text not null,
  last_used date,
  revoked_at timestamptz,
  constraint api_key_pkey primary key (id),
  constraint api_key_hash unique (key_hash)
);
comment on table open311.api_key is 'A program that may send reports. Only the hash of its key is kept; whose program it is stands in the name.';
