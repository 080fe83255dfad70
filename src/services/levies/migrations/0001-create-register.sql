-- The register of the markets: where stalls are, who holds them since when, and what they cost from when on.
create table levies.market (
  id text not null,
  title text not null,
  agency text not null,
  area text,
  opened_on date not null,
  closed_on date,
  constraint market_pkey primary key (id),
  constraint market_id_shape check (id ~ '^[a-z][a-z0-9-]{1,40}$'),
  constraint market_days_in_order check (closed_on is null or closed_on >= opened_on)
);
comment on column levies.market.agency is 'The agency whose officers see and work on it.';

create table levies.stall (
  id bigint not null generated always as identity,
  market text not null,
  block text not null,
  number text not null,
  pay_code text not null,
  opened_on date not null,
  closed_on date,
  constraint stall_pkey primary key (id),
  constraint stall_market_fkey foreign key (market) references levies.market (id),
  constraint stall_number_key unique (market, block, number),
  constraint stall_pay_code_key unique (pay_code),
  constraint stall_days_in_order check (closed_on is null or closed_on >= opened_on)
);
comment on table levies.stall is 'One place in a market. Its pay code stands on its QR for ever; whose debts it pays follows the holder.';

create table levies.stall_form (
  stall bigint not null,
  since date not null,
  kind text not null,
  class text not null,
  area_m2 numeric(7, 2) not null,
  constraint stall_form_pkey primary key (stall, since),
  constraint stall_form_stall_fkey foreign key (stall) references levies.stall (id),
  constraint stall_form_area_positive check (area_m2 > 0)
);
comment on table levies.stall_form is 'append-only: what a stall is and how large, from when on.';

create table levies.trader (
  id uuid not null,
  sealed bytea not null,
  phone_index bytea,
  name_words bytea[] not null,
  language text not null default 'id',
  registered_at timestamptz not null,
  forgotten_at timestamptz,
  constraint trader_pkey primary key (id),
  constraint trader_language_known check (language in ('id', 'en', 'jv', 'zh'))
);
create index trader_phone on levies.trader (phone_index) where phone_index is not null;
create index trader_words on levies.trader using gin (name_words);
comment on table levies.trader is 'Who trades (wajib retribusi). Name, telephone and NIK are sealed; found again by keyed hashes of the words of the name and of the telephone.';

create table levies.holding (
  stall bigint not null,
  since date not null,
  until date,
  trader uuid not null,
  constraint holding_pkey primary key (stall, since),
  constraint holding_stall_fkey foreign key (stall) references levies.stall (id),
  constraint holding_trader_fkey foreign key (trader) references levies.trader (id),
  constraint holding_days_in_order check (until is null or until >= since)
);
create unique index holding_now on levies.holding (stall) where until is null;
create index holding_of_trader on levies.holding (trader);
comment on table levies.holding is 'Who holds a stall, from the first to the last day; without a last one he holds it still. What he owes stays his when he leaves.';

create table levies.tariff (
  id bigint not null generated always as identity,
  kind text not null,
  class text not null,
  period text not null,
  unit text not null,
  amount bigint not null,
  since date not null,
  what jsonb not null,
  article jsonb not null,
  constraint tariff_pkey primary key (id),
  constraint tariff_once unique (kind, class, period, since),
  constraint tariff_period_known check (period in ('daily', 'monthly')),
  constraint tariff_unit_known check (unit in ('m2', 'stall')),
  constraint tariff_amount_not_negative check (amount >= 0)
);
comment on table levies.tariff is 'append-only: what a kind and class of stall costs from a day on, by the local law. Nought ends it.';

create table levies.closed_day (
  id bigint not null generated always as identity,
  market text not null,
  block text,
  from_day date not null,
  to_day date not null,
  reason text not null,
  constraint closed_day_pkey primary key (id),
  constraint closed_day_market_fkey foreign key (market) references levies.market (id),
  constraint closed_day_in_order check (from_day <= to_day)
);
create index closed_day_of_market on levies.closed_day (market, to_day);
comment on table levies.closed_day is 'append-only: days on which a market, or one block of it, is closed and nothing is levied.';

create table levies.relief (
  id bigint not null generated always as identity,
  market text not null,
  block text,
  stall bigint,
  from_day date not null,
  to_day date not null,
  basis_points integer not null,
  what jsonb not null,
  article jsonb not null,
  constraint relief_pkey primary key (id),
  constraint relief_market_fkey foreign key (market) references levies.market (id),
  constraint relief_stall_fkey foreign key (stall) references levies.stall (id),
  constraint relief_share check (basis_points between 1 and 10000),
  constraint relief_in_order check (from_day <= to_day)
);
create index relief_of_market on levies.relief (market, to_day);
comment on table levies.relief is 'append-only: a share that is not levied for some days (keringanan), by a decision: for a market, a block or one stall.';

create table levies.run (
  market text not null,
  period text not null,
  day date not null,
  bills integer not null,
  amount bigint not null,
  without_tariff integer not null,
  done_at timestamptz not null,
  constraint run_pkey primary key (market, period, day),
  constraint run_market_fkey foreign key (market) references levies.market (id)
);
comment on table levies.run is 'Days (or months, by their first day) for which a market''s bills were issued. Run again, only what was missing is added.';
