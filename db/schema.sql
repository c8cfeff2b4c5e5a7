-- Made by `npm run schema` from db/migrations; not written by hand.

CREATE OR REPLACE FUNCTION public.alone(value bigint)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE STRICT
RETURN value
;

CREATE OR REPLACE FUNCTION public.owe_search()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_owed (message_id) values (new.id) on conflict do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.search_words(value text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT to_tsvector('simple'::regconfig, translate("left"(tr_fold(CASE WHEN ((octet_length(said.said) - length(said.said)) > 5000) THEN regexp_replace(said.said, '(\S{60})'::text, '\1 '::text, 'g'::text) ELSE said.said END), 200000), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~'::text, '                                '::text)) AS to_tsvector FROM "left"(search_words.value, 200000) said(said))
;

CREATE OR REPLACE FUNCTION public.tr_fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(translate(regexp_replace(NORMALIZE(value, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), 'Iı'::text, 'ii'::text))
;

CREATE OR REPLACE FUNCTION public.tr_order(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (replace(replace(replace(translate(lower(NORMALIZE(regexp_replace(NORMALIZE(replace(replace(replace(replace(replace(replace(replace(replace(translate(replace(replace(replace(replace(replace(replace(translate(NORMALIZE(value, NFC), 'IİÇĞÖŞÜ'::text, 'ıiçğöşü'::text), 'ç'::text, 'c~'::text), 'ğ'::text, 'g~'::text), 'ı'::text, 'h~'::text), 'ö'::text, 'o~'::text), 'ş'::text, 's~'::text), 'ü'::text, 'u~'::text), 'ØøĐđŁłÐðĦħ'::text, 'ooddllddhh'::text), 'ß'::text, 'ss'::text), 'ẞ'::text, 'ss'::text), 'Æ'::text, 'ae'::text), 'æ'::text, 'ae'::text), 'Œ'::text, 'oe'::text), 'œ'::text, 'oe'::text), 'Þ'::text, 'th'::text), 'þ'::text, 'th'::text), NFD), '([a-zA-Zα-ωΑ-Ω])[\u0300-\u036f]+|[\u064b-\u0655\u0640\u0670]'::text, '\1'::text, 'g'::text), NFC)), 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁёЄІЇҐґٱ'::text, 'αβγδεζηθικλμνξοπρστυφχψωσабвгдежзийклмнопрстуфхцчшщъыьэюяееєіїггا'::text), 'є'::text, 'еӿ'::text), 'і'::text, 'иӿ'::text), 'ї'::text, 'иӿӿ'::text) COLLATE "C")
;

create table absence (
  id uuid default gen_random_uuid() not null,
  agent_id uuid not null,
  starts timestamp with time zone not null,
  ends timestamp with time zone not null,
  reason text default ''::text not null,
  constraint absence_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint absence_check CHECK ((ends > starts)),
  constraint absence_pkey PRIMARY KEY (id)
);

create table acknowledged (
  mailbox_id uuid not null,
  address text not null,
  at timestamp with time zone not null,
  count integer default 1 not null,
  constraint acknowledged_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id) ON DELETE CASCADE,
  constraint acknowledged_pkey PRIMARY KEY (mailbox_id, address)
);

create table agent (
  id uuid default gen_random_uuid() not null,
  email text not null,
  name text not null,
  role text not null,
  password_hash text not null,
  language text default 'tr'::text not null,
  signature text default ''::text not null,
  active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  seniority smallint default 1 not null,
  capacity integer default 20 not null,
  languages text[] default '{tr}'::text[] not null,
  last_seen_at timestamp with time zone,
  presence text,
  presence_until timestamp with time zone,
  undo_seconds integer default 10 not null,
  preferences jsonb default '{}'::jsonb not null,
  view_order uuid[] default '{}'::uuid[] not null,
  constraint agent_capacity_check CHECK (((capacity >= 0) AND (capacity <= 1000))),
  constraint agent_email_check CHECK ((email = lower(email))),
  constraint agent_email_key UNIQUE (email),
  constraint agent_language_check CHECK ((language = ANY (ARRAY['tr'::text, 'en'::text]))),
  constraint agent_languages_check CHECK ((languages <@ '{tr,en}'::text[])),
  constraint agent_pkey PRIMARY KEY (id),
  constraint agent_preferences_check CHECK ((jsonb_typeof(preferences) = 'object'::text)),
  constraint agent_presence_check CHECK ((presence = ANY (ARRAY['online'::text, 'away'::text, 'off'::text]))),
  constraint agent_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'lead'::text, 'agent'::text, 'viewer'::text]))),
  constraint agent_seniority_check CHECK (((seniority >= 1) AND (seniority <= 3))),
  constraint agent_undo_seconds_check CHECK (((undo_seconds >= 0) AND (undo_seconds <= 60)))
);

create table agent_notice (
  id bigint generated always as identity not null,
  agent_id uuid not null,
  at timestamp with time zone default now() not null,
  by_id uuid,
  kind text not null,
  subject text not null,
  detail jsonb default '{}'::jsonb not null,
  read_at timestamp with time zone,
  ticket_number bigint,
  cause text default (gen_random_uuid())::text not null,
  look_at timestamp with time zone,
  mail_id uuid,
  happened_at timestamp with time zone default now() not null,
  constraint agent_notice_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint agent_notice_by_id_fkey FOREIGN KEY (by_id) REFERENCES agent(id) ON DELETE SET NULL,
  constraint agent_notice_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES notice_mail(id) ON DELETE SET NULL,
  constraint agent_notice_pkey PRIMARY KEY (id)
);

create table agent_skill (
  agent_id uuid not null,
  skill_id uuid not null,
  level smallint not null,
  constraint agent_skill_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint agent_skill_level_check CHECK (((level >= 1) AND (level <= 3))),
  constraint agent_skill_pkey PRIMARY KEY (agent_id, skill_id),
  constraint agent_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skill(id) ON DELETE CASCADE
);

create table agent_turn (
  agent_id uuid not null,
  given_at timestamp with time zone not null,
  constraint agent_turn_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint agent_turn_pkey PRIMARY KEY (agent_id)
);

create table alarm_mail (
  id uuid default gen_random_uuid() not null,
  alarm_id uuid not null,
  mailbox_id uuid not null,
  agent_id uuid not null,
  kind text not null,
  trouble text not null,
  state text default 'queued'::text not null,
  via_id uuid,
  mail_id text,
  envelope_from text,
  raw_sha256 text,
  attempts integer default 0 not null,
  lease uuid,
  dot_pending_at timestamp with time zone,
  next_try_at timestamp with time zone default now() not null,
  last_response text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint alarm_mail_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint alarm_mail_alarm_id_fkey FOREIGN KEY (alarm_id) REFERENCES mailbox_alarm(id),
  constraint alarm_mail_kind_check CHECK ((kind = ANY (ARRAY['trouble'::text, 'recovery'::text]))),
  constraint alarm_mail_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id),
  constraint alarm_mail_pkey PRIMARY KEY (id),
  constraint alarm_mail_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'deferred'::text, 'sent'::text, 'rejected'::text, 'unknown'::text]))),
  constraint alarm_mail_via_id_fkey FOREIGN KEY (via_id) REFERENCES mailbox(id)
);

create table api_token (
  hash bytea not null,
  agent_id uuid not null,
  name text not null,
  scopes text[] default '{}'::text[] not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  constraint api_token_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint api_token_pkey PRIMARY KEY (hash)
);

create table attachment (
  id uuid default gen_random_uuid() not null,
  message_id uuid,
  agent_id uuid,
  "position" integer default 0 not null,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  content_id text,
  inline boolean default false not null,
  created_at timestamp with time zone default now() not null,
  canned_reply_id uuid,
  constraint attachment_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint attachment_canned_reply_id_fkey FOREIGN KEY (canned_reply_id) REFERENCES canned_reply(id) ON DELETE CASCADE,
  constraint attachment_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE,
  constraint attachment_pkey PRIMARY KEY (id)
);

create table audit (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  agent_id uuid,
  action text not null,
  subject text not null,
  detail jsonb default '{}'::jsonb not null,
  constraint audit_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint audit_pkey PRIMARY KEY (id)
);

