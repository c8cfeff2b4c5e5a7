/** A ticket that an agent opens, for a caller or to write first: stored whole, then its run is started and hears the rest. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Routes } from '../../../contract/routes.ts';
import { derivedId } from '../../../db/core/derived-id.ts';
import { type Db, inTransaction } from '../../../db/core/pool.ts';
import { mailboxBrief } from '../../../db/mail-in/mailboxes.ts';
import { contactById } from '../../../db/people/contacts.ts';
import { teamNames } from '../../../db/people/teams.ts';
import { keepDecisions } from '../../../db/routing/decisions.ts';
import { saveValues } from '../../../db/ticket/custom-values.ts';
import { drawIdentities, insertBorn, markStarted } from '../../../db/ticket/birth.ts';
import { assignable } from '../../../db/ticket/assignable.ts';
import { insertMessage, type NewMessage, writtenMessage, type WrittenMessage } from '../../../db/ticket/messages.ts';
import { markRead } from '../../../db/ticket/reading.ts';
import { loadTicket } from '../../../db/ticket/record.ts';
import type { TicketIdentity } from '../../../domain/ticket/identity.ts';
import { codeFrom } from '../../../domain/mail/code.ts';
import { isOurs } from '../../../domain/text/language.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import { birthDues, termsOf } from '../../../domain/sla/policy.ts';
import { previewOf } from '../../../domain/text/preview.ts';
import { born } from '../../../domain/ticket/birth.ts';
import { resultOf } from '../../../domain/ticket/result.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { birthStart, isStartedAlready, TICKET_WORKFLOW } from '../../../workflows/messages/ticket.ts';
import type { Deps } from '../../http/deps.ts';
import type { Input, Handler } from '../../http/handler.ts';
import { keyReused } from '../../http/idempotency.ts';
import { requireTemporal } from '../../temporal.ts';
import { placeCall } from './call-placement.ts';
import { type Caller, contactOf, readCaller } from './caller.ts';
import { openingWords, queueFirstMail, readFirstMail } from './first-mail.ts';
import { readFields } from '../custom/custom-values.ts';
import { refuseUnsaid } from '../command/missing-fields.ts';
import { carryOn } from './opening.ts';
import { answerOf, workflowOf } from '../command/command.ts';
import { eachOnce } from '../message/writing.ts';

const START_MS = 5_000;

/**
 * Opens a ticket for a caller, or with a mail to a customer. Repeated with the same key it finds its own rows, and does what is left.
 * Problems: `bad-input` for an unknown mailbox, team or owner and for whoever cannot be reached so, `to-confirm` for a mail that gives
 * reason to ask, `fields-missing`, `empty-message`, `html-too-deep`, `too-large`, `key-reused`, `unavailable`.
 */
export const createTicket: Handler<Routes['createTicket']> = async (deps, input) => {
  await requireTemporal(deps);
  const { body, key } = input;
  const caller = await readCaller(deps.pool, body);
  const words = openingWords(body);
  const message = key === null ? randomUUID() : derivedId('ticket', key);
  const before = await writtenMessage(deps.pool, message);
  if (before === undefined) await refuseOwner(deps.pool, input);
  else if (!asks(before, { ...body, ...words }, caller)) throw keyReused();
  const ticket =
    before === undefined
      ? await inTransaction(deps.pool, (db) => writeTicket(deps, db, input, { caller, words, message }))
      : (await loadTicket(deps.pool, before.number))!;
  const workflow = await workflowOf(deps, ticket.number);
  await start(deps, workflow, ticket);
  const born = answerOf(resultOf(ticket, null));
  const then = await carryOn(deps, input, { number: ticket.number, workflow, message, caller });
  return { ...born, ...then, messageId: message };
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
  { subject, text, html, attachments, direction }: Pick<Asked, 'subject' | 'attachments' | 'direction'> & Words,
  { address }: Caller,
): boolean =>
  before.subject === subject &&
  before.text === text &&
  before.html === html &&
  before.direction === direction &&
  isSame(before.attachments, eachOnce(attachments)) &&
  (direction === 'out' ? before.to.includes(address) : before.fromAddress === address);

const isSame = (some: string[], others: string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

/** Problems: `bad-input` for an owner who may have no ticket, `forbidden` for whoever may give them none. */
async function refuseOwner(db: Db, { body, who, permits }: Input<Routes['createTicket']>): Promise<void> {
  const { owner = null } = body;
  if (owner === null || owner === who.id) return;
  if (!permits('ticket:assign'))
    throw new Problem('forbidden', 'giving a ticket to somebody takes the permission ticket:assign');
  if ((await assignable(db, 0, { agent: owner, team: null })).agent === null)
    throw badField('owner', 'unknown', 'there is no active agent of this id who may answer tickets');
}

type Asked = Input<Routes['createTicket']>['body'];
type Words = ReturnType<typeof openingWords>;
type Opening = { caller: Caller; words: Words; message: string };

async function writeTicket(
  deps: Deps,
  db: Db,
  input: Input<Routes['createTicket']>,
  { caller, words, message }: Opening,
): Promise<Ticket> {
  const { body, who } = input;
  const mailbox = await mailboxBrief(db, body.mailbox);
  if (mailbox === undefined) throw badField('mailbox', 'unknown', 'there is no such mailbox');
  const asked = body.team ?? mailbox.teamId;
  if ((await teamNames(db, [asked]))[asked] === undefined) throw badField('team', 'unknown', 'there is no such team');
  const { name, address } = caller;
  const isOut = body.direction === 'out';
  const channel = body.channel ?? (isOut ? 'email' : 'phone');
  const contactId = await contactOf(db, caller);
  const contact = await contactById(db, contactId);
  const own = contact?.language ?? '';
  const language = body.language ?? (isOurs(own) ? own : mailbox.language);
  const mail = isOut ? await readFirstMail(db, input, words, { name: contact?.name || name, address }) : null;
  const at = await deps.clock.look();
  const call = { team: asked, mailbox: mailbox.id, language, at };
  const person = { id: contactId, name: contact?.name || name, address };
  const placement = await placeCall(db, { ...body, text: words.text, channel }, who, { ...call, person });
  const fields = await readFields(db, 'ticket', body.fields);
  if (body.solved)
    await refuseUnsaid(db, { team: placement.birth.team, type: placement.birth.type ?? null }, fields, 'close');
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
    channel,
    subject: body.subject,
    language,
    relatedTo: null,
    preview: previewOf(words.text),
    // What goes out counts once the ticket has taken it.
    messages: isOut ? 0 : 1,
    at: new Date(at),
  };
  while ((await insertBorn(db, [{ ...row, code: codeFrom(randomBytes(32)) }])).length === 0);
  await saveValues(db, 'ticket', number, fields);
  await keepDecisions(db, [{ ...placement, ticket: number, answered: null }]);
  const said = isOut
    ? { direction: 'out', kind: 'reply', fromName: who.name, fromAddress: mailbox.address, contactId: null }
    : { direction: 'in', kind: 'person', fromName: contact?.name || name, fromAddress: address, contactId };
  const isNew = await insertMessage(db, {
    ...{ id: message, number, agentId: who.id, subject: body.subject, ...words },
    ...(said as Pick<NewMessage, 'direction' | 'kind' | 'fromName' | 'fromAddress' | 'contactId'>),
    accepted: !isOut,
  });
  if (!isNew) throw new Problem('in-progress', 'this ticket is being opened by another request');
  if (mail !== null) await queueFirstMail(deps, db, input, { ...mail, ...words, number, message, mailbox });
  // Who wrote down the call knows what was said.
  await markRead(db, who.id, number);
  return ticket;
}
