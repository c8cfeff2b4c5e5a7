/** The send ledger: what became of one outbound mail, taking it back, sending it again. */
import type { Routes } from '../../../contract/routes.ts';
import { audit } from '../../../db/core/audit.ts';
import { outboxById, type OutboxRow } from '../../../db/mail-out/outbox-read.ts';
import { draftOf, isTakenBackOf, scheduledReplies, type TakenBack } from '../../../db/mail-out/held.ts';
import { takeBack } from '../../../db/mail-out/taking-back.ts';
import { type Db, inTransaction, type Pool } from '../../../db/core/pool.ts';
import { ownAddresses } from '../../../db/mail-in/mailbox-account.ts';
import {
  correct,
  heldToCorrect,
  leaveOff,
  type OfRequester,
  ofRequester,
  rename,
} from '../../../db/mail-out/corrections.ts';
import { attachmentById } from '../../../db/ticket/attachments.ts';
import { contactFor } from '../../../db/people/contacts.ts';
import { type Correction, correctionsFor, requesterAfter } from '../../../domain/mail/correction.ts';
import { pictureCid, uploadsShown } from '../../../domain/mail/content-id.ts';
import { changesOf, thenOf } from '../../../domain/mail/template/canned-actions.ts';
import { SEND_STATES } from '../../../domain/mail/outbox.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import type { Deps } from '../../http/deps.ts';
import type { Handler } from '../../http/handler.ts';
import { requireTemporal } from '../../temporal.ts';
import { readRecipients } from './addressing.ts';
import { byAgent, carryOut, command, type CommandBy, pendingAnswer } from '../command/command.ts';
import { sendTime } from './held-until.ts';
import { attachmentOf, zulu } from '../message/messages.ts';

export const getOutbox: Handler<Routes['getOutbox']> = async ({ pool }, { params }) => {
  const { mailId, ...row } = await found(pool, params.id);
  return {
    ...row,
    // Published under this name; elsewhere `messageId` is our id of a message.
    messageId: mailId,
    sentAt: zulu(row.sentAt),
    nextTryAt: zulu(row.nextTryAt),
    createdAt: new Date(row.createdAt),
  };
};

/**
 * Problem `wrong-transition` once it has left its ticket. Taken back it is at once, also when the ticket hears of it later. Whoever wrote it has its
 * words again as often as they ask: an answer may have been lost on its way, and the thread knows nothing of it any more.
 */
export const cancelOutbox: Handler<Routes['cancelOutbox']> = async (deps, { params, who, key }) => {
  const row = await found(deps.pool, params.id);
  const taken = await inTransaction(deps.pool, async (db) => {
    const isNow = await takeBack(db, params.id);
    if (!isNow && !(await isTakenBackOf(db, params.id, who.id))) return undefined;
    return { isNow, draft: await draftOf(db, params.id, who.id) };
  });
  if (taken === undefined) throw tooLate(await found(deps.pool, params.id));
  const draft = taken.draft === undefined ? {} : { draft: await draftFrom(deps, taken.draft) };
  if (!taken.isNow) return { ...(await pendingAnswer(deps, row.ticketNumber)), ...draft };
  try {
    const answer = await command(
      deps,
      row.ticketNumber,
      { kind: 'cancel-send', outbox: params.id },
      // The mail is taken back already: a ticket that has moved on since must hear of it all the same.
      byAgent({ who, expected: null, key }),
    );
    return { ...answer, ...draft };
  } catch (error) {
    if (error instanceof Problem && error.code === 'unavailable')
      return { ...(await pendingAnswer(deps, row.ticketNumber)), ...draft };
    throw error;
  }
};

const tooLate = ({ state }: OutboxRow): Problem =>
  new Problem(
    'wrong-transition',
    SEND_STATES[state].mayTry
      ? 'this mail has left its ticket, and what was chosen with it is done: it is on its way and can be taken back no more'
      : `this mail is ${state}; only one that is held, or was put off, can be taken back`,
  );

/** With its files as uploads of whoever takes it back; pictures among the words are the new ones. */
async function draftFrom(
  { pool }: Pick<Deps, 'pool'>,
  { text, html, recipients, files, subject, lastSeen, actions }: TakenBack,
) {
  const rows = await Promise.all(files.map(({ id }) => attachmentById(pool, id)));
  const shown = uploadsShown(html ?? '');
  const attachments = rows.flatMap((row, index) =>
    row === undefined ? [] : [{ ...attachmentOf(row), inline: shown.includes(files[index]!.was) }],
  );
  const inRole = (role: 'to' | 'cc' | 'bcc') =>
    recipients.filter((one) => one.role === role).map(({ name, address }) => ({ name, address }));
  return {
    text,
    html: files.reduce((whole, { id, was }) => whole?.replaceAll(pictureCid(was), pictureCid(id)) ?? null, html),
    ...{ attachments, to: inRole('to'), cc: inRole('cc'), bcc: inRole('bcc'), subject, lastSeen, actions },
  };
}

