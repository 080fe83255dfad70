-- Words of public reports, so that any of a million is found by what it says.
create extension if not exists pg_trgm;

create table complaints.search (
  case_id bigint not null,
  terms tsvector not null,
  constraint search_pkey primary key (case_id),
  constraint search_complaint_fkey foreign key (case_id) references complaints.complaint on delete cascade
);
create index search_terms on complaints.search using gin (terms);
comment on table complaints.search is 'Plain words of what the public may read of a case, and its facts as terms that begin with =: =k kind, =g agency, =a area and all above it, =m month, =y year, =o or =x open or ended, =b block of 4,096 case ids. Kept by a reader of the feed; hidden cases have no row.';

create table complaints.search_word (
  word text not null,
  shown text not null,
  seen integer not null,
  constraint search_word_pkey primary key (word)
);
create index search_word_like on complaints.search_word using gin (word gin_trgm_ops);
comment on table complaints.search_word is 'Every plain word that was ever indexed and in about how many cases; shown = how it was written first, for slips of the finger.';

create table complaints.search_todo (
  id bigint generated always as identity,
  below bigint,
  constraint search_todo_pkey primary key (id)
);
comment on table complaints.search_todo is 'Walks over all cases that are still to be done, from the newest down; below = how far one has come. The first brings in what was there before there was an index, others what an import brought.';
insert into complaints.search_todo (below) values (null);
