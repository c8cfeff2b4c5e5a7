import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { groupOf } from '../../condition/blocks.ts';
import type { Speaker } from '../../condition/words.ts';
import { Chip } from '../../parts/chip/chip.tsx';
import { OrderedRow } from '../../parts/order/ordered-row.tsx';
import type { Order } from '../../parts/order/use-order.ts';
import { paths } from '../../paths.ts';
import type { Calendar } from '../calendar/calendars.tsx';
import { DeletePolicyDialog } from './delete-policy-dialog.tsx';
import { workdayMs } from './duration-words.ts';
import type { Policy } from './policy-draft.ts';
import { amountWords, forWhom, hoursWords, promiseLines } from './policy-words.ts';
import ordered from '../../parts/order/ordered.module.css';
import classes from './policy.module.css';

type Props = {
  policy: Policy;
  calendar: Calendar | undefined;
  /** From 1. */
  place: number;
  last: number;
  speaker: Speaker;
  mayChange: boolean;
  order: Order<Policy>;
};

/** One policy of the list: its place, which tickets it is for, and what they are promised. */
export function PolicyRow({ policy, calendar, place, last, speaker, mayChange, order }: Props) {
  const { t } = speaker;
  const [, navigate] = useLocation();
  const [deletes, setDeletes] = useState(false);
  const { id, name, isDefault } = policy;
  const said = { ...speaker, dayMs: workdayMs(calendar ?? { openHours: [] }) };
  const menu = (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('policy.more', { name })}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => navigate(paths.policy(id))}>
          {t('edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => navigate(paths.newPolicy({ copy: id }))}>
          {t('policy.copy')}
        </Menu.Item>
        {!isDefault && (
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setDeletes(true)}>
            {t('delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <OrderedRow {...{ id, name, place, last }} order={mayChange ? order : null} fixed={isDefault} behind={menu}>
      <p className={ordered['name']}>
        {mayChange ? <Link href={paths.policy(id)}>{name}</Link> : <b>{name}</b>}
        {isDefault && (
          <Chip small tone="brand">
            {t('policy.default')}
          </Chip>
        )}
      </p>
      <p className={ordered['says']}>{forWhom({ when: groupOf(policy.when ?? { all: [] }), isDefault }, speaker)}</p>
      <dl className={classes['lines']}>
        {promiseLines(policy).map(({ priority, clocks }) => (
          <div key={priority}>
            <dt>{t(`priority.${priority}`)}</dt>
            {clocks.map((clock) => (
              <dd key={clock} data-clock={clock}>
                {t(`clock.${clock}`)} <b>{amountWords(policy, priority, clock, said)}</b>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <p className={classes['hours']}>{hoursWords(policy.countBy, policy.calendar.name, speaker)}</p>
      {deletes && <DeletePolicyDialog policy={policy} onClose={() => setDeletes(false)} />}
    </OrderedRow>
  );
}
