import { NativeSelect, Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '../door/session.tsx';
import { call } from '../data/client.ts';
import { trialProgressQuery } from '../data/queries.ts';
import { ReasonedButton } from '../parts/reasoned-button.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Card } from '../shell/page.tsx';
import { useBuilding } from './build-context.ts';
import { type Draft, ruleOf } from './draft.ts';
import { TrialResult } from './trial-result.tsx';
import classes from './trial.module.css';

const DAYS = [7, 30, 90] as const;

type Props = {
  /** The rule that it takes the place of; null: a new one. */
  rule: string | null;
  draft: Draft;
  isWhole: () => boolean;
};

/** Tries the rule on the past before it is saved: what would have become of the tickets that came in these days. */
export function Trial({ rule, draft, isWhole }: Props) {
  const { t } = useBuilding().speaker;
  const why = useMe().can('routing:write') ? null : t('why.permission');
  const [days, setDays] = useState<number>(30);
  const trial = useMutation({
    // Also of one that is switched off it is asked what it would do.
    mutationFn: () =>
      call('tryRule', { body: { rule: { ...ruleOf(draft), enabled: true, ...(rule && { id: rule }) }, days } }),
  });
  return (
    <Card label={t('trial.title')}>
      <div className={classes['head']}>
        <div>
          <h2>{t('trial.title')}</h2>
          <p>{t('trial.text')}</p>
        </div>
        <NativeSelect
          aria-label={t('trial.days')}
          value={days}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={DAYS.map((count) => ({ value: String(count), label: t('trial.days.last', { count }) }))}
        />
        <ReasonedButton
          variant="light"
          leftSection={<IconHistory size={17} aria-hidden="true" />}
          why={why}
          loading={trial.isPending}
          onClick={() => isWhole() && trial.mutate()}
        >
          {t('trial.do')}
        </ReasonedButton>
      </div>
      <div className={classes['body']} role="status">
        {!draft.on.includes('ticket-opened') && <p className={classes['aside']}>{t('trial.opened-only')}</p>}
        {trial.isPending && <Running />}
        <Refusal error={trial.error} />
        {trial.data && !trial.isPending && <TrialResult result={trial.data} days={days} />}
      </div>
    </Card>
  );
}

function Running() {
  const { t } = useBuilding().speaker;
  const running = useQuery(trialProgressQuery).data?.running ?? null;
  return (
    <>
      <p>{t('trial.running')}</p>
      <Progress
        mt="sm"
        value={running === null || running.of === 0 ? 0 : (100 * running.looked) / running.of}
        aria-label={t('trial.running')}
      />
      {running !== null && (
        <p className={classes['aside']}>{t('trial.progress', { looked: running.looked, count: running.of })}</p>
      )}
    </>
  );
}
