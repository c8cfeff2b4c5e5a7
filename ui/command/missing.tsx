/** What a ticket has to tell before somebody closes it: known here before the server is asked, so that nobody is led on to the next ticket. */
import { useQuery } from '@tanstack/react-query';
import { type CustomField, labelIn } from '../../domain/ticket/custom/field.ts';
import { type Asking, askingAfter, missingOf } from '../../domain/ticket/custom/required.ts';
import type { Change } from '../../domain/ticket/rules/acting.ts';
import { customFieldsQuery } from '../data/custom-queries.ts';
import type { TicketDetail } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { toastRefused } from '../toast.ts';

type Missing = {
  fields: CustomField[];
  /** Says which they are; false where none is, and it may be closed. */
  refuses: () => boolean;
};

/** The custom fields that are empty and needed to close this ticket, once a reply has made its `changes`. */
export function useMissing(ticket: TicketDetail | undefined, changes: readonly Change[] = []): Missing {
  const { t, language } = useLanguage();
  const known = useQuery(customFieldsQuery).data?.items ?? [];
  const fields = ticket === undefined || ticket.state === 'closed' ? [] : missingIn(ticket, known, changes);
  return {
    fields,
    refuses: () => {
      if (ticket === undefined || fields.length === 0) return false;
      const names = fields.map(({ label }) => labelIn(label, language)).join(', ');
      toastRefused(t('toast.of', { number: String(ticket.number) }), t('custom.missing', { fields: names }), t);
      return true;
    },
  };
}

const missingIn = (ticket: TicketDetail, known: readonly CustomField[], changes: readonly Change[]): CustomField[] =>
  missingOf(known, askingAfter(askingOf(ticket), changes), new Set(Object.keys(ticket.fields)), 'close');

/** What of a ticket decides which fields are asked of it. */
export const askingOf = ({ team, type }: Pick<TicketDetail, 'team' | 'type'>): Asking => ({
  team: team?.id ?? '',
  type,
});
