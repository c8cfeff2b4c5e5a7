-- Since release 0.1.0. This file may be edited until it is released (CONTRIBUTING.md, "Add a migration").

-- Addresses of a mail that a person has put right, in the order of their making: what the history of the ticket says of them.
create table correction (
  id bigint generated always as identity primary key,
  outbox_id uuid not null references outbox(id) on delete cascade,
  wrong text not null,
  "right" text not null,
  agent_id uuid references agent(id),
  made_at timestamptz not null default now()
);
create index correction_outbox on correction (outbox_id);

-- Who let a held mail in, or put it away.
alter table inbound add column decided_by uuid references agent(id);
