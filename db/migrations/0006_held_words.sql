-- What a held mail says, so that a person can read it before deciding; null in every other row.
alter table inbound add column held_text text;
