-- A mailbox that takes only what arrived since it was connected. Those of earlier releases have taken everything, and go on so.
alter table mailbox add column from_now boolean not null default false;

-- The UID that the folder's next mail was to have when it was first opened; mail below it may be from before the connection.
alter table mailbox_cursor add column horizon bigint not null default 0;
