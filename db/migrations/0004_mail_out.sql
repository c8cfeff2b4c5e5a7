-- Mail out. A row is one logical send; once frozen, its bytes, envelope and Message-ID never change.
create table outbox (
  id             uuid primary key default gen_random_uuid(),
  ticket_number  bigint not null references ticket,
  message_id     uuid not null unique references message,
  mailbox_id     uuid not null references mailbox,
  kind           text not null check (kind in ('reply', 'acknowledgement', 'confirmation')),
  -- names the cause, so that a cause has one send however often its activity runs
  key            text not null unique,
  state          text not null default 'queued'
                   check (state in ('held', 'queued', 'sending', 'sent', 'rejected', 'deferred', 'unknown', 'cancelled')),
  mail_id        text,
  envelope_from  text,
  raw_sha256     text,
  attempts       integer not null default 0,
  lease          uuid,
  -- number of the person's decision to send again that was last carried out
  resend         integer not null default 0,
  -- set before the final dot may leave: from here on a crash means `unknown` (docs/mail-out.md)
  dot_pending_at timestamptz,
  first_try_at   timestamptz,
  next_try_at    timestamptz,
  sent_at        timestamptz,
  last_response  text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
create index outbox_ticket on outbox (ticket_number);
create index outbox_mail_id on outbox (mail_id);
create index outbox_open on outbox (updated_at) where state in ('queued', 'sending', 'deferred', 'unknown');

create table outbox_recipient (
  outbox_id uuid not null references outbox on delete cascade,
  address   text not null,
  role      text not null default 'to' check (role in ('to', 'cc')),
  state     text not null default 'queued' check (state in ('queued', 'sent', 'rejected', 'deferred', 'unknown')),
  response  text,
  primary key (outbox_id, address)
);

-- Answers to writes that carried an Idempotency-Key, for a day.
create table idempotency (
  agent_id     uuid not null references agent on delete cascade,
  key          text not null,
  request_hash text not null,
  status       integer,
  body         jsonb,
  created_at   timestamptz not null default now(),
  primary key (agent_id, key)
);

-- The last acknowledgement to an address at a mailbox: at most one a day, whatever headers say.
create table acknowledged (
  mailbox_id uuid not null references mailbox on delete cascade,
  address    text not null,
  at         timestamptz not null,
  primary key (mailbox_id, address)
);
