-- The search for twins asks for a small box and for what is open or ended lately. Both stand in the index, so that a busy cell
-- costs no look at each of its cases; the map goes on reading ranges of cells from the same index.
create index case_nearby_box on cases."case" (cell, kind, opened_at, coalesce(closed_at, 'infinity'::timestamptz), (point[0]), (point[1]))
  where visibility <> 'hidden';
drop index cases.case_nearby;
