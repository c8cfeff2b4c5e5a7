-- What a mail that a ticket begins with leads to (Then), so that the desk can offer it to its ticket by itself; null: any other mail.
alter table outbox add column first_then text check (first_then in ('await', 'resolve'));
