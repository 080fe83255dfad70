-- A message that must wait keeps its wait whatever else comes, and an act that cannot be done ends with a person.
alter table channels.message add column not_before timestamptz;
comment on column channels.message.not_before is 'Until then nothing of its sender is worked on: its photo is asked for again later, and what was written after it must not overtake it.';
alter table channels.sender add column act_tries smallint not null default 0;
comment on column channels.sender.act_tries is 'How often the act that is due was tried; after too many it is laid aside as a failed message, which an officer can try again.';
