import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconConfetti } from '@tabler/icons-react';
import { firstStepsQuery } from '../../data/queries.ts';
import { useSay } from '../../door/preferences.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { Card, Page } from '../../shell/page.tsx';
import { Steps } from './steps.tsx';
import { useFirstSteps } from './use-first-steps.ts';
import classes from './first-steps.module.css';

/** All first steps of the reader, those that are done as well. */
export default function FirstStepsPage() {
  const { t } = useLanguage();
  const { preferences } = useMe();
  const say = useSay();
  const asked = useQuery(firstStepsQuery);
  const { told, done, isDone } = useFirstSteps();
  return (
    <Page title={t('first.title')} text={t('first.text')} narrow>
      <Unanswered query={asked} />
      {told && (
        <Card label={t('first.title')}>
          <div className={classes['page']}>
            <p className={classes['progress']} role="status">
              {isDone && <IconConfetti size={18} aria-hidden="true" />}
              {isDone ? t('first.all-done') : t('first.count', { done: String(done), all: String(told.steps.length) })}
            </p>
            <Steps told={told} shown={told.steps} />
          </div>
        </Card>
      )}
      {told && !isDone && (
        <Switch
          label={t('first.show')}
          checked={preferences.firstSteps === 'shown'}
          onChange={(event) => say({ firstSteps: event.currentTarget.checked ? 'shown' : 'later' })}
        />
      )}
    </Page>
  );
}
