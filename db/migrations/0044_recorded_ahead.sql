-- Steps that were recorded before the ticket's run has heard of them, many in one statement: what a run knows and what stands in its row. A
-- line counts as long as the row stands at its version.
create table recorded_ahead (
  ticket_number bigint primary key references ticket (number),
  -- The version that the run knows.
  since         integer not null,
  -- The version that is recorded.
  version       integer not null,
  -- What the run would do at this instant, or has to do by then, depends on it.
  tell_at       timestamptz not null,
  told_at       timestamptz
);
create index recorded_ahead_untold on recorded_ahead (tell_at) where told_at is null;