create table calendar (
  id uuid default gen_random_uuid() not null,
  name text not null,
  time_zone text not null,
  open_hours jsonb not null,
  holidays jsonb default '[]'::jsonb not null,
  version integer default 1 not null,
  constraint calendar_pkey PRIMARY KEY (id)
);

create table calendar_version (
  calendar_id uuid not null,
  version integer not null,
  name text not null,
  time_zone text not null,
  open_hours jsonb not null,
  holidays jsonb not null,
  ended_at timestamp with time zone default now() not null,
  ended_by uuid,
  constraint calendar_version_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id) ON DELETE CASCADE,
  constraint calendar_version_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES agent(id) ON DELETE SET NULL,
  constraint calendar_version_pkey PRIMARY KEY (calendar_id, version)
);

create table canned_reply (
  id uuid default gen_random_uuid() not null,
  version integer default 1 not null,
  name text not null,
  folder text default ''::text not null,
  scope text not null,
  agent_id uuid,
  team_id uuid,
  tr text not null,
  en text not null,
  actions jsonb default '[]'::jsonb not null,
  changed_at timestamp with time zone default now() not null,
  changed_by uuid,
  html_tr text default ''::text not null,
  html_en text default ''::text not null,
  constraint canned_reply_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint canned_reply_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agent(id) ON DELETE SET NULL,
  constraint canned_reply_check CHECK (((scope = 'personal'::text) = (agent_id IS NOT NULL))),
  constraint canned_reply_check1 CHECK (((scope = 'team'::text) = (team_id IS NOT NULL))),
  constraint canned_reply_pkey PRIMARY KEY (id),
  constraint canned_reply_scope_check CHECK ((scope = ANY (ARRAY['personal'::text, 'team'::text, 'all'::text]))),
  constraint canned_reply_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE
);

create table canned_reply_use (
  reply_id uuid not null,
  facet text not null,
  value text not null,
  uses integer default 1 not null,
  last_at timestamp with time zone default now() not null,
  constraint canned_reply_use_facet_check CHECK ((facet = ANY (ARRAY['all'::text, 'tag'::text, 'type'::text, 'mailbox'::text]))),
  constraint canned_reply_use_pkey PRIMARY KEY (reply_id, facet, value),
  constraint canned_reply_use_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES canned_reply(id) ON DELETE CASCADE
);

create table company_text (
  id uuid default gen_random_uuid() not null,
  version integer default 1 not null,
  name text not null,
  tr text not null,
  en text not null,
  created_at timestamp with time zone default now() not null,
  constraint company_text_pkey PRIMARY KEY (id)
);

create table contact (
  id uuid default gen_random_uuid() not null,
  name text default ''::text not null,
  vip boolean default false not null,
  language text,
  created_at timestamp with time zone default now() not null,
  organisation_id uuid,
  address_as text,
  phone text,
  folded_name text default tr_fold(name),
  time_zone text,
  constraint contact_address_as_check CHECK ((address_as = ANY (ARRAY['ms'::text, 'mr'::text, 'name'::text]))),
  constraint contact_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint contact_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE SET NULL,
  constraint contact_phone_check CHECK ((phone ~ '^[+]?[0-9]{3,15}$'::text)),
  constraint contact_pkey PRIMARY KEY (id)
);

create table contact_address (
  address text not null,
  contact_id uuid not null,
  constraint contact_address_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE,
  constraint contact_address_pkey PRIMARY KEY (address)
);

create table contact_note (
  id uuid default gen_random_uuid() not null,
  contact_id uuid not null,
  agent_id uuid not null,
  text text not null,
  pinned boolean default false not null,
  created_at timestamp with time zone default now() not null,
  edited_at timestamp with time zone,
  constraint contact_note_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint contact_note_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE,
  constraint contact_note_pkey PRIMARY KEY (id),
  constraint contact_note_text_check CHECK ((text <> ''::text))
);

create table correction (
  id bigint generated always as identity not null,
  outbox_id uuid not null,
  wrong text not null,
  "right" text not null,
  agent_id uuid,
  made_at timestamp with time zone default now() not null,
  constraint correction_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint correction_outbox_id_fkey FOREIGN KEY (outbox_id) REFERENCES outbox(id) ON DELETE CASCADE,
  constraint correction_pkey PRIMARY KEY (id)
);

create table custom_change (
  id uuid not null,
  ticket_number bigint not null,
  given jsonb not null,
  made_at timestamp with time zone default now() not null,
  constraint custom_change_pkey PRIMARY KEY (id),
  constraint custom_change_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number) ON DELETE CASCADE
);

create table custom_field (
  id uuid default gen_random_uuid() not null,
  subject text not null,
  kind text not null,
  label jsonb not null,
  choices jsonb default '[]'::jsonb not null,
  required text[] default '{}'::text[] not null,
  teams uuid[] default '{}'::uuid[] not null,
  types text[] default '{}'::text[] not null,
  shown boolean default false not null,
  place integer not null,
  created_at timestamp with time zone default now() not null,
  constraint custom_field_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'choice'::text, 'choices'::text, 'flag'::text, 'link'::text]))),
  constraint custom_field_pkey PRIMARY KEY (id),
  constraint custom_field_subject_check CHECK ((subject = ANY (ARRAY['ticket'::text, 'contact'::text, 'organisation'::text])))
);

create table custom_value (
  field_id uuid not null,
  ticket_number bigint,
  contact_id uuid,
  organisation_id uuid,
  place smallint not null,
  value jsonb not null,
  folded text not null,
  number double precision,
  constraint custom_value_check CHECK ((num_nonnulls(ticket_number, contact_id, organisation_id) = 1)),
  constraint custom_value_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE,
  constraint custom_value_field_id_fkey FOREIGN KEY (field_id) REFERENCES custom_field(id) ON DELETE CASCADE,
  constraint custom_value_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
  constraint custom_value_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number) ON DELETE CASCADE
);

create table draft (
  ticket_number bigint not null,
  agent_id uuid not null,
  kind text not null,
  version integer default nextval('draft_version'::regclass) not null,
  text text not null,
  html text not null,
  attachments uuid[] default '{}'::uuid[] not null,
  pictures uuid[] default '{}'::uuid[] not null,
  recipients jsonb,
  last_seen uuid,
  started_at timestamp with time zone default now() not null,
  saved_at timestamp with time zone default now() not null,
  actions jsonb default '[]'::jsonb not null,
  subject text,
  blanks jsonb default '[]'::jsonb not null,
  constraint draft_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint draft_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'note'::text]))),
  constraint draft_pkey PRIMARY KEY (ticket_number, agent_id, kind),
  constraint draft_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number) ON DELETE CASCADE
);

create table duty (
  id uuid default gen_random_uuid() not null,
  team_id uuid not null,
  agent_id uuid not null,
  starts timestamp with time zone not null,
  ends timestamp with time zone not null,
  constraint duty_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint duty_check CHECK ((ends > starts)),
  constraint duty_pkey PRIMARY KEY (id),
  constraint duty_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE
);

create table file_words (
  attachment_id uuid not null,
  message_id uuid not null,
  ticket_number bigint not null,
  words tsvector not null,
  text text,
  owed boolean default false not null,
  attempts smallint default 0 not null,
  next_try_at timestamp with time zone default now() not null,
  constraint file_words_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachment(id) ON DELETE CASCADE,
  constraint file_words_pkey PRIMARY KEY (attachment_id)
);

