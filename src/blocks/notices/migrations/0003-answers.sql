-- Messages that answer what a person has just written go as plain words, in the same thread.
alter table notices.notice add column answer bytea;
comment on column notices.notice.answer is 'Encrypted JSON, null unless the message answers one of the person: {inReplyTo?} is the id of their e-mail. Wiped once sent.';
