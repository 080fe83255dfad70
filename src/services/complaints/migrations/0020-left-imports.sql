-- A cut off import goes on only with its own mapping; begun anew with another one, the first is left as it is.
alter table complaints.import_run drop constraint import_run_state;
alter table complaints.import_run add constraint import_run_state check (state in ('running', 'done', 'undone', 'left'));
comment on column complaints.import_run.state is 'left: cut off, and never to be resumed; what it brought in stands until it is undone.';

-- Rows now stand in an order that the file and its mapping alone decide. What was cut off under the old order cannot be
-- counted on: the same import begins anew, and what is in already counts as known.
update complaints.import_run r set state = 'left', ended_at = clock_timestamp(), counts = jsonb_build_object(
  'imported', (select count(*) from complaints.import_case c where c.run = r.id),
  'setAside', (select coalesce(jsonb_agg(jsonb_build_object('reason', a.reason, 'count', a.count)), '[]')
    from (select f.reason, count(*) from complaints.import_refused f where f.run = r.id group by 1) a))
where state = 'running';
