/** What rules say to the customer of a ticket that lives: the company's text, entered beside the decision that it comes from. */
import { noteSilence, roomForAcknowledgements, takeAcknowledgements } from '../../db/mail-in/intake.ts';
import { answerContext } from '../../db/mail-out/answer.ts';
import { enqueue, enqueuedAs } from '../../db/mail-out/queue.ts';
import { answerTexts } from '../../db/routing/texts.ts';
import type { Db } from '../../db/core/pool.ts';
import { LIMITS } from '../../domain/limits.ts';
import { sendKey } from '../../domain/mail/send-key.ts';
import { isRobot } from '../../domain/mail/writer.ts';
import { type Decision, unanswered } from '../../domain/routing/decision.ts';
import type { Withheld } from '../../domain/routing/rule.ts';
import type { RecordedEvent } from '../../domain/ticket/event.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { companyAnswer } from '../../domain/mail/letter.ts';

/** `id` is the decision's. */
type Asked = {
  number: number;
  ticket: Ticket;
  events: RecordedEvent[];
  at: number;
  id: string;
  /** Where mail to the customer goes; null when nowhere. */
  to: string | null;
  /** An attempt whose answer was lost has entered the mail. */
  again: boolean;
  /** Another moment of the same step has answered. */
  isSaid: boolean;
};
/** The mail that waits to be sent, and whom it newly counts for; the decision says why there is none where a rule wanted one. */
export type Answered = { decision: Decision; outbox: string | null; answered: string | null };

/** Run twice: the key of the decision finds the first mail, which is counted no second time. */
export async function answer(db: Db, asked: Asked, decision: Decision): Promise<Answered> {
  if (asked.again) return { decision, outbox: (await enqueuedAs(db, sendKey.ruled(asked.id))) ?? null, answered: null };
  const [reply] = decision.replies;
  if (reply === undefined) return { decision, outbox: null, answered: null };
  const entered = await enter(db, asked, decision, reply.text);
  if (typeof entered === 'string') return { decision: unanswered(decision, entered), outbox: null, answered: null };
  return { decision, outbox: entered.outbox, answered: asked.to };
}

/** Enters it, or says why it may not go: bounded for one address and one mailbox like all that the desk answers by itself. */
async function enter(
  db: Db,
  { number, ticket, events, at, id, to, isSaid }: Asked,
  { ending, explanation: { moment } }: Decision,
  text: string,
): Promise<{ outbox: string } | Withheld> {
  if (isSaid) return 'set-before';
  if (ending === 'spam' || ticket.closedAs === 'spam') return 'spam';
  const words = events.filter(({ kind }) => kind === 'message-received').map((event) => event.at);
  if (
    [...words, ...(moment === 'no-spam' ? [ticket.createdAt] : [])].some((one) => at - one > LIMITS.acknowledgeWithinMs)
  )
    return 'too-late';
  const context = await answerContext(db, number);
  if (to === null || context === undefined) return 'unreachable';
  if (isRobot(to)) return 'machine';
  const written = (await answerTexts(db, [text])).get(text);
  if (written === undefined) return 'no-text';
  const { mailbox, mailboxName, mailboxAddress, language, subject } = context;
  const full = await whyFull(db, mailbox, to);
  if (full !== null) return full;
  const outbox = await enqueue(db, {
    ...{ ticket: number, mailbox, kind: 'acknowledgement', key: sendKey.ruled(id), to },
    ...companyAnswer(language, { subject, words: written[language] }),
    author: { name: mailboxName, address: mailboxAddress },
  });
  return { outbox };
}

/** Takes room for one answer; why there is none, null when there was. */
async function whyFull(db: Db, mailbox: string, to: string): Promise<Withheld | null> {
  if ((await roomForAcknowledgements(db, mailbox)) === 0) {
    await noteSilence(db, mailbox);
    return 'no-room';
  }
  return ((await takeAcknowledgements(db, mailbox, [to])).get(to)?.granted ?? 0) > 0 ? null : 'too-often';
}
