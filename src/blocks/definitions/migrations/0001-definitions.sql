-- Services of the city as data: every version that was ever published, and since when a service is no longer offered.
create table definitions.version (
  service text not null,
  number integer not null,
  valid_from date not null,
  hash text not null,
  content json not null,
  source text not null,
  published_by text not null,
  approved_by text,
  at timestamptz not null,
  constraint version_pkey primary key (service, number),
  constraint version_number_positive check (number > 0),
  constraint version_source_known check (source in ('pack', 'designer'))
);
comment on table definitions.version is 'append-only: what a citizen applied under can be read for ever. A running case stays on its version.';
comment on column definitions.version.valid_from is 'First day on which it holds. In force is the latest first day that has come; of two on the same day the higher number.';
comment on column definitions.version.content is 'The whole definition. Of type json, which keeps the order in which its author wrote the states.';
comment on column definitions.version.hash is 'SHA-256 of the canonical JSON (RFC 8785) of the content and the order of its states.';

create table definitions.withdrawal (
  service text not null,
  valid_from date not null,
  why jsonb not null,
  decided_by text not null,
  at timestamptz not null,
  constraint withdrawal_pkey primary key (service, at)
);
comment on table definitions.withdrawal is 'append-only: from when a service was no longer offered. A version published afterwards offers it again.';
