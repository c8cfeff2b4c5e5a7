-- When the last mail of somebody else came into a mailbox, as settings and metrics tell it. By the instant, not by id: for an index on ids the planner
-- goes through the primary key instead, and with it through millions of rows of others until it meets one of a quiet mailbox.
create index inbound_last_mail on inbound (mailbox_id, stored_at) where not archived and state <> 'service';