create table handing (
  id uuid not null,
  ticket_number bigint not null,
  giver_id uuid not null,
  agent_id uuid,
  team_id uuid,
  reason text not null,
  asked_at timestamp with time zone default now() not null,
  tried_at timestamp with time zone,
  done_at timestamp with time zone,
  problem text,
  constraint handing_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint handing_giver_id_fkey FOREIGN KEY (giver_id) REFERENCES agent(id),
  constraint handing_pkey PRIMARY KEY (id),
  constraint handing_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint handing_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table idempotency (
  agent_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  body jsonb,
  created_at timestamp with time zone default now() not null,
  holder bigint,
  constraint idempotency_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint idempotency_pkey PRIMARY KEY (agent_id, key)
);

create table inbound (
  id bigint generated always as identity not null,
  mailbox_id uuid not null,
  folder text not null,
  uidvalidity bigint not null,
  uid bigint not null,
  sha256 text,
  size integer not null,
  internal_date timestamp with time zone not null,
  state text default 'stored'::text not null,
  attempts integer default 0 not null,
  last_error text,
  message_key text,
  content_hash text,
  ticket_number bigint,
  held_reason text,
  from_address text,
  subject text,
  duplicate_of bigint,
  stored_at timestamp with time zone default now() not null,
  processed_at timestamp with time zone,
  told_at timestamp with time zone,
  fact jsonb,
  held_text text,
  key uuid default gen_random_uuid(),
  decision text,
  decided_at timestamp with time zone,
  from_name text,
  held_html text,
  archived boolean default false not null,
  decided_by uuid,
  constraint inbound_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES agent(id),
  constraint inbound_decision_check CHECK ((decision = ANY (ARRAY['ticket'::text, 'new-ticket'::text, 'discard'::text]))),
  constraint inbound_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES inbound(id),
  constraint inbound_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id),
  constraint inbound_mailbox_id_folder_uidvalidity_uid_key UNIQUE (mailbox_id, folder, uidvalidity, uid),
  constraint inbound_pkey PRIMARY KEY (id),
  constraint inbound_state_check CHECK ((state = ANY (ARRAY['stored'::text, 'processed'::text, 'held'::text, 'unreadable'::text, 'discarded'::text, 'duplicate'::text, 'oversize'::text, 'gone'::text, 'service'::text])))
);

create table jargon (
  language text not null,
  version integer default 1 not null,
  words jsonb not null,
  changed_at timestamp with time zone default now() not null,
  changed_by uuid,
  constraint jargon_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agent(id) ON DELETE SET NULL,
  constraint jargon_language_check CHECK ((language = ANY (ARRAY['tr'::text, 'en'::text]))),
  constraint jargon_pkey PRIMARY KEY (language),
  constraint jargon_words_check CHECK ((jsonb_typeof(words) = 'array'::text))
);

create table job (
  id uuid not null,
  agent_id uuid not null,
  command jsonb not null,
  undoes uuid,
  asked_at timestamp with time zone default now() not null,
  unknown bigint[] default '{}'::bigint[] not null,
  constraint job_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint job_pkey PRIMARY KEY (id),
  constraint job_undoes_fkey FOREIGN KEY (undoes) REFERENCES job(id),
  constraint job_undoes_key UNIQUE (undoes)
);

create table job_ticket (
  job_id uuid not null,
  ticket_number bigint not null,
  place integer not null,
  begun_at timestamp with time zone,
  done_at timestamp with time zone,
  version integer,
  problem text,
  read_upto integer,
  constraint job_ticket_job_id_fkey FOREIGN KEY (job_id) REFERENCES job(id) ON DELETE CASCADE,
  constraint job_ticket_pkey PRIMARY KEY (job_id, ticket_number),
  constraint job_ticket_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table kind_model (
  single boolean default true not null,
  model jsonb not null,
  lessons integer not null,
  learned_at timestamp with time zone not null,
  constraint kind_model_pkey PRIMARY KEY (single),
  constraint kind_model_single_check CHECK (single)
);

create table kind_word (
  word text not null,
  counts integer[] not null,
  constraint kind_word_pkey PRIMARY KEY (word)
);

create table login_attempt (
  key text not null,
  failures integer not null,
  window_start timestamp with time zone default now() not null,
  constraint login_attempt_pkey PRIMARY KEY (key)
);

create table mail_probe (
  id text not null,
  mailbox_id uuid not null,
  sent_at timestamp with time zone default now() not null,
  refused text,
  seen_at timestamp with time zone,
  constraint mail_probe_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id),
  constraint mail_probe_pkey PRIMARY KEY (id)
);

create table mail_text (
  id uuid default gen_random_uuid() not null,
  kind text not null,
  team_id uuid,
  mailbox_id uuid,
  language text not null,
  subject text,
  text text,
  version integer default 1 not null,
  changed_at timestamp with time zone default now() not null,
  changed_by uuid,
  constraint mail_text_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agent(id) ON DELETE SET NULL,
  constraint mail_text_check CHECK ((num_nonnulls(team_id, mailbox_id) < 2)),
  constraint mail_text_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint mail_text_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id) ON DELETE CASCADE,
  constraint mail_text_pkey PRIMARY KEY (id),
  constraint mail_text_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE
);

create table mailbox (
  id uuid default gen_random_uuid() not null,
  address text not null,
  name text not null,
  team_id uuid not null,
  language text default 'tr'::text not null,
  imap jsonb not null,
  imap_secret text not null,
  smtp jsonb not null,
  smtp_secret text not null,
  folder text default 'INBOX'::text not null,
  poll_seconds integer default 60 not null,
  acknowledge boolean default true not null,
  paused boolean default false not null,
  status text default 'connecting'::text not null,
  status_detail text,
  status_at timestamp with time zone default now() not null,
  created_at timestamp with time zone default now() not null,
  progress_at timestamp with time zone,
  silenced_at timestamp with time zone,
  plus_addressing boolean default false not null,
  trusted boolean default false not null,
  from_now boolean default false not null,
  watched_at timestamp with time zone,
  archive_since date,
  tickets_minute integer default 300 not null,
  consent_id uuid,
  sent_copy text default 'none'::text not null,
  deleted_at timestamp with time zone,
  successor_id uuid,
  looked_at timestamp with time zone,
  sign_ins_refused integer default 0 not null,
  probe_hours integer,
  constraint mailbox_address_check CHECK ((address = lower(address))),
  constraint mailbox_address_key UNIQUE (address),
  constraint mailbox_consent_id_fkey FOREIGN KEY (consent_id) REFERENCES oauth_consent(id),
  constraint mailbox_language_check CHECK ((language = ANY (ARRAY['tr'::text, 'en'::text]))),
  constraint mailbox_pkey PRIMARY KEY (id),
  constraint mailbox_poll_seconds_check CHECK (((poll_seconds >= 1) AND (poll_seconds <= 86400))),
  constraint mailbox_probe_hours_check CHECK (((probe_hours >= 1) AND (probe_hours <= 168))),
  constraint mailbox_sent_copy_check CHECK ((sent_copy = ANY (ARRAY['provider'::text, 'append'::text, 'none'::text]))),
  constraint mailbox_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES mailbox(id),
  constraint mailbox_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint mailbox_tickets_minute_check CHECK ((tickets_minute > 0))
);

create table mailbox_alarm (
  id uuid default gen_random_uuid() not null,
  mailbox_id uuid not null,
  trouble text not null,
  began_at timestamp with time zone not null,
  well_since timestamp with time zone,
  ended_at timestamp with time zone,
  told boolean default false not null,
  constraint mailbox_alarm_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id),
  constraint mailbox_alarm_pkey PRIMARY KEY (id)
);

create table mailbox_alias (
  address text not null,
  mailbox_id uuid not null,
  "position" integer not null,
  name text,
  send_as boolean not null,
  constraint mailbox_alias_address_check CHECK ((address = lower(address))),
  constraint mailbox_alias_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id) ON DELETE CASCADE,
  constraint mailbox_alias_pkey PRIMARY KEY (address)
);

create table mailbox_cursor (
  mailbox_id uuid not null,
  folder text not null,
  uidvalidity bigint not null,
  last_uid bigint not null,
  horizon bigint default 0 not null,
  constraint mailbox_cursor_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id) ON DELETE CASCADE,
  constraint mailbox_cursor_pkey PRIMARY KEY (mailbox_id, folder, uidvalidity)
);

create table mailbox_folder (
  mailbox_id uuid not null,
  path text not null,
  "position" integer not null,
  team_id uuid,
  fault text,
  archive_found integer,
  archive_left integer,
  since timestamp with time zone default now() not null,
  constraint mailbox_folder_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id) ON DELETE CASCADE,
  constraint mailbox_folder_pkey PRIMARY KEY (mailbox_id, path),
  constraint mailbox_folder_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
);

