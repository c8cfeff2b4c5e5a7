-- Mail in: the mailboxes, and the ledger that is the only memory of what was taken from them.
create table mailbox (
  id            uuid primary key default gen_random_uuid(),
  address       text not null unique check (address = lower(address)),
  name          text not null,
  team_id       uuid not null references team,
  language      text not null default 'tr' check (language in ('tr', 'en')),
  -- { host, port, tls: none|starttls|tls, user }; the password stands apart, encrypted (db/vault.ts)
  imap          jsonb not null,
  imap_secret   text not null,
  smtp          jsonb not null,
  smtp_secret   text not null,
  folder        text not null default 'INBOX',
  poll_seconds  integer not null default 60 check (poll_seconds between 1 and 86400),
  acknowledge   boolean not null default true,
  paused        boolean not null default false,
  -- connecting | live | waiting | credentials | unreachable | paused
  status        text not null default 'connecting',
  status_detail text,
  status_at     timestamptz not null default now(),
  created_at    timestamptz not null default now()
);

create table mailbox_cursor (
  mailbox_id  uuid not null references mailbox on delete cascade,
  folder      text not null,
  uidvalidity bigint not null,
  last_uid    bigint not null,
  reconciled_at timestamptz,
  primary key (mailbox_id, folder, uidvalidity)
);

-- One row for each mail seen on a server. A row ends in something a person can see:
-- processed (a message), held (quarantine), discarded (by a person), unreadable, duplicate, oversize, gone.
create table inbound (
  id             bigint generated always as identity primary key,
  mailbox_id     uuid not null references mailbox,
  folder         text not null,
  uidvalidity    bigint not null,
  uid            bigint not null,
  sha256         text,
  size           integer not null,
  internal_date  timestamptz not null,
  state          text not null default 'stored'
                   check (state in ('stored', 'processed', 'held', 'unreadable', 'discarded', 'duplicate', 'oversize', 'gone')),
  attempts       integer not null default 0,
  last_error     text,
  message_key    text,
  content_hash   text,
  -- the ticket it became or may belong to
  ticket_number  bigint,
  held_reason    text,
  -- of mail that waits for a person: enough to recognise it in a list
  from_address   text,
  subject        text,
  duplicate_of   bigint references inbound,
  stored_at      timestamptz not null default now(),
  processed_at   timestamptz,
  -- the ticket's workflow has been told; null while that is still owed
  signalled_at   timestamptz,
  signal         jsonb,
  unique (mailbox_id, folder, uidvalidity, uid)
);
create index inbound_waiting on inbound (mailbox_id, id) where state = 'stored';
create index inbound_unsignalled on inbound (mailbox_id, id) where signal is not null and signalled_at is null;
create index inbound_message_key on inbound (mailbox_id, message_key) where message_key is not null;
create index inbound_sha256 on inbound (mailbox_id, sha256);
create index inbound_review on inbound (id desc) where state in ('held', 'unreadable', 'oversize');
