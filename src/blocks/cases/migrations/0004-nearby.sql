-- The map reads ranges of cells; the search for twins reads one cell and kind, newest first. One index serves both.
create index case_nearby on cases."case" (cell, kind, opened_at) where visibility <> 'hidden';
drop index cases.case_cell;