create table mailbox_send_quota (
  mailbox_id uuid not null,
  span text not null,
  tokens double precision not null,
  at timestamp with time zone not null,
  constraint mailbox_send_quota_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id) ON DELETE CASCADE,
  constraint mailbox_send_quota_pkey PRIMARY KEY (mailbox_id, span),
  constraint mailbox_send_quota_span_check CHECK ((span = ANY (ARRAY['minute'::text, 'day'::text])))
);

create table mailbox_sign_in (
  mailbox_id uuid not null,
  side text not null,
  refused integer default 0 not null,
  waits integer default 0 not null,
  wait_until timestamp with time zone,
  fault text not null,
  tried_until timestamp with time zone,
  constraint mailbox_sign_in_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id) ON DELETE CASCADE,
  constraint mailbox_sign_in_pkey PRIMARY KEY (mailbox_id, side),
  constraint mailbox_sign_in_side_check CHECK ((side = ANY (ARRAY['imap'::text, 'smtp'::text])))
);

create table message (
  id uuid default gen_random_uuid() not null,
  ticket_number bigint not null,
  direction text not null,
  kind text not null,
  agent_id uuid,
  contact_id uuid,
  from_name text default ''::text not null,
  from_address text default ''::text not null,
  subject text default ''::text not null,
  text text default ''::text not null,
  new_text text,
  html text,
  mail_id text,
  refs text[] default '{}'::text[] not null,
  inbound_id bigint,
  defects text[] default '{}'::text[] not null,
  sent_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  accepted boolean default true not null,
  recipients jsonb default '{}'::jsonb not null,
  arrival integer,
  words_key text,
  importance text,
  spam jsonb,
  kind_words text[],
  abuse text,
  sent_ahead smallint,
  taken_back boolean default false not null,
  constraint message_abuse_check CHECK ((abuse = ANY (ARRAY['flagged'::text, 'cleared'::text]))),
  constraint message_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint message_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  constraint message_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'note'::text]))),
  constraint message_importance_check CHECK ((importance = ANY (ARRAY['high'::text, 'low'::text]))),
  constraint message_inbound_id_fkey FOREIGN KEY (inbound_id) REFERENCES inbound(id),
  constraint message_inbound_id_key UNIQUE (inbound_id),
  constraint message_pkey PRIMARY KEY (id),
  constraint message_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table message_words (
  message_id uuid not null,
  ticket_number bigint not null,
  words tsvector not null,
  constraint message_words_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE,
  constraint message_words_pkey PRIMARY KEY (message_id)
);

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table notice_mail (
  id uuid default gen_random_uuid() not null,
  agent_id uuid not null,
  kind text not null,
  state text default 'queued'::text not null,
  via_id uuid,
  mail_id text,
  envelope_from text,
  raw_sha256 text,
  attempts integer default 0 not null,
  lease uuid,
  dot_pending_at timestamp with time zone,
  next_try_at timestamp with time zone default now() not null,
  last_response text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint notice_mail_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint notice_mail_kind_check CHECK ((kind = ANY (ARRAY['at-once'::text, 'digest'::text]))),
  constraint notice_mail_pkey PRIMARY KEY (id),
  constraint notice_mail_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'deferred'::text, 'sent'::text, 'rejected'::text, 'unknown'::text, 'cancelled'::text]))),
  constraint notice_mail_via_id_fkey FOREIGN KEY (via_id) REFERENCES mailbox(id)
);

create table notice_preference (
  agent_id uuid not null,
  chosen jsonb not null,
  silent text[] default '{}'::text[] not null,
  updated_at timestamp with time zone default now() not null,
  constraint notice_preference_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint notice_preference_pkey PRIMARY KEY (agent_id)
);

create table oauth_app (
  id uuid not null,
  service text not null,
  tenant text not null,
  client_id text not null,
  client_secret text not null,
  secret_expires_on date,
  created_at timestamp with time zone default now() not null,
  constraint oauth_app_pkey PRIMARY KEY (id),
  constraint oauth_app_service_check CHECK ((service = ANY (ARRAY['google'::text, 'microsoft'::text]))),
  constraint oauth_app_service_tenant_client_id_key UNIQUE (service, tenant, client_id)
);

create table oauth_consent (
  id uuid not null,
  app_id uuid not null,
  flow text not null,
  address text not null,
  account text,
  state text default 'pending'::text not null,
  refresh_token text,
  access_token text,
  expires_at timestamp with time zone,
  fault text,
  state_hash bytea,
  browser_hash bytea,
  answered_at timestamp with time zone,
  verifier text,
  code text,
  mailbox_id uuid,
  created_at timestamp with time zone default now() not null,
  retry_at timestamp with time zone,
  asked_by uuid,
  constraint oauth_consent_app_id_fkey FOREIGN KEY (app_id) REFERENCES oauth_app(id),
  constraint oauth_consent_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES agent(id),
  constraint oauth_consent_flow_check CHECK ((flow = ANY (ARRAY['code'::text, 'client'::text]))),
  constraint oauth_consent_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id) ON DELETE CASCADE,
  constraint oauth_consent_pkey PRIMARY KEY (id),
  constraint oauth_consent_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'granted'::text, 'revoked'::text]))),
  constraint oauth_consent_state_hash_key UNIQUE (state_hash)
);

create table organisation (
  id uuid default gen_random_uuid() not null,
  name text not null,
  vip boolean default false not null,
  note text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  constraint organisation_pkey PRIMARY KEY (id)
);

create table organisation_domain (
  domain text not null,
  organisation_id uuid not null,
  constraint organisation_domain_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
  constraint organisation_domain_pkey PRIMARY KEY (domain)
);

create table outbox (
  id uuid default gen_random_uuid() not null,
  ticket_number bigint not null,
  message_id uuid not null,
  mailbox_id uuid not null,
  kind text not null,
  key text not null,
  state text default 'queued'::text not null,
  mail_id text,
  envelope_from text,
  raw_sha256 text,
  attempts integer default 0 not null,
  lease uuid,
  resend integer default 0 not null,
  dot_pending_at timestamp with time zone,
  first_try_at timestamp with time zone,
  next_try_at timestamp with time zone,
  sent_at timestamp with time zone,
  last_response text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  sent_copy text,
  sent_copy_fault text,
  awaits_sign_in boolean default false not null,
  held_for text,
  subject text,
  first_then text,
  actions jsonb default '[]'::jsonb not null,
  constraint outbox_first_then_check CHECK ((first_then = ANY (ARRAY['await'::text, 'resolve'::text]))),
  constraint outbox_held_for_check CHECK ((held_for = ANY (ARRAY['time'::text, 'person'::text]))),
  constraint outbox_key_key UNIQUE (key),
  constraint outbox_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'acknowledgement'::text, 'confirmation'::text, 'reminder'::text, 'closing'::text]))),
  constraint outbox_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id),
  constraint outbox_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint outbox_message_id_key UNIQUE (message_id),
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_sent_copy_check CHECK ((sent_copy = ANY (ARRAY['owed'::text, 'kept'::text, 'given-up'::text]))),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['held'::text, 'queued'::text, 'sending'::text, 'sent'::text, 'rejected'::text, 'deferred'::text, 'unknown'::text, 'bounced'::text, 'halted'::text, 'cancelled'::text]))),
  constraint outbox_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table outbox_recipient (
  outbox_id uuid not null,
  address text not null,
  role text default 'to'::text not null,
  state text default 'queued'::text not null,
  response text,
  status text,
  accepted_at timestamp with time zone,
  name text default ''::text not null,
  report jsonb,
  constraint outbox_recipient_outbox_id_fkey FOREIGN KEY (outbox_id) REFERENCES outbox(id) ON DELETE CASCADE,
  constraint outbox_recipient_pkey PRIMARY KEY (outbox_id, address),
  constraint outbox_recipient_role_check CHECK ((role = ANY (ARRAY['to'::text, 'cc'::text, 'bcc'::text]))),
  constraint outbox_recipient_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'rejected'::text, 'deferred'::text, 'unknown'::text, 'bounced'::text])))
);

