-- The process that claimed a key, by the number whose advisory lock it holds while it lives.
alter table idempotency add column holder bigint;

-- Who came onto a ticket by a message is looked up when the message goes.
create index participant_address_message on participant_address (message_id);
