-- A reply that is held waits for its time (`next_try_at`), or for a person, because the customer wrote first.
alter table outbox add column held_for text check (held_for in ('time', 'person'));
create index outbox_held on outbox (next_try_at) where state = 'held';

-- So long what somebody has sent can be taken back.
alter table agent add column undo_seconds int not null default 10 check (undo_seconds between 0 and 60);
