-- Who asked for a consent: the other administrators are told in their name what became of it. Null: asked before this was kept.
alter table oauth_consent add column asked_by uuid references agent (id);
