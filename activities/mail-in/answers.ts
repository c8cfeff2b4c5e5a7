/** Which new tickets are answered by the desk itself: by the words of a rule, or by an acknowledgement, and by one mail at most. */
import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/core/pool.ts';
import { noteSilence, roomForAcknowledgements, takeAcknowledgements } from '../../db/mail-in/intake.ts';
import { answerTexts } from '../../db/routing/texts.ts';
import type { Withheld } from '../../domain/routing/rule.ts';
import type { Verdict } from '../../domain/mail/verdict.ts';
import type { Language } from '../../domain/text/language.ts';
import type { IntakeContext, Letter } from './facts.ts';
import type { Placement } from './giving.ts';

/** `id` is its outbox id, `again` that its sender has had one today; `words`: those of the company's text, in each language. */
export type Answer = { id: string; again: boolean; words: Record<Language, string> | null };

type Birth = { mail: Letter; verdict: Extract<Verdict, { kind: 'new-ticket' }> };

/** What is sent, and why the words of a rule are not. */
export type Answers<Mail> = { sent: Map<Mail, Answer>; withheld: Map<Mail, Withheld> };

/**
 * The last wall is a count, whatever the mails' headers say: for one sender, whose first of the day is told more than the
 * others, and for all of a mailbox together. What a rule answers is counted with them. Whose ticket a rule has closed
 * is told nothing but the rule's own words, and whoever sends spam nothing at all.
 */
export async function toAnswer<Mail extends Birth>(
  db: Db,
  { mailbox }: IntakeContext,
  births: Mail[],
  placementOf: (birth: Mail) => Placement | null,
): Promise<Answers<Mail>> {
  const texts = await answerTexts(
    db,
    births.flatMap((birth) => placementOf(birth)?.decision.replies ?? []).map(({ text }) => text),
  );
  const wordsFor = (birth: Mail) => texts.get(placementOf(birth)?.decision.replies[0]?.text ?? '') ?? null;
  const endingOf = (birth: Mail) => placementOf(birth)?.decision.ending ?? null;
  const wanting = births.filter((birth) => (placementOf(birth)?.decision.replies.length ?? 0) > 0);
  const withheld = new Map<Mail, Withheld>(
    wanting.flatMap((birth) => {
      const why = wordsFor(birth) === null ? 'no-text' : endingOf(birth) === 'spam' ? 'spam' : null;
      return why === null ? [] : [[birth, why]];
    }),
  );
  const owed = births.filter((birth) =>
    wordsFor(birth) === null ? birth.verdict.acknowledge && endingOf(birth) === null : !withheld.has(birth),
  );
  const sent = new Map<Mail, Answer>();
  if (owed.length === 0) return { sent, withheld };
  const room = await roomForAcknowledgements(db, mailbox.id);
  const wanted = owed.slice(0, room);
  const within = new Set(wanted);
  if (wanted.length < owed.length) await noteSilence(db, mailbox.id);
  const addresses = wanted.map(({ mail }) => mail.address);
  const taken = await takeAcknowledgements(db, mailbox.id, addresses);
  for (const birth of wanted) {
    const left = taken.get(birth.mail.address);
    if (left === undefined || left.granted <= 0) continue;
    sent.set(birth, { id: randomUUID(), again: left.before > 0, words: wordsFor(birth) });
    left.granted -= 1;
    left.before += 1;
  }
  for (const birth of wanting)
    if (!sent.has(birth) && !withheld.has(birth)) withheld.set(birth, within.has(birth) ? 'too-often' : 'no-room');
  return { sent, withheld };
}
