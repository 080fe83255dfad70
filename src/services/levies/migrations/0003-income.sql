-- What came in by market, day and way, kept as payments are told; and what was hoped for.
create table levies.income (
  market text not null,
  day date not null,
  way text not null,
  amount bigint not null,
  payments integer not null,
  constraint income_pkey primary key (market, day, way),
  constraint income_market_fkey foreign key (market) references levies.market (id)
);
comment on table levies.income is 'Money that came in, by the day on which it was paid: added up from the feed of payments, each once. Money paid ahead counts where its payer stands.';

create table levies.target (
  market text not null,
  since date not null,
  amount bigint not null,
  constraint target_pkey primary key (market, since),
  constraint target_market_fkey foreign key (market) references levies.market (id),
  constraint target_not_negative check (amount >= 0)
);
comment on table levies.target is 'append-only: what a market is to bring in a year, from a day on, as the budget says.';
