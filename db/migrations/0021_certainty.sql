-- What the installation sends to itself ends in the ledger as `service`.
alter table inbound drop constraint inbound_state_check;
alter table inbound add constraint inbound_state_check
  check (state in ('stored', 'processed', 'held', 'unreadable', 'discarded', 'duplicate', 'oversize', 'gone', 'service'));
