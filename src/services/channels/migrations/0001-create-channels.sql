-- Doors by which people write to the city: WhatsApp and e-mail.
create table channels.sender (
  id uuid not null default gen_random_uuid(),
  door text not null,
  address_key bytea not null,
  address bytea not null,
  language text not null,
  talk bytea,
  file_at timestamptz,
  seen_at timestamptz not null,
  constraint sender_pkey primary key (id),
  constraint sender_address unique (door, address_key),
  constraint sender_door check (door in ('whatsapp', 'email')),
  constraint sender_language check (language in ('id', 'en', 'jv', 'zh'))
);
create index sender_file_at on channels.sender (file_at) where file_at is not null;
create index sender_seen on channels.sender (seen_at);
comment on table channels.sender is 'Who wrote to the city lately. Address and conversation are encrypted; found by a keyed hash of the address; gone a month after the last message.';
comment on column channels.sender.talk is 'The unfinished conversation, encrypted JSON; null when there is none.';
comment on column channels.sender.file_at is 'When a report that was left alone is filed as it is.';

create table channels.message (
  id bigint generated always as identity,
  door text not null,
  outside_key bytea not null,
  sender uuid,
  sent_at timestamptz not null,
  received_at timestamptz not null,
  state text not null,
  content bytea,
  reason text,
  code text,
  tries smallint not null default 0,
  answered boolean not null default false,
  constraint message_pkey primary key (id),
  constraint message_outside unique (door, outside_key),
  constraint message_sender foreign key (sender) references channels.sender (id) on delete set null,
  constraint message_door check (door in ('whatsapp', 'email')),
  constraint message_state check (state in ('waiting', 'done', 'refused', 'failed')),
  constraint message_content check ((content is not null) = (state in ('waiting', 'failed')))
);
create index message_waiting on channels.message (sender, sent_at, id) where state = 'waiting';
create index message_recent on channels.message (sender, received_at);
create index message_trouble on channels.message (received_at desc, id desc) where state in ('refused', 'failed');
create index message_received on channels.message (door, received_at desc);
comment on table channels.message is 'Every message that came in, once. Its content is encrypted and emptied as soon as it has become a report or an answer.';
comment on column channels.message.outside_key is 'Keyed hash of the id that the outside gave it (wamid, Message-ID), so that a repeated call doubles nothing.';
comment on column channels.message.reason is 'Why it was refused or failed: a short word, nothing of the message.';

create table channels.expected (
  code text not null,
  door text not null,
  address_key bytea not null,
  what text not null,
  since timestamptz not null,
  constraint expected_pkey primary key (code, door),
  constraint expected_what check (what in ('reply', 'rating'))
);
create index expected_address on channels.expected (door, address_key, since desc);
comment on table channels.expected is 'Cases that wait for their reporter''s answer, or were closed lately and may be rated, by a keyed hash of the reporter''s address.';

create table channels.mailbox (
  only_one boolean not null default true,
  folder text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_at timestamptz not null,
  error text,
  constraint mailbox_pkey primary key (only_one),
  constraint mailbox_only_one check (only_one)
);
comment on table channels.mailbox is 'How far the mailbox has been read. With another uid_validity the server has numbered its letters anew (RFC 3501, 2.3.1.1).';
