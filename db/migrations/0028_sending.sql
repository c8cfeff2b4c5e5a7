-- Until when one try alone is under way, after a refusal: another may begin when it has ended, or its process died.
alter table mailbox_sign_in add column tried_until timestamptz;

-- A mail that waits for its mailbox's sign-in, and for nothing of its own: it is sent at once when that is mended.
alter table outbox add column awaits_sign_in boolean not null default false;
create index outbox_awaits_sign_in on outbox (mailbox_id, next_try_at) where awaits_sign_in;
