-- What colleagues should know of a person, whatever ticket it is on; one of them may be pinned, and stands on each of their tickets.
create table contact_note (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references contact (id) on delete cascade,
  agent_id uuid not null references agent (id),
  text text not null check (text <> ''),
  pinned boolean not null default false,
  created_at timestamptz not null default now(),
  edited_at timestamptz
);
create index contact_note_of on contact_note (contact_id, created_at desc, id desc);
create unique index contact_note_pinned on contact_note (contact_id) where pinned;
-- Somebody's open tickets are found without their thousands of closed ones.
create index ticket_open_of_contact on ticket (contact_id, number desc) where state <> 'closed';
