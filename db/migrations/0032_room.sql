-- When rules could last not be asked about a spell: it is tried again later, and keeps no other from being asked about.
alter table time_told add column failed_at timestamptz;
