-- The outbox of messages to people, and where their browsers take push messages.
create table notices.notice (
  id uuid not null default gen_random_uuid(),
  created_at timestamptz not null,
  channel text not null,
  recipient_kind text not null,
  recipient bytea not null,
  recipient_index bytea not null,
  language text not null,
  template text not null,
  params bytea,
  subject text not null,
  dedupe text,
  state text not null,
  attempts smallint not null default 0,
  due_at timestamptz not null,
  expires_at timestamptz,
  last_error text,
  provider_id text,
  sent_at timestamptz,
  constraint notice_pkey primary key (id),
  constraint notice_dedupe unique (dedupe),
  constraint notice_channel check (channel in ('whatsapp', 'sms', 'email', 'push')),
  constraint notice_recipient_kind check (recipient_kind in ('citizen', 'officer', 'reporter')),
  constraint notice_state check (state in ('queued', 'sent', 'failed', 'given-up', 'demo')),
  constraint notice_sent check (state <> 'sent' or (sent_at is not null and params is null))
);
create index notice_due on notices.notice (due_at) where state in ('queued', 'failed');
create index notice_trouble on notices.notice (created_at desc, id desc) where state in ('failed', 'given-up');
create index notice_demo on notices.notice (created_at desc, id desc) where state = 'demo';
create index notice_demo_recipient on notices.notice (recipient_index, created_at desc) where state = 'demo';
create index notice_age on notices.notice (created_at);
comment on table notices.notice is 'One message to one person. Recipient and parameters are encrypted with the city''s key; parameters are wiped once sent; rows go after 30 days (given up: 90, demo: 7).';
comment on column notices.notice.recipient_index is 'Keyed hash of the address, so that the demo mailbox can be searched by an address typed in full.';
comment on column notices.notice.last_error is 'A code such as http-500 or whatsapp-131047; never the provider''s sentence, which may quote the address.';

create table notices.subscription (
  id uuid not null default gen_random_uuid(),
  owner_kind text not null,
  owner_id text not null,
  endpoint_index bytea not null,
  details bytea not null,
  language text not null,
  created_at timestamptz not null,
  constraint subscription_pkey primary key (id),
  constraint subscription_endpoint unique (endpoint_index),
  constraint subscription_owner_kind check (owner_kind in ('citizen', 'officer'))
);
create index subscription_owner on notices.subscription (owner_kind, owner_id);
comment on table notices.subscription is 'Browsers that take push messages: address and keys of each, encrypted. Gone when the browser maker says so or the owner signs off.';

create table notices.vapid (
  only_one boolean not null default true,
  public_key text not null,
  private_key bytea not null,
  created_at timestamptz not null,
  constraint vapid_pkey primary key (only_one),
  constraint vapid_only_one check (only_one)
);
comment on table notices.vapid is 'The key pair by which this city proves itself to push services (RFC 8292); the private half is encrypted.';
