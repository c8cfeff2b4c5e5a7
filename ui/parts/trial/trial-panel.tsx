import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useLanguage } from '../../language.tsx';
import { Trial, type TrialKind, type TrialRun } from './trial.tsx';
import classes from './trial.module.css';

/** Beside the button that saves: what it would mean is tried first. */
export function TryButton<Outcome>({ trial: { asked, begin } }: { trial: TrialRun<Outcome> }) {
  const { t } = useLanguage();
  return (
    <Button
      variant="light"
      leftSection={<IconHistory size={17} aria-hidden="true" />}
      loading={asked.isPending}
      onClick={begin}
    >
      {t('trial.title')}
    </Button>
  );
}

type Props<Outcome> = { trial: TrialRun<Outcome>; kind: TrialKind<Outcome>; text: string };

/** In a form, once it was asked for: what would have become of the tickets. */
export function TrialPanel<Outcome>({ trial, kind, text }: Props<Outcome>) {
  const { t } = useLanguage();
  const place = useRef<HTMLElement>(null);
  const { isIdle, data } = trial.asked;
  if (isIdle) return null;
  return (
    <section ref={place} className={classes['panel']} aria-label={t('trial.title')}>
      <InSight key={data === undefined ? 'asked' : 'answered'} place={place} />
      <Trial trial={trial} kind={kind} text={text} why={null} onTry={trial.begin} />
    </section>
  );
}

/** The button lies at the end of a long form, and what it opens above it: that is brought in sight, and once more with what it has come to. */
function InSight({ place }: { place: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'start' });
  }, [place]);
  return null;
}
