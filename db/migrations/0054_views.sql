-- Views that somebody has saved: for themselves, for a team (that of `team_id`), or with neither for everybody.
create table saved_view (
  id         uuid primary key default gen_random_uuid(),
  version    integer not null default 1,
  name       text not null,
  -- The list that it narrows down, and by what (domain/ticket/saved-view.ts).
  view       text not null,
  condition  jsonb not null,
  sort       text,
  agent_id   uuid references agent on delete cascade,
  team_id    uuid references team on delete cascade,
  changed_at timestamptz not null default now(),
  changed_by uuid references agent on delete set null,
  -- It can be brought back for a while.
  deleted_at timestamptz,
  check (agent_id is null or team_id is null)
);
create unique index saved_view_name on saved_view (coalesce(agent_id, team_id, '00000000-0000-0000-0000-000000000000'), tr_fold(name))
  where deleted_at is null;

-- The views of an agent as they have put them; the others come after.
alter table agent add column view_order uuid[] not null default '{}';
