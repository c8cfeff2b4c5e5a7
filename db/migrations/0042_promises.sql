-- What agents have promised their customers, and by when: the words are here and nowhere else. When and whether, the ticket's workflow
-- decides; the record of its step brings it here. `state` is null until the ticket has taken it.
create table promise (
  id            uuid primary key,
  ticket_number bigint not null references ticket,
  text          text not null,
  made_by       uuid not null references agent,
  made_at       timestamptz not null default now(),
  first_due_at  timestamptz not null,
  due_at        timestamptz not null,
  moves         int not null default 0,
  state         text check (state in ('open', 'kept', 'broken', 'withdrawn')),
  broken_at     timestamptz,
  ended_at      timestamptz,
  ended_by      text check (ended_by in ('answer', 'hand', 'solved', 'closing'))
);
create index promise_of_ticket on promise (ticket_number, made_at);
