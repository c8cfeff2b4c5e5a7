-- Search in what is said on tickets and in their files: the words of each text, filed behind whoever writes it.

-- The words of a text, folded. Signs are blanked first: Postgres would take addresses, domains and negative numbers apart in its own way.
-- `wordsIn` in domain/ is its twin; one table tests both. No longer text, also once it is folded, which takes some letters apart into
-- six: a tsvector ends at a megabyte. Where there is much that is no ASCII it is
-- cut into words of 60 first: a run of marks without a letter takes quadratic time to be put into its order.
create function search_words(value text) returns tsvector
  language sql immutable parallel safe strict
  return (select to_tsvector('simple'::regconfig, translate(
            left(tr_fold(case when octet_length(said) - length(said) > 5000 then regexp_replace(said, '(\S{60})', '\1 ', 'g') else said end), 200000),
            E'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', '                                '))
            from left(value, 200000) as said);

create table message_words (
  message_id    uuid primary key references message on delete cascade,
  ticket_number bigint not null,
  words         tsvector not null
);
create index message_words_ticket on message_words (ticket_number);
-- What waits to be merged into the index is read by every search.
create index message_words_found on message_words using gin (words) with (gin_pending_list_limit = 512);
alter table message_words alter column words set statistics 500;

-- The name of a file and, once it was read, what stands in it.
create table file_words (
  attachment_id uuid primary key references attachment on delete cascade,
  message_id    uuid not null,
  ticket_number bigint not null,
  words         tsvector not null,
  text          text,
  -- It has a text that was not read yet.
  owed          boolean not null default false,
  attempts      smallint not null default 0,
  -- Not before: somebody is reading it.
  next_try_at   timestamptz not null default now()
);
create index file_words_ticket on file_words (ticket_number);
create index file_words_found on file_words using gin (words) with (gin_pending_list_limit = 512);
create index file_words_owed on file_words (attachment_id) where owed;

-- Messages whose words are not filed yet. Whoever writes or accepts a message need not know of search, and none is missed: a trigger owes it.
-- What we send by ourselves says the same on every ticket.
create table search_owed (message_id uuid primary key);
create function owe_search() returns trigger language plpgsql as $$
begin
  insert into search_owed (message_id) values (new.id) on conflict do nothing;
  return null;
end $$;
create trigger message_written after insert on message for each row
  when (new.accepted and new.kind not in ('acknowledgement', 'confirmation', 'reminder', 'closing')) execute function owe_search();
create trigger message_accepted after update of accepted on message for each row
  when (new.accepted and not old.accepted) execute function owe_search();

-- Tickets from before, filed from the newest to the oldest: those below `below` still are to be, of `above` in all.
create table search_past (below bigint not null, above bigint not null);
insert into search_past (below, above) select max(number) + 1, max(number) from ticket having max(number) is not null;
