-- How many new tickets a mailbox takes in a minute, all senders together; what comes beyond it is held (reason `flood`).
alter table mailbox add column tickets_minute integer not null default 300 check (tickets_minute > 0);

create index ticket_arrival on ticket (mailbox_id, created_at) where channel = 'email' and not archived;

-- Waits to be released in one go, and is counted for whoever looks at the mailbox.
create index inbound_flood on inbound (mailbox_id, id) where state = 'held' and held_reason = 'flood';
