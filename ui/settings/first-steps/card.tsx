import { CloseButton } from '@mantine/core';
import { Link } from 'wouter';
import { useSay } from '../../door/preferences.ts';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import { toastDone } from '../../toast.ts';
import { Steps } from './steps.tsx';
import { useFirstSteps } from './use-first-steps.ts';
import classes from './first-steps.module.css';

/** What is left to do at first: all of it, or the next step alone; gone when all is done, or when it was put away for later. */
export default function FirstStepsCard({ whole }: { whole: boolean }) {
  const { t } = useLanguage();
  const say = useSay();
  const { told, done, next, isDone } = useFirstSteps();
  if (told === null || isDone) return null;
  const shown = whole ? told.steps : told.steps.filter(({ name }) => name === next);
  return (
    <section className={classes['card']} aria-label={t('first.title')}>
      <header>
        <h2>{t('first.title')}</h2>
        <span>{t('first.count', { done: String(done), all: String(told.steps.length) })}</span>
        <CloseButton
          aria-label={t('first.away')}
          title={t('first.away')}
          onClick={() => {
            say({ firstSteps: 'later' });
            toastDone(t('first.later'), t);
          }}
        />
      </header>
      <Steps told={told} shown={shown} />
      {!whole && (
        <p className={classes['all']}>
          <Link href={paths.firstSteps()}>{t('first.all')}</Link>
        </p>
      )}
    </section>
  );
}
