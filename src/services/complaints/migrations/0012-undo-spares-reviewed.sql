-- Undoing an import spares what somebody has flagged or decided about, as it spares what was worked on.
create or replace function complaints.undo_import(which uuid, most integer)
returns table (kind text, cell bigint, open boolean, visibility text, at_all bigint)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone bigint[];
begin
  select array_agg(c.id) into gone from (
    select i.case_id as id from complaints.import_case i
    join cases."case" c on c.id = i.case_id and c.version = 1 and c.followers = 0
    where i.run = which and i.case_id < 0
      and not exists (select from complaints.merge m where m.child_id = c.id or m.parent_id = c.id)
      and not exists (select from complaints.review r where r.case_id = c.id)
    limit most for update of c) c;
  return query select c.kind, c.cell, c.open, c.visibility, count(*) from cases."case" c where c.id = any(gone) group by 1, 2, 3, 4;
  delete from cases.entry e where e.case_id = any(gone);
  delete from complaints.complaint k where k.case_id = any(gone);
  delete from complaints.import_case i where i.case_id = any(gone);
  delete from cases."case" c where c.id = any(gone);
end $$;
revoke all on function complaints.undo_import(uuid, integer) from public;
