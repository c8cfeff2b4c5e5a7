/**
 * Room that is promised: a ticket that lives was given to somebody, and has not recorded it yet. A row of routing_queue that names them
 * without a decision to tell; the record of the ticket with an owner deletes it.
 */
import type { Need } from '../../domain/routing/assignment.ts';
import { wellFormed } from '../core/json.ts';
import { change, type Db } from '../core/pool.ts';
import { isPromiseIn } from '../ticket/queued.ts';

/** For whoever asks under the lock of routing in the same transaction. */
export const takeRoom = (
  db: Db,
  { ticket, team, owner, need }: { ticket: number; team: string; owner: string; need: Need },
): Promise<number> =>
  change(db, {
    name: 'take-room',
    text: `insert into routing_queue (ticket_number, team_id, need, since, given_to, given_at) values ($1, $2, $4, now(), $3, now())
           on conflict (ticket_number) do update set team_id = $2, need = $4, given_to = $3, given_at = now(), decision = null`,
    values: [ticket, team, owner, wellFormed(need)],
  });

/** It is decided anew. */
export const giveUpRoom = (db: Db, ticket: number): Promise<number> =>
  change(db, {
    name: 'give-up-room',
    text: `delete from routing_queue q where ticket_number = $1 and ${isPromiseIn('q')}`,
    values: [ticket],
  });
