-- Photos that people sent: what they are, where they belong, and who may see them. The bytes live in the file store.
create table files.file (
  id uuid not null default gen_random_uuid(),
  sha256 text not null,
  thumb_sha256 text not null,
  type text not null,
  bytes integer not null,
  thumb_bytes integer not null,
  width integer not null,
  height integer not null,
  uploaded_at timestamptz not null,
  owner_kind text not null,
  owner_id text,
  upload_key text,
  attached_to text,
  attached_at timestamptz,
  place smallint not null default 0,
  visibility text not null default 'private',
  removed_at timestamptz,
  constraint file_pkey primary key (id),
  constraint file_visibility check (visibility in ('private', 'public', 'internal')),
  constraint file_sha256 check (sha256 ~ '^[0-9a-f]{64}$' and thumb_sha256 ~ '^[0-9a-f]{64}$')
);
create index file_attached on files.file (attached_to, attached_at, place) where attached_to is not null;
create index file_pending on files.file (uploaded_at) include (bytes) where attached_to is null;
create index file_removed on files.file (removed_at) where removed_at is not null;
create index file_content on files.file (sha256);
create index file_thumb on files.file (thumb_sha256);
comment on table files.file is 'Re-encoded photos without metadata. Until attached, the random id is the only key to a file, and it is swept after a day.';
comment on column files.file.attached_to is 'Subject it belongs to, <prefix>:<id>; the prefix names the guard that decides who sees a file that is not public.';
comment on column files.file.upload_key is 'Idempotency key of the upload, so that sweeping the file also frees the key for another try.';
comment on column files.file.visibility is 'public: anyone; private: the people of the case; internal: officers of the case only.';
