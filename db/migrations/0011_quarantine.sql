-- Who a mail in the list for review says it is from, and how it looks: kept while it is held, sanitised like a message's.
alter table inbound add column from_name text, add column held_html text;
