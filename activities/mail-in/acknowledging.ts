/** What new tickets are answered with by the desk itself: the words of a rule, or the company's text with the time that is promised. */
import type { NewBornSend } from '../../db/mail-out/queue.ts';
import { type OwnText, type TextKind, textOf } from '../../domain/mail/template/company-text.ts';
import type { Address } from '../../domain/mail/message.ts';
import { momentWords } from '../../domain/mail/words/moment-words.ts';
import { sendKey } from '../../domain/mail/send-key.ts';
import { isOpenAt } from '../../domain/sla/calendar.ts';
import type { Language } from '../../domain/text/language.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { companyAnswer, letter } from '../../domain/mail/letter.ts';
import type { Answer } from './answers.ts';
import type { IntakeContext } from './facts.ts';
import type { Placement } from './giving.ts';

/** The kinds of text that say so. */
export const ACKNOWLEDGEMENTS: TextKind[] = [
  'acknowledgement',
  'acknowledgement-out-of-hours',
  'acknowledgement-again',
];

type Born = {
  ticket: Ticket;
  code: string;
  subject: string;
  language: Language;
  /** In which they are answered, the first that there are words in. */
  languages: [...string[], Language];
  /** When the mail came. */
  at: Date;
  answer: Answer | null;
  placement: Placement | null;
  to: string;
  /** As whom we answer. */
  voice: Address;
  /** The sender's. */
  name: string;
};

/** The mails for those that are answered, to be entered beside their tickets; `own` are the texts of the mailbox and its teams. */
export function acknowledging(rows: Born[], context: IntakeContext, own: OwnText[]): NewBornSend[] {
  return rows.flatMap((row) => {
    const { answer, ticket, voice, to } = row;
    if (answer === null) return [];
    const { subject, text } =
      answer.words === null
        ? acknowledgement(row, answer, context, own)
        : companyAnswer(row.language, { subject: row.subject, words: answer.words[row.language] });
    return [
      {
        id: answer.id,
        ticket: ticket.number,
        mailbox: context.mailbox.id,
        kind: 'acknowledgement',
        key: sendKey.acknowledgement(ticket.number),
        ...{ to, subject, text },
        author: voice,
      },
    ];
  });
}

function acknowledgement(row: Born, answer: Answer, { mailbox, now }: IntakeContext, own: OwnText[]) {
  const { ticket, code, name, subject, voice, placement } = row;
  const isOpen = placement === null || isOpenAt(now, placement.policy.calendar);
  const kind: TextKind = answer.again
    ? 'acknowledgement-again'
    : isOpen
      ? 'acknowledgement'
      : 'acknowledgement-out-of-hours';
  const text = textOf(
    kind,
    own.filter(({ team }) => team === null || team === ticket.team),
    row.languages,
  );
  const due = placement?.dues(row.at.getTime()).find(({ clock }) => clock === 'first-response');
  // What is late already is promised no more.
  const promised = due?.dueAt ?? null;
  const isAhead = promised !== null && promised > now;
  const { language } = text;
  return letter(text, {
    ...{ number: ticket.number, code, name, subject },
    team: ticket.names?.[ticket.team] ?? '',
    company: voice.name,
    promised: isAhead
      ? momentWords(promised, {
          ...{ now, language, timeZone: placement!.policy.calendar.timeZone },
          tellsZone: language !== mailbox.language,
        })
      : null,
  });
}
