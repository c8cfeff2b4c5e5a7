-- The whole schema of release 0.1.0, which came in six files; db/core/migrate.ts knows databases made by those.
-- Released: never edit this file, add another.

-- People and the settings they work by. Ids are random, so that none is ever used again after a restore.
create extension if not exists pg_trgm;

-- Turkish fold: the same letters in every case and with or without marks. `fold` in domain/ is its twin; one table tests both.
create function tr_fold(value text) returns text
  language sql immutable parallel safe strict
  return lower(translate(regexp_replace(normalize(value, nfkd), '[\u0300-\u036f]', '', 'g'), 'Iı', 'ii'));

create table setting (
  key        text primary key,
  value      jsonb not null,
  updated_at timestamptz not null default now()
);

create table calendar (
  id         uuid primary key default gen_random_uuid(),
  name       text not null,
  time_zone  text not null,
  -- [{ "day": 1..7 (Monday is 1), "from": "09:00", "to": "18:00" }]
  open_hours jsonb not null,
  -- ["2026-10-29", ...] in the calendar's zone
  holidays   jsonb not null default '[]',
  version    integer not null default 1
);

create table policy (
  id                  uuid primary key default gen_random_uuid(),
  name                text not null,
  is_default          boolean not null default false,
  calendar_id         uuid not null references calendar,
  -- promises in ms of open time
  first_response_ms   bigint not null check (first_response_ms > 0),
  next_response_ms    bigint not null check (next_response_ms > 0),
  resolution_ms       bigint not null check (resolution_ms > 0),
  -- part of a promise after which it warns
  warn_after          real not null default 0.75 check (warn_after > 0 and warn_after <= 1),
  -- limits of the states in ms of real time
  unowned_ms          bigint not null check (unowned_ms > 0),
  stale_ms            bigint not null check (stale_ms > 0),
  reminder_ms         bigint not null check (reminder_ms > 0),
  closing_proposal_ms bigint not null check (closing_proposal_ms > 0),
  confirmation_ms     bigint not null check (confirmation_ms > 0)
);
create unique index policy_one_default on policy (is_default) where is_default;

create table team (
  id         uuid primary key default gen_random_uuid(),
  name       text not null unique,
  is_default boolean not null default false,
  policy_id  uuid references policy,
  created_at timestamptz not null default now()
);
create unique index team_one_default on team (is_default) where is_default;

create table agent (
  id            uuid primary key default gen_random_uuid(),
  email         text not null unique check (email = lower(email)),
  name          text not null,
  role          text not null check (role in ('admin', 'lead', 'agent', 'viewer')),
  password_hash text not null,
  language      text not null default 'tr' check (language in ('tr', 'en')),
  signature     text not null default '',
  active        boolean not null default true,
  created_at    timestamptz not null default now()
);

create table team_member (
  team_id  uuid not null references team on delete cascade,
  agent_id uuid not null references agent on delete cascade,
  primary key (team_id, agent_id)
);
create index team_member_agent on team_member (agent_id);

