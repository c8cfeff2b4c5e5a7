-- Since release 0.1.0. This file may be edited until it is released (CONTRIBUTING.md, "Add a migration").

-- What leaves Postgres is random: a database that was set back gives numbers again, and a run or a mail must not be taken
-- for another's. Null: stored by release 0.1.0, and named by its number.
alter table ticket add column workflow_id text;
alter table inbound add column key uuid;
-- Apart, so that old rows stay as they are and are not written anew.
alter table inbound alter column key set default gen_random_uuid();

-- Every state that waits for Temporal is found again from here, should Temporal have forgotten it.
create index outbox_overdue on outbox (greatest(next_try_at, updated_at)) where state in ('queued', 'sending', 'deferred');

-- What a person decided about held mail; its row ends when a worker has done it.
alter table inbound add column decision text check (decision in ('ticket', 'new-ticket', 'discard')),
                    add column decided_at timestamptz;
create index inbound_decided on inbound (decided_at) where decided_at is not null and state in ('held', 'unreadable', 'oversize');

-- What the sweeper has found, all told: anything but zero is an alarm.
create table swept (
  what  text primary key,
  found bigint not null,
  at    timestamptz not null default now()
);
