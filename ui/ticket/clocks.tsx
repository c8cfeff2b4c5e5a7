import { ActionIcon, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell, IconBellZ, IconClockQuestion } from '@tabler/icons-react';
import { useLanguage, withTexts } from '../language.tsx';
import { useNow } from '../now.ts';
import { Chip } from '../parts/chip.tsx';
import { ClockState } from '../parts/clock-chip.tsx';
import { later } from '../parts/later.tsx';
import { dayTime } from '../time.ts';
import type { ClockView, TicketDetail } from '../data/types.ts';
import classes from './ticket.module.css';

/** Asked for by few of those who open a ticket. */
const TimePanel = later(
  withTexts(() => import('./time-panel.tsx')),
  { waiting: null },
);

/**
 * The promises of a ticket that matter now, each named, with its due time on hover and the reason when it stands still; how it is
 * counted, when that is asked.
 */
export function Clocks({ ticket }: { ticket: TicketDetail }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const [explained, { open: explain, close }] = useDisclosure(false);
  const [wanted, { open: want }] = useDisclosure(false);
  const live = ticket.clocks
    .filter((clock) => ticket.state !== 'closed' && (clock.state !== 'met' || clock.kind !== 'next-response'))
    .sort(byWeight);
  return (
    <>
      {ticket.snooze && (
        <Tooltip
          multiline
          maw={320}
          label={[
            t('snooze.back', { time: dayTime(ticket.snooze.until, now, language) }),
            t('snooze.promise', { time: dayTime(ticket.snooze.dueAt, now, language) }),
            ticket.snooze.reason,
            ticket.snoozeCount > 1 && t('snooze.count', { count: ticket.snoozeCount }),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          <span tabIndex={0}>
            <Chip tone="violet" icon={IconBellZ}>
              {t('snooze.until', { time: dayTime(ticket.snooze.until, now, language) })}
            </Chip>
          </span>
        </Tooltip>
      )}
      {ticket.wait && (
        <Tooltip multiline maw={320} label={ticket.wait.reason ?? t(`waiting.${ticket.waitingFor ?? 'third-party'}`)}>
          <span tabIndex={0}>
            <Chip tone="info" icon={IconBell}>
              {t('wait.reminder', { time: dayTime(ticket.wait.until, now, language) })}
            </Chip>
          </span>
        </Tooltip>
      )}
      {live.map((clock) => (
        <Tooltip key={clock.kind} multiline maw={340} label={detail(clock)}>
          <button
            type="button"
            className={classes['clock']}
            data-clock={clock.state}
            aria-haspopup="dialog"
            onClick={show}
          >
            <span className={classes['clockKind']}>{t(`clock.${clock.kind}`)}</span>
            <ClockState clock={clock} />
          </button>
        </Tooltip>
      ))}
      {ticket.clocks.length > 0 && (
        <Tooltip label={t('clock.explain')}>
          <ActionIcon variant="subtle" color="gray" size="md" onClick={show} aria-label={t('clock.explain')}>
            <IconClockQuestion size={18} />
          </ActionIcon>
        </Tooltip>
      )}
      {wanted && <TimePanel ticket={ticket} opened={explained} onClose={close} />}
    </>
  );

  function show(): void {
    want();
    explain();
  }

  function detail(clock: ClockView): string {
    const parts = [t('clock.due', { time: dayTime(clock.dueAt, now, language) })];
    if (clock.promisedAt) parts.push(t('clock.promised', { time: dayTime(clock.promisedAt, now, language) }));
    if (clock.state === 'paused')
      parts.push(
        t(
          ticket.wait
            ? 'clock.paused.wait'
            : ticket.state === 'resolved-pending-confirmation'
              ? 'clock.paused.confirmation'
              : 'clock.paused.reply',
        ),
      );
    if (clock.onItsWay) parts.push(t('clock.on-its-way.why'));
    if (clock.endedAt) parts.push(t('clock.ended.why'));
    if (clock.metAt) parts.push(t('clock.met-at', { time: dayTime(clock.metAt, now, language) }));
    return parts.join(' · ');
  }
}

const ORDER = { running: 1, breached: 0, paused: 2, met: 3, ended: 4 } as const;
const byWeight = (a: ClockView, b: ClockView) => ORDER[a.state] - ORDER[b.state] || a.dueAt.localeCompare(b.dueAt);
