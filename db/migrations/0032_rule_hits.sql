-- When a rule held, and in which decision: how much a rule does is asked whenever the rules are listed, and an explanation is long to read. No
-- reference to the decision: one that is made again forgets its hits with it.
create table rule_hit (
  rule_id  uuid not null,
  at       timestamptz not null,
  decision uuid not null,
  primary key (rule_id, at, decision)
);
