-- What an agency has ended, newest first. Nothing that is open touches it.
create index case_ended on cases."case" (agency, id) where not open;
-- Lists and counts of the desk read indexes alone where pages are known to be visible to all: swept sooner than by default.
alter table cases."case" set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
