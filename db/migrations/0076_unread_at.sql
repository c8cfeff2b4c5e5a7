-- When a ticket was made unread for an agent again, by themselves or by whoever gave it to them: what they had read before that says nothing about it.
alter table ticket_read add column unread_at timestamptz;
