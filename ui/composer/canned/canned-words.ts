/** Canned replies as the picker has them: in which order, and what each says on a ticket. */
import { filledForm } from '../../../domain/mail/template/canned-form.ts';
import { type AddressedAs, filledReply, salutationOf, textIn } from '../../../domain/mail/template/canned-reply.ts';
import { restated } from '../../../domain/mail/restatement.ts';
import { greetingName } from '../../../domain/mail/words/greeting-name.ts';
import type { Language } from '../../../domain/text/language.ts';
import { fits } from '../../../domain/text/fuzzy.ts';
import type { CannedReply, TicketDetail } from '../../data/types.ts';

const SHOWN = 50;

type Found = Pick<CannedReply, 'name' | 'folder' | 'text' | 'fit' | 'uses'>;

/** Those that what was typed fits, the best first; of equal ones those used most on tickets like this one, then those used most. */
export const found = <Reply extends Found>(typed: string, replies: readonly Reply[]): Reply[] =>
  replies
    .flatMap((reply) => {
      const score = fits(typed, [reply.name, reply.folder, reply.text.tr, reply.text.en]);
      return score === null ? [] : [{ reply, score }];
    })
    .toSorted(
      (one, other) => other.score - one.score || other.reply.fit - one.reply.fit || other.reply.uses - one.reply.uses,
    )
    .slice(0, SHOWN)
    .map(({ reply }) => reply);

/** As much of a ticket as canned replies ask. One that its first mail makes has no number yet, and perhaps nobody who is known. */
export type OnTicket = Pick<
  TicketDetail,
  'language' | 'mailSubject' | 'team' | 'mailbox' | 'summary' | 'priority' | 'type' | 'tags' | 'owner'
> & { number: number | null; code: string; contact: { id: string | null; name: string } };

/** `html`: with its form; empty where it has none. */
type Said = { language: Language; text: string; html: string };

/** What a ticket tells. */
const valuesOn = (ticket: OnTicket, agent: string, as: AddressedAs | null, language: Language) => ({
  salutation: salutationOf(ticket.contact.name, as, language),
  name: greetingName(ticket.contact.name) ?? '',
  number: ticket.number === null ? '' : String(ticket.number),
  ...{ code: ticket.code, subject: ticket.mailSubject, agent },
  ...{ team: ticket.team?.name ?? '', company: ticket.mailbox?.name ?? '' },
});

/** The reply in the ticket's language, or in the only one it has, with what the ticket tells. */
export function saidOn(
  ticket: OnTicket,
  reply: Pick<CannedReply, 'text' | 'html'>,
  agent: string,
  as: AddressedAs | null,
): Said {
  const { language, text } = textIn(reply.text, ticket.language);
  const values = valuesOn(ticket, agent, as, language);
  return {
    language,
    text: filledReply(text.trim(), values, language),
    html: filledForm(reply.html[language], values, language),
  };
}

/** The id of what is none that anybody keeps: the ticket's summary as the sentence that an answer begins with. */
export const SUMMARY = 'summary';

/** It stands before all others, as nothing fits a ticket better. */
export function summaryReply({ summary }: Pick<OnTicket, 'summary'>, name: string): CannedReply[] {
  if (summary === null) return [];
  return [
    {
      ...{ id: SUMMARY, name, folder: '', scope: 'all', team: null, attachments: [], actions: [] },
      text: { tr: restated(summary.text, 'tr'), en: restated(summary.text, 'en') },
      html: { tr: '', en: '' },
      ...{ version: summary.version, uses: 0, fit: Number.MAX_SAFE_INTEGER, mayEdit: false },
      ...{ changedAt: summary.at, changedBy: summary.by },
    },
  ];
}
