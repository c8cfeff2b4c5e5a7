-- What an agent has and had, whatever became of it; their open tickets have an index of their own (ticket_owner).
create index ticket_owned on ticket (owner_id, last_message_at desc, number desc) where owner_id is not null;
