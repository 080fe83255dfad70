-- Why a promise is as long as it is, for administrators of every language.
alter table complaints.clock add column why jsonb;
comment on column complaints.clock.why is 'What source says, in every language; null where the source is a decision with a name of its own.';
