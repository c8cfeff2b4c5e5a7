import { Button, Menu, ActionIcon } from '@mantine/core';
import { IconCalendarTime, IconCheck, IconDots, IconHeartHandshake, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { whyNot } from '../../command/availability.ts';
import { useOwedPromises } from '../../data/promises.ts';
import { scheduledOf } from '../../data/scheduled.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { PromiseState } from '../../parts/chip/clock-chip.tsx';
import { dayTime } from '../../time.ts';
import { PromiseChange, type Changing } from './promise-change.tsx';
import { usePromiseEnds } from './use-promise-ends.ts';
import classes from './promise.module.css';

/** What the customer was promised and is still owed, each with its time and what may become of it. */
export function PromiseLines({ ticket }: { ticket: TicketDetail }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const { can } = useMe();
  const owed = useOwedPromises(ticket);
  const leaves = scheduledOf(ticket, now)?.at ?? null;
  const ends = usePromiseEnds(ticket.number);
  const [changing, setChanging] = useState<Changing | null>(null);
  if (owed.length === 0 || ticket.state === 'closed') return null;
  const mayChange = whyNot(ticket, 'keep-promise', can, t) === null;
  return (
    <ul className={classes['lines']} aria-label={t('promise.list')}>
      {owed.map(({ id, text, ...promise }) => (
        <li key={id}>
          <IconHeartHandshake size={16} aria-hidden="true" />
          <span className={classes['what']}>
            <b dir="auto">{text}</b>
            <span>
              {promise.dueAt === promise.firstDueAt
                ? t('promise.by', { time: dayTime(promise.dueAt, now, language) })
                : t('promise.by.first', {
                    time: dayTime(promise.dueAt, now, language),
                    first: dayTime(promise.firstDueAt, now, language),
                  })}
            </span>
          </span>
          <PromiseState promise={{ id, ...promise }} leaves={leaves} small />
          {mayChange && (
            <span className={classes['deeds']}>
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconCheck size={13} aria-hidden="true" />}
                aria-label={t('promise.kept.of', { what: text })}
                disabled={ends.isPending}
                onClick={() => ends.mutate({ ends: [{ does: 'kept', id }] })}
              >
                {t('promise.kept')}
              </Button>
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon variant="subtle" color="gray" size={24} aria-label={`${t('action.more')}: ${text}`}>
                    <IconDots size={15} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  {promise.state === 'open' && (
                    <Menu.Item
                      leftSection={<IconCalendarTime size={16} />}
                      onClick={() => setChanging({ does: 'moved', id })}
                    >
                      {t('promise.move')}
                    </Menu.Item>
                  )}
                  <Menu.Item leftSection={<IconX size={16} />} onClick={() => setChanging({ does: 'withdrawn', id })}>
                    {t('promise.withdraw')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </span>
          )}
        </li>
      ))}
      <PromiseChange
        ticket={ticket}
        changing={changing}
        onClose={() => setChanging(null)}
        onGive={(end) => ends.mutate({ ends: [end] })}
      />
    </ul>
  );
}
