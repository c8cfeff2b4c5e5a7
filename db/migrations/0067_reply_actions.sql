-- What was chosen with a reply to be done to its ticket as it leaves: who takes the reply back gets it back as well.
alter table outbox add column actions jsonb not null default '[]';
