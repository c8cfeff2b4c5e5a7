-- What the installation sends to itself ends in the ledger as `service`.
alter table inbound drop constraint inbound_state_check;
alter table inbound add constraint inbound_state_check
  check (state in ('stored', 'processed', 'held', 'unreadable', 'discarded', 'duplicate', 'oversize', 'gone', 'service'));

-- A mailbox that was deleted keeps its tickets, its ledger and its address, and no secret; another may answer for it.
alter table mailbox add deleted_at timestamptz, add successor_id uuid references mailbox (id),
  -- The last pass over its folder that succeeded.
  add looked_at timestamptz,
  -- Sign-ins that its server has refused, all told.
  add sign_ins_refused integer not null default 0;
