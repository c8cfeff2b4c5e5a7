-- A change of policies, calendars or of what policies ask of a requester, over the tickets that are open: one row for each change, from
-- the transaction that made it until the last ticket has been looked at.
create table renewal (
  id          bigint generated always as identity primary key,
  cause       text not null,
  -- Whose tickets; null: all that are open.
  contacts    uuid[],
  -- The last ticket that was looked at.
  upto        bigint not null default 0,
  looked      integer not null default 0,
  changed     integer not null default 0,
  total       integer not null,
  started_at  timestamptz not null default now(),
  finished_at timestamptz,
  constraint renewal_cause check (cause in ('policy', 'order', 'calendar', 'requester'))
);
create index renewal_owed on renewal (id) where finished_at is null;
