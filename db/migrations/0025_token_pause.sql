-- Until when a service that gave no answer is not asked again for the tokens of a consent, by whatever process. Null: it may be asked.
alter table oauth_consent add column retry_at timestamptz;
