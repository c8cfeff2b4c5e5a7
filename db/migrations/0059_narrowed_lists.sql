-- Lists of years, narrowed down to what few tickets have: indexes of each column, that Postgres reads together where several are asked for.
-- Not of closed tickets alone: of indexes with one predicate it reads a single one. Equal values are stored once, 1.3 MB of each 200,000 tickets.
create index ticket_by_channel on ticket (channel);
create index ticket_by_type on ticket (type);
create index ticket_by_priority on ticket (priority);
create index ticket_by_language on ticket (language);
create index ticket_by_mailbox on ticket (mailbox_id);
create index ticket_by_team on ticket (team_id);
create index ticket_of_nobody on ticket (last_message_at desc, number desc) where owner_id is null;
