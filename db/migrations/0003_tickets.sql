-- Tickets. `life` is the whole domain value as its workflow last recorded it (domain/ticket.ts); the columns beside it
-- are the same facts, spread out for lists, search and counters. Only activities/store.ts writes them after birth.
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