/** Problems: `wrong-transition` once it is held no more, `bad-input` for a time that is past, `fields-missing` where it solves its ticket. */
export const holdOutbox: Handler<Routes['holdOutbox']> = async (deps, { params, body, who, key, expected }) => {
  const row = await found(deps.pool, params.id);
  const { ticketNumber } = row;
  // Of one that waits for its time only that is put off.
  const solves = row.heldFor === 'person' ? solvesBy(row) : {};
  const until = sendTime(body.sendAt, deps.clock.now());
  return command(
    deps,
    ticketNumber,
    { kind: 'hold-send', outbox: params.id, until },
    { ...byAgent({ who, expected, key }), ...solves },
  );
};

/** Problems: `wrong-transition` once it is held no more, `fields-missing` where it solves its ticket. */
export const releaseOutbox: Handler<Routes['releaseOutbox']> = async (deps, { params, who, key, expected }) => {
  const row = await found(deps.pool, params.id);
  const { ticketNumber } = row;
  return command(
    deps,
    ticketNumber,
    { kind: 'send-held', outbox: params.id },
    { ...byAgent({ who, expected, key }), ...solvesBy(row) },
  );
};

/** What must be known before a ticket is closed may have been known when the reply was written, and be so no more. */
const solvesBy = ({ actions }: OutboxRow): Pick<CommandBy, 'solves'> =>
  thenOf(actions) === 'resolve' ? { solves: changesOf(actions) } : {};

export const listScheduled: Handler<Routes['listScheduled']> = async ({ pool }, { query, who }) => ({
  items: await scheduledReplies(pool, query.whose === 'mine' ? who.id : null, query.limit),
  next: null,
});

/**
 * Same Message-ID, and where no address is put right the same bytes. Problems: `wrong-transition` unless it was rejected, came back or
 * was halted, or its end is unknown: what was taken back is no mail any more; `bad-input` for an address that cannot be put right so.
 */
export const resendOutbox: Handler<Routes['resendOutbox']> = async (deps, { params, body, who, key, expected }) => {
  const row = await found(deps.pool, params.id);
  if (!SEND_STATES[row.state].mayResend)
    throw new Problem(
      'wrong-transition',
      row.state === 'cancelled'
        ? 'this mail was taken back before it left; its words are sent by writing them again'
        : `this mail is ${row.state}; only one that was rejected, came back, was halted or has an unknown end is sent again`,
    );
  await requireTemporal(deps);
  const { made, requester } =
    body.corrections.length > 0
      ? await correctedBefore(deps, row, body.corrections, who.id)
      : { made: 0, requester: null };
  if (requester !== null)
    await carryOut(
      deps,
      row.ticketNumber,
      { kind: 'set-requester', contact: requester },
      byAgent({ who, expected, key }),
    );
  const answer = await carryOut(
    deps,
    row.ticketNumber,
    { kind: 'resend', outbox: params.id, ...(made > 0 && { corrected: made }) },
    // What they had seen was before the ticket changed hands.
    byAgent({ who, expected: requester === null ? expected : null, key }),
  );
  await audit(deps.pool, who.id, 'outbox.resend', params.id, { ticket: row.ticketNumber, was: row.state });
  return answer;
};

/**
 * How many were made, before the ticket is told: its worker sends to whom it finds. An address that is right stays right when the ticket
 * refuses. `requester` is whose the ticket has to become, also when the corrections were made before.
 */
async function correctedBefore(
  { pool }: Deps,
  { outboxId, state }: OutboxRow,
  asked: Correction[],
  agent: string,
): Promise<{ made: number; requester: string | null }> {
  const right = readRecipients(
    'corrections',
    asked.map((one) => ({ name: '', address: one.right })),
    await ownAddresses(pool),
  );
  const spelled = asked.map(({ wrong }, index) => ({ wrong, right: right[index]!.address }));
  return inTransaction(pool, async (db) => {
    const send = await heldToCorrect(db, outboxId);
    if (send === undefined)
      throw new Problem('wrong-transition', `this mail was ${state} and is so no more; look again`);
    const found = correctionsFor(send.recipients, spelled);
    if ('why' in found) throw badField(`corrections.${found.refused}`, found.code, found.why);
    const { corrections } = found;
    const theirs = await ofRequester(db, { ...send, outbox: outboxId }, spelled);
    if (corrections.length > 0) {
      await correct(db, { ...send, outbox: outboxId, agent }, corrections);
      await audit(db, agent, 'outbox.correct', outboxId, { ticket: send.ticket, corrections });
    }
    return { made: corrections.length, requester: await requesterNow(db, send, theirs) };
  });
}

/** What the corrections of a requester's addresses make of them: who has to become it, null where nobody else. */
async function requesterNow(
  db: Db,
  { ticket, recipients }: NonNullable<Awaited<ReturnType<typeof heldToCorrect>>>,
  corrections: OfRequester[],
): Promise<string | null> {
  let next: string | null = null;
  for (const correction of corrections) {
    const becomes = requesterAfter(correction);
    if (becomes === 'renamed') await rename(db, correction);
    if (becomes !== 'theirs') continue;
    const name = recipients.find(({ address }) => address === correction.wrong)?.name ?? '';
    next ??= correction.rightIs ?? (await contactFor(db, correction.right, name));
    await leaveOff(db, ticket, correction.requester);
  }
  return next;
}

async function found(pool: Pool, id: string): Promise<OutboxRow> {
  const row = await outboxById(pool, id);
  if (row === undefined) throw new Problem('not-found', 'there is no such outbound mail');
  return row;
}
