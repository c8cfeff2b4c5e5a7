/** Answers to the customer. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../../contract/routes.ts';
import { derivedId } from '../../../db/core/derived-id.ts';
import { inTransaction } from '../../../db/core/pool.ts';
import { mailboxBrief } from '../../../db/mail-in/mailboxes.ts';
import { replyOf } from '../../../db/mail-out/held.ts';
import { queueReply } from '../../../db/mail-out/queue.ts';
import { mailSubject } from '../../../db/ticket/mail-subject.ts';
import { writtenMessage } from '../../../db/ticket/messages.ts';
import { lockReplies } from '../../../db/ticket/seen.ts';
import { letIn } from '../../../db/ticket/participants.ts';
import { changesOf } from '../../../domain/mail/template/canned-actions.ts';
import { Problem } from '../../../domain/problem.ts';
import { limitIn } from '../../../db/sla/silence.ts';
import type { Handler } from '../../http/handler.ts';
import { requireTemporal } from '../../temporal.ts';
import { recipientsOfReply } from './addressing.ts';
import { knownTicket } from '../command/command.ts';
import { heldUntilOf } from './held-until.ts';
import { refuseOversized } from './mail-size.ts';
import { refuseQueued } from '../command/queued.ts';
import { checkedActions, refuseGiving } from './reply-actions.ts';
import { blanksOf, refuseConcerns, seenBy } from './reply-concerns.ts';
import { messageOf, offer, write } from '../message/writing.ts';

/** Problems: `ticket-closed`, `stale-version` (somebody wrote meanwhile), `to-confirm`, `queue-hands-out`, `forbidden`, `bad-input`, `key-reused`, `unavailable`. */
export const createReply: Handler<Routes['createReply']> = async (deps, input) => {
  const { pool } = deps;
  const { body, who } = input;
  await requireTemporal(deps);
  const ticket = await knownTicket(deps, input.params.number);
  refuseQueued(who, 'reply', ticket.waits);
  const mailbox = ticket.mailboxId === null ? undefined : await mailboxBrief(pool, ticket.mailboxId);
  if (mailbox === undefined && ticket.mailboxId !== null)
    throw new Problem(
      'no-mailbox',
      `the mailbox of ticket ${ticket.number} was deleted and no other answers for it; connect its address anew, or name one that does`,
    );
  if (mailbox === undefined)
    throw new Problem(
      'bad-input',
      `ticket ${ticket.number} belongs to no mailbox, so there is no address to answer from; connect a mailbox first`,
    );
  const { recipients, added } = await recipientsOfReply(pool, ticket.number, body);
  const id = input.key === null ? randomUUID() : derivedId('reply', input.key);
  const ownSubject = body.subject ?? null;
  const message = messageOf(input, ticket, id, {
    direction: 'out',
    kind: 'reply',
    fromAddress: mailbox.address,
    subject: ownSubject ?? (await mailSubject(pool, ticket.number)) ?? '',
  });
  const asked = heldUntilOf(body, deps.clock.now());
  refuseGiving(body.actions ?? [], input.permits);
  const { outbox, heldUntil, actions, names } = await inTransaction(pool, async (db) => {
    const seen = await seenBy(db, { number: ticket.number, agent: who.id, named: body.lastSeen });
    // Of whom we know what they have seen is to hear of whoever answers in the same moment; others do not wait.
    if (seen !== null) await lockReplies(db, ticket.number);
    // What stands already was looked at when it was written: a repetition is answered as its first run was.
    if (input.key === null || (await writtenMessage(db, id)) === undefined)
      await refuseConcerns(db, {
        ...{ number: ticket.number, version: ticket.version, agent: who.id, recipients },
        ...{ text: message.text, html: message.html, files: body.attachments.length },
        ...{ seen, confirmed: body.confirmed },
        blanks: await blanksOf(db, input),
      });
    const written = await write(db, message, body.attachments, who.id, ownSubject);
    if (written !== null) {
      refuseOversized(deps, mailbox, { ...written, message, recipients: recipients.length });
      await letIn(
        db,
        added.map((person) => ({ ...person, ticket: ticket.number, message: id, addedBy: 'agent' as const })),
      );
      const chosen = await checkedActions(db, ticket.number, body.actions ?? [], input);
      const outbox = await queueReply(db, {
        ...{ number: ticket.number, messageId: id, mailboxId: mailbox.id, recipients, heldUntil: asked },
        subject: ownSubject,
        // What is to come after it was chosen with it as well.
        actions: [...chosen.actions, ...(body.then === 'await' ? [] : [{ do: 'then' as const, then: body.then }])],
      });
      return { outbox, heldUntil: asked, ...chosen };
    }
    // A repetition finds what its first run wrote, also when that one was never answered.
    const before = await replyOf(db, id);
    if (before === undefined) throw new Problem('in-progress', 'this reply is being written by another request');
    const heldUntil = before.heldUntil?.getTime() ?? null;
    return { outbox: before.id, heldUntil, actions: changesOf(before.actions), names: {} };
  });
  const limit =
    body.then === 'keep'
      ? {}
      : await limitIn(
          deps.pool,
          ticket.number,
          body.then === 'await' ? 'awaiting-reply' : 'resolved-pending-confirmation',
          deps.clock.now(),
        );
  const keeps = body.keeps === undefined || body.keeps.length === 0 ? {} : { keeps: body.keeps };
  const held = heldUntil === null ? {} : { heldUntil };
  const besides = actions.length === 0 ? {} : { actions };
  const said = {
    kind: 'reply' as const,
    message: id,
    outbox,
    then: body.then,
    ...limit,
    ...keeps,
    ...held,
    ...besides,
  };
  const answer = await offer(deps, input, ticket, id, said, names);
  return { ...answer, messageId: id, outboxId: outbox };
};
