-- The tickets of a tag. Most tickets have none: those cost the index nothing.
create index ticket_tags on ticket using gin (tags) where tags <> '{}';
