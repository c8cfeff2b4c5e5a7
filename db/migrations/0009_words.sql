-- Acknowledgements that an address has had since `at`: each request gets its code, up to a count a day.
alter table acknowledged add column count integer not null default 1;
