-- Mail in: who watches the watcher. Instants at which intake last brought a mail to its end, and last kept back an
-- automatic mail because there had been too many.
alter table mailbox add column progress_at timestamptz;
alter table mailbox add column silenced_at timestamptz;
