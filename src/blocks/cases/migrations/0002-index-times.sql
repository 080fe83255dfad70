-- The wall asks every minute what was answered and what was closed lately. Neither index is touched by a new report.
create index case_closed on cases."case" (closed_at) where closed_at is not null;
create index case_responded on cases."case" (responded_at) where responded_at is not null;
