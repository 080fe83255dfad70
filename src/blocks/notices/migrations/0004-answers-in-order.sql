-- Answers to one person go out in the order in which they were given; few of them wait at any time.
create index notice_answers on notices.notice (recipient_index, created_at) where state = 'queued' and answer is not null;
