-- Replies that are written once and used often, each in both languages, with what else is done as they are sent.
create table canned_reply (
  id         uuid primary key default gen_random_uuid(),
  version    integer not null default 1,
  name       text not null,
  folder     text not null default '',
  scope      text not null check (scope in ('personal', 'team', 'all')),
  agent_id   uuid references agent on delete cascade,
  team_id    uuid references team on delete cascade,
  tr         text not null,
  en         text not null,
  actions    jsonb not null default '[]',
  changed_at timestamptz not null default now(),
  changed_by uuid references agent on delete set null,
  check ((scope = 'personal') = (agent_id is not null)),
  check ((scope = 'team') = (team_id is not null))
);

-- How often one was used: all told, and on tickets of a tag, a type, a mailbox.
create table canned_reply_use (
  reply_id uuid not null references canned_reply on delete cascade,
  facet    text not null check (facet in ('all', 'tag', 'type', 'mailbox')),
  value    text not null,
  uses     integer not null default 1,
  last_at  timestamptz not null default now(),
  primary key (reply_id, facet, value)
);

-- A file of a canned reply is nobody's upload: who uses the reply gets a copy of the row, and the bytes are there once.
alter table attachment add column canned_reply_id uuid references canned_reply on delete cascade;
create index attachment_canned on attachment (canned_reply_id) where canned_reply_id is not null;

-- Hanım, Bey, or neither: how somebody is addressed, once it was asked.
alter table contact add column address_as text check (address_as in ('ms', 'mr', 'name'));

-- What is done as a draft is sent: the actions of the canned replies in it.
alter table draft add column actions jsonb not null default '[]';
