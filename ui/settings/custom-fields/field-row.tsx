import { useQuery } from '@tanstack/react-query';
import { labelIn } from '../../../domain/ticket/custom/field.ts';
import { teamsQuery } from '../../data/queries.ts';
import type { CustomFieldOut } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { Chip } from '../../parts/chip/chip.tsx';
import { Opener } from '../../parts/panel/opener.tsx';
import { OrderedRow } from '../../parts/order/ordered-row.tsx';
import type { Order } from '../../parts/order/use-order.ts';
import ordered from '../../parts/order/ordered.module.css';

type Props = {
  field: CustomFieldOut & { name: string };
  /** From 1. */
  place: number;
  last: number;
  order: Order<CustomFieldOut & { name: string }> | null;
  onOpen: (() => void) | null;
};

/** One custom field: what it is called, what it holds, of which tickets it is asked. */
export function FieldRow({ field, place, last, order, onOpen }: Props) {
  const { t, language } = useLanguage();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const { kind, choices, types, required } = field;
  const says = [
    t(`custom.kind.${kind}`),
    ...(choices.length > 0 ? [choices.map(({ label }) => labelIn(label, language)).join(', ')] : []),
    ...(field.teams.length > 0
      ? [
          teams
            .filter(({ id }) => field.teams.includes(id))
            .map(({ name }) => name)
            .join(', '),
        ]
      : []),
    ...(types.length > 0 ? [types.map((type) => t(`type.${type}`)).join(', ')] : []),
  ];
  return (
    <OrderedRow id={field.id} name={field.name} place={place} last={last} order={order}>
      <p className={ordered['name']}>
        <Opener name={field.name} onOpen={onOpen} />
        {required.includes('open') && <Chip small>{t('custom.required.open.short')}</Chip>}
        {required.includes('close') && <Chip small>{t('custom.required.close.short')}</Chip>}
        {field.shown && (
          <Chip small tone="brand">
            {t('custom.shown.short')}
          </Chip>
        )}
      </p>
      <p className={ordered['says']}>{says.join(' · ')}</p>
    </OrderedRow>
  );
}
