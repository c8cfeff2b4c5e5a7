import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { type CustomField, labelIn } from '../../../domain/ticket/custom/field.ts';
import { isAsked } from '../../../domain/ticket/custom/required.ts';
import { whyNot } from '../../command/availability.ts';
import { askingOf, useMissing } from '../../command/missing.tsx';
import { useCommand } from '../../command/run.ts';
import { customFieldsQuery } from '../../data/custom-queries.ts';
import { useLed } from '../../keys/filling.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { CustomValueInPlace } from './custom-value.tsx';
import classes from './custom.module.css';

type Props = {
  ticket: TicketDetail;
  row: (name: string, children: ReactNode) => ReactNode;
};

/** The custom fields that are asked of a ticket, and others in which something stands; what is needed to close it says so while it is empty. */
export function TicketFields({ ticket, row }: Props) {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const run = useCommand(ticket.number);
  const fields = useQuery(customFieldsQuery).data?.items.filter(({ subject }) => subject === 'ticket') ?? [];
  const asked = fields.filter((field) => isAsked(field, askingOf(ticket)) || field.id in ticket.fields);
  const { fields: missing } = useMissing(ticket);
  const mayChange = whyNot(ticket, 'set-fields', can, t) === null;
  const valueIn = (field: CustomField) => ticket.fields[field.id];
  const led = useLed(ticket.number);
  const needed = (id: string) => `needed-${id}`;
  return asked.map((field) => (
    <Fragment key={field.id}>
      {row(
        labelIn(field.label, language),
        <>
          <CustomValueInPlace
            field={field}
            value={valueIn(field)}
            mayChange={mayChange}
            led={led?.to === field.id ? led.nth : 0}
            needed={missing.includes(field) ? needed(field.id) : null}
            onSay={(value) => run({ kind: 'set-fields', given: { fields: { [field.id]: value } } })}
          />
          {missing.includes(field) && (
            <small id={needed(field.id)} className={classes['needed']}>
              {t('custom.needed')}
            </small>
          )}
        </>,
      )}
    </Fragment>
  ));
}
