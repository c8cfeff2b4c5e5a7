-- What a writer calls their mail, where it is not called as its thread is.
alter table outbox add column subject text;
alter table draft add column subject text;
