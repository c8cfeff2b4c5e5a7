-- Counters, and the groups by due, read open tickets once and from an index alone: what they ask stands beside the number. Open tickets are written all
-- day, so Postgres looks each of them up once more to see whether it is still so: in the order of their rows, and once, not once a counter.
drop index ticket_age;
create index ticket_age on ticket (number) include (team_id, owner_id, state, snoozed_until, owed_at, breached) where state <> 'closed';

-- "önce:2026-01-01": what is older than a day is told from the index; else each newer ticket's row was read on the way to the first one.
drop index ticket_all;
create index ticket_all on ticket (last_message_at desc, number desc, created_at);

-- A search that an index of letters leads looks at each text that it finds, and folding one takes longer than fetching it: it is folded when it is written.
drop index ticket_subject;
alter table ticket add column folded_subject text generated always as (tr_fold(subject)) stored;
create index ticket_subject on ticket using gin (folded_subject gin_trgm_ops);
drop index contact_name;
alter table contact add column folded_name text generated always as (tr_fold(name)) stored;
create index contact_name on contact using gin (folded_name gin_trgm_ops);
analyze ticket;
analyze contact;
