-- Whenever the ladder becomes another, every open case is looked at under it.
create table complaints.ladder_walk (
  one boolean not null default true,
  ladder text not null,
  upto bigint,
  constraint ladder_walk_pkey primary key (one),
  constraint ladder_walk_one_row check (one)
);
comment on table complaints.ladder_walk is 'The ladder under which cases are watched, and how far the walk over the open ones has come: upto is the last case looked at, null when it is over.';
