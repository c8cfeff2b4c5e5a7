-- What the installation sends to itself ends in the ledger as `service`.
alter table inbound drop constraint inbound_state_check;
alter table inbound add constraint inbound_state_check
  check (state in ('stored', 'processed', 'held', 'unreadable', 'discarded', 'duplicate', 'oversize', 'gone', 'service'));

-- A mailbox that was deleted keeps its tickets, its ledger and its address, and no secret; another may answer for it.
alter table mailbox add deleted_at timestamptz, add successor_id uuid references mailbox (id),
  -- The last pass over its folder that succeeded.
  add looked_at timestamptz,
  -- Sign-ins that its server has refused, all told.
  add sign_ins_refused integer not null default 0;

-- A trouble of a mailbox from its beginning to its end, and the mails to administrators about it.
create table mailbox_alarm (
  id uuid primary key default gen_random_uuid(),
  mailbox_id uuid not null references mailbox (id),
  trouble text not null,
  began_at timestamptz not null,
  -- Since when all is well again; it has ended when that has lasted.
  well_since timestamptz,
  ended_at timestamptz,
  told boolean not null default false
);
create unique index mailbox_alarm_open on mailbox_alarm (mailbox_id) where ended_at is null;
create table alarm_mail (
  id uuid primary key default gen_random_uuid(),
  alarm_id uuid not null references mailbox_alarm (id),
  mailbox_id uuid not null references mailbox (id),
  agent_id uuid not null references agent (id),
  kind text not null check (kind in ('trouble', 'recovery')),
  trouble text not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'deferred', 'sent', 'rejected', 'unknown')),
  -- The mailbox by which it is sent; null: the operator's way.
  via_id uuid references mailbox (id),
  mail_id text,
  envelope_from text,
  raw_sha256 text,
  attempts integer not null default 0,
  lease uuid,
  dot_pending_at timestamptz,
  next_try_at timestamptz not null default now(),
  last_response text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index alarm_mail_due on alarm_mail (next_try_at) where state in ('queued', 'sending', 'deferred');
create index alarm_mail_told on alarm_mail (mailbox_id, created_at);

-- A mail that goes around once every so many hours; null: none does.
alter table mailbox add probe_hours integer check (probe_hours between 1 and 168);
create table mail_probe (
  id text primary key,
  mailbox_id uuid not null references mailbox (id),
  sent_at timestamptz not null default now(),
  -- Why its server did not take it.
  refused text,
  seen_at timestamptz
);
create index mail_probe_last on mail_probe (mailbox_id, sent_at desc);
