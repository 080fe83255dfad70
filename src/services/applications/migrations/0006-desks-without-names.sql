-- A review of another agency that is not shown who applies must not find the application by name.
alter table applications.task add column nameless boolean not null default false;
comment on column applications.task.nameless is 'A review that is not shown who applies; its desk does not find it by name.';
