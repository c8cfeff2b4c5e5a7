import { VisuallyHidden } from '@mantine/core';
import { IconBell, IconBellZ } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Chip } from '../../parts/chip/chip.tsx';
import { ClockState } from '../../parts/chip/clock-chip.tsx';
import { dayTime } from '../../time.ts';
import { leavesInTime, scheduledOf } from '../../data/scheduled.ts';
import type { ClockView, TicketDetail } from '../../data/types.ts';
import { Hint } from '../../parts/button/hint.tsx';
import panel from '../panel/panel.module.css';
import classes from '../ticket.module.css';

/**
 * The promises of a ticket that matter now, each named, with its due time on hover and the reason when it stands still; pressed, how
 * it is counted. Rows of a list of properties.
 */
export function Clocks({ ticket, onWhy }: { ticket: TicketDetail; onWhy: () => void }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const leaves = scheduledOf(ticket, now)?.at ?? null;
  const live = ticket.clocks
    .filter((clock) => ticket.state !== 'closed' && (clock.state !== 'met' || clock.kind !== 'next-response'))
    .sort(byWeight);
  return (
    <>
      {ticket.snooze && (
        <Named name={t('panel.snooze')}>
          <Hint
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
          </Hint>
        </Named>
      )}
      {ticket.wait && (
        <Named name={t('panel.wait')}>
          <Hint multiline maw={320} label={ticket.wait.reason ?? t(`waiting.${ticket.waitingFor ?? 'third-party'}`)}>
            <span tabIndex={0}>
              <Chip tone="info" icon={IconBell}>
                {t('wait.reminder', { time: dayTime(ticket.wait.until, now, language) })}
              </Chip>
            </span>
          </Hint>
        </Named>
      )}
      {live.map((clock) => (
        <Named key={clock.kind} name={t(`clock.${clock.kind}`)}>
          <Hint multiline maw={340} label={detail(clock)}>
            <button type="button" className={classes['clock']} aria-haspopup="dialog" onClick={onWhy}>
              <VisuallyHidden>{t(`clock.${clock.kind}`)}</VisuallyHidden>
              <ClockState clock={clock} leaves={leaves} />
            </button>
          </Hint>
        </Named>
      ))}
    </>
  );

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
    if (clock.onItsWay && leaves === null) parts.push(t('clock.on-its-way.why'));
    if (clock.onItsWay && leaves !== null) {
      const scheduled = t('move.reply-leaves', { time: dayTime(leaves, now, language) });
      parts.push(leavesInTime(leaves, clock.dueAt) ? `${scheduled}; ${t('move.then-kept')}` : scheduled);
    }
    if (clock.endedAt) parts.push(t('clock.ended.why'));
    if (clock.metAt) parts.push(t('clock.met-at', { time: dayTime(clock.metAt, now, language) }));
    return parts.join(' · ');
  }
}

function Named({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={panel['row']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const ORDER = { running: 1, breached: 0, paused: 2, met: 3, ended: 4 } as const;
const byWeight = (a: ClockView, b: ClockView) => ORDER[a.state] - ORDER[b.state] || a.dueAt.localeCompare(b.dueAt);
