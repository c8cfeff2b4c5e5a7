-- Who does it: rules, who is at work when, who stands in, and what a decision about a ticket was made of.

-- A rule as it stands; `definition` is { on, when, then, stop }. Earlier versions stay, because decisions name them.
create table rule (
  id         uuid primary key default gen_random_uuid(),
  position   integer not null,
  version    integer not null default 1,
  name       text not null,
  enabled    boolean not null default true,
  definition jsonb not null,
  -- The list that keeps it: there is one rule of each.
  keeps      text check (keeps in ('blocked-senders')),
  deleted_at timestamptz
);
create index rule_order on rule (position, id) where deleted_at is null;
create unique index rule_of_list on rule (keeps) where deleted_at is null;
create table rule_version (
  rule_id    uuid not null references rule on delete cascade,
  version    integer not null,
  name       text not null,
  enabled    boolean not null,
  definition jsonb not null,
  made_at    timestamptz not null default now(),
  made_by    uuid references agent on delete set null,
  primary key (rule_id, version)
);
-- How often a rule has answered somebody: it does so a few times a day at most.
create table rule_answer (
  rule_id uuid not null references rule on delete cascade,
  address text not null,
  at      timestamptz not null default now()
);
create index rule_answer_lately on rule_answer (address, at);
create index rule_answer_old on rule_answer (at);

-- Local times of a zone. One whose end is not after its beginning ends on the next day.
create table shift (
  id        uuid primary key default gen_random_uuid(),
  agent_id  uuid not null references agent on delete cascade,
  days      smallint[] not null check (days <@ '{1,2,3,4,5,6,7}' and cardinality(days) > 0),
  starts    text not null,
  ends      text not null,
  time_zone text not null,
  since     date not null,
  until     date check (until >= since)
);
create index shift_agent on shift (agent_id);
create table absence (
  id       uuid primary key default gen_random_uuid(),
  agent_id uuid not null references agent on delete cascade,
  starts   timestamptz not null,
  ends     timestamptz not null check (ends > starts),
  reason   text not null default ''
);
create index absence_agent on absence (agent_id, ends);

-- Who answers for a team when nobody of it is there: in turn, a week each, and single duties, which go before.
create table rotation (
  team_id   uuid primary key references team on delete cascade,
  people    uuid[] not null,
  since     date not null,
  hand_over text not null,
  time_zone text not null
);
create table duty (
  id       uuid primary key default gen_random_uuid(),
  team_id  uuid not null references team on delete cascade,
  agent_id uuid not null references agent on delete cascade,
  starts   timestamptz not null,
  ends     timestamptz not null check (ends > starts)
);
create index duty_team on duty (team_id, ends);

-- As they said themselves, until then; null: by what they do.
alter table agent
  add column presence text check (presence in ('online', 'away', 'off')),
  add column presence_until timestamptz;
-- When somebody was last given a ticket, so that equals take turns. A table of its own: it is written with every ticket.
create table agent_turn (
  agent_id uuid primary key references agent on delete cascade,
  given_at timestamptz not null
);

create table organisation (
  id         uuid primary key default gen_random_uuid(),
  name       text not null,
  vip        boolean not null default false,
  note       text not null default '',
  created_at timestamptz not null default now()
);
create unique index organisation_name on organisation (tr_fold(name));
create table organisation_domain (
  domain          text primary key,
  organisation_id uuid not null references organisation on delete cascade
);
create index organisation_domain_organisation on organisation_domain (organisation_id);
-- An address, or `@` and a domain.
create table vip (
  entry      text primary key,
  note       text not null default '',
  created_at timestamptz not null default now()
);

-- Why a ticket is where it is: what the rules came to, on what, and who was looked at. The ticket's event carries its id.
create table routing_decision (
  id            uuid primary key default gen_random_uuid(),
  ticket_number bigint not null references ticket,
  at            timestamptz not null,
  moment        text not null,
  explanation   jsonb not null
);
create index routing_decision_ticket on routing_decision (ticket_number, at);

-- Tickets that wait until somebody of their team has room. `given_to`: somebody has, and their ticket is just being told.
create table routing_queue (
  ticket_number bigint primary key references ticket,
  team_id       uuid not null references team,
  need          jsonb not null,
  since         timestamptz not null,
  given_to      uuid references agent,
  given_at      timestamptz
);
create index routing_queue_team on routing_queue (team_id);
create index routing_queue_given on routing_queue (given_to) where given_to is not null;

-- What is asked of the people who are at work: whose turn it is, and how much it weighs.
create index ticket_load on ticket (owner_id) include (priority) where state = 'assigned' and snoozed_until is null;

-- The company's own texts, which a rule may answer with.
create table company_text (
  id         uuid primary key default gen_random_uuid(),
  version    integer not null default 1,
  name       text not null,
  tr         text not null,
  en         text not null,
  created_at timestamptz not null default now()
);
create unique index company_text_name on company_text (tr_fold(name));

-- What a mail says of itself and its server's filter of it, so that a rule that is tried on the past sees what it would have seen. Null:
-- as important as any other; nothing was said.
alter table message
  add column importance text check (importance in ('high', 'low')),
  add column spam jsonb;

-- A calendar as it was in its earlier versions: promises and decisions name the one that they were made by.
create table calendar_version (
  calendar_id uuid not null references calendar on delete cascade,
  version     integer not null,
  name        text not null,
  time_zone   text not null,
  open_hours  jsonb not null,
  holidays    jsonb not null,
  -- When and by whom the next version took its place.
  ended_at    timestamptz not null default now(),
  ended_by    uuid references agent on delete set null,
  primary key (calendar_id, version)
);

-- By hand; else a contact belongs to the organisation that has the domain of an address of theirs.
alter table contact add column organisation_id uuid references organisation on delete set null;
create index contact_organisation on contact (organisation_id) where organisation_id is not null;

-- What the kinds of message (ticket.type) are guessed by: the words of a mail that judge it, as they were read with it; and what was learned
-- of them from tickets whose type a person has set, a number for each kind in the order of domain/ticket/ticket.ts.
alter table message add column kind_words text[];
create table kind_model (
  single     boolean primary key default true check (single),
  model      jsonb not null,
  lessons    integer not null,
  learned_at timestamptz not null
);
create table kind_word (
  word   text primary key,
  counts integer[] not null
);
create index ticket_event_taught on ticket_event (recorded_at) where kind = 'set-type' and actor_kind = 'agent';

-- What nobody owns, by the team that answers for it: the guarantee asks it each minute whether any of it was lost.
create index ticket_ownerless on ticket (team_id) where owner_id is null and state <> 'closed';
