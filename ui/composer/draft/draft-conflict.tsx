import { Alert, Button } from '@mantine/core';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime } from '../../time.ts';
import { decide, useConflict } from './draft-sync.ts';
import type { Tab } from './drafts.ts';
import classes from './drafts.module.css';

/** Two devices of one person have changed one draft: both texts, and the question which stands. */
export function DraftConflict({ number, tab }: { number: number; tab: Tab }) {
  const { t, language } = useLanguage();
  const { agent } = useMe();
  const now = useNow();
  const place = { agent: agent.id, number, tab };
  const theirs = useConflict(place);
  if (theirs === undefined) return null;
  return (
    <Alert color="yellow" variant="light" p="xs" mx={12} mb={6} role="status">
      {t('draft.conflict', { time: dayTime(theirs.savedAt, now, language) })}
      <blockquote className={classes['theirs']} aria-label={t('draft.conflict.theirs')} dir="auto" tabIndex={0}>
        {theirs.text.trim() === '' ? t('draft.no-words') : theirs.text}
      </blockquote>
      <div className={classes['choices']}>
        <Button size="compact-sm" variant="default" onClick={() => decide(place, 'mine')}>
          {t('draft.conflict.keep')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => decide(place, 'theirs')}>
          {t('draft.conflict.take')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => decide(place, 'both')}>
          {t('draft.conflict.both')}
        </Button>
      </div>
    </Alert>
  );
}