create table owed_start (
  ticket_number bigint not null,
  created_at timestamp with time zone default now() not null,
  constraint owed_start_pkey PRIMARY KEY (ticket_number),
  constraint owed_start_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table participant (
  ticket_number bigint not null,
  contact_id uuid not null,
  constraint participant_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  constraint participant_pkey PRIMARY KEY (ticket_number, contact_id),
  constraint participant_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table participant_address (
  ticket_number bigint not null,
  address text not null,
  name text default ''::text not null,
  added_by text not null,
  message_id uuid,
  created_at timestamp with time zone default now() not null,
  dropped boolean default false not null,
  constraint participant_address_added_by_check CHECK ((added_by = ANY (ARRAY['mail'::text, 'agent'::text]))),
  constraint participant_address_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id),
  constraint participant_address_pkey PRIMARY KEY (ticket_number, address),
  constraint participant_address_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table password_link (
  id uuid default gen_random_uuid() not null,
  agent_id uuid not null,
  kind text not null,
  hash bytea,
  expires_at timestamp with time zone,
  used_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint password_link_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint password_link_hash_key UNIQUE (hash),
  constraint password_link_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'reset'::text]))),
  constraint password_link_pkey PRIMARY KEY (id)
);

create table picture_sender (
  address text not null,
  agent_id uuid,
  created_at timestamp with time zone default now() not null,
  constraint picture_sender_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
);

create table policy (
  id uuid default gen_random_uuid() not null,
  name text not null,
  is_default boolean default false not null,
  calendar_id uuid not null,
  first_response_ms bigint,
  next_response_ms bigint,
  resolution_ms bigint,
  warn_after real default 0.75 not null,
  unowned_ms bigint not null,
  stale_ms bigint not null,
  reminder_ms bigint not null,
  closing_proposal_ms bigint not null,
  confirmation_ms bigint not null,
  asks boolean default true not null,
  reminds boolean default true not null,
  closes_unanswered boolean default true not null,
  version integer default 1 not null,
  "position" integer default 0 not null,
  condition jsonb,
  promises jsonb default '{}'::jsonb not null,
  around_clock jsonb default '[]'::jsonb not null,
  pauses jsonb,
  escalations jsonb default '[]'::jsonb not null,
  changed_at timestamp with time zone default now() not null,
  changed_by uuid,
  deleted_at timestamp with time zone,
  constraint policy_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id),
  constraint policy_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agent(id) ON DELETE SET NULL,
  constraint policy_closing_proposal_ms_check CHECK ((closing_proposal_ms > 0)),
  constraint policy_confirmation_ms_check CHECK ((confirmation_ms > 0)),
  constraint policy_default_is_for_all CHECK (((NOT is_default) OR ((condition IS NULL) AND (deleted_at IS NULL)))),
  constraint policy_first_response_ms_check CHECK ((first_response_ms > 0)),
  constraint policy_next_response_ms_check CHECK ((next_response_ms > 0)),
  constraint policy_pkey PRIMARY KEY (id),
  constraint policy_reminder_ms_check CHECK ((reminder_ms > 0)),
  constraint policy_resolution_ms_check CHECK ((resolution_ms > 0)),
  constraint policy_stale_ms_check CHECK ((stale_ms > 0)),
  constraint policy_unowned_ms_check CHECK ((unowned_ms > 0)),
  constraint policy_warn_after_check CHECK (((warn_after > (0)::double precision) AND (warn_after <= (1)::double precision)))
);

create table policy_version (
  policy_id uuid not null,
  version integer not null,
  definition jsonb not null,
  calendar_id uuid not null,
  ended_at timestamp with time zone default now() not null,
  ended_by uuid,
  constraint policy_version_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id),
  constraint policy_version_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES agent(id) ON DELETE SET NULL,
  constraint policy_version_pkey PRIMARY KEY (policy_id, version),
  constraint policy_version_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id) ON DELETE CASCADE
);

