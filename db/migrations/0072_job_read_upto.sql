-- What a command for many tickets has made of one is its version; how far one had been read that was made unread again is another thing.
alter table job_ticket add column read_upto int;
update job_ticket i set read_upto = i.version, version = null
  from job j where j.id = i.job_id and j.command->>'kind' = 'mark-unread' and i.version is not null;
