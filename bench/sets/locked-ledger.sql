-- A straightforward ledger: two accounts are locked in order, their balances changed, both sides written down.
create schema if not exists locked;
create table locked.account (
  id integer primary key,
  balance bigint not null default 0
);
create table locked.transfer (
  id uuid primary key,
  from_account integer not null references locked.account (id),
  to_account integer not null references locked.account (id),
  amount bigint not null check (amount > 0),
  at timestamptz not null default now()
);
create table locked.entry (
  transfer uuid not null references locked.transfer (id),
  account integer not null references locked.account (id),
  amount bigint not null,
  balance bigint not null,
  primary key (transfer, account)
);
insert into locked.account (id) select generate_series(0, 1000);
create function locked.move(giver integer, taker integer, sum bigint) returns uuid language plpgsql as $$
declare
  made uuid := gen_random_uuid();
  left_over bigint;
  come bigint;
begin
  perform from locked.account where id in (giver, taker) order by id for update;
  update locked.account set balance = balance - sum where id = giver returning balance into left_over;
  update locked.account set balance = balance + sum where id = taker returning balance into come;
  insert into locked.transfer (id, from_account, to_account, amount) values (made, giver, taker, sum);
  insert into locked.entry values (made, giver, -sum, left_over), (made, taker, sum, come);
  return made;
end $$;
