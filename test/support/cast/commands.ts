/** Commands and replies of agents who do not give up: repeated under the same key until their ticket answers, as the API does. */
import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../../db/core/pool.ts';
import { customerAddress } from '../../../db/mail-out/customer-address.ts';
import { replyOf } from '../../../db/mail-out/held.ts';
import { queueReply } from '../../../db/mail-out/queue.ts';
import { insertMessage } from '../../../db/ticket/messages.ts';
import { type CommandCall, type CommandResult, updateOf } from '../../../workflows/messages/ticket.ts';
import type { Installation } from '../stack/installation.ts';
import { eventually } from '../eventually.ts';

/** The gRPC codes after which the same update may be sent again: deadline, precondition (run changed), aborted, unavailable, cancelled. */
const AGAIN = new Set([1, 4, 9, 10, 14]);

type Caller = Pick<Installation, 'run' | 'temporal' | 'people' | 'pool' | 'mailbox' | 'rows'>;

/** Carries out a command however often the way to the ticket breaks; a refusal by the ticket is thrown. */
export async function insist(
  bilet: Caller,
  number: number,
  command: CommandCall['command'],
  withinMs = 120_000,
): Promise<CommandResult> {
  const key = randomUUID();
  const call: CommandCall = { command, actor: { kind: 'agent', id: bilet.people.ayse }, expected: null, key };
  const answer = await eventually(
    async (): Promise<{ view: CommandResult } | { refused: unknown }> => {
      try {
        const handle = await bilet.run(number);
        return {
          view: await bilet.temporal.withDeadline(Date.now() + 5_000, () =>
            handle.executeUpdate(updateOf(command.kind), { args: [call], updateId: key }),
          ),
        };
      } catch (error) {
        if (mayRepeat(error)) throw error;
        return { refused: error };
      }
    },
    { withinMs, everyMs: 100, label: `${command.kind} of ticket ${number}` },
  );
  if ('refused' in answer) throw answer.refused;
  return answer.view;
}

/** Writes a reply by what the API writes one with (message and send in one transaction, then the Update) and insists on it. */
export async function insistOnReply(
  bilet: Caller,
  number: number,
  text: string,
  then: 'await' | 'keep' | 'resolve' = 'await',
  cc: string[] = [],
): Promise<{ message: string; outbox: string }> {
  const message = randomUUID();
  const outbox = await eventually(() => queueOnce(bilet, number, message, text), {
    withinMs: 60_000,
    everyMs: 100,
    label: 'a queued reply',
  });
  for (const address of cc)
    await bilet.rows(`insert into outbox_recipient (outbox_id, address, role) values ($1, $2, 'cc')`, [
      outbox,
      address,
    ]);
  await insist(bilet, number, { kind: 'reply', message, outbox, then });
  return { message, outbox };
}

async function queueOnce({ pool, people, mailbox }: Caller, number: number, id: string, text: string): Promise<string> {
  const known = (await replyOf(pool, id))?.id;
  if (known !== undefined) return known;
  const to = await customerAddress(pool, number);
  if (to === null) throw new Error(`nobody to answer to in ticket ${number}`);
  return inTransaction(pool, async (db) => {
    await insertMessage(db, {
      id,
      number,
      direction: 'out',
      kind: 'reply',
      agentId: people.ayse,
      contactId: null,
      fromName: '',
      fromAddress: '',
      subject: '',
      text,
      html: null,
      accepted: false,
    });
    return queueReply(db, {
      number,
      messageId: id,
      mailboxId: mailbox,
      recipients: [{ name: '', address: to, role: 'to' }],
      subject: null,
    });
  });
}

/** The SDK wraps the gRPC error, sometimes twice. */
function mayRepeat(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as Error & { code?: unknown };
    if (typeof code === 'number') return AGAIN.has(code);
    // Not found: its mail is stored, its workflow starts in a moment.
    if (/WorkflowUpdateRPCTimeoutOrCancelled|WorkflowNotFound/.test(cause.name)) return true;
  }
  return false;
}
