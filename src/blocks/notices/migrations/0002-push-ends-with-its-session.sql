-- A browser takes push messages for the session in which they were switched on, and no longer.
alter table notices.subscription add column session_id text;
create index subscription_session on notices.subscription (session_id);
comment on column notices.subscription.session_id is 'The session that switched it on: when that ends (signed out, device revoked, account deleted) the row goes, so that a borrowed phone stays silent. Null: written before this column was.';
