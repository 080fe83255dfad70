-- The public figures: what was received, how it ended and how long it took, counted case by case as things happen.
create table complaints.figure (
  month date not null,
  agency text not null,
  category text not null,
  what text not null,
  value smallint not null,
  n integer not null,
  constraint figure_pkey primary key (month, agency, category, what, value)
);
comment on table complaints.figure is 'How many cases, by month in the city''s zone. received and open: by the month of the report; how it ended, at-place, kept and days: by the month of the end; reopened: by the month in which it happened. value is the number of days for what = days, otherwise 0. agency is empty where nobody holds the case.';

create table complaints.counted (
  case_id bigint not null,
  marks text[] not null,
  agency text not null,
  category text not null,
  reopened smallint not null,
  constraint counted_pkey primary key (case_id)
);
comment on table complaints.counted is 'What each case has put into complaints.figure, so that it can be taken out again: month|what|value. Counting is a comparison of this with the case as it is, so it may be repeated in any order.';

create table complaints.count_todo (
  id bigint generated always as identity,
  below bigint,
  constraint count_todo_pkey primary key (id)
);
comment on table complaints.count_todo is 'Walks over all cases that are still to be done, from the newest down; below = how far one has come. The first counts what was there before there were figures, others what an import brought or took away.';
insert into complaints.count_todo (below) values (null);

-- The satisfaction survey (SKM, Permenpan-RB 14/2017). Answers stand apart from cases and people.
create table complaints.survey_answer (
  who bytea not null,
  day date not null,
  agency text not null,
  survey text not null,
  version date not null,
  answers smallint[] not null,
  constraint survey_answer_pkey primary key (who),
  constraint survey_answer_scale check (answers <@ array[0, 1, 2, 3, 4]::smallint[])
);
create index survey_answer_day on complaints.survey_answer (day);
comment on table complaints.survey_answer is 'One filled-in survey. who is a keyed hash of the case and the report: it keeps anybody from answering twice and tells nobody who answered. answers in the order of the elements, 0 = skipped.';

create table complaints.survey_profile (
  month date not null,
  agency text not null,
  question text not null,
  choice text not null,
  n integer not null,
  constraint survey_profile_pkey primary key (month, agency, question, choice)
);
comment on table complaints.survey_profile is 'What people told about themselves, as counts only: nothing leads from here to an answer.';

create index closing_planned_told on complaints.closing (case_id) where planned_told_at is not null;
