-- The directory of a city: its agencies and their posts, its areas, its RW and RT, its working calendar.
create table directory.agency (
  id text not null,
  name jsonb not null,
  short text not null,
  kind text not null,
  parent text,
  handles text[] not null default '{}',
  areas text[] not null default '{}',
  valid_from date not null,
  closed_on date,
  from_pack boolean not null,
  constraint agency_pkey primary key (id),
  constraint agency_parent_fkey foreign key (parent) references directory.agency (id) deferrable initially deferred,
  constraint agency_not_own_parent check (parent <> id),
  constraint agency_closed_after_opened check (closed_on >= valid_from)
);
comment on table directory.agency is 'Agencies (OPD). Never deleted, because old cases name them: a closed one has closed_on.';
comment on column directory.agency.handles is 'Kinds of duty it takes on, as the pack names them.';
comment on column directory.agency.areas is 'Area codes it is limited to; empty = the whole city.';
comment on column directory.agency.from_pack is 'True while the row is as the pack wrote it; a change by hand makes it false, and the pack leaves it alone from then on.';

create table directory.post (
  agency text not null,
  id text not null,
  name jsonb not null,
  kind text not null,
  place point,
  ordinal smallint not null,
  constraint post_pkey primary key (agency, id),
  constraint post_agency_fkey foreign key (agency) references directory.agency (id),
  constraint post_kind_known check (kind in ('counter', 'unit', 'crew'))
);
comment on table directory.post is 'Counters, units and crews of an agency. They follow the from_pack mark of their agency.';

create table directory.area (
  code text not null,
  name text not null,
  kind text not null,
  parent text,
  centroid point not null,
  geometry jsonb,
  bbox box,
  approximate boolean not null,
  source text not null,
  imported_at timestamptz,
  from_pack boolean not null,
  constraint area_pkey primary key (code),
  constraint area_parent_fkey foreign key (parent) references directory.area (code) deferrable initially deferred,
  constraint area_not_own_parent check (parent <> code),
  constraint area_kind_known check (kind in ('district', 'kelurahan', 'desa', 'desa-adat', 'neighbourhood'))
);
create index area_parent on directory.area (parent);
comment on table directory.area is 'Districts and the areas in them. Codes are whatever the government uses; only the parent column says what lies in what.';
comment on column directory.area.geometry is 'GeoJSON Polygon or MultiPolygon, WGS 84. Null for an area that is drawn from the areas below it.';
comment on column directory.area.approximate is 'True: the border is guessed from centroids, so it may suggest an area but decides nothing.';

create table directory.area_history (
  id bigint generated always as identity,
  code text not null,
  name text not null,
  kind text not null,
  parent text,
  centroid point not null,
  geometry jsonb,
  approximate boolean not null,
  source text not null,
  imported_at timestamptz,
  replaced_at timestamptz not null,
  replaced_by text not null,
  constraint area_history_pkey primary key (id)
);
create index area_history_code on directory.area_history (code, id);
comment on table directory.area_history is 'append-only: what an area was before an import replaced it, and the source that replaced it.';

create table directory.unit (
  area text not null,
  rw text not null,
  rt text not null default '',
  name text not null default '',
  constraint unit_pkey primary key (area, rw, rt),
  constraint unit_area_fkey foreign key (area) references directory.area (code)
);
comment on table directory.unit is 'RW (rt empty) and RT under a ward: numbers and the name of the neighbourhood, never of a person.';

create table directory.unit_total (
  kind text not null,
  count integer not null,
  source text not null,
  constraint unit_total_pkey primary key (kind),
  constraint unit_total_kind_known check (kind in ('rw', 'rt'))
);
comment on table directory.unit_total is 'Published counts of RW and RT, shown until the units themselves are imported.';

create table directory.working_week (
  valid_from date not null,
  days jsonb not null,
  source text not null,
  from_pack boolean not null,
  constraint working_week_pkey primary key (valid_from)
);
comment on table directory.working_week is 'The working week from a date on: rows of {day 1..7, from, to, breaks}, on the city''s wall clock.';

create table directory.closed_day (
  date date not null,
  kind text not null,
  name jsonb not null,
  estimated boolean not null default false,
  withdrawn boolean not null default false,
  from_pack boolean not null,
  constraint closed_day_pkey primary key (date),
  constraint closed_day_kind_known check (kind in ('public', 'shared-leave', 'local'))
);
comment on table directory.closed_day is 'Days on which the offices are closed.';
comment on column directory.closed_day.withdrawn is 'True: the city works on this day after all. The row stays, so that loading the pack again does not bring the day back.';
