-- What a company wants to know of its tickets, of the people who ask and of their organisations, beside what everybody wants to know.
create table custom_field (
  id uuid primary key default gen_random_uuid(),
  subject text not null check (subject in ('ticket', 'contact', 'organisation')),
  kind text not null check (kind in ('text', 'number', 'date', 'choice', 'choices', 'flag', 'link')),
  -- By language; of a choice as well.
  label jsonb not null,
  choices jsonb not null default '[]',
  required text[] not null default '{}',
  teams uuid[] not null default '{}',
  types text[] not null default '{}',
  shown boolean not null default false,
  place integer not null,
  created_at timestamptz not null default now()
);
-- What they hold: a row for each value, more than one where several are chosen. Lists look tickets up by them.
create table custom_value (
  field_id uuid not null references custom_field (id) on delete cascade,
  ticket_number bigint references ticket (number) on delete cascade,
  contact_id uuid references contact (id) on delete cascade,
  organisation_id uuid references organisation (id) on delete cascade,
  -- From 1.
  place smallint not null,
  value jsonb not null,
  -- As words are compared (domain/text/fold.ts), and as numbers and days are (a day in epoch ms).
  folded text not null,
  number double precision,
  check (num_nonnulls(ticket_number, contact_id, organisation_id) = 1)
);
create unique index custom_value_of_ticket on custom_value (ticket_number, field_id, place) where ticket_number is not null;
create unique index custom_value_of_contact on custom_value (contact_id, field_id, place) where contact_id is not null;
create unique index custom_value_of_organisation on custom_value (organisation_id, field_id, place) where organisation_id is not null;
create index custom_value_by_words on custom_value (field_id, folded);
create index custom_value_by_number on custom_value (field_id, number) where number is not null;
-- What somebody has given a ticket, until the ticket has recorded that it was changed: no history of a workflow holds such words.
create table custom_change (
  id uuid primary key,
  ticket_number bigint not null references ticket (number) on delete cascade,
  given jsonb not null,
  made_at timestamptz not null default now()
);
create index custom_change_of on custom_change (ticket_number);
