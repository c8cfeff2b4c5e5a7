-- What the company has written in the place of a text that stands in code: for one team, one mailbox, or for all (neither). A row that was
-- reset has no text; its version goes on.
create table mail_text (
  id         uuid primary key default gen_random_uuid(),
  kind       text not null,
  team_id    uuid references team on delete cascade,
  mailbox_id uuid references mailbox on delete cascade,
  language   text not null check (language ~ '^[a-z]{2,3}$'),
  subject    text,
  text       text,
  version    integer not null default 1,
  changed_at timestamptz not null default now(),
  changed_by uuid references agent on delete set null,
  check (num_nonnulls(team_id, mailbox_id) < 2)
);
create unique index mail_text_place on mail_text (kind, language, coalesce(team_id, mailbox_id, '00000000-0000-0000-0000-000000000000'));

-- A team's signature is one of them.
insert into mail_text (kind, team_id, language, text)
select 'signature', id, spoken.language, translate(signature, '{}', '()')
  from team cross join (values ('tr'), ('en')) as spoken (language) where trim(signature) <> '';
alter table team drop column signature;
