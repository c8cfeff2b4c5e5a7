import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Output } from '../../data/api-types.ts';
import { useLanguage } from '../../language.tsx';
import { RefusedCertificate, type Side, SIDES } from '../refused-certificate.tsx';
import { bareRefusal, stepText } from '../refusal-text.ts';
import classes from '../../parts/panel/settings.module.css';

type Result = Output<'checkMailbox'>;
type Step = Result['steps'][number];

/** What a test brought, step by step: what is proved, what is not proved either way, what does not work, and what to change. */
export function CheckResult({ result, onTrust }: { result: Result; onTrust: (side: Side, pin: string) => void }) {
  return (
    <ul className={classes['checks']}>
      {result.steps.map((step) => (
        <CheckLine key={step.step} step={step}>
          {SIDES.map(
            (side) =>
              step.step === `sign-in-${side}` && (
                <RefusedCertificate key={side} result={result} side={side} onTrust={onTrust} />
              ),
          )}
        </CheckLine>
      ))}
    </ul>
  );
}

function CheckLine({ step, children }: { step: Step; children?: ReactNode }) {
  const { t } = useLanguage();
  const { proved, code, ms } = step;
  const isWell = proved === true && code === 'ok';
  const isWrong = proved === false && code !== 'no-copy' && code !== 'no-plus';
  const Icon = isWell ? IconCircleCheck : isWrong ? IconCircleX : IconAlertTriangle;
  return (
    <li data-ok={isWell || undefined} data-unproven={(!isWell && !isWrong) || undefined}>
      <Icon size={20} aria-hidden="true" />
      <div>
        <b>{t(`check.step.${step.step}`)}</b>
        <span>{stepText(step, t)}</span>
        {isWrong && <code>{bareRefusal(step)}</code>}
        {children}
        {ms >= 1_000 && <small>{t('check.seconds', { count: Math.round(ms / 1_000) })}</small>}
      </div>
    </li>
  );
}
