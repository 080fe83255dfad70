-- Arrears: reminder, warning and STRD, each once for what is late since a day; and instalments that the head has agreed to.
create table levies.demand (
  id bigint not null generated always as identity,
  trader uuid not null,
  market text not null,
  stage text not null,
  late_since date not null,
  day date not null,
  late bigint not null,
  bills integer not null,
  penalty bigint not null,
  reached boolean not null,
  at timestamptz not null,
  constraint demand_pkey primary key (id),
  constraint demand_once unique (trader, stage, late_since),
  constraint demand_trader_fkey foreign key (trader) references levies.trader (id),
  constraint demand_market_fkey foreign key (market) references levies.market (id),
  constraint demand_stage_known check (stage in ('reminder', 'warning', 'strd'))
);
create index demand_of_market on levies.demand (market, day);
comment on table levies.demand is 'append-only: a trader was reminded, warned, or sent a STRD with its penalty. Nobody is told twice of the same lateness at the same stage.';
comment on column levies.demand.reached is 'A message went out; false: there is nothing but the paper.';

create table levies.penalised (
  bill bigint not null,
  demand bigint not null,
  months integer not null,
  principal bigint not null,
  constraint penalised_pkey primary key (bill, demand),
  constraint penalised_demand_fkey foreign key (demand) references levies.demand (id)
);
comment on table levies.penalised is 'append-only: how many months of a bill''s lateness a STRD has charged, so that a later one charges only what came after.';

create table levies.plan (
  id bigint not null generated always as identity,
  trader uuid not null,
  agreed_on date not null,
  agreed_by uuid,
  reference text not null,
  total bigint not null,
  parts jsonb not null,
  constraint plan_pkey primary key (id),
  constraint plan_once unique (trader, agreed_on),
  constraint plan_trader_fkey foreign key (trader) references levies.trader (id)
);
comment on table levies.plan is 'append-only: instalments (angsuran) that the head agreed to: [{due, amount}]. Until the last of them is due nobody is warned.';
