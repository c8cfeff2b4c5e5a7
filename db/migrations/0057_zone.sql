-- The time zone that somebody chose for their notices is theirs everywhere (preference "zone" of an agent): one that is not the company's anyway.
update agent a
   set preferences = a.preferences || jsonb_build_object('zone', p.chosen->>'timeZone')
  from notice_preference p
 where p.agent_id = a.id
   and p.chosen->>'timeZone' <> (select c.time_zone from policy d join calendar c on c.id = d.calendar_id where d.is_default);
update notice_preference set chosen = chosen - 'timeZone' where chosen ? 'timeZone';
