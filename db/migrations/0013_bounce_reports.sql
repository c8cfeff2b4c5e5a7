-- What a mail server has reported of an address that did not get a mail: { inbound, status, response }. Kept with the recipient,
-- because it may come before the answer is recorded by which our own server took the mail; gone when the mail is sent again.
alter table outbox_recipient add column report jsonb;
