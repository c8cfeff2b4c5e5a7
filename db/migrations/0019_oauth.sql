-- What Bilet is registered as at Google or Microsoft; consents are given to it. Secrets are sealed.
create table oauth_app (
  id uuid primary key,
  service text not null check (service in ('google', 'microsoft')),
  -- The directory of Microsoft; empty at Google.
  tenant text not null,
  client_id text not null,
  client_secret text not null,
  secret_expires_on date,
  created_at timestamptz not null default now(),
  unique (service, tenant, client_id)
);

-- One row for each time somebody was asked, with the tokens that came of it, sealed. Whoever renews them holds its lock.
create table oauth_consent (
  id uuid primary key,
  app_id uuid not null references oauth_app (id),
  flow text not null check (flow in ('code', 'client')),
  -- The mailbox it is for, and who agreed, as the service names them.
  address text not null,
  account text,
  state text not null default 'pending' check (state in ('pending', 'granted', 'revoked')),
  refresh_token text,
  access_token text,
  expires_at timestamptz,
  -- What went wrong when it was asked last, in one line.
  fault text,
  -- Of the question while it is open: its one use, the browser that asked, and what proves that the code is ours (PKCE).
  state_hash bytea unique,
  browser_hash bytea,
  answered_at timestamptz,
  verifier text,
  code text,
  -- Null until a mailbox is saved with it.
  mailbox_id uuid references mailbox (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index oauth_consent_app on oauth_consent (app_id);
create index oauth_consent_mailbox on oauth_consent (mailbox_id) where mailbox_id is not null;

-- Null: it signs in with its passwords.
alter table mailbox add column consent_id uuid references oauth_consent (id);
create index mailbox_consent on mailbox (consent_id) where consent_id is not null;
