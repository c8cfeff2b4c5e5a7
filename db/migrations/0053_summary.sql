-- What a ticket is about, in a sentence of ours: how we have understood the customer.
create table ticket_summary (
  ticket_number bigint primary key references ticket on delete cascade,
  text          text not null check (text <> ''),
  version       integer not null default 1,
  agent_id      uuid not null references agent,
  written_at    timestamptz not null default now(),
  words         tsvector not null generated always as (search_words(text)) stored
);
create index ticket_summary_found on ticket_summary using gin (words) with (gin_pending_list_limit = 512);
