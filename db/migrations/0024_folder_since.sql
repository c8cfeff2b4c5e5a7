-- Since when a folder is read: what it holds from before is as old as what a mailbox holds from before its connection.
alter table mailbox_folder add column since timestamptz;
update mailbox_folder f set since = b.created_at from mailbox b where b.id = f.mailbox_id;
alter table mailbox_folder alter column since set default now(), alter column since set not null;

-- INBOX is one folder however it is spelled (RFC 3501, 5.1), and has one spelling here.
update inbound i set folder = 'INBOX' from mailbox b
 where b.id = i.mailbox_id and lower(b.folder) = 'inbox' and b.folder <> 'INBOX' and i.folder = b.folder
   and not exists (select from inbound o where o.mailbox_id = i.mailbox_id and o.folder = 'INBOX' and o.uidvalidity = i.uidvalidity and o.uid = i.uid);
update mailbox_cursor c set folder = 'INBOX' from mailbox b
 where b.id = c.mailbox_id and lower(b.folder) = 'inbox' and b.folder <> 'INBOX' and c.folder = b.folder
   and not exists (select from mailbox_cursor o where o.mailbox_id = c.mailbox_id and o.folder = 'INBOX' and o.uidvalidity = c.uidvalidity);
update mailbox_folder f set path = 'INBOX'
 where lower(path) = 'inbox' and path <> 'INBOX'
   and not exists (select from mailbox_folder o where o.mailbox_id = f.mailbox_id and o.path = 'INBOX');
update mailbox set folder = 'INBOX' where lower(folder) = 'inbox' and folder <> 'INBOX';
