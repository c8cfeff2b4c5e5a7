-- Callers are known by their number, which may be all that is known of them.
alter table contact add column phone text check (phone ~ '^[+]?[0-9]{3,15}$');
create index contact_phone on contact using gin (phone gin_trgm_ops) where phone is not null;
