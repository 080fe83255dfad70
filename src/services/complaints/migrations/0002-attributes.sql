-- What a category asks beyond words and place, and the source that a report of another program came from.
alter table complaints.complaint add column attributes jsonb not null default '{}';
comment on column complaints.complaint.attributes is 'Answers to the questions of the category (its attributes), by code: a text or, where several may be chosen, a list of keys.';
