-- Since release 0.1.0. This file may be edited until it is released (CONTRIBUTING.md, "Add a migration").

-- A notice is told once for its cause. `look_at`: when it is looked at next whether it is to be mailed; null once that is settled.
alter table agent_notice
  add column ticket_number bigint,
  add column cause         text not null default gen_random_uuid()::text,
  add column look_at       timestamptz;
update agent_notice set ticket_number = subject::bigint, detail = detail - 'reason' where kind in ('ticket-given', 'rule-told');
create unique index agent_notice_cause on agent_notice (agent_id, cause);
create index agent_notice_look on agent_notice (look_at) where look_at is not null;

-- What somebody has chosen of domain/people/notice-preferences.ts, and of which kinds they are told in no way.
create table notice_preference (
  agent_id   uuid primary key references agent on delete cascade,
  chosen     jsonb not null,
  silent     text[] not null default '{}',
  updated_at timestamptz not null default now()
);

-- Mail about notices, one of each burst and one a day to each agent; its states are those of any send.
create table notice_mail (
  id             uuid primary key default gen_random_uuid(),
  agent_id       uuid not null references agent,
  kind           text not null check (kind in ('at-once', 'digest')),
  state          text not null default 'queued'
                 check (state in ('queued', 'sending', 'deferred', 'sent', 'rejected', 'unknown', 'cancelled')),
  via_id         uuid references mailbox,
  mail_id        text,
  envelope_from  text,
  raw_sha256     text,
  attempts       integer not null default 0,
  lease          uuid,
  dot_pending_at timestamptz,
  next_try_at    timestamptz not null default now(),
  last_response  text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
create index notice_mail_due on notice_mail (next_try_at) where state in ('queued', 'sending', 'deferred');
create index notice_mail_of on notice_mail (agent_id, created_at);
alter table agent_notice add column mail_id uuid references notice_mail on delete set null;
create index agent_notice_mail on agent_notice (mail_id) where mail_id is not null;
