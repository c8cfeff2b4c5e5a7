-- When the run of a ticket was last told whose it is and did not answer: it is told again later, and keeps no other from being told.
alter table routing_queue add column asked_at timestamptz;

-- When rules could last not be asked about a spell: it is tried again later, and keeps no other from being asked about.
alter table time_told add column failed_at timestamptz;
