-- When somebody last gave a sign that they watch the mailbox: without one it must not be called live.
alter table mailbox add column watched_at timestamptz;
