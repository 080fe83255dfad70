-- The wall asks every minute what was answered and what was closed lately. Neither index is touched by a new report.
create index case_closed on cases."case" (closed_at) where closed_at is not null;
-- In the order of arrival, so a few block summaries find today's cases among millions.
create index case_opened on cases."case" using brin (opened_at) with (pages_per_range = 16);
create index case_responded on cases."case" (responded_at) where responded_at is not null;
