-- Who blocked whom from which ticket: its event names the row, and history has no address.
create table sender_block (
  id            uuid primary key,
  ticket_number bigint not null references ticket,
  entry         text not null,
  made_by       uuid not null references agent,
  made_at       timestamptz not null default now()
);

-- Addresses from their end, so that those of a domain, with all below it, are a range.
create index contact_address_domain on contact_address (reverse(address) text_pattern_ops);
