-- A day's bills come together: told apart by the day first, their keys lie together too. By subject, each of fourteen thousand stalls
-- touched a page of its own every day.
alter table payments.bill drop constraint bill_once;
alter table payments.bill add constraint bill_once unique (from_day, kind, subject, revision);
