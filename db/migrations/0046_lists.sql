-- Lists ordered by what is owed. `due_at` is the soonest promise that runs; what is broken is owed all the same, since then.
alter table ticket add column owed_at timestamptz;

update ticket t set owed_at = (
  select min(to_timestamp((one ->> 'dueAt')::float8 / 1000.0))
    from (select one from jsonb_array_elements(t.snapshot -> 'clocks') one
           where coalesce((one ->> 'promised')::boolean, true)
             and (one ->> 'state' = 'running' or (one ->> 'state' = 'breached' and one ->> 'metAt' is null and one ->> 'endedAt' is null))
          union all
          select one from jsonb_array_elements(coalesce(nullif(t.snapshot -> 'promises', 'null'), '[]')) one
           where one ->> 'endedAt' is null) owed)
 where state <> 'closed' and snapshot is not null;

-- Whose turn it is comes first: what is owed later than tomorrow is listed apart for each.
create index ticket_due on ticket ((case when state in ('awaiting-reply', 'resolved-pending-confirmation') then 1 else 0 end),
  (coalesce(owed_at, 'infinity'::timestamptz)), number) where state <> 'closed';
create index ticket_due_of_owner on ticket (owner_id, (case when state in ('awaiting-reply', 'resolved-pending-confirmation') then 1 else 0 end),
  (coalesce(owed_at, 'infinity'::timestamptz)), number) where state <> 'closed';
create index ticket_due_of_team on ticket (team_id, (case when state in ('awaiting-reply', 'resolved-pending-confirmation') then 1 else 0 end),
  (coalesce(owed_at, 'infinity'::timestamptz)), number) where state <> 'closed';
create index ticket_due_unassigned on ticket ((case when state in ('awaiting-reply', 'resolved-pending-confirmation') then 1 else 0 end),
  (coalesce(owed_at, 'infinity'::timestamptz)), number) where state = 'new' and snoozed_until is null;
create index ticket_due_breached on ticket ((case when state in ('awaiting-reply', 'resolved-pending-confirmation') then 1 else 0 end),
  (coalesce(owed_at, 'infinity'::timestamptz)), number) where breached and state <> 'closed';
create index ticket_age on ticket (number) where state <> 'closed';
create index ticket_priority on ticket ((case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end),
  (coalesce(owed_at, 'infinity'::timestamptz)), number) where state <> 'closed';
