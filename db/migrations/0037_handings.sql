-- What somebody gives on at the end of their shift, a row for each ticket: the command of its workflow is owed until the ticket has taken or
-- refused it. `id` is what that command counts once by.
create table handing (
  id            uuid primary key,
  ticket_number bigint not null references ticket,
  giver_id      uuid not null references agent,
  agent_id      uuid references agent,
  team_id       uuid references team,
  reason        text not null,
  asked_at      timestamptz not null default now(),
  tried_at      timestamptz,
  done_at       timestamptz,
  problem       text
);
create index handing_owed on handing (asked_at) where done_at is null;
create index handing_done on handing (done_at) where done_at is not null;
