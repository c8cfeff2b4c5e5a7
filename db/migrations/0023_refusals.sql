-- How the sign-ins of a mailbox stand at each of its servers, those of all its connections and processes together. No row: well.
create table mailbox_sign_in (
  mailbox_id uuid not null references mailbox on delete cascade,
  side text not null check (side in ('imap', 'smtp')),
  -- Refused in a row. At the limit nobody tries again before somebody says so: each further try may lock the account.
  refused integer not null default 0,
  -- How often in a row the server had us wait, and until when.
  waits integer not null default 0,
  wait_until timestamptz,
  -- What it said last, as a line of domain/mail/mailbox-fault.ts.
  fault text not null,
  primary key (mailbox_id, side)
);

-- Token buckets of what a provider lets a mailbox send (domain/mail/send-quota.ts). No row: full.
create table mailbox_send_quota (
  mailbox_id uuid not null references mailbox on delete cascade,
  span text not null check (span in ('minute', 'day')),
  tokens double precision not null,
  at timestamptz not null,
  primary key (mailbox_id, span)
);
