-- The folders of a mailbox that are read, the main one first; its name stands in `mailbox.folder` as well. New tickets of a folder
-- without a team are the mailbox's. `fault` is the code of what keeps it from being read, if anything.
create table mailbox_folder (
  mailbox_id uuid not null references mailbox on delete cascade,
  path text not null,
  position integer not null,
  team_id uuid references team,
  fault text,
  -- Of its archive: how many mails there are, and how many are still to be taken; null: not looked at yet.
  archive_found integer,
  archive_left integer,
  primary key (mailbox_id, path)
);
insert into mailbox_folder (mailbox_id, path, position, archive_found, archive_left)
  select id, folder, 0, archive_found, archive_left from mailbox;
alter table mailbox drop column archive_found, drop column archive_left;

-- Further addresses whose mail comes to a mailbox. `name` is the sender's in the From line, null: the mailbox's.
create table mailbox_alias (
  address text primary key check (address = lower(address)),
  mailbox_id uuid not null references mailbox on delete cascade,
  position integer not null,
  name text,
  send_as boolean not null
);
create index mailbox_alias_mailbox on mailbox_alias (mailbox_id);

-- Whether the provider puts a copy of what is sent into the mailbox, we do, or nobody does. Nobody did until now.
alter table mailbox add column sent_copy text not null default 'none' check (sent_copy in ('provider', 'append', 'none'));

-- The copy of a mail that was accepted: owed to the mailbox, kept there, or given up.
alter table outbox add column sent_copy text check (sent_copy in ('owed', 'kept', 'given-up')), add column sent_copy_fault text;
create index outbox_copy_owed on outbox (mailbox_id, sent_at) where sent_copy = 'owed';
