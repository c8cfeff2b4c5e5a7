-- Since release 0.1.0. This file may be edited until it is released (CONTRIBUTING.md, "Add a migration").

-- Nobody ever wrote it; the ledger itself says how far a mailbox was read.
alter table mailbox_cursor drop column reconciled_at;

-- What a ticket is owed for a mail is a fact, and the ticket is told it; a signal is only how Temporal carries it.
alter table inbound rename column signal to fact;
alter table inbound rename column signalled_at to told_at;
alter index inbound_unsignalled rename to inbound_untold;
