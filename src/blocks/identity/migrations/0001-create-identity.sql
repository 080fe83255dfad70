-- Officers, citizens, roles, sessions and kiosks.
create table identity.role (
  id text not null,
  valid_from date not null,
  held text not null,
  title jsonb not null,
  description jsonb not null,
  permissions text[] not null,
  constraint role_pkey primary key (id, valid_from),
  constraint role_held check (held in ('city', 'agency'))
);
comment on table identity.role is 'What a person may do while holding a role, from the pack; the latest version not after today is in force.';

create table identity.officer (
  id uuid not null default gen_random_uuid(),
  username text not null,
  name text not null,
  email_sealed bytea,
  password_hash text not null,
  must_change_password boolean not null,
  password_changed_at timestamptz not null,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint not null default 0,
  disabled_at timestamptz,
  created_at timestamptz not null,
  constraint officer_pkey primary key (id),
  constraint officer_username unique (username),
  constraint officer_username_shape check (username ~ '^[a-z][a-z0-9.-]{2,47}$')
);
create index officer_by_name on identity.officer (lower(name), id);
comment on table identity.officer is 'People who work for the city. The name is public office data; the e-mail address is sealed.';
comment on column identity.officer.password_hash is 'argon2id, in PHC form with its own cost parameters.';
comment on column identity.officer.totp_last_step is 'The last 30-second step whose code was accepted: a code works once.';

create table identity.recovery_code (
  officer uuid not null,
  hash bytea not null,
  used_at timestamptz,
  constraint recovery_code_pkey primary key (officer, hash),
  constraint recovery_code_officer foreign key (officer) references identity.officer (id)
);
comment on table identity.recovery_code is 'One-time codes for a lost second factor, as keyed hashes.';

create table identity.passkey (
  id text not null,
  officer uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkey_pkey primary key (id),
  constraint passkey_officer foreign key (officer) references identity.officer (id)
);
create index passkey_by_officer on identity.passkey (officer);
comment on table identity.passkey is 'WebAuthn credentials of officers; id is the credential id in base64url.';

create table identity.grant (
  id uuid not null default gen_random_uuid(),
  officer uuid not null,
  role text not null,
  agency text,
  area text,
  valid_from timestamptz not null,
  valid_until timestamptz,
  given_by text not null,
  ended_by text,
  constraint grant_pkey primary key (id),
  constraint grant_officer foreign key (officer) references identity.officer (id),
  constraint grant_period check (valid_until is null or valid_until >= valid_from)
);
create index grant_by_officer on identity.grant (officer);
create index grant_by_agency on identity.grant (agency) where valid_until is null;
comment on table identity.grant is 'Roles held in an agency (null = every agency) and an area (null = whole city); an ended grant keeps its row.';

create table identity.citizen (
  id uuid not null default gen_random_uuid(),
  name_sealed bytea,
  language text not null,
  created_at timestamptz not null,
  deleted_at timestamptz,
  constraint citizen_pkey primary key (id)
);
comment on table identity.citizen is 'Citizen accounts. After deletion the row stays, without name or contact, so that cases keep their anonymous owner.';

create table identity.contact (
  kind text not null,
  find bytea not null,
  sealed bytea not null,
  citizen uuid not null,
  verified_at timestamptz not null,
  constraint contact_pkey primary key (find),
  constraint contact_citizen foreign key (citizen) references identity.citizen (id),
  constraint contact_kind check (kind in ('phone', 'email'))
);
create index contact_by_citizen on identity.contact (citizen);
comment on table identity.contact is 'A citizen''s telephone number or e-mail address: sealed, findable only through a keyed hash.';

create table identity.code (
  id uuid not null default gen_random_uuid(),
  contact bytea not null,
  hash bytea not null,
  tries smallint not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint code_pkey primary key (id)
);
create index code_by_contact on identity.code (contact, created_at desc);
comment on table identity.code is 'One-time sign-in codes of citizens as keyed hashes; swept a day after they expire.';

create table identity.challenge (
  hash bytea not null,
  kind text not null,
  officer uuid,
  data jsonb not null default '{}',
  tries smallint not null default 0,
  expires_at timestamptz not null,
  constraint challenge_pkey primary key (hash),
  constraint challenge_officer foreign key (officer) references identity.officer (id)
);
comment on table identity.challenge is 'The open second step of a sign-in (password accepted, code awaited) and passkey challenges.';

create table identity.session (
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  officer uuid,
  citizen uuid,
  as_token boolean not null,
  browser text not null,
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  constraint session_pkey primary key (id),
  constraint session_token unique (token_hash),
  constraint session_officer foreign key (officer) references identity.officer (id),
  constraint session_citizen foreign key (citizen) references identity.citizen (id),
  constraint session_owner check (num_nonnulls(officer, citizen) = 1),
  constraint session_why check (ended_why is null or ended_why in
    ('signed-out', 'revoked', 'replaced', 'password-changed', 'reset', 'disabled', 'deleted', 'browser-changed'))
);
create index session_by_officer on identity.session (officer, last_seen_at desc);
create index session_by_citizen on identity.session (citizen, last_seen_at desc);
comment on table identity.session is 'Signed-in devices. Only a hash of the token is kept; no network address and no place.';

create table identity.throttle (
  key bytea not null,
  count integer not null,
  began_at timestamptz not null,
  last_at timestamptz not null,
  blocked_until timestamptz,
  constraint throttle_pkey primary key (key)
);
comment on table identity.throttle is 'Counts of attempts per account, number and address, under keyed hashes; swept when old.';

create table identity.kiosk (
  id uuid not null default gen_random_uuid(),
  name text not null,
  token_hash bytea not null,
  permissions text[] not null default '{wall.read}',
  created_at timestamptz not null,
  created_by text not null,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  constraint kiosk_pkey primary key (id),
  constraint kiosk_token unique (token_hash)
);
comment on table identity.kiosk is 'Screens that show the wall with a token and may do nothing else.';

create table identity.access (
  id bigint generated always as identity,
  citizen uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  agency text,
  subject text not null,
  what text not null,
  constraint access_pkey primary key (id)
);
create index access_by_citizen on identity.access (citizen, id desc);
comment on table identity.access is 'append-only: who looked at a citizen''s personal data, for the citizen to read (UU 27/2022 on personal data protection).';
