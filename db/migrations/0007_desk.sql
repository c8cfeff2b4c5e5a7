-- Since release 0.1.0. This file may be edited until it is released (CONTRIBUTING.md, "Add a migration").

-- What an agent has read of a ticket. `arrived` counts what reached a ticket from outside, `arrival` is a message's place in
-- that count, `upto` is how far an agent has read: what is unread for them is the difference, found by one primary key.
alter table ticket add column arrived integer not null default 0;
-- Read by somebody when there was one state for all: nobody has to read it again.
alter table ticket add column read_before integer not null default 0;
alter table message add column arrival integer;

update message m set arrival = counted.nth
  from (select id, row_number() over (partition by ticket_number order by created_at, id) as nth
          from message where direction = 'in') counted
 where counted.id = m.id;
update ticket t set arrived = counted.messages, read_before = greatest(counted.messages - t.unread_count, 0)
  from (select ticket_number, count(*) as messages from message where direction = 'in' group by ticket_number) counted
 where counted.ticket_number = t.number;

create table ticket_read (
  agent_id      uuid not null references agent on delete cascade,
  ticket_number bigint not null references ticket,
  upto          integer not null,
  read_at       timestamptz,
  primary key (agent_id, ticket_number)
);

alter table message drop column read_at;
alter table ticket drop column unread_count;

-- The tags in use are read from the newest tickets that have any.
create index ticket_tagged on ticket (number desc) where tags <> '{}';
