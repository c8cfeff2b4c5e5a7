/** Many open tickets at once, each born whole and with its run, without the mails that would bring them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { drawIdentities, insertBorn, markStarted, type NewTicket } from '../db/ticket/birth.ts';
import { policyOfTeam } from '../db/sla/policies.ts';
import { termsOf } from '../domain/sla/policy.ts';
import { born } from '../domain/ticket/birth.ts';
import type { Due } from '../domain/ticket/event.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { birthStart, isStartedAlready, TICKET_WORKFLOW } from '../workflows/messages/ticket.ts';
import { say, type Stack } from './stack.ts';

/** Rows of so many tickets in one statement, and so many starts at once. */
const PAGE = 500;
const LANES = 40;

/** `dues`: of the ticket at this place of all, the deadlines of its clocks; `owners` have them in turn. */
type Wanted = { mailbox: string; owners: string[]; count: number; dues: (place: number) => Due[] };

/** Their numbers, ascending, once each has its run. Of no mailbox of the default team they answer to anybody. */
export async function bearTickets(stack: Stack, { mailbox, owners, count, dues }: Wanted): Promise<number[]> {
  const { pool } = stack;
  const { id: team } = (await pool.query<{ id: string }>('select id from team where is_default')).rows[0]!;
  const { id: contact } = (
    await pool.query<{ id: string }>(`insert into contact (name) values ('Ayşegül Şahin') returning id`)
  ).rows[0]!;
  const terms = termsOf(await policyOfTeam(pool, team));
  const numbers: number[] = [];
  for (let from = 0; from < count; from += PAGE) {
    const identities = await drawIdentities(pool, Math.min(PAGE, count - from));
    const at = Date.now();
    const tickets = identities.map(({ number, workflow }, place): NewTicket => {
      const owner = owners.length === 0 ? null : owners[(from + place) % owners.length]!;
      const message = randomUUID();
      const { ticket, event } = born(
        { number, team, owner, priority: 'normal', ...terms, at },
        {
          ...{ kind: 'message-received', message, machine: false, dues: dues(from + place), outbox: null },
          ...{ actor: { kind: 'contact', id: contact }, at, key: message },
        },
        at,
      );
      return {
        ...{ ticket, event, workflow, mailbox, contact, code: randomBytes(6).toString('base64url'), channel: 'email' },
        ...{ subject: `Siparişim nerede? ${number}`, language: 'tr', relatedTo: null, preview: 'Merhaba', messages: 1 },
        at: new Date(at),
      };
    });
    await insertBorn(pool, tickets);
    await startEach(stack, tickets);
    await markStarted(
      pool,
      identities.map(({ number }) => number),
    );
    numbers.push(...identities.map(({ number }) => number));
    if (numbers.length % (4 * PAGE) === 0) say(`  ${numbers.length} of ${count} tickets`);
  }
  return numbers;
}

async function startEach(
  { temporal, taskQueue }: Stack,
  tickets: { ticket: Ticket; workflow: string }[],
): Promise<void> {
  const waiting = [...tickets];
  const lane = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const start = birthStart(next.workflow, next.ticket, taskQueue, 'http://127.0.0.1', Date.now());
      await temporal.client.workflow.start(TICKET_WORKFLOW, start).catch((error: unknown) => {
        if (!isStartedAlready(error)) throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
