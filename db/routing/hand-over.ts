/** The end of somebody's shift: what they own that falls due before they are there again. */
import type { Priority, State } from '../../domain/ticket/ticket.ts';
import { many, type Db } from '../core/pool.ts';
import { firstAddressOf } from '../core/contact-address.ts';
import type { Named } from '../core/named.ts';

export type DueTicket = {
  number: number;
  subject: string;
  contact: string;
  team: Named;
  state: State;
  priority: Priority;
  dueAt: Date;
  snoozedUntil: Date | null;
};

/** Soonest first, at most `limit`; `before` null: whenever it is due. */
export const dueBefore = (db: Db, owner: string, before: Date | null, limit: number): Promise<DueTicket[]> =>
  many<DueTicket>(db, {
    name: 'due-before',
    text: `select t.number, t.subject, coalesce(nullif(c.name, ''), ${firstAddressOf('c.id')}, '') as contact,
                  json_build_object('id', g.id, 'name', g.name) as team, t.state, t.priority, t.due_at as "dueAt", t.snoozed_until as "snoozedUntil"
             from ticket t join contact c on c.id = t.contact_id join team g on g.id = t.team_id
            where t.owner_id = $1 and t.state <> 'closed' and t.due_at < coalesce($2, 'infinity'::timestamptz)
            order by t.due_at, t.number limit $3`,
    values: [owner, before, limit],
  });
