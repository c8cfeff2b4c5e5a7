-- All of somebody's notices, newest first, and the read ones that go.
create index agent_notice_of_agent on agent_notice (agent_id, id desc);
create index agent_notice_read on agent_notice (read_at) where read_at is not null;
