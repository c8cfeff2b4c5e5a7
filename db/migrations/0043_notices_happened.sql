-- When what somebody is told of happened; it may have been found, and told, later.
alter table agent_notice add column happened_at timestamptz not null default now();
update agent_notice set happened_at = coalesce(to_timestamp((detail->>'at')::float8 / 1000.0), at);
