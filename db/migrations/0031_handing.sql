-- The decision by which a waiting ticket was given to somebody, so that telling its run again is telling it once.
alter table routing_queue add column decision uuid;

-- Since when a ticket is in its state, and which spells of a state rules of the moment 'time-passed' have been asked about.
alter table ticket add column state_since timestamptz;
update ticket set state_since = to_timestamp((snapshot->>'stateSince')::float8 / 1000.0) where state <> 'closed' and snapshot is not null;
create table time_told (
  ticket_number bigint primary key references ticket,
  state_since   timestamptz not null,
  minutes       integer not null
);
