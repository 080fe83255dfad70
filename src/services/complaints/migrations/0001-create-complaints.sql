-- Complaints: what a report has beyond a case, and the city's own words and rules for it.
create table complaints.complaint (
  case_id bigint not null,
  description text not null,
  channel text not null,
  language text not null,
  anonymous boolean not null,
  reporter bytea,
  citizen uuid,
  photos uuid[] not null default '{}',
  rating smallint,
  proof boolean,
  constraint complaint_pkey primary key (case_id),
  constraint complaint_case_fkey foreign key (case_id) references cases."case",
  constraint complaint_rating_scale check (rating between 1 and 4),
  constraint complaint_anonymous_is_nobody check (not anonymous or (citizen is null))
);
create index complaint_citizen on complaints.complaint (citizen, case_id) where citizen is not null;
comment on table complaints.complaint is 'One report. The reporter column is emptied some time after the case ended (job complaints.forget, setting complaints.retention; UU 27/2022: no longer than needed).';
comment on column complaints.complaint.reporter is 'Name and contacts, sealed with the city''s key; read only through the reporter route, which writes each look to the history.';

create table complaints.category (
  id text not null,
  valid_from date not null,
  data jsonb not null,
  retired_on date,
  from_pack boolean not null,
  constraint category_pkey primary key (id, valid_from)
);
comment on table complaints.category is 'What people can report, each version with its date. A version edited by the city is no longer from_pack and is never overwritten by one.';

create table complaints.route (
  id bigint generated always as identity,
  category text,
  kind text,
  area text,
  agency text not null,
  valid_from date not null,
  from_pack boolean not null,
  constraint route_pkey primary key (id)
);
comment on table complaints.route is 'Which agency gets a report: by category and area, else by the category''s kind of agency and area; neither = the fallback desk.';

create table complaints.clock (
  id text not null,
  valid_from date not null,
  kind text not null,
  days integer not null,
  unit text not null,
  source text not null,
  from_pack boolean not null,
  constraint clock_pkey primary key (id, valid_from)
);
comment on table complaints.clock is 'Promises in days: verify, respond, completion by class, and closing after silence. Each with its source and date.';

create table complaints.map_count (
  zoom smallint not null,
  tile bigint not null,
  category text not null,
  open integer not null,
  closed integer not null,
  constraint map_count_pkey primary key (zoom, tile, category)
);
comment on table complaints.map_count is 'How many public complaints lie in each map tile, by category and (under *) together; zoom 0 counts all complaints, hidden ones too; kept by a reader of the feed, so reports never wait for one another here.';

create table complaints.overdue_mark (
  one boolean not null default true,
  seen_until timestamptz not null,
  constraint overdue_mark_pkey primary key (one),
  constraint overdue_mark_single check (one)
);
comment on table complaints.overdue_mark is 'Promises that ran out before this time have been announced.';
