-- What the market office needs beyond the register: traders found by the end of a telephone number, and the file behind a relief.
alter table levies.trader add column phone_end bytea;
create index trader_phone_end on levies.trader (phone_end) where phone_end is not null;
comment on column levies.trader.phone_end is 'Keyed hash of the last four digits: enough to find somebody at the desk, too little to learn a number.';

alter table levies.relief add column reason text not null default '';
alter table levies.relief add column reference text not null default '';
alter table levies.relief add column granted_by uuid;
alter table levies.relief add column granted_at timestamptz;
comment on column levies.relief.reference is 'The file in which the decision lies.';
comment on column levies.relief.granted_by is 'The officer who entered it; the audit log says so too.';
