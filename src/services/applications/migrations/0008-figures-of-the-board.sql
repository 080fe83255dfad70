-- The board asks every few seconds on which versions the running applications run, and how many papers were made lately.
create index application_running on applications.application (case_id) include (version) where outcome is null;
create index paper_at on applications.paper using brin (at) with (pages_per_range = 16);
-- One desk of each service, so that the filter by service needs no look at the case.
alter table applications.task add column service text not null default '';
update applications.task t set service = c.kind from cases."case" c where c.id = t.case_id;
alter table applications.task alter column service drop default;
create index task_waiting on applications.task (agency, part, due_at, case_id) include (service) where closed_at is null;
drop index applications.task_desk;
