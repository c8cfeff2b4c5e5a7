-- How somebody wants the desk to be for them, as far as they have said (domain/people/preferences.ts).
alter table agent add column preferences jsonb not null default '{}' check (jsonb_typeof(preferences) = 'object');
