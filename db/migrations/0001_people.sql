-- People and the settings they work by. Ids are random, so that none is ever used again after a restore.
create extension if not exists pg_trgm;

-- Turkish fold: the same letters in every case and with or without marks (domain/fold.ts is its twin; one table tests both).
create function tr_fold(value text) returns text
  language sql immutable parallel safe strict
  return lower(translate(regexp_replace(normalize(value, nfkd), '[\u0300-\u036f]', '', 'g'), 'Iı', 'ii'));

create table setting (
  key        text primary key,
  value      jsonb not null,
  updated_at timestamptz not null default now()
);

create table calendar (
  id         uuid primary key default gen_random_uuid(),
  name       text not null,
  time_zone  text not null,
  -- [{ "day": 1..7 (Monday is 1), "from": "09:00", "to": "18:00" }]
  open_hours jsonb not null,
  -- ["2026-10-29", ...] in the calendar's zone
  holidays   jsonb not null default '[]',
  version    integer not null default 1
);

create table policy (
  id                  uuid primary key default gen_random_uuid(),
  name                text not null,
  is_default          boolean not null default false,
  calendar_id         uuid not null references calendar,
  -- promises in ms of open time
  first_response_ms   bigint not null check (first_response_ms > 0),
  next_response_ms    bigint not null check (next_response_ms > 0),
  resolution_ms       bigint not null check (resolution_ms > 0),
  -- part of a promise after which it warns
  warn_after          real not null default 0.75 check (warn_after > 0 and warn_after <= 1),
  -- limits of the states in ms of real time
  unowned_ms          bigint not null check (unowned_ms > 0),
  stale_ms            bigint not null check (stale_ms > 0),
  reminder_ms         bigint not null check (reminder_ms > 0),
  closing_proposal_ms bigint not null check (closing_proposal_ms > 0),
  confirmation_ms     bigint not null check (confirmation_ms > 0)
);
create unique index policy_one_default on policy (is_default) where is_default;

create table team (
  id         uuid primary key default gen_random_uuid(),
  name       text not null unique,
  is_default boolean not null default false,
  policy_id  uuid references policy,
  created_at timestamptz not null default now()
);
create unique index team_one_default on team (is_default) where is_default;

create table agent (
  id            uuid primary key default gen_random_uuid(),
  email         text not null unique check (email = lower(email)),
  name          text not null,
  role          text not null check (role in ('admin', 'lead', 'agent', 'viewer')),
  password_hash text not null,
  language      text not null default 'tr' check (language in ('tr', 'en')),
  signature     text not null default '',
  active        boolean not null default true,
  created_at    timestamptz not null default now()
);

create table team_member (
  team_id  uuid not null references team on delete cascade,
  agent_id uuid not null references agent on delete cascade,
  primary key (team_id, agent_id)
);
create index team_member_agent on team_member (agent_id);

create table session (
  -- SHA-256 of the token in the cookie: a copy of this table opens nothing
  hash       bytea primary key,
  agent_id   uuid not null references agent on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_agent on session (agent_id);

create table api_token (
  hash       bytea primary key,
  agent_id   uuid not null references agent on delete cascade,
  name       text not null,
  scopes     text[] not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz
);

create table login_attempt (
  key          text primary key,
  failures     integer not null,
  window_start timestamptz not null default now()
);

create table audit (
  id       bigint generated always as identity primary key,
  at       timestamptz not null default now(),
  agent_id uuid references agent,
  action   text not null,
  subject  text not null,
  detail   jsonb not null default '{}'
);

create table contact (
  id         uuid primary key default gen_random_uuid(),
  name       text not null default '',
  vip        boolean not null default false,
  language   text check (language in ('tr', 'en')),
  created_at timestamptz not null default now()
);

create table contact_address (
  address    text primary key,
  contact_id uuid not null references contact on delete cascade
);
create index contact_address_contact on contact_address (contact_id);
