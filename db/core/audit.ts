/** Who changed what outside a ticket's own life. Append-only; details are plain JSON without secrets. */
import { change, type Db } from './pool.ts';

/** `action` is noun.verb such as `mailbox.update`, `subject` the id it was done to. */
export const audit = (
  db: Db,
  agentId: string | null,
  action: string,
  subject: string,
  detail: Record<string, unknown> = {},
): Promise<number> =>
  change(db, {
    name: 'audit',
    text: 'insert into audit (agent_id, action, subject, detail) values ($1, $2, $3, $4)',
    values: [agentId, action, subject, JSON.stringify(detail)],
  });
