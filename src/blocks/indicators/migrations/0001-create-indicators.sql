-- One figure per day, so that the wall and the reports can show a trend.
create table indicators.snapshot (
  date date not null,
  name text not null,
  cut text not null default '',
  key text not null default '',
  value double precision,
  at timestamptz not null,
  constraint snapshot_pkey primary key (name, cut, date, key)
);
comment on table indicators.snapshot is 'Each indicator once a day, whole (cut empty) and by its cuts. The date is the city''s day that ended.';
comment on column indicators.snapshot.value is 'Null: the figure could not be read that day. Unknown is never stored as 0.';
