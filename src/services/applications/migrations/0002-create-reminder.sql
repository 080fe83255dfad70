-- Reminders of papers that end soon.
create table applications.reminder (
  document uuid not null,
  days integer not null,
  code text not null,
  valid_until date not null,
  told_at timestamptz,
  constraint reminder_pkey primary key (document, days)
);
create index reminder_untold on applications.reminder (valid_until) where told_at is null;
comment on table applications.reminder is 'One reminder, so many days before a paper ends; the holder is told of each once. Swept a year after the end.';
