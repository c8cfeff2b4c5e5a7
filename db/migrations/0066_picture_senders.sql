-- Senders whose mails show pictures of other servers by themselves: to one agent, or (null) to everybody.
create table picture_sender (
  address text not null,
  agent_id uuid references agent (id) on delete cascade,
  created_at timestamptz not null default now()
);
create unique index picture_sender_of_agent on picture_sender (agent_id, address) where agent_id is not null;
create unique index picture_sender_of_all on picture_sender (address) where agent_id is null;
