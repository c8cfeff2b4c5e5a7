import { call } from '../data/client.ts';
import { useMe } from '../door/session.tsx';
import { ROUTING_TRIAL } from '../parts/trial/trial-result.tsx';
import { Trial, useTrial } from '../parts/trial/trial.tsx';
import { Card } from '../shell/page.tsx';
import { useBuilding } from '../condition/build-context.ts';
import { type Draft, ruleOf } from './draft.ts';

type Props = {
  /** The rule that it takes the place of; null: a new one. */
  rule: string | null;
  draft: Draft;
  isWhole: () => boolean;
};

/** Tries the rule on the past before it is saved: what would have become of the tickets that came in these days. */
export function RuleTrial({ rule, draft, isWhole }: Props) {
  const { t } = useBuilding().speaker;
  // Also of one that is switched off it is asked what it would do.
  const trial = useTrial((days, signal) =>
    call(
      'tryRule',
      { body: { rule: { ...ruleOf(draft), enabled: true, ...(rule && { id: rule }) }, days } },
      { signal },
    ),
  );
  return (
    <Card label={t('trial.title')}>
      <Trial
        trial={trial}
        kind={ROUTING_TRIAL}
        text={t('trial.text')}
        note={draft.on.includes('ticket-opened') ? null : t('trial.opened-only')}
        why={useMe().can('routing:write') ? null : t('why.permission')}
        onTry={() => isWhole() && trial.begin()}
      />
    </Card>
  );
}
