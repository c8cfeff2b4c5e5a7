-- Since release 0.1.0. This file may be edited until it is released (CONTRIBUTING.md, "Add a migration").

-- What a mail server has reported of an address that did not get a mail: { inbound, status, response }. Kept with the recipient,
-- because it may come before the answer is recorded by which our own server took the mail; gone when the mail is sent again.
alter table outbox_recipient add column report jsonb;

-- Taken off by an agent: no mail that names them brings them back, only their own mail when a person lets it in, or an agent.
alter table participant_address add column dropped boolean not null default false;

-- What the words of a mail of a customer's own ticket system are known again by: its receipts do not bring a ticket back each time.
alter table message add column words_key text;

-- What `preview` holds: words of the last message, or the addresses that it says were not reached, or not yet. The desk has its own
-- sentence for these.
alter table ticket add column preview_kind text not null default 'words' check (preview_kind in ('words', 'bounce', 'delay'));
