-- Since release 0.1.0. This file may be edited until it is released (CONTRIBUTING.md, "Add a migration").

-- Nobody ever wrote it; the ledger itself says how far a mailbox was read.
alter table mailbox_cursor drop column reconciled_at;

-- What a ticket is owed for a mail is a fact, and the ticket is told it; a signal is only how Temporal carries it.
alter table inbound rename column signal to fact;
alter table inbound rename column signalled_at to told_at;
alter index inbound_unsignalled rename to inbound_untold;

-- The whole domain value as last recorded; `life` said nothing of that.
alter table ticket rename column life to snapshot;

-- A ticket is stored whole with its first message; here it waits until its run has been started.
create table owed_start (
  ticket_number bigint primary key references ticket,
  created_at    timestamptz not null default now()
);

-- The same letter is looked for in this mailbox and in all others.
drop index inbound_message_key;
create index inbound_message_key on inbound (message_key, mailbox_id) where message_key is not null;

-- `message_id` is our id of a message everywhere else; the Message-ID of a mail is `mail_id`, as in outbox.
alter table message rename column message_id to mail_id;
alter index message_message_id rename to message_mail_id;
