-- Whether the words of a mail from outside are abusive: flagged as it came, cleared by an agent who calls it a false alarm (domain/mail/abuse.ts).
alter table message add column abuse text check (abuse in ('flagged', 'cleared'));
create index message_abusive on message (ticket_number) where abuse = 'flagged';

-- The company's list of words that customers do not know, in a language, as somebody has kept it; until then it is the usual one
-- (domain/mail/words/usual-jargon.ts).
create table jargon (
  language   text primary key check (language in ('tr', 'en')),
  version    int not null default 1,
  -- In their order: { word, instead }, the latter null where that depends.
  words      jsonb not null check (jsonb_typeof(words) = 'array'),
  changed_at timestamptz not null default now(),
  changed_by uuid references agent on delete set null
);
