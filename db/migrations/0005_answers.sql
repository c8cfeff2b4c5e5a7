-- A mail that was accepted and came back.
alter table outbox drop constraint outbox_state_check, add constraint outbox_state_check
  check (state in ('held', 'queued', 'sending', 'sent', 'rejected', 'deferred', 'unknown', 'bounced', 'cancelled'));
alter table outbox_recipient drop constraint outbox_recipient_state_check, add constraint outbox_recipient_state_check
  check (state in ('queued', 'sent', 'rejected', 'deferred', 'unknown', 'bounced'));

-- RFC 3463 status of the report that says so, and when the address took the mail.
alter table outbox_recipient add column status text, add column accepted_at timestamptz;

-- The customer has said that their problem is not solved, and nobody has seen to it since.
alter table ticket add column denied boolean not null default false;

-- The server delivers `destek+anything@…` to this mailbox: its mails may carry a reply address that we signed.
alter table mailbox add column plus_addressing boolean not null default false;
