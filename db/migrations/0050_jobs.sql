-- Commands that are given to many tickets at once: kept before the first is given, so that none is forgotten half-way.
create table job (
  id       uuid primary key,
  agent_id uuid not null references agent,
  command  jsonb not null,
  -- The job whose work it takes back.
  undoes   uuid unique references job,
  asked_at timestamptz not null default now()
);

create table job_ticket (
  job_id        uuid not null references job on delete cascade,
  ticket_number bigint not null references ticket,
  -- In the order in which they were named.
  place         int not null,
  -- Somebody is at it since then; who died over it leaves it to others.
  begun_at      timestamptz,
  done_at       timestamptz,
  -- What the command made of the ticket (nothing: it was so before), or why it was refused.
  version       int,
  problem       text,
  primary key (job_id, ticket_number)
);
create index job_ticket_owed on job_ticket (begun_at nulls first, job_id, place) where done_at is null;
create index job_of_agent on job (agent_id, asked_at);
