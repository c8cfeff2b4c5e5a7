-- Numbers that a command for many tickets was given for and that no ticket has: whoever asked is told of each.
alter table job add column unknown bigint[] not null default '{}';
