alter table applications.application add column answers_before bytea;
comment on column applications.application.answers_before is 'Answers as they stood before the last correction, sealed: the desk compares. Emptied with the answers.';