create table promise (
  id uuid not null,
  ticket_number bigint not null,
  text text not null,
  made_by uuid not null,
  made_at timestamp with time zone default now() not null,
  first_due_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  moves integer default 0 not null,
  state text,
  broken_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  constraint promise_ended_by_check CHECK ((ended_by = ANY (ARRAY['answer'::text, 'hand'::text, 'solved'::text, 'closing'::text]))),
  constraint promise_made_by_fkey FOREIGN KEY (made_by) REFERENCES agent(id),
  constraint promise_pkey PRIMARY KEY (id),
  constraint promise_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'broken'::text, 'withdrawn'::text]))),
  constraint promise_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table recorded_ahead (
  ticket_number bigint not null,
  since integer not null,
  version integer not null,
  tell_at timestamp with time zone not null,
  told_at timestamp with time zone,
  constraint recorded_ahead_pkey PRIMARY KEY (ticket_number),
  constraint recorded_ahead_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table renewal (
  id bigint generated always as identity not null,
  cause text not null,
  contacts uuid[],
  upto bigint default 0 not null,
  looked integer default 0 not null,
  changed integer default 0 not null,
  total integer not null,
  started_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  constraint renewal_cause CHECK ((cause = ANY (ARRAY['policy'::text, 'order'::text, 'calendar'::text, 'requester'::text]))),
  constraint renewal_pkey PRIMARY KEY (id)
);

create table rotation (
  team_id uuid not null,
  people uuid[] not null,
  since date not null,
  hand_over text not null,
  time_zone text not null,
  constraint rotation_pkey PRIMARY KEY (team_id),
  constraint rotation_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE
);

create table routing_decision (
  id uuid default gen_random_uuid() not null,
  ticket_number bigint not null,
  at timestamp with time zone not null,
  moment text not null,
  explanation jsonb not null,
  constraint routing_decision_pkey PRIMARY KEY (id),
  constraint routing_decision_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table routing_queue (
  ticket_number bigint not null,
  team_id uuid not null,
  need jsonb not null,
  since timestamp with time zone not null,
  given_to uuid,
  given_at timestamp with time zone,
  decision uuid,
  asked_at timestamp with time zone,
  constraint routing_queue_given_to_fkey FOREIGN KEY (given_to) REFERENCES agent(id),
  constraint routing_queue_pkey PRIMARY KEY (ticket_number),
  constraint routing_queue_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint routing_queue_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table rule (
  id uuid default gen_random_uuid() not null,
  "position" integer not null,
  version integer default 1 not null,
  name text not null,
  enabled boolean default true not null,
  definition jsonb not null,
  keeps text,
  deleted_at timestamp with time zone,
  constraint rule_keeps_check CHECK ((keeps = 'blocked-senders'::text)),
  constraint rule_pkey PRIMARY KEY (id)
);

create table rule_answer (
  rule_id uuid not null,
  address text not null,
  at timestamp with time zone default now() not null,
  constraint rule_answer_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES rule(id) ON DELETE CASCADE
);

create table rule_hit (
  rule_id uuid not null,
  at timestamp with time zone not null,
  decision uuid not null,
  constraint rule_hit_pkey PRIMARY KEY (rule_id, at, decision)
);

create table rule_version (
  rule_id uuid not null,
  version integer not null,
  name text not null,
  enabled boolean not null,
  definition jsonb not null,
  made_at timestamp with time zone default now() not null,
  made_by uuid,
  constraint rule_version_made_by_fkey FOREIGN KEY (made_by) REFERENCES agent(id) ON DELETE SET NULL,
  constraint rule_version_pkey PRIMARY KEY (rule_id, version),
  constraint rule_version_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES rule(id) ON DELETE CASCADE
);

create table saved_view (
  id uuid default gen_random_uuid() not null,
  version integer default 1 not null,
  name text not null,
  view text not null,
  condition jsonb not null,
  sort text,
  agent_id uuid,
  team_id uuid,
  changed_at timestamp with time zone default now() not null,
  changed_by uuid,
  deleted_at timestamp with time zone,
  constraint saved_view_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint saved_view_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agent(id) ON DELETE SET NULL,
  constraint saved_view_check CHECK (((agent_id IS NULL) OR (team_id IS NULL))),
  constraint saved_view_pkey PRIMARY KEY (id),
  constraint saved_view_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE
);

create table search_owed (
  message_id uuid not null,
  constraint search_owed_pkey PRIMARY KEY (message_id)
);

create table search_past (
  below bigint not null,
  above bigint not null
);

create table sender_block (
  id uuid not null,
  ticket_number bigint not null,
  entry text not null,
  made_by uuid not null,
  made_at timestamp with time zone default now() not null,
  constraint sender_block_made_by_fkey FOREIGN KEY (made_by) REFERENCES agent(id),
  constraint sender_block_pkey PRIMARY KEY (id),
  constraint sender_block_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table session (
  hash bytea not null,
  agent_id uuid not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint session_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (hash)
);

create table setting (
  key text not null,
  value jsonb not null,
  updated_at timestamp with time zone default now() not null,
  constraint setting_pkey PRIMARY KEY (key)
);

create table shift (
  id uuid default gen_random_uuid() not null,
  agent_id uuid not null,
  days smallint[] not null,
  starts text not null,
  ends text not null,
  time_zone text not null,
  since date not null,
  until date,
  constraint shift_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint shift_check CHECK ((until >= since)),
  constraint shift_days_check CHECK (((days <@ '{1,2,3,4,5,6,7}'::smallint[]) AND (cardinality(days) > 0))),
  constraint shift_pkey PRIMARY KEY (id)
);

create table skill (
  id uuid default gen_random_uuid() not null,
  name text not null,
  created_at timestamp with time zone default now() not null,
  constraint skill_pkey PRIMARY KEY (id)
);

create table swept (
  what text not null,
  found bigint not null,
  at timestamp with time zone default now() not null,
  constraint swept_pkey PRIMARY KEY (what)
);

create table team (
  id uuid default gen_random_uuid() not null,
  name text not null,
  is_default boolean default false not null,
  policy_id uuid,
  created_at timestamp with time zone default now() not null,
  lead_id uuid,
  mode text default 'push'::text not null,
  merged_into uuid,
  constraint team_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES agent(id),
  constraint team_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES team(id),
  constraint team_mode_check CHECK ((mode = ANY (ARRAY['push'::text, 'claim'::text]))),
  constraint team_name_key UNIQUE (name),
  constraint team_pkey PRIMARY KEY (id),
  constraint team_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
);

create table team_member (
  team_id uuid not null,
  agent_id uuid not null,
  constraint team_member_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint team_member_pkey PRIMARY KEY (team_id, agent_id),
  constraint team_member_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE
);

create table ticket (
  number bigint default nextval('ticket_number'::regclass) not null,
  code text not null,
  mailbox_id uuid,
  contact_id uuid not null,
  channel text default 'email'::text not null,
  subject text not null,
  language text not null,
  related_to bigint,
  snapshot jsonb,
  version integer default 0 not null,
  state text default 'new'::text not null,
  owner_id uuid,
  team_id uuid not null,
  priority text default 'normal'::text not null,
  type text,
  tags text[] default '{}'::text[] not null,
  snoozed_until timestamp with time zone,
  due_at timestamp with time zone,
  breached boolean default false not null,
  next_deadline_at timestamp with time zone,
  needs_attention boolean default false not null,
  reopen_count integer default 0 not null,
  message_count integer default 0 not null,
  last_message_at timestamp with time zone default now() not null,
  last_message_direction text default 'in'::text not null,
  preview text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  closed_at timestamp with time zone,
  closed_as text,
  workflow_id text,
  denied boolean default false not null,
  arrived integer default 0 not null,
  read_before integer default 0 not null,
  preview_kind text default 'words'::text not null,
  archived boolean default false not null,
  state_since timestamp with time zone,
  follow_up_at timestamp with time zone,
  owed_at timestamp with time zone,
  folded_subject text default tr_fold(subject),
  constraint ticket_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'phone'::text, 'web'::text, 'chat'::text, 'api'::text]))),
  constraint ticket_code_key UNIQUE (code),
  constraint ticket_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id),
  constraint ticket_language_check CHECK ((language = ANY (ARRAY['tr'::text, 'en'::text]))),
  constraint ticket_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailbox(id),
  constraint ticket_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agent(id),
  constraint ticket_pkey PRIMARY KEY (number),
  constraint ticket_preview_kind_check CHECK ((preview_kind = ANY (ARRAY['words'::text, 'bounce'::text, 'delay'::text]))),
  constraint ticket_priority_check CHECK ((priority = ANY (ARRAY['urgent'::text, 'high'::text, 'normal'::text, 'low'::text]))),
  constraint ticket_related_to_fkey FOREIGN KEY (related_to) REFERENCES ticket(number),
  constraint ticket_state_check CHECK ((state = ANY (ARRAY['new'::text, 'assigned'::text, 'awaiting-reply'::text, 'resolved-pending-confirmation'::text, 'closed'::text]))),
  constraint ticket_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
);

create table ticket_event (
  id bigint generated always as identity not null,
  ticket_number bigint not null,
  version integer not null,
  kind text not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone default now() not null,
  actor_kind text not null,
  actor_id uuid,
  data jsonb default '{}'::jsonb not null,
  constraint ticket_event_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['agent'::text, 'contact'::text, 'system'::text]))),
  constraint ticket_event_pkey PRIMARY KEY (ticket_number, version),
  constraint ticket_event_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number),
  constraint ticket_event_version_check CHECK ((version > 0))
);

create table ticket_read (
  agent_id uuid not null,
  ticket_number bigint not null,
  upto integer not null,
  read_at timestamp with time zone,
  unread_at timestamp with time zone,
  constraint ticket_read_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  constraint ticket_read_pkey PRIMARY KEY (agent_id, ticket_number),
  constraint ticket_read_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table ticket_summary (
  ticket_number bigint not null,
  text text not null,
  version integer default 1 not null,
  agent_id uuid not null,
  written_at timestamp with time zone default now() not null,
  words tsvector default search_words(text) not null,
  constraint ticket_summary_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  constraint ticket_summary_pkey PRIMARY KEY (ticket_number),
  constraint ticket_summary_text_check CHECK ((text <> ''::text)),
  constraint ticket_summary_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number) ON DELETE CASCADE
);

create table time_told (
  ticket_number bigint not null,
  state_since timestamp with time zone not null,
  minutes integer not null,
  failed_at timestamp with time zone,
  constraint time_told_pkey PRIMARY KEY (ticket_number),
  constraint time_told_ticket_number_fkey FOREIGN KEY (ticket_number) REFERENCES ticket(number)
);

create table vip (
  entry text not null,
  note text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  constraint vip_pkey PRIMARY KEY (entry)
);

CREATE INDEX absence_agent ON public.absence USING btree (agent_id, ends);

CREATE INDEX acknowledged_at ON public.acknowledged USING btree (mailbox_id, at);

CREATE UNIQUE INDEX agent_notice_cause ON public.agent_notice USING btree (agent_id, cause);

CREATE INDEX agent_notice_look ON public.agent_notice USING btree (look_at) WHERE (look_at IS NOT NULL);

CREATE INDEX agent_notice_mail ON public.agent_notice USING btree (mail_id) WHERE (mail_id IS NOT NULL);

CREATE INDEX agent_notice_of_agent ON public.agent_notice USING btree (agent_id, id DESC);

CREATE INDEX agent_notice_read ON public.agent_notice USING btree (read_at) WHERE (read_at IS NOT NULL);

CREATE INDEX agent_notice_unread ON public.agent_notice USING btree (agent_id, id DESC) WHERE (read_at IS NULL);

CREATE INDEX agent_skill_skill ON public.agent_skill USING btree (skill_id);

CREATE INDEX alarm_mail_due ON public.alarm_mail USING btree (next_try_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'deferred'::text]));

CREATE INDEX alarm_mail_told ON public.alarm_mail USING btree (mailbox_id, created_at);

CREATE INDEX attachment_canned ON public.attachment USING btree (canned_reply_id) WHERE (canned_reply_id IS NOT NULL);

CREATE INDEX attachment_loose ON public.attachment USING btree (created_at) WHERE (message_id IS NULL);

