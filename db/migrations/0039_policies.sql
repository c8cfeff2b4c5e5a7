-- By when: policies in versions and in an order, chosen by conditions, with promises for each priority.

-- The amounts of the columns are those of priority 'normal'; null: no such promise.
alter table policy
  alter column first_response_ms drop not null,
  alter column next_response_ms drop not null,
  alter column resolution_ms drop not null,
  add column version    integer not null default 1,
  add column position   integer not null default 0,
  -- Which tickets it is for, as a condition of rules; null: all.
  add column condition  jsonb,
  -- Of other priorities, where they differ: { "urgent": { "first-response": ms or null, ... }, ... }
  add column promises   jsonb not null default '{}',
  -- What is counted around the clock: ["resolution", ...]; all else is counted in open hours.
  add column around_clock jsonb not null default '[]',
  -- { "customer": ["resolution"], "third-party": [...], "colleague": [...], "confirmation": [...] }; null: as usual.
  add column pauses     jsonb,
  add column escalations jsonb not null default '[]',
  add column changed_at timestamptz not null default now(),
  add column changed_by uuid references agent on delete set null,
  add column deleted_at timestamptz,
  add constraint policy_default_is_for_all check (not is_default or (condition is null and deleted_at is null));

-- What was for a team is for its tickets, and what was for none is for none.
update policy p set position = 1, condition = coalesce(
  (select jsonb_build_object('field', 'team', 'op', 'is', 'value', jsonb_agg(t.id)) from team t where t.policy_id = p.id having count(*) > 0),
  '{"any": []}')
 where not is_default;

-- As they stood: promises name the version that they were made by.
create table policy_version (
  policy_id   uuid not null references policy on delete cascade,
  version     integer not null,
  definition  jsonb not null,
  calendar_id uuid not null references calendar,
  ended_at    timestamptz not null default now(),
  ended_by    uuid references agent on delete set null,
  primary key (policy_id, version)
);
