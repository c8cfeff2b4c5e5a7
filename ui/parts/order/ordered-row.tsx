import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import type { Order } from './use-order.ts';
import classes from './ordered.module.css';

type Props = {
  id: string;
  name: string;
  /** From 1. */
  place: number;
  last: number;
  /** Null: nothing here may be changed. */
  order: Order<{ id: string; name: string }> | null;
  /** It keeps its place, after all others. */
  fixed?: boolean;
  /** Before and behind the buttons that move it. */
  before?: ReactNode;
  behind?: ReactNode;
  children: ReactNode;
};

/** One line of a list whose order counts: moved by its grip, or by its buttons. */
export function OrderedRow({ id, name, place, last, order, fixed = false, before, behind, children }: Props) {
  const { t } = useLanguage();
  return (
    <li
      className={classes['row']}
      data-dragged={order?.dragged === id || undefined}
      onDragOver={(event) => {
        if (order === null || order.dragged === null || fixed) return;
        event.preventDefault();
        const { top, height } = event.currentTarget.getBoundingClientRect();
        order.over(id, event.clientY > top + height / 2);
      }}
      onDrop={(event) => {
        event.preventDefault();
        order?.drop(true);
      }}
    >
      {order !== null && (
        <span
          className={classes['grip']}
          draggable={!fixed}
          data-fixed={fixed || undefined}
          title={fixed ? undefined : t('order.drag')}
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
          {!fixed && <IconGripVertical size={17} />}
        </span>
      )}
      <span className={classes['place']} aria-hidden="true">
        {place}
      </span>
      <div className={classes['words']}>{children}</div>
      {order !== null && (
        <div className={classes['tools']}>
          {before}
          {!fixed && (
            <>
              <ActionIcon
                variant="subtle"
                color="gray"
                data-moves={`up-${id}`}
                disabled={place === 1}
                aria-label={t('order.up', { name })}
                onClick={() => order.move(id, place - 2, 'up')}
              >
                <IconArrowUp size={16} aria-hidden="true" />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                data-moves={`down-${id}`}
                disabled={place === last}
                aria-label={t('order.down', { name })}
                onClick={() => order.move(id, place, 'down')}
              >
                <IconArrowDown size={16} aria-hidden="true" />
              </ActionIcon>
            </>
          )}
          {behind}
        </div>
      )}
    </li>
  );
}
