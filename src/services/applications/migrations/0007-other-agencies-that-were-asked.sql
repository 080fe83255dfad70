-- The desk of an agency that was asked reads its applications in their order, as it reads its own. Kept with each step.
create table applications.asked (
  agency text not null,
  case_id bigint not null,
  named boolean not null,
  open boolean not null,
  paused boolean not null,
  due_at timestamptz,
  constraint asked_pkey primary key (agency, case_id),
  constraint asked_case_fkey foreign key (case_id) references cases."case"
);
comment on table applications.asked is 'Agencies beyond its own at whose desks an application stood or stands. Open, paused and due repeat the case; each step writes both.';
comment on column applications.asked.named is 'One of its desks was shown who applies: it finds the application by name.';
insert into applications.asked (agency, case_id, named, open, paused, due_at)
  select t.agency, t.case_id, bool_or(not t.nameless), c.open, c.paused_at is not null, c.due_at
  from applications.task t join cases."case" c on c.id = t.case_id
  where t.asked group by t.agency, t.case_id, c.id;
create index asked_due on applications.asked (agency, due_at, case_id) include (paused) where open;
create index asked_ended on applications.asked (agency, case_id) where not open;
drop index applications.task_asked;
alter table applications.task drop column asked;
