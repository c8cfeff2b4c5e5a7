import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { labelIn } from '../../../domain/ticket/custom/field.ts';
import { type Subject, SUBJECTS } from '../../../domain/ticket/custom/name.ts';
import { call } from '../../data/client.ts';
import { customFieldsQuery } from '../../data/custom-queries.ts';
import { keys } from '../../data/queries.ts';
import type { CustomFieldOut } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { useOrder } from '../../parts/order/use-order.ts';
import { Card, CardHead, Page } from '../../shell/page.tsx';
import { FieldPanel } from './field-panel.tsx';
import { FieldRow } from './field-row.tsx';
import ordered from '../../parts/order/ordered.module.css';
import classes from './custom-fields.module.css';

type Open = { subject: Subject; field: CustomFieldOut | null };

/** What the company wants to know of tickets, contacts and organisations beside what everybody asks; leads and administrators change it. */
export default function CustomFieldsPage() {
  const { t } = useLanguage();
  const { can } = useMe();
  const [open, setOpen] = useState<Open | null>(null);
  const fields = useQuery(customFieldsQuery);
  const why = can('routing:write') ? null : t('why.permission');
  return (
    <Page guide="custom-fields" title={t('nav.customFields')} text={t('custom.text')}>
      <Unanswered query={fields} />
      {fields.data &&
        SUBJECTS.map((subject) => (
          <SubjectCard
            key={subject}
            subject={subject}
            fields={fields.data.items.filter((field) => field.subject === subject)}
            why={why}
            onOpen={(field) => setOpen({ subject, field })}
          />
        ))}
      {open && <FieldPanel key={open.field?.id ?? open.subject} {...open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

type CardProps = {
  subject: Subject;
  fields: CustomFieldOut[];
  /** Why nothing may be changed here; null: it may. */
  why: string | null;
  onOpen: (field: CustomFieldOut | null) => void;
};

function SubjectCard({ subject, fields, why, onOpen }: CardProps) {
  const { t, language } = useLanguage();
  const [spoken, speak] = useState('');
  const order = useOrder(
    fields.map((field) => ({ ...field, name: labelIn(field.label, language) })),
    {
      give: (ids) => call('orderCustomFields', { body: { subject, ids } }),
      renews: keys.customFields,
      moved: (name, place) => speak(t('order.moved', { name, place })),
    },
  );
  const title = t(`custom.of.${subject}`);
  const add = (
    <ReasonedButton
      size="xs"
      variant="default"
      leftSection={<IconPlus size={15} aria-hidden="true" />}
      why={why}
      aria-label={t(`custom.add.${subject}`)}
      onClick={() => onOpen(null)}
    >
      {t('custom.add')}
    </ReasonedButton>
  );
  return (
    <Card label={title}>
      <CardHead title={title} text={t(`custom.of.${subject}.text`)}>
        {add}
      </CardHead>
      {fields.length === 0 && <p className={classes['none']}>{t(`custom.none.${subject}`)}</p>}
      <ol className={ordered['list']}>
        {order.shown.map((field, at) => (
          <FieldRow
            key={field.id}
            field={field}
            place={at + 1}
            last={order.shown.length}
            order={why === null ? order : null}
            onOpen={why === null ? () => onOpen(fields.find(({ id }) => id === field.id)!) : null}
          />
        ))}
      </ol>
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
    </Card>
  );
}
