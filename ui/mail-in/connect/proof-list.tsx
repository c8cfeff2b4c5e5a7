import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, type Icon } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { Seconds } from '../seconds.tsx';
import { bareRefusal, stepText } from '../refusal-text.ts';
import type { ProofLine, ProofState } from './proof-lines.ts';
import classes from './proof.module.css';

const ICONS: Record<Exclude<ProofState, 'running'>, Icon> = {
  proved: IconCircleCheck,
  unproved: IconAlertTriangle,
  refused: IconCircleX,
  untried: IconCircleDashed,
};

/** What was proved, what was not, and what to do about it. */
export function ProofList({ lines }: { lines: readonly ProofLine[] }) {
  const { t } = useLanguage();
  return (
    <ul className={classes['proof']} aria-label={t('connect.proof.list')}>
      {lines.map((line) => (
        <Line key={line.name} {...line} />
      ))}
    </ul>
  );
}

function Line({ name, state, step }: ProofLine) {
  const { t } = useLanguage();
  const Picture = state === 'running' ? null : ICONS[state];
  return (
    <li data-state={state}>
      {Picture ? <Picture size={22} aria-hidden="true" /> : <Loader size={20} aria-hidden="true" />}
      <div>
        <b>{t(`check.step.${name}`)}</b>
        <span>
          {step !== null
            ? stepText(step, t)
            : t(
                state === 'untried'
                  ? 'check.not-tried'
                  : name === 'return'
                    ? 'connect.proof.return'
                    : 'connect.proof.running',
              )}{' '}
          {state === 'running' && <Seconds />}
        </span>
        {state === 'refused' && step && <code>{bareRefusal(step)}</code>}
      </div>
    </li>
  );
}
