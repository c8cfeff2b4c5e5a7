import '@mantine/core/styles/Progress.css';
import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconRefresh } from '@tabler/icons-react';
import { renewalQuery } from '../data/schedule-queries.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { renewalWords } from './renewal-words.ts';
import classes from './renewal.module.css';

/** How far a change of policies or calendars has come with the open tickets, and for a while what it came to. */
export function RenewalBar() {
  const { t, language } = useLanguage();
  const now = useNow();
  const renewal = useQuery(renewalQuery).data?.renewal ?? null;
  const said = renewal && renewalWords(renewal, now, { t, language });
  if (renewal === null || said === null) return null;
  const runs = renewal.finishedAt === null;
  return (
    <div className={classes['renewal']} data-runs={runs || undefined} role="status">
      {runs ? <IconRefresh size={17} aria-hidden="true" /> : <IconCheck size={17} aria-hidden="true" />}
      <div>
        <p>{said}</p>
        {runs && (
          <Progress
            size="sm"
            value={renewal.of === 0 ? 0 : (100 * renewal.looked) / renewal.of}
            aria-label={t('renewal.progress')}
          />
        )}
      </div>
    </div>
  );
}
