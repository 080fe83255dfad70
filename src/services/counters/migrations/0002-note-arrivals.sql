alter table counters.ticket add column arrived_at timestamptz;
comment on column counters.ticket.arrived_at is 'When somebody with an appointment said to be there.';
