-- Since release 0.1.0. This file may be edited until it is released (CONTRIBUTING.md, "Add a migration").

-- What other administrators did that this one should know; each has a row of their own, until they have read it.
create table agent_notice (
  id       bigint generated always as identity primary key,
  agent_id uuid not null references agent on delete cascade,
  at       timestamptz not null default now(),
  by_id    uuid references agent on delete set null,
  kind     text not null,
  subject  text not null,
  detail   jsonb not null default '{}'::jsonb,
  read_at  timestamptz
);
create index agent_notice_unread on agent_notice (agent_id, id desc) where read_at is null;

-- Whether the servers of a mailbox may stand in private networks. Those of 0.1.0 do as they did, until another host is given.
alter table mailbox add column trusted boolean not null default false;
update mailbox set trusted = true;
