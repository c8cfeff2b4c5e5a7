-- What somebody is writing: one reply and one note for each ticket and person. Numbers of versions are never used again, so that a
-- draft which was sent and begun anew is no version that another device has seen.
create sequence draft_version as integer;
create table draft (
  ticket_number bigint not null references ticket on delete cascade,
  agent_id      uuid not null references agent on delete cascade,
  kind          text not null check (kind in ('reply', 'note')),
  version       integer not null default nextval('draft_version'),
  text          text not null,
  html          text not null,
  -- Uploads in their order, and those of them that stand as pictures among the words. What a draft names is not swept.
  attachments   uuid[] not null default '{}',
  pictures      uuid[] not null default '{}',
  -- { to, cc, bcc } as the agent has changed them.
  recipients    jsonb,
  last_seen     uuid,
  started_at    timestamptz not null default now(),
  saved_at      timestamptz not null default now(),
  primary key (ticket_number, agent_id, kind)
);
create index draft_attachments on draft using gin (attachments);
