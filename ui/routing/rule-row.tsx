import { ActionIcon, Menu, Switch } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { call } from '../data/client.ts';
import type { Rule } from '../data/types.ts';
import { Chip } from '../parts/chip.tsx';
import { paths } from '../paths.ts';
import { toastFailure } from '../toast.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { Hits } from './hits.tsx';
import { draftOf } from './draft.ts';
import { sentence } from './sentence.ts';
import { useRuleChange } from './use-rule-change.ts';
import type { Order } from './use-order.ts';
import type { Speaker } from '../condition/words.ts';
import classes from './rules.module.css';

type Props = {
  rule: Rule;
  /** From 1. */
  place: number;
  last: number;
  speaker: Speaker;
  mayChange: boolean;
  order: Order;
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
    <li
      className={classes['rule']}
      data-dragged={order.dragged === id || undefined}
      onDragOver={(event) => {
        if (order.dragged === null) return;
        event.preventDefault();
        const { top, height } = event.currentTarget.getBoundingClientRect();
        order.over(id, event.clientY > top + height / 2);
      }}
      onDrop={(event) => {
        event.preventDefault();
        order.drop(true);
      }}
    >
      {mayChange && (
        <span
          className={classes['grip']}
          draggable
          title={t('rules.drag')}
          aria-hidden="true"
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', name);
            if (event.currentTarget.parentElement)
              event.dataTransfer.setDragImage(event.currentTarget.parentElement, 16, 16);
            order.lift(id);
          }}
          onDragEnd={() => order.drop(false)}
        >
          <IconGripVertical size={17} />
        </span>
      )}
      <span className={classes['place']} aria-hidden="true">
        {place}
      </span>
      <div className={classes['words']} data-off={!isOn || undefined}>
        <p className={classes['name']}>
          {mayChange ? <Link href={paths.rule(id)}>{name}</Link> : <b>{name}</b>}
          {!isOn && <Chip small>{t('rules.off')}</Chip>}
          {rule.faults.length > 0 && (
            <Chip small tone="warn" icon={IconAlertTriangle}>
              {t('rules.broken')}
            </Chip>
          )}
        </p>
        <p className={classes['says']}>{sentence(draftOf(rule), speaker)}</p>
        <Hits rule={rule} />
      </div>
      {mayChange && (
        <div className={classes['tools']}>
          <Switch
            size="sm"
            checked={isOn}
            aria-label={t('rules.on', { name })}
            onChange={(event) =>
              turn.mutate(event.currentTarget.checked, { onError: (error) => toastFailure(error, t) })
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            data-moves={`up-${id}`}
            disabled={place === 1}
            aria-label={t('rules.up', { name })}
            onClick={() => order.move(id, place - 2, 'up')}
          >
            <IconArrowUp size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            data-moves={`down-${id}`}
            disabled={place === last}
            aria-label={t('rules.down', { name })}
            onClick={() => order.move(id, place, 'down')}
          >
            <IconArrowDown size={16} aria-hidden="true" />
          </ActionIcon>
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
        </div>
      )}
      {deletes && <DeleteDialog rule={rule} onClose={() => setDeletes(false)} />}
    </li>
  );
}
