import '@mantine/core/styles/Progress.css';
import { NativeSelect, Progress } from '@mantine/core';
import { type UseMutationResult, useMutation, useQuery } from '@tanstack/react-query';
import { IconHistory } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { policyTrialProgressQuery, trialProgressQuery } from '../../data/rule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { ReasonedButton } from '../button/reasoned-button.tsx';
import { Refusal } from '../panel/refusal.tsx';
import classes from './trial.module.css';

const DAYS = [7, 30, 90] as const;

export type TrialRun<Outcome> = {
  days: number;
  setDays: (days: number) => void;
  /** Of so many days; whoever leaves the page ends it. */
  asked: UseMutationResult<Outcome, Error, number>;
  begin: () => void;
};

/** A trial on the past of what a form says. */
export function useTrial<Outcome>(run: (days: number, signal: AbortSignal) => Promise<Outcome>): TrialRun<Outcome> {
  const [days, setDays] = useState<number>(30);
  const left = useRef(new AbortController());
  useEffect(() => {
    const gone = new AbortController();
    left.current = gone;
    return () => gone.abort();
  }, []);
  const asked = useMutation({ mutationFn: (count: number) => run(count, left.current.signal) });
  return { days, setDays, asked, begin: () => asked.mutate(days) };
}

/** How a trial of this kind says how far it is, and what it came to. */
export type TrialKind<Outcome> = {
  progress: Progressing;
  show: (outcome: Outcome, days: number) => ReactNode;
};
type Progressing = typeof trialProgressQuery | typeof policyTrialProgressQuery;

type Props<Outcome> = {
  trial: TrialRun<Outcome>;
  kind: TrialKind<Outcome>;
  /** What it says of this trial. */
  text: string;
  /** What it does not tell. */
  note?: string | null;
  /** Why it cannot be tried; null: it can. */
  why: string | null;
  onTry: () => void;
};

/** Over how many days it runs, how far it is, and what would have become of the tickets that came in them. */
export function Trial<Outcome>({
  trial: { days, setDays, asked },
  kind,
  text,
  note = null,
  why,
  onTry,
}: Props<Outcome>) {
  const { t } = useLanguage();
  return (
    <>
      <div className={classes['head']}>
        <div>
          <h2>{t('trial.title')}</h2>
          <p>{text}</p>
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
          loading={asked.isPending}
          onClick={onTry}
        >
          {t('trial.do')}
        </ReasonedButton>
      </div>
      <div className={classes['body']} role="status">
        {note !== null && <p className={classes['aside']}>{note}</p>}
        {asked.isPending && <Running progress={kind.progress} />}
        <Refusal error={asked.error} />
        {asked.data !== undefined && !asked.isPending && kind.show(asked.data, asked.variables ?? days)}
      </div>
    </>
  );
}

function Running({ progress }: { progress: Progressing }) {
  const { t } = useLanguage();
  const running = useQuery(progress).data?.running ?? null;
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
