/** What a ticket has to tell before somebody closes it: known here before the server is asked, so that nobody is led on to the next ticket. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { type CustomField, labelIn } from '../../domain/ticket/custom/field.ts';
import { type Asking, askingAfter, missingOf } from '../../domain/ticket/custom/required.ts';
import type { Change } from '../../domain/ticket/rules/acting.ts';
import { customFieldsQuery } from '../data/custom-queries.ts';
import type { TicketDetail } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { endOffer, leadTo, offerLead } from '../keys/filling.ts';
import { useLanguage } from '../language.tsx';
import { paths } from '../paths.ts';
import { toastRefused } from '../toast.ts';
import { KeyBeside } from '../parts/button/key-beside.tsx';
import { whyNot } from './availability.ts';
import { hasKeyboard } from '../typing.ts';
import classes from './missing.module.css';

type Missing = {
  fields: CustomField[];
  /** Says which they are, with the way there; false where none is, and it may be closed. */
  refuses: () => boolean;
  /** Leads to the first of them, in the panel of its ticket, whoever may change it. */
  fill: () => void;
};

/** The custom fields that are empty and needed to close this ticket, once a reply has made its `changes`. */
export function useMissing(ticket: TicketDetail | undefined, changes: readonly Change[] = []): Missing {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const [, navigate] = useLocation();
  const known = useQuery(customFieldsQuery).data?.items ?? [];
  const fields = ticket === undefined || ticket.state === 'closed' ? [] : missingIn(ticket, known, changes);
  const mayFill = ticket !== undefined && whyNot(ticket, 'set-fields', can, t) === null;
  const fill = () => {
    const [first] = fields;
    if (!mayFill || first === undefined) return;
    const { number } = ticket;
    notifications.hide(toastOf(number));
    if (!window.location.pathname.endsWith(`/${number}`)) navigate(paths.ticketBeside(window.location, number));
    leadTo(number, first.id);
  };
  return {
    fields,
    fill,
    refuses: () => {
      if (ticket === undefined || fields.length === 0) return false;
      const names = fields.map(({ label }) => labelIn(label, language)).join(', ');
      const said = (
        <span className={classes['said']}>
          <span>{t('custom.missing', { fields: names })}</span>
          {mayFill && (
            <Button
              size="compact-sm"
              variant="light"
              rightSection={hasKeyboard() && <KeyBeside letter="F" />}
              onClick={fill}
            >
              {t('custom.fill')}
            </Button>
          )}
        </span>
      );
      const { number } = ticket;
      if (mayFill) offerLead(number, fill);
      toastRefused(t('toast.of', { number: String(number) }), said, t, {
        id: toastOf(number),
        onClose: () => endOffer(number),
      });
      return true;
    },
  };
}

const toastOf = (number: number): string => `missing-${number}`;

const missingIn = (ticket: TicketDetail, known: readonly CustomField[], changes: readonly Change[]): CustomField[] =>
  missingOf(known, askingAfter(askingOf(ticket), changes), new Set(Object.keys(ticket.fields)), 'close');

/** What of a ticket decides which fields are asked of it. */
export const askingOf = ({ team, type }: Pick<TicketDetail, 'team' | 'type'>): Asking => ({
  team: team?.id ?? '',
  type,
});
