-- Since release 0.1.0. This file may be edited until it is released (CONTRIBUTING.md, "Add a migration").

-- What leaves Postgres is random: a database that was set back gives numbers again, and a run or a mail must not be taken
-- for another's. Null: stored by release 0.1.0, and named by its number.
alter table ticket add column workflow_id text;
alter table inbound add column key uuid;
-- Apart, so that old rows stay as they are and are not written anew.
alter table inbound alter column key set default gen_random_uuid();
