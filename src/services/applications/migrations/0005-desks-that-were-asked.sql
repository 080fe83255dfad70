-- A desk in another agency than the application's own. Who was asked looks back over that, and no longer over all of its own work.
alter table applications.task add column asked boolean not null default false;
update applications.task t set asked = true from cases."case" c where c.id = t.case_id and t.agency <> c.agency;
create index task_asked on applications.task (agency, id) include (case_id) where asked;
drop index applications.task_agency;
comment on column applications.task.asked is 'The desk stands in another agency than the one to which the application belongs.';
