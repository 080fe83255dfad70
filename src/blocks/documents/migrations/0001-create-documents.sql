-- Official papers: their numbers, their records, the letterhead and who signs, and the key of the demo signer.
create table documents.counter (
  series text not null,
  agency text not null,
  year smallint not null,
  last integer not null,
  constraint counter_pkey primary key (series, agency, year),
  constraint counter_positive check (last > 0)
);
comment on table documents.counter is 'The last number given out in a series of an agency and a year. It moves in the transaction of the paper that takes the number, so that a series has no gaps.';

create table documents.document (
  id uuid not null default gen_random_uuid(),
  code text not null,
  series text not null,
  agency text not null,
  year smallint not null,
  seq integer not null,
  number text not null,
  service text not null,
  case_code text not null,
  title jsonb not null,
  holder_sealed bytea,
  state text not null,
  signing text not null,
  sheet_sealed bytea,
  officer uuid,
  signer_name text not null,
  signer_title text not null,
  reserved_at timestamptz not null,
  issued_at timestamptz,
  valid_from date not null,
  valid_until date,
  sha256 text,
  bytes integer,
  stored text,
  revoked_at timestamptz,
  revoked_reason text,
  revoked_by text,
  replaces uuid,
  remind_days smallint[] not null default '{}',
  reminded smallint[] not null default '{}',
  constraint document_pkey primary key (id),
  constraint document_code_key unique (code),
  constraint document_number_key unique (series, agency, year, seq),
  constraint document_replaces_fkey foreign key (replaces) references documents.document (id),
  constraint document_state_known check (state in ('reserved', 'awaiting-signature', 'issued')),
  constraint document_signing_known check (signing in ('demo', 'bsre', 'by-hand')),
  constraint document_issued_whole check (
    (state = 'issued') = (sha256 is not null and stored is not null and bytes is not null and issued_at is not null)),
  constraint document_drawn_from_sheet check (state = 'issued' or sheet_sealed is not null),
  constraint document_revoked_with_reason check ((revoked_at is null) = (revoked_reason is null)),
  constraint document_valid_span check (valid_until >= valid_from)
);
create index document_case on documents.document (case_code);
create index document_waiting on documents.document (officer, reserved_at) where state = 'awaiting-signature';
create index document_expiring on documents.document (valid_until) where state = 'issued' and valid_until is not null;
create index document_replaces on documents.document (replaces) where replaces is not null;
comment on table documents.document is 'One row per paper, from the decision that takes its number. Never deleted: whoever holds the paper may ask about it for ever.';
comment on column documents.document.code is 'By this code anybody looks the paper up. 80 random bits, so that none is found by trying.';
comment on column documents.document.sheet_sealed is 'What will be drawn; wiped when the paper is made, because from then on the paper itself is kept.';
comment on column documents.document.sha256 is 'SHA-256 of the finished file, as a holder can work it out from his copy.';
comment on column documents.document.stored is 'Under which name the sealed file lies in the file store.';
comment on column documents.document.revoked_reason is 'Shown to everybody who looks the paper up; names no person.';

create table documents.government (
  valid_from date not null,
  name text not null,
  place text not null,
  coat text,
  changed_at timestamptz not null,
  constraint government_pkey primary key (valid_from)
);
comment on table documents.government is 'The government''s line of the letterhead from a date on: its name, the place that stands before dates, the coat of arms in the file store.';

create table documents.letterhead (
  agency text not null,
  valid_from date not null,
  address text not null,
  telephone text not null,
  email text not null,
  website text not null,
  changed_at timestamptz not null,
  constraint letterhead_pkey primary key (agency, valid_from)
);
comment on table documents.letterhead is 'An agency''s lines of the letterhead from a date on.';

create table documents.signatory (
  id uuid not null default gen_random_uuid(),
  agency text not null,
  capacity text not null,
  title text not null,
  name text not null,
  rank text,
  nip text,
  officer uuid,
  valid_from date not null,
  valid_until date,
  changed_at timestamptz not null,
  constraint signatory_pkey primary key (id),
  constraint signatory_capacity_known check (capacity in ('head', 'plh', 'plt')),
  constraint signatory_span check (valid_until >= valid_from)
);
create index signatory_agency on documents.signatory (agency, valid_from);
comment on table documents.signatory is 'Who signs for an agency on which days: its head, or whoever acts for him (Plh., Plt.). Names and NIP stand on papers that anybody may be shown.';

create table documents.demo_signer (
  id integer generated always as identity,
  key_sealed bytea not null,
  certificate bytea not null,
  authority bytea not null,
  issuer bytea not null,
  serial bytea not null,
  not_after timestamptz not null,
  constraint demo_signer_pkey primary key (id)
);
comment on table documents.demo_signer is 'append-only: key (sealed) and certificates of the made-up signer of a fictional city. Its signatures have no force in law.';
