/** The open tickets of one owner with all that somebody has to do on them; what that is, domain/ticket/list/dues.ts says. */
import type { Answer } from '../../domain/ticket/reach.ts';
import type { Wait } from '../../domain/ticket/rules/awaiting.ts';
import type { GivenPromise } from '../../domain/ticket/rules/promises.ts';
import type { Clock, Priority, Snooze, State } from '../../domain/ticket/ticket.ts';
import { many, type Db } from '../core/pool.ts';
import { firstAddressOf } from '../core/contact-address.ts';
import type { Named } from '../core/named.ts';

export type OwnedTicket = {
  number: number;
  subject: string;
  state: State;
  priority: Priority;
  contact: Named & { vip: boolean };
  snooze: Snooze | null;
  wait: Wait | null;
  clocks: Clock[] | null;
  answers: Answer[] | null;
  promises: GivenPromise[] | null;
  /** The words of what is still owed. */
  promised: { id: string; text: string }[];
};

/** What is due soonest first, at most `limit`: by what is owed, else by when it is back. */
export const ownedTickets = (db: Db, owner: string, limit: number): Promise<OwnedTicket[]> =>
  many<OwnedTicket>(db, {
    name: 'owned-tickets',
    text: `with mine as (
             select t.* from ticket t where t.owner_id = $1 and t.state <> 'closed'
              order by least(t.owed_at, t.snoozed_until, t.next_deadline_at) nulls last, t.number limit $2)
           select t.number, t.subject, t.state, t.priority,
                  json_build_object('id', c.id, 'vip', c.vip,
                    'name', coalesce(nullif(c.name, ''), ${firstAddressOf('c.id')}, '')) as contact,
                  nullif(s.snapshot -> 'snooze', 'null') as snooze, nullif(s.snapshot -> 'wait', 'null') as wait,
                  s.snapshot -> 'clocks' as clocks, s.snapshot -> 'answers' as answers, s.snapshot -> 'promises' as promises,
                  case when jsonb_array_length(coalesce(s.snapshot -> 'promises', '[]')) > 0 then
                    (select coalesce(json_agg(json_build_object('id', p.id, 'text', p.text)), '[]') from promise p
                      where p.ticket_number = t.number and p.state in ('open', 'broken') and p.ended_at is null) else '[]' end as promised
             from mine t join contact c on c.id = t.contact_id
             -- Unpacked once, and not for each of its parts.
             cross join lateral (select t.snapshot || '{}' as snapshot offset 0) s`,
    values: [owner, limit],
  });
