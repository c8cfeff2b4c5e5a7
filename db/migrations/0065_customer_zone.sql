-- By how many minutes the clock of whoever wrote a mail was ahead of Greenwich, as its Date header says; null: it says nothing, or came before this.
alter table message add column sent_ahead smallint;
-- The time zone that somebody has said a contact lives in.
alter table contact add column time_zone text;
