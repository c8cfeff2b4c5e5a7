import { IconAlarm, IconFlame, IconHeartHandshake, IconPlayerPause, IconClock, IconSend } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { fullTime, span } from '../../time.ts';
import type { ClockView, OwedPromise } from '../../data/types.ts';
import { Chip } from './chip.tsx';

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
