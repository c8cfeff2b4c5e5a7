-- A mail that a person took back before it left (`cancelled`) is none any more. What was not sent for another reason, or not to everybody, is `halted`: it stands in its thread.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
  check (state in ('held', 'queued', 'sending', 'sent', 'rejected', 'deferred', 'unknown', 'bounced', 'halted', 'cancelled'));
update outbox o set state = 'halted'
 where state = 'cancelled'
   and (sent_at is not null or resend > 0
        or case when kind = 'reply'
                then first_then is not null and not exists (select from ticket_event e where e.ticket_number = o.ticket_number and e.kind = 'reply' and e.data->>'message' = o.message_id::text)
                else not exists (select from ticket_event e where e.ticket_number = o.ticket_number and e.kind = 'cancel-send' and e.data->>'outbox' = o.id::text) end);

-- Its message says so as well: whoever shows that at the same instant sees it, which a statement of theirs would not see of another row.
alter table message add column taken_back boolean not null default false;
update message set taken_back = true where id in (select message_id from outbox where state = 'cancelled');

-- Rows of lists, and searches, are as if those had not been written.
delete from search_owed where message_id in (select message_id from outbox where state = 'cancelled');
delete from message_words where message_id in (select message_id from outbox where state = 'cancelled');
delete from file_words where message_id in (select message_id from outbox where state = 'cancelled');
with gone as (
  select o.ticket_number, count(*)::int as count, max(m.created_at) as at
    from outbox o join message m on m.id = o.message_id where o.state = 'cancelled' and m.accepted group by o.ticket_number),
newest as (
  select gone.*, n.direction, n.created_at, n.words
    from gone left join lateral (
      select m.direction, m.created_at, regexp_replace(coalesce(m.new_text, m.text), '\s+', ' ', 'g') as words from message m
       where m.ticket_number = gone.ticket_number and m.accepted and m.direction <> 'note' and m.kind not in ('acknowledgement', 'confirmation', 'reminder', 'closing')
         and not exists (select from outbox b where b.message_id = m.id and b.state = 'cancelled')
       order by m.created_at desc, m.id desc limit 1) as n on true)
update ticket t set message_count = greatest(t.message_count - n.count, 0),
       last_message_at = case when n.at >= t.last_message_at then coalesce(n.created_at, t.last_message_at) else t.last_message_at end,
       last_message_direction = case when n.at >= t.last_message_at then coalesce(n.direction, t.last_message_direction) else t.last_message_direction end,
       preview = case when n.at >= t.last_message_at then left(coalesce(n.words, ''), 140) else t.preview end
  from newest n where t.number = n.ticket_number;
