import { ActionIcon, Menu, Switch } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { call } from '../data/client.ts';
import type { Rule } from '../data/types.ts';
import { Chip } from '../parts/chip/chip.tsx';
import { paths } from '../paths.ts';
import { toastFailure } from '../toast.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { Hits } from './hits.tsx';
import { draftOf } from './draft.ts';
import { sentence } from './sentence.ts';
import { useRuleChange } from './use-rule-change.ts';
import { OrderedRow } from '../parts/order/ordered-row.tsx';
import type { Order } from '../parts/order/use-order.ts';
import type { Speaker } from '../condition/words.ts';
import ordered from '../parts/order/ordered.module.css';

type Props = {
  rule: Rule;
  /** From 1. */
  place: number;
  last: number;
  speaker: Speaker;
  mayChange: boolean;
  order: Order<Rule>;
};

/** One rule of the list: its place, whether it is on, and what it does in one sentence. */
export function RuleRow({ rule, place, last, speaker, mayChange, order }: Props) {
  const { t } = speaker;
  const [, navigate] = useLocation();
  const [deletes, setDeletes] = useState(false);
  const { id, version, name, enabled, on, when, then, stop } = rule;
  const turn = useRuleChange((isOn: boolean) =>
    call('updateRule', { params: { id }, body: { name, enabled: isOn, on, when, then, stop } }, { version }),
  );
  const isOn = turn.isPending ? turn.variables : enabled;
  return (
    <OrderedRow
      id={id}
      name={name}
      place={place}
      last={last}
      order={mayChange ? order : null}
      before={
        <Switch
          size="sm"
          checked={isOn}
          aria-label={t('rules.on', { name })}
          onChange={(event) => turn.mutate(event.currentTarget.checked, { onError: (error) => toastFailure(error, t) })}
        />
      }
      behind={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('rules.more', { name })}>
              <IconDots size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => navigate(paths.rule(id))}>
              {t('edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => navigate(paths.newRule({ copy: id }))}>
              {t('rules.duplicate')}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setDeletes(true)}>
              {t('delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      <div className={isOn ? undefined : ordered['off']}>
        <p className={ordered['name']}>
          {mayChange ? <Link href={paths.rule(id)}>{name}</Link> : <b>{name}</b>}
          {!isOn && <Chip small>{t('rules.off')}</Chip>}
          {rule.faults.length > 0 && (
            <Chip small tone="warn" icon={IconAlertTriangle}>
              {t('rules.broken')}
            </Chip>
          )}
        </p>
        <p className={ordered['says']}>{sentence(draftOf(rule), speaker)}</p>
        <Hits rule={rule} />
      </div>
      {deletes && <DeleteDialog rule={rule} onClose={() => setDeletes(false)} />}
    </OrderedRow>
  );
}
