-- A line of the routing table may hold at some hours only, between two days, and can be ended by the city.
alter table complaints.route
  add column valid_until date,
  add column moments jsonb,
  add column why text,
  add column ended_on date;
comment on column complaints.route.valid_until is 'Last day on which the line holds.';
comment on column complaints.route.moments is 'Weekdays, hours and kind of day on which it holds (When of the packs); null = always.';
comment on column complaints.route.ended_on is 'First day on which it no longer holds, because the city ended it; a pack does not bring it back.';

alter table complaints.clock add column title jsonb;
comment on column complaints.clock.title is 'What the promise is called, in four languages; from the pack.';
