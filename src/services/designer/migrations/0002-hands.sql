-- Whoever wrote a part of a draft does not approve it, also when a colleague asked for the approval.
alter table designer.draft add column hands uuid[] not null default '{}';
update designer.draft set hands = array[made_by, changed_by];
alter table designer.draft add constraint draft_other_hands check (published is null or not decided_by = any (hands)) not valid;
comment on column designer.draft.hands is 'Everybody who wrote in this draft. None of them is the second person.';
