-- A report on which their service breaks while it takes others must come to an end: when it broke first, and when something was taken last.
alter table sp4n.link add column broken_since timestamptz;
comment on column sp4n.link.broken_since is 'Since when their service breaks on this report (5xx), without a success in between.';
alter table sp4n.cursor alter column polled_at drop not null;
alter table sp4n.cursor add column taken_at timestamptz;
comment on column sp4n.cursor.polled_at is 'When their list was read last; not moved by a try that failed.';
comment on column sp4n.cursor.taken_at is 'When an exchange of a report went well last. Later than a link''s broken_since: it is that report, not their service.';
