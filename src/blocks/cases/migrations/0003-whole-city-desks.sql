-- Who sees the whole city reads one index in order, where a merge over all agencies took a page of each.
create index case_open_due on cases."case" (due_at, id) include (service, state, kind, area, priority, assignee) where open;
create index case_done on cases."case" (id) where not open;
