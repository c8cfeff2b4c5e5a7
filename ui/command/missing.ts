/** What a ticket has to tell before somebody closes it: known here before the server is asked, so that nobody is led on to the next ticket. */
import { useQuery } from '@tanstack/react-query';
import { type CustomField, labelIn } from '../../domain/ticket/custom/field.ts';
import { missingOf } from '../../domain/ticket/custom/required.ts';
import { customFieldsQuery } from '../data/custom-queries.ts';
import type { TicketDetail } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { toastRefused } from '../toast.ts';

type Missing = {
  fields: CustomField[];
  /** Says which they are; false where none is, and it may be closed. */
  refuses: () => boolean;
};

/** The custom fields that are empty and needed to close this ticket. */
export function useMissing(ticket: TicketDetail | undefined): Missing {
  const { t, language } = useLanguage();
  const known = useQuery(customFieldsQuery).data?.items ?? [];
  const fields = ticket === undefined || ticket.state === 'closed' ? [] : missingIn(ticket, known);
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

const missingIn = ({ team, type, fields }: TicketDetail, known: readonly CustomField[]): CustomField[] =>
  missingOf(known, { team: team?.id ?? '', type }, new Set(Object.keys(fields)), 'close');
