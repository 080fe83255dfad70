-- Who wants to hear of new reports: in an area, of a category, around a point, or of one report.
create table complaints.subscription (
  id uuid not null default gen_random_uuid(),
  owner bytea not null,
  citizen uuid,
  address bytea,
  what text not null,
  case_id bigint,
  area text,
  category text,
  point point,
  metres integer,
  pace text not null,
  language text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  told_at timestamptz,
  constraint subscription_pkey primary key (id),
  constraint subscription_once unique (owner, what),
  constraint subscription_owner_known check ((citizen is null) <> (address is null)),
  constraint subscription_account_is_confirmed check (citizen is null or confirmed_at is not null),
  constraint subscription_pace_known check (pace in ('at-once', 'daily', 'weekly')),
  constraint subscription_around check ((point is null) = (metres is null)),
  constraint subscription_of_something check (case_id is not null or area is not null or category is not null or point is not null)
);
create index subscription_match on complaints.subscription (coalesce(area, ''), coalesce(category, ''))
  where confirmed_at is not null and point is null and case_id is null;
create index subscription_near on complaints.subscription using gist (point) where confirmed_at is not null and point is not null;
create index subscription_case on complaints.subscription (case_id) where case_id is not null;
create index subscription_citizen on complaints.subscription (citizen) where citizen is not null;
create index subscription_unconfirmed on complaints.subscription (created_at) where confirmed_at is null;
comment on table complaints.subscription is 'Taken away as soon as its owner ends it; without a confirmation after thirty days.';
comment on column complaints.subscription.owner is 'Keyed hash of the account or the address: what one person wants stands together, and nobody can try addresses without the key.';
comment on column complaints.subscription.address is 'The e-mail address, sealed with the city''s key; null for accounts.';
comment on column complaints.subscription.point is 'Rounded to about a hundred metres: it may be where somebody lives.';
comment on column complaints.subscription.what is 'What it is about in one line, so that nobody has the same twice.';

create table complaints.subscription_news (
  owner bytea not null,
  position bigint not null,
  subscription uuid not null,
  case_id bigint not null,
  what text not null,
  constraint subscription_news_pkey primary key (owner, position),
  constraint subscription_news_fkey foreign key (subscription) references complaints.subscription on delete cascade
);
create index subscription_news_waiting on complaints.subscription_news (subscription);
comment on table complaints.subscription_news is 'What is still to be told; gone as soon as it is. One row for each person and event of the feed, whichever of their subscriptions it fits.';
