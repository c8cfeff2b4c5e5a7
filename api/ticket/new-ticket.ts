/** A ticket that an agent opens for a caller: stored whole, then its run is started. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { derivedId } from '../../db/core/derived-id.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { ownAddresses } from '../../db/mail-in/mailbox-account.ts';
import { mailboxBrief } from '../../db/mail-in/mailboxes.ts';
import { contactById, contactFor } from '../../db/people/contacts.ts';
import { teamNames } from '../../db/people/teams.ts';
import { keepDecisions } from '../../db/routing/decisions.ts';
import { drawIdentities, insertBorn, markStarted } from '../../db/ticket/birth.ts';
import { insertMessage, writtenMessage, type WrittenMessage } from '../../db/ticket/messages.ts';
import { markRead } from '../../db/ticket/reading.ts';
import { loadTicket } from '../../db/ticket/record.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { codeFrom } from '../../domain/mail/code.ts';
import type { Address } from '../../domain/mail/message.ts';
import { isOurs } from '../../domain/text/language.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { birthDues, termsOf } from '../../domain/sla/policy.ts';
import { previewOf } from '../../domain/text/preview.ts';
import { born } from '../../domain/ticket/birth.ts';
import { resultOf } from '../../domain/ticket/result.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { birthStart, isStartedAlready, TICKET_WORKFLOW } from '../../workflows/messages/ticket.ts';
import type { Deps } from '../http/deps.ts';
import type { Input, Handler } from '../http/handler.ts';
import { keyReused } from '../http/idempotency.ts';
import { requireTemporal } from '../temporal.ts';
import { readRecipient } from './addressing.ts';
import { placeCall } from './call-placement.ts';
import { answerOf, workflowOf } from './command.ts';

const START_MS = 5_000;

/**
 * Opens a ticket for a caller. Repeated with the same key it finds its own rows. Problems: `bad-input` for an unknown mailbox
 * or team, for what is no address and for one of ours, `key-reused`, `unavailable`.
 */
export const createTicket: Handler<Routes['createTicket']> = async (deps, input) => {
  await requireTemporal(deps);
  const caller = readRecipient('contact.address', input.body.contact, await ownAddresses(deps.pool));
  const message = input.key === null ? randomUUID() : derivedId('ticket', input.key);
  const before = await writtenMessage(deps.pool, message);
  if (before !== undefined && !asks(before, input.body, caller)) throw keyReused();
  const ticket =
    before === undefined
      ? await inTransaction(deps.pool, (db) => writeTicket(deps, db, input, caller, message))
      : (await loadTicket(deps.pool, before.number))!;
  await start(deps, await workflowOf(deps, ticket.number), ticket);
  return { ...answerOf(resultOf(ticket, null)), messageId: message };
};

/** The ticket stands whether its run could be started or not; the sweeper starts what stays owed, and so does a command. */
async function start(
  { temporal, taskQueue, settings, pool, log, clock }: Deps,
  workflow: string,
  ticket: Ticket,
): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + START_MS, () =>
      temporal.workflow.start(
        TICKET_WORKFLOW,
        birthStart(workflow, ticket, taskQueue, settings.publicUrl, clock.now()),
      ),
    );
  } catch (error) {
    if (!isStartedAlready(error)) {
      log.warn('a ticket waits for its workflow', { ticket: ticket.number, error: (error as Error).message });
      return;
    }
  }
  await markStarted(pool, [ticket.number]);
}

const asks = (
  before: WrittenMessage,
  { subject, text }: Input<Routes['createTicket']>['body'],
  { address }: Address,
): boolean => before.subject === subject && before.text === text && before.fromAddress === address;

async function writeTicket(
  { clock }: Deps,
  db: Db,
  { body, who }: Input<Routes['createTicket']>,
  { name, address }: Address,
  message: string,
): Promise<Ticket> {
  const mailbox = await mailboxBrief(db, body.mailbox);
  if (mailbox === undefined) throw badField('mailbox', 'unknown', 'there is no such mailbox');
  const asked = body.team ?? mailbox.teamId;
  if ((await teamNames(db, [asked]))[asked] === undefined) throw badField('team', 'unknown', 'there is no such team');
  const contactId = await contactFor(db, address, name);
  const contact = await contactById(db, contactId);
  const own = contact?.language ?? '';
  const language = body.language ?? (isOurs(own) ? own : mailbox.language);
  const at = await clock.look();
  const call = { team: asked, mailbox: mailbox.id, language, at };
  const person = { id: contactId, name: contact?.name || name, address };
  const placement = await placeCall(db, body, who, { ...call, person });
  const [{ number, workflow }] = (await drawIdentities(db, 1)) as [TicketIdentity];
  const { ticket, event } = born(
    { number, ...termsOf(placement.policy), at, ...placement.birth },
    {
      kind: 'opened',
      message,
      dues: birthDues(placement.policy, at, placement.birth.priority),
      ...placement.event,
      actor: { kind: 'agent', id: who.id },
      at,
      key: `opened:${message}`,
    },
    at,
  );
  const row = {
    ticket,
    workflow,
    event,
    isCallOut: placement.decision.explanation.assignment?.how === 'on-call',
    mailbox: mailbox.id,
    contact: contactId,
    channel: body.channel,
    subject: body.subject,
    language,
    relatedTo: null,
    preview: previewOf(body.text),
    messages: 1,
    at: new Date(at),
  };
  while ((await insertBorn(db, [{ ...row, code: codeFrom(randomBytes(32)) }])).length === 0);
  await keepDecisions(db, [{ ...placement, ticket: number, answered: null }]);
  const isNew = await insertMessage(db, {
    id: message,
    number,
    direction: 'in',
    kind: 'person',
    agentId: who.id,
    contactId,
    fromName: contact?.name || name,
    fromAddress: address,
    subject: body.subject,
    text: body.text,
    html: null,
    accepted: true,
  });
  if (!isNew) throw new Problem('in-progress', 'this ticket is being opened by another request');
  // Who wrote down the call knows what was said.
  await markRead(db, who.id, number);
  return ticket;
}
