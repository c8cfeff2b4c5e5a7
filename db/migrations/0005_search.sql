-- Contacts are found by any part of their name or address.
create index contact_name on contact using gin (tr_fold(name) gin_trgm_ops);
create index contact_address_part on contact_address using gin (address gin_trgm_ops);
