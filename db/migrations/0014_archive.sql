-- Older mails of a mailbox, taken as an archive: since which day, how many there are, and how many are still to be taken. Null: not
-- looked at yet.
alter table mailbox add column archive_since date, add column archive_found integer, add column archive_left integer;
alter table inbound add column archived boolean not null default false;
create index inbound_archived on inbound (mailbox_id) where archived;

-- A ticket that such a mail began: closed from its birth, with no clock, and with no run until something happens to it.
alter table ticket add column archived boolean not null default false;
