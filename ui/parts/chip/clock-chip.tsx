import { VisuallyHidden } from '@mantine/core';
import {
  IconAlarm,
  IconCalendarClock,
  IconFlame,
  IconHeartHandshake,
  IconPlayerPause,
  IconClock,
  IconSend,
} from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime, fullTime, span } from '../../time.ts';
import { leavesInTime } from '../../data/scheduled.ts';
import type { ClockView, OwedPromise } from '../../data/types.ts';
import { Chip } from './chip.tsx';

/** `leaves`: when a scheduled reply does, which keeps a promise only then, where that is in time; it is not being sent before. */
type Leaves = { leaves: string | null; small?: boolean };

/** What an agent has promised, in words: how late, how long still, or that the answer which keeps it is on its way. */
export function PromiseState({ promise, leaves, small = false }: Leaves & { promise: OwedPromise }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const left = Date.parse(promise.dueAt) - now;
  const title = `${t('promise.chip')}: ${fullTime(promise.dueAt, language)}`;
  const duration = span(left, language);
  const isLate = promise.state === 'broken' || left < 0;
  if (promise.onItsWay && !isLate && leavesInTime(leaves, promise.dueAt))
    return (
      <OnItsWay leaves={leaves} small={small} title={`${title} · ${t('promise.on-its-way.why')}`}>
        {t('promise.on-its-way')}
      </OnItsWay>
    );
  const isSoon = now >= Date.parse(promise.warnAt);
  return (
    <Chip tone={isLate ? 'danger' : isSoon ? 'warn' : 'plain'} icon={IconHeartHandshake} small={small} title={title}>
      {t(isLate ? 'clock.late' : 'clock.left', { duration })}
    </Chip>
  );
}

/** One clock in words: how late, how long still, standing still, or kept. */
export function ClockState({ clock, leaves, small = false }: Leaves & { clock: ClockView }) {
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
  if (clock.onItsWay && clock.state !== 'breached' && left >= 0 && leavesInTime(leaves, clock.dueAt))
    return (
      <OnItsWay
        leaves={leaves}
        small={small}
        title={leaves === null ? `${title} · ${t('clock.on-its-way.why')}` : title}
      >
        {t('clock.on-its-way')}
      </OnItsWay>
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

/** The answer is written: it is being sent, or leaves at its time. */
function OnItsWay({ leaves, small, title, children }: Leaves & { title: string; children: string }) {
  const { t, language } = useLanguage();
  const now = useNow();
  return (
    <Chip icon={leaves === null ? IconSend : IconCalendarClock} small={small ?? false} title={title}>
      {leaves === null ? (
        children
      ) : (
        // The picture says the rest, where there is little room.
        <>
          <VisuallyHidden>{t('sends.scheduled', { time: dayTime(leaves, now, language) })}</VisuallyHidden>
          <span aria-hidden="true">{dayTime(leaves, now, language)}</span>
        </>
      )}
    </Chip>
  );
}