create table session (
  -- SHA-256 of the token in the cookie: a copy of this table opens nothing
  hash       bytea primary key,
  agent_id   uuid not null references agent on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_agent on session (agent_id);

create table api_token (
  hash       bytea primary key,
  agent_id   uuid not null references agent on delete cascade,
  name       text not null,
  scopes     text[] not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz
);

create table login_attempt (
  key          text primary key,
  failures     integer not null,
  window_start timestamptz not null default now()
);

create table audit (
  id       bigint generated always as identity primary key,
  at       timestamptz not null default now(),
  agent_id uuid references agent,
  action   text not null,
  subject  text not null,
  detail   jsonb not null default '{}'
);

create table contact (
  id         uuid primary key default gen_random_uuid(),
  name       text not null default '',
  vip        boolean not null default false,
  language   text check (language in ('tr', 'en')),
  created_at timestamptz not null default now()
);

create table contact_address (
  address    text primary key,
  contact_id uuid not null references contact on delete cascade
);
create index contact_address_contact on contact_address (contact_id);
-- A contact is found by any part of their name or address.
create index contact_name on contact using gin (tr_fold(name) gin_trgm_ops);
create index contact_address_part on contact_address using gin (address gin_trgm_ops);

-- Mail in: the mailboxes, and the ledger that is the only memory of what was taken from them.
create table mailbox (
  id            uuid primary key default gen_random_uuid(),
  address       text not null unique check (address = lower(address)),
  name          text not null,
  team_id       uuid not null references team,
  language      text not null default 'tr' check (language in ('tr', 'en')),
  -- { host, port, tls: none|starttls|tls, user }; the password stands apart, encrypted (vault/)
  imap          jsonb not null,
  imap_secret   text not null,
  smtp          jsonb not null,
  smtp_secret   text not null,
  folder        text not null default 'INBOX',
  poll_seconds  integer not null default 60 check (poll_seconds between 1 and 86400),
  acknowledge   boolean not null default true,
  paused        boolean not null default false,
  -- connecting | live | credentials | unreachable | paused
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
  -- when the ticket's workflow was told of `signal`; null while that is still owed
  signalled_at   timestamptz,
  -- the fact that the ticket's workflow has to hear; null where there is none
  signal         jsonb,
  -- what a held mail says, so that a person can read it before deciding; null in every other row
  held_text      text,
  unique (mailbox_id, folder, uidvalidity, uid)
);
create index inbound_waiting on inbound (mailbox_id, id) where state = 'stored';
create index inbound_unsignalled on inbound (mailbox_id, id) where signal is not null and signalled_at is null;
create index inbound_message_key on inbound (mailbox_id, message_key) where message_key is not null;
create index inbound_sha256 on inbound (mailbox_id, sha256);
create index inbound_review on inbound (id desc) where state in ('held', 'unreadable', 'oversize');

-- Tickets. `life` is the whole domain value as its workflow last recorded it. The columns from `version` to
-- `reopen_count`, and `closed_at` and `closed_as`, are the same facts, spread out for lists, search and counters; after
-- a ticket's birth its workflow alone has them written. The counts of messages, `last_message_*` and `preview` follow
-- the messages: whoever stores one writes them in the same transaction, and reading a ticket sets `unread_count` to 0.
create sequence ticket_number start with 1001;

create table ticket (
  number           bigint primary key default nextval('ticket_number'),
  code             text not null unique,
  mailbox_id       uuid references mailbox,
  contact_id       uuid not null references contact,
  channel          text not null default 'email' check (channel in ('email', 'phone', 'web', 'chat', 'api')),
  subject          text not null,
  language         text not null check (language in ('tr', 'en')),
  related_to       bigint references ticket,
  life             jsonb,
  version          integer not null default 0,
  state            text not null default 'new'
                     check (state in ('new', 'assigned', 'awaiting-reply', 'resolved-pending-confirmation', 'closed')),
  owner_id         uuid references agent,
  team_id          uuid not null references team,
  priority         text not null default 'normal' check (priority in ('urgent', 'high', 'normal', 'low')),
  type             text,
  tags             text[] not null default '{}',
  snoozed_until    timestamptz,
  -- the soonest running promise, and whether one is broken and still owed
  due_at           timestamptz,
  breached         boolean not null default false,
  next_deadline_at timestamptz,
  needs_attention  boolean not null default false,
  reopen_count     integer not null default 0,
  message_count    integer not null default 0,
  unread_count     integer not null default 0,
  last_message_at  timestamptz not null default now(),
  last_message_direction text not null default 'in',
  preview          text not null default '',
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  closed_at        timestamptz,
  closed_as        text
);
-- One partial index for each view of the list; each is as small as the view is (keyset: last_message_at, number).
create index ticket_unassigned on ticket (last_message_at desc, number desc) where state = 'new' and snoozed_until is null;
create index ticket_owner on ticket (owner_id, last_message_at desc, number desc) where state <> 'closed';
create index ticket_team on ticket (team_id, last_message_at desc, number desc) where state <> 'closed';
create index ticket_open on ticket (last_message_at desc, number desc) where state <> 'closed';
create index ticket_snoozed on ticket (last_message_at desc, number desc) where snoozed_until is not null;
create index ticket_breached on ticket (last_message_at desc, number desc) where breached and state <> 'closed';
create index ticket_closed on ticket (last_message_at desc, number desc) where state = 'closed';
create index ticket_all on ticket (last_message_at desc, number desc);
-- for the sweeper: deadlines that nobody noticed
create index ticket_deadline on ticket (next_deadline_at) where state <> 'closed';
create index ticket_loose_code on ticket (lower(code));
create index ticket_contact on ticket (contact_id, number desc);
create index ticket_subject on ticket using gin (tr_fold(subject) gin_trgm_ops);

-- Who may write to a ticket by mail: its requester, and whoever an agent lets in.
create table participant (
  ticket_number bigint not null references ticket,
  contact_id    uuid not null references contact,
  primary key (ticket_number, contact_id)
);

create table ticket_event (
  id            bigint generated always as identity,
  ticket_number bigint not null references ticket,
  version       integer not null check (version > 0),
  kind          text not null,
  at            timestamptz not null,
  recorded_at   timestamptz not null default now(),
  actor_kind    text not null check (actor_kind in ('agent', 'contact', 'system')),
  actor_id      uuid,
  data          jsonb not null default '{}',
  primary key (ticket_number, version)
);
create unique index ticket_event_id on ticket_event (id);

create table message (
  id            uuid primary key default gen_random_uuid(),
  ticket_number bigint not null references ticket,
  direction     text not null check (direction in ('in', 'out', 'note')),
  -- person, auto-replied, auto-generated, bulk, bounce, complaint, receipt, loop; reply, acknowledgement, confirmation; note
  kind          text not null,
  agent_id      uuid references agent,
  contact_id    uuid references contact,
  from_name     text not null default '',
  from_address  text not null default '',
  subject       text not null default '',
  text          text not null default '',
  new_text      text,
  html          text,
  -- without <>; for answers and for threading
  message_id    text,
  refs          text[] not null default '{}',
  inbound_id    bigint unique references inbound,
  defects       text[] not null default '{}',
  sent_at       timestamptz,
  created_at    timestamptz not null default now(),
  read_at       timestamptz,
  -- false until the ticket's workflow accepted it; rows never accepted are swept
  accepted      boolean not null default true
);
create index message_ticket on message (ticket_number, created_at, id);
create index message_message_id on message (message_id) where message_id is not null;
create index message_unaccepted on message (created_at) where not accepted;

create table attachment (
  id         uuid primary key default gen_random_uuid(),
  -- null while an agent has uploaded it but not sent the reply; swept after a day
  message_id uuid references message on delete cascade,
  agent_id   uuid references agent,
  position   integer not null default 0,
  name       text not null,
  media_type text not null,
  size       integer not null,
  sha256     text not null,
  content_id text,
  inline     boolean not null default false,
  created_at timestamptz not null default now()
);
create index attachment_message on attachment (message_id, position);
create index attachment_loose on attachment (created_at) where message_id is null;

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
