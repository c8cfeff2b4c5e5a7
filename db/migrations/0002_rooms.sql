-- Since release 0.1.0. This file may be edited until it is released (CONTRIBUTING.md, "Add a migration").

-- Nobody ever wrote it; the ledger itself says how far a mailbox was read.
alter table mailbox_cursor drop column reconciled_at;