CREATE INDEX attachment_message ON public.attachment USING btree (message_id, "position");

CREATE UNIQUE INDEX company_text_name ON public.company_text USING btree (tr_fold(name));

CREATE INDEX contact_name ON public.contact USING gin (folded_name gin_trgm_ops);

CREATE INDEX contact_organisation ON public.contact USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);

CREATE INDEX contact_phone ON public.contact USING gin (phone gin_trgm_ops) WHERE (phone IS NOT NULL);

CREATE INDEX contact_address_contact ON public.contact_address USING btree (contact_id);

CREATE INDEX contact_address_domain ON public.contact_address USING btree (reverse(address) text_pattern_ops);

CREATE INDEX contact_address_part ON public.contact_address USING gin (address gin_trgm_ops);

CREATE INDEX contact_note_of ON public.contact_note USING btree (contact_id, created_at DESC, id DESC);

CREATE UNIQUE INDEX contact_note_pinned ON public.contact_note USING btree (contact_id) WHERE pinned;

CREATE INDEX correction_outbox ON public.correction USING btree (outbox_id);

CREATE INDEX custom_change_of ON public.custom_change USING btree (ticket_number);

CREATE INDEX custom_value_by_number ON public.custom_value USING btree (field_id, number) WHERE (number IS NOT NULL);

CREATE INDEX custom_value_by_words ON public.custom_value USING btree (field_id, folded);

CREATE UNIQUE INDEX custom_value_of_contact ON public.custom_value USING btree (contact_id, field_id, place) WHERE (contact_id IS NOT NULL);

CREATE UNIQUE INDEX custom_value_of_organisation ON public.custom_value USING btree (organisation_id, field_id, place) WHERE (organisation_id IS NOT NULL);

CREATE UNIQUE INDEX custom_value_of_ticket ON public.custom_value USING btree (ticket_number, field_id, place) WHERE (ticket_number IS NOT NULL);

CREATE INDEX draft_attachments ON public.draft USING gin (attachments);

CREATE INDEX duty_team ON public.duty USING btree (team_id, ends);

CREATE INDEX file_words_found ON public.file_words USING gin (words) WITH (gin_pending_list_limit='512');

CREATE INDEX file_words_owed ON public.file_words USING btree (attachment_id) WHERE owed;

CREATE INDEX file_words_ticket ON public.file_words USING btree (ticket_number);

CREATE INDEX handing_done ON public.handing USING btree (done_at) WHERE (done_at IS NOT NULL);

CREATE INDEX handing_owed ON public.handing USING btree (asked_at) WHERE (done_at IS NULL);

CREATE INDEX inbound_archived ON public.inbound USING btree (mailbox_id) WHERE archived;

CREATE INDEX inbound_decided ON public.inbound USING btree (decided_at) WHERE ((decided_at IS NOT NULL) AND (state = ANY (ARRAY['held'::text, 'unreadable'::text, 'oversize'::text])));

CREATE INDEX inbound_flood ON public.inbound USING btree (mailbox_id, id) WHERE ((state = 'held'::text) AND (held_reason = 'flood'::text));

CREATE INDEX inbound_last_mail ON public.inbound USING btree (mailbox_id, stored_at) WHERE ((NOT archived) AND (state <> 'service'::text));

CREATE INDEX inbound_message_key ON public.inbound USING btree (message_key, mailbox_id) WHERE (message_key IS NOT NULL);

CREATE INDEX inbound_nameless ON public.inbound USING btree (mailbox_id, content_hash) WHERE ((message_key IS NULL) AND (content_hash IS NOT NULL));

CREATE INDEX inbound_review ON public.inbound USING btree (id DESC) WHERE (state = ANY (ARRAY['held'::text, 'unreadable'::text, 'oversize'::text]));

CREATE INDEX inbound_sha256 ON public.inbound USING btree (mailbox_id, sha256);

CREATE INDEX inbound_untold ON public.inbound USING btree (mailbox_id, id) WHERE ((fact IS NOT NULL) AND (told_at IS NULL));

CREATE INDEX inbound_waiting ON public.inbound USING btree (mailbox_id, id) WHERE (state = 'stored'::text);

CREATE INDEX job_of_agent ON public.job USING btree (agent_id, asked_at);

CREATE INDEX job_ticket_owed ON public.job_ticket USING btree (begun_at NULLS FIRST, job_id, place) WHERE (done_at IS NULL);

CREATE INDEX mail_probe_last ON public.mail_probe USING btree (mailbox_id, sent_at DESC);

CREATE UNIQUE INDEX mail_text_place ON public.mail_text USING btree (kind, language, COALESCE(team_id, mailbox_id, '00000000-0000-0000-0000-000000000000'::uuid));

CREATE INDEX mailbox_consent ON public.mailbox USING btree (consent_id) WHERE (consent_id IS NOT NULL);

CREATE UNIQUE INDEX mailbox_alarm_open ON public.mailbox_alarm USING btree (mailbox_id) WHERE (ended_at IS NULL);

CREATE INDEX mailbox_alias_mailbox ON public.mailbox_alias USING btree (mailbox_id);

CREATE INDEX message_abusive ON public.message USING btree (ticket_number) WHERE (abuse = 'flagged'::text);

CREATE INDEX message_mail_id ON public.message USING btree (mail_id) WHERE (mail_id IS NOT NULL);

CREATE INDEX message_ticket ON public.message USING btree (ticket_number, created_at, id);

CREATE INDEX message_unaccepted ON public.message USING btree (created_at) WHERE (NOT accepted);

CREATE INDEX message_words_found ON public.message_words USING gin (words) WITH (gin_pending_list_limit='512');

CREATE INDEX message_words_ticket ON public.message_words USING btree (ticket_number);

CREATE INDEX notice_mail_due ON public.notice_mail USING btree (next_try_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'deferred'::text]));

CREATE INDEX notice_mail_of ON public.notice_mail USING btree (agent_id, created_at);

CREATE INDEX oauth_consent_app ON public.oauth_consent USING btree (app_id);

CREATE INDEX oauth_consent_mailbox ON public.oauth_consent USING btree (mailbox_id) WHERE (mailbox_id IS NOT NULL);

CREATE UNIQUE INDEX organisation_name ON public.organisation USING btree (tr_fold(name));

CREATE INDEX organisation_domain_organisation ON public.organisation_domain USING btree (organisation_id);

CREATE INDEX outbox_awaits_sign_in ON public.outbox USING btree (mailbox_id, next_try_at) WHERE awaits_sign_in;

CREATE INDEX outbox_copy_owed ON public.outbox USING btree (mailbox_id, sent_at) WHERE (sent_copy = 'owed'::text);

CREATE INDEX outbox_held ON public.outbox USING btree (next_try_at) WHERE (state = 'held'::text);

CREATE INDEX outbox_mail_id ON public.outbox USING btree (mail_id);

CREATE INDEX outbox_open ON public.outbox USING btree (updated_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'deferred'::text, 'unknown'::text]));

CREATE INDEX outbox_overdue ON public.outbox USING btree (GREATEST(next_try_at, updated_at)) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'deferred'::text]));

CREATE INDEX outbox_ticket ON public.outbox USING btree (ticket_number);

CREATE INDEX participant_address_message ON public.participant_address USING btree (message_id);

CREATE INDEX password_link_agent ON public.password_link USING btree (agent_id);

CREATE UNIQUE INDEX picture_sender_of_agent ON public.picture_sender USING btree (agent_id, address) WHERE (agent_id IS NOT NULL);

CREATE UNIQUE INDEX picture_sender_of_all ON public.picture_sender USING btree (address) WHERE (agent_id IS NULL);

CREATE UNIQUE INDEX policy_one_default ON public.policy USING btree (is_default) WHERE is_default;

CREATE INDEX promise_of_ticket ON public.promise USING btree (ticket_number, made_at);

CREATE INDEX recorded_ahead_untold ON public.recorded_ahead USING btree (tell_at) WHERE (told_at IS NULL);

CREATE INDEX renewal_owed ON public.renewal USING btree (id) WHERE (finished_at IS NULL);

