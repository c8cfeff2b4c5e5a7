-- Asked for in a statement, keeps it to one process, because Postgres lets nothing that is not said to be parallel safe run beside it. A search reads thousands of
-- rows in 50 ms, and to start and end two workers for it takes twice as long.
create function alone(value bigint) returns bigint language sql immutable strict return value;
