-- Mail in: who watches the watcher. Instants at which intake last brought a mail to its end, and last kept back an
-- automatic mail because there had been too many.
alter table mailbox add column progress_at timestamptz;
alter table mailbox add column silenced_at timestamptz;

-- A letter without Message-ID is known again by its content.
create index inbound_nameless on inbound (mailbox_id, content_hash) where message_key is null and content_hash is not null;

-- How many were acknowledged within the last minute and day.
create index acknowledged_at on acknowledged (mailbox_id, at);