CREATE INDEX routing_decision_ticket ON public.routing_decision USING btree (ticket_number, at);

CREATE INDEX routing_queue_given ON public.routing_queue USING btree (given_to) WHERE (given_to IS NOT NULL);

CREATE INDEX routing_queue_team ON public.routing_queue USING btree (team_id);

CREATE UNIQUE INDEX rule_of_list ON public.rule USING btree (keeps) WHERE (deleted_at IS NULL);

CREATE INDEX rule_order ON public.rule USING btree ("position", id) WHERE (deleted_at IS NULL);

CREATE INDEX rule_answer_lately ON public.rule_answer USING btree (address, at);

CREATE INDEX rule_answer_old ON public.rule_answer USING btree (at);

CREATE UNIQUE INDEX saved_view_name ON public.saved_view USING btree (COALESCE(agent_id, team_id, '00000000-0000-0000-0000-000000000000'::uuid), tr_fold(name)) WHERE (deleted_at IS NULL);

CREATE INDEX session_agent ON public.session USING btree (agent_id);

CREATE INDEX shift_agent ON public.shift USING btree (agent_id);

CREATE UNIQUE INDEX skill_name ON public.skill USING btree (tr_fold(name));

CREATE UNIQUE INDEX team_one_default ON public.team USING btree (is_default) WHERE is_default;

CREATE INDEX team_member_agent ON public.team_member USING btree (agent_id);

CREATE INDEX ticket_age ON public.ticket USING btree (number) INCLUDE (team_id, owner_id, state, snoozed_until, owed_at, breached) WHERE (state <> 'closed'::text);

CREATE INDEX ticket_all ON public.ticket USING btree (last_message_at DESC, number DESC, created_at);

CREATE INDEX ticket_arrival ON public.ticket USING btree (mailbox_id, created_at) WHERE ((channel = 'email'::text) AND (NOT archived));

CREATE INDEX ticket_breached ON public.ticket USING btree (last_message_at DESC, number DESC) WHERE (breached AND (state <> 'closed'::text));

CREATE INDEX ticket_by_channel ON public.ticket USING btree (channel);

CREATE INDEX ticket_by_language ON public.ticket USING btree (language);

CREATE INDEX ticket_by_mailbox ON public.ticket USING btree (mailbox_id);

CREATE INDEX ticket_by_priority ON public.ticket USING btree (priority);

CREATE INDEX ticket_by_team ON public.ticket USING btree (team_id);

CREATE INDEX ticket_by_type ON public.ticket USING btree (type);

CREATE INDEX ticket_closed ON public.ticket USING btree (last_message_at DESC, number DESC) WHERE (state = 'closed'::text);

CREATE INDEX ticket_contact ON public.ticket USING btree (contact_id, number DESC);

CREATE INDEX ticket_deadline ON public.ticket USING btree (next_deadline_at) WHERE (state <> 'closed'::text);

CREATE INDEX ticket_due ON public.ticket USING btree ((
CASE
    WHEN (state = ANY (ARRAY['awaiting-reply'::text, 'resolved-pending-confirmation'::text])) THEN 1
    ELSE 0
END), COALESCE(owed_at, 'infinity'::timestamp with time zone), number) WHERE (state <> 'closed'::text);

CREATE INDEX ticket_due_breached ON public.ticket USING btree ((
CASE
    WHEN (state = ANY (ARRAY['awaiting-reply'::text, 'resolved-pending-confirmation'::text])) THEN 1
    ELSE 0
END), COALESCE(owed_at, 'infinity'::timestamp with time zone), number) WHERE (breached AND (state <> 'closed'::text));

CREATE INDEX ticket_due_of_owner ON public.ticket USING btree (owner_id, (
CASE
    WHEN (state = ANY (ARRAY['awaiting-reply'::text, 'resolved-pending-confirmation'::text])) THEN 1
    ELSE 0
END), COALESCE(owed_at, 'infinity'::timestamp with time zone), number) WHERE (state <> 'closed'::text);

CREATE INDEX ticket_due_of_team ON public.ticket USING btree (team_id, (
CASE
    WHEN (state = ANY (ARRAY['awaiting-reply'::text, 'resolved-pending-confirmation'::text])) THEN 1
    ELSE 0
END), COALESCE(owed_at, 'infinity'::timestamp with time zone), number) WHERE (state <> 'closed'::text);

CREATE INDEX ticket_due_unassigned ON public.ticket USING btree ((
CASE
    WHEN (state = ANY (ARRAY['awaiting-reply'::text, 'resolved-pending-confirmation'::text])) THEN 1
    ELSE 0
END), COALESCE(owed_at, 'infinity'::timestamp with time zone), number) WHERE ((state = 'new'::text) AND (snoozed_until IS NULL));

CREATE INDEX ticket_follow_up ON public.ticket USING btree (last_message_at DESC, number DESC) WHERE (follow_up_at IS NOT NULL);

CREATE INDEX ticket_load ON public.ticket USING btree (owner_id) INCLUDE (priority) WHERE ((state = 'assigned'::text) AND (snoozed_until IS NULL));

CREATE INDEX ticket_loose_code ON public.ticket USING btree (lower(code));

CREATE INDEX ticket_of_nobody ON public.ticket USING btree (last_message_at DESC, number DESC) WHERE (owner_id IS NULL);

CREATE INDEX ticket_open ON public.ticket USING btree (last_message_at DESC, number DESC) WHERE (state <> 'closed'::text);

CREATE INDEX ticket_open_of_contact ON public.ticket USING btree (contact_id, number DESC) WHERE (state <> 'closed'::text);

CREATE INDEX ticket_owned ON public.ticket USING btree (owner_id, last_message_at DESC, number DESC) WHERE (owner_id IS NOT NULL);

CREATE INDEX ticket_owner ON public.ticket USING btree (owner_id, last_message_at DESC, number DESC) WHERE (state <> 'closed'::text);

CREATE INDEX ticket_ownerless ON public.ticket USING btree (team_id) WHERE ((owner_id IS NULL) AND (state <> 'closed'::text));

CREATE INDEX ticket_priority ON public.ticket USING btree ((
CASE priority
    WHEN 'urgent'::text THEN 0
    WHEN 'high'::text THEN 1
    WHEN 'normal'::text THEN 2
    ELSE 3
END), COALESCE(owed_at, 'infinity'::timestamp with time zone), number) WHERE (state <> 'closed'::text);

CREATE INDEX ticket_snoozed ON public.ticket USING btree (last_message_at DESC, number DESC) WHERE (snoozed_until IS NOT NULL);

CREATE INDEX ticket_subject ON public.ticket USING gin (folded_subject gin_trgm_ops);

CREATE INDEX ticket_tagged ON public.ticket USING btree (number DESC) WHERE (tags <> '{}'::text[]);

CREATE INDEX ticket_tags ON public.ticket USING gin (tags) WHERE (tags <> '{}'::text[]);

CREATE INDEX ticket_team ON public.ticket USING btree (team_id, last_message_at DESC, number DESC) WHERE (state <> 'closed'::text);

CREATE INDEX ticket_unassigned ON public.ticket USING btree (last_message_at DESC, number DESC) WHERE ((state = 'new'::text) AND (snoozed_until IS NULL));

CREATE UNIQUE INDEX ticket_event_id ON public.ticket_event USING btree (id);

CREATE INDEX ticket_event_taught ON public.ticket_event USING btree (recorded_at) WHERE ((kind = 'set-type'::text) AND (actor_kind = 'agent'::text));

CREATE INDEX ticket_summary_found ON public.ticket_summary USING gin (words) WITH (gin_pending_list_limit='512');

CREATE TRIGGER message_accepted AFTER UPDATE OF accepted ON public.message FOR EACH ROW WHEN ((new.accepted AND (NOT old.accepted))) EXECUTE FUNCTION owe_search();

CREATE TRIGGER message_written AFTER INSERT ON public.message FOR EACH ROW WHEN ((new.accepted AND (new.kind <> ALL (ARRAY['acknowledgement'::text, 'confirmation'::text, 'reminder'::text, 'closing'::text])))) EXECUTE FUNCTION owe_search();
