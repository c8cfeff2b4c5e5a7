import type { Input } from '../../data/api-types.ts';
import { call } from '../../data/client.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { Trial, useTrial } from '../../parts/trial/trial.tsx';
import { Card } from '../../shell/page.tsx';
import { PROMISE_TRIAL } from './promise-trial.tsx';

type Props = {
  policy: NonNullable<NonNullable<Input<'tryPolicy'>['body']>['policy']>;
  isWhole: () => boolean;
};

/** Tries a policy on the past before it is saved: what of the last days would have been kept and broken by it. */
export function PolicyTrial({ policy, isWhole }: Props) {
  const { t } = useLanguage();
  const trial = useTrial((days, signal) => call('tryPolicy', { body: { policy, days } }, { signal }));
  return (
    <Card label={t('trial.title')}>
      <Trial
        trial={trial}
        kind={PROMISE_TRIAL}
        text={t('promise-trial.text')}
        why={useMe().can('schedule:write') ? null : t('why.permission')}
        onTry={() => isWhole() && trial.begin()}
      />
    </Card>
  );
}
