-- What assignment needs to know of a person: what they can, how senior they are, how much they take, what they speak.
alter table agent
  add column seniority smallint not null default 1 check (seniority between 1 and 3),
  add column capacity integer not null default 20 check (capacity between 0 and 1000),
  add column languages text[] not null default '{tr}' check (languages <@ '{tr,en}'),
  -- Their last request, to the minute.
  add column last_seen_at timestamptz;
update agent set languages = array[language];

create table skill (
  id         uuid primary key default gen_random_uuid(),
  name       text not null,
  created_at timestamptz not null default now()
);
create unique index skill_name on skill (tr_fold(name));
create table agent_skill (
  agent_id uuid not null references agent on delete cascade,
  skill_id uuid not null references skill on delete cascade,
  level    smallint not null check (level between 1 and 3),
  primary key (agent_id, skill_id)
);
create index agent_skill_skill on agent_skill (skill_id);

-- A team that was merged away keeps its name in old tickets; what comes back to it goes on to the other.
alter table team
  add column lead_id uuid references agent,
  add column mode text not null default 'push' check (mode in ('push', 'claim')),
  add column signature text not null default '',
  add column merged_into uuid references team;

-- A link by which somebody chooses a password: once, for a while. Its token stands in the mail alone; here is what it is known by.
create table password_link (
  id         uuid primary key default gen_random_uuid(),
  agent_id   uuid not null references agent on delete cascade,
  kind       text not null check (kind in ('invitation', 'reset')),
  -- None until it is written into a mail, or shown.
  hash       bytea unique,
  expires_at timestamptz,
  used_at    timestamptz,
  created_at timestamptz not null default now()
);
create index password_link_agent on password_link (agent_id);
