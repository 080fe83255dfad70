-- A draft counts as sent for the citizen whose draft it is: who sends under the id of somebody else's draft takes nothing from him.
alter table applications.application drop constraint application_draft_key;
alter table applications.application add constraint application_draft_key unique (draft, citizen);
