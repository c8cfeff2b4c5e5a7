import {
  IconAlarm,
  IconBellZ,
  IconFlame,
  IconHeartHandshake,
  IconPlayerPause,
  IconClock,
  IconSend,
} from '@tabler/icons-react';
import { isOwed } from '../../domain/ticket/clock-state.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { dayTime, fullTime, span } from '../time.ts';
import type { ClockView, OwedPromise, TicketBrief } from '../data/types.ts';
import { Chip } from './chip.tsx';

/** The clock that matters now: the soonest promise that is still owed; null when none runs. */
const pressing = (clocks: ClockView[]): ClockView | null =>
  clocks.filter(isOwed).sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0] ?? null;

/** The pressing clock of a ticket in a list: late, soon, in time, or put aside. Ticks by itself. */
export function ClockChip({ ticket }: { ticket: Pick<TicketBrief, 'clocks' | 'promises' | 'snooze' | 'state'> }) {
  const { t, language } = useLanguage();
  const now = useNow();
  if (ticket.snooze)
    return (
      <Chip
        tone="violet"
        icon={IconBellZ}
        small
        title={t('snooze.until', { time: fullTime(ticket.snooze.until, language) })}
      >
        {dayTime(ticket.snooze.until, now, language)}
      </Chip>
    );
  const clock = pressing(ticket.clocks);
  const promise = ticket.promises.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  if (promise && ticket.state !== 'closed' && (!clock || promise.dueAt < clock.dueAt))
    return <PromiseState promise={promise} small />;
  if (!clock || ticket.state === 'closed') return null;
  return <ClockState clock={clock} small />;
}

/** What an agent has promised, in words: how late, how long still, or that the answer which keeps it is on its way. */
export function PromiseState({ promise, small = false }: { promise: OwedPromise; small?: boolean }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const left = Date.parse(promise.dueAt) - now;
  const title = `${t('promise.chip')}: ${fullTime(promise.dueAt, language)}`;
  const duration = span(left, language);
  const isLate = promise.state === 'broken' || left < 0;
  if (promise.onItsWay && !isLate)
    return (
      <Chip icon={IconSend} small={small} title={`${title} · ${t('promise.on-its-way.why')}`}>
        {t('promise.on-its-way')}
      </Chip>
    );
  const isSoon = now >= Date.parse(promise.warnAt);
  return (
    <Chip tone={isLate ? 'danger' : isSoon ? 'warn' : 'plain'} icon={IconHeartHandshake} small={small} title={title}>
      {t(isLate ? 'clock.late' : 'clock.left', { duration })}
    </Chip>
  );
}

/** One clock in words: how late, how long still, standing still, or kept. */
export function ClockState({ clock, small = false }: { clock: ClockView; small?: boolean }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const left = Date.parse(clock.dueAt) - now;
  const title = `${t(`clock.${clock.kind}`)}: ${fullTime(clock.dueAt, language)}`;
  const duration = span(left, language);
  if (clock.state === 'paused')
    return (
      <Chip icon={IconPlayerPause} small={small} title={title}>
        {t('clock.paused')}
      </Chip>
    );
  if (clock.state === 'met' || clock.metAt !== null)
    return (
      <Chip tone={clock.state === 'met' ? 'good' : 'plain'} small={small} title={title}>
        {t(clock.state === 'met' ? 'clock.met' : 'clock.met-late')}
      </Chip>
    );
  if (clock.endedAt !== null)
    return (
      <Chip tone={clock.state === 'ended' ? 'plain' : 'danger'} small={small} title={title}>
        {t('clock.ended')}
      </Chip>
    );
  if (clock.onItsWay && clock.state !== 'breached' && left >= 0)
    return (
      <Chip icon={IconSend} small={small} title={`${title} · ${t('clock.on-its-way.why')}`}>
        {t('clock.on-its-way')}
      </Chip>
    );
  if (clock.state === 'breached' || left < 0)
    return (
      <Chip tone="danger" icon={IconFlame} small={small} title={`${title} · ${t('clock.wall')}`}>
        {t('clock.late', { duration })}
      </Chip>
    );
  const soon = now >= Date.parse(clock.warnAt) && clock.warnAt < clock.dueAt;
  return (
    <Chip
      tone={soon ? 'warn' : 'plain'}
      icon={soon ? IconAlarm : IconClock}
      small={small}
      title={`${title} · ${t('clock.wall')}`}
    >
      {t('clock.left', { duration })}
    </Chip>
  );
}
