import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { Output } from '../../data/api-types.ts';
import { useLanguage } from '../../language.tsx';
import { refusalText } from '../refusal-text.ts';
import classes from '../../parts/settings.module.css';

/** What trying both servers brought, each apart: what works, what is not proven, what does not work, and what to change. */
export function CheckResult({ result }: { result: Output<'checkMailbox'> }) {
  const { t } = useLanguage();
  return (
    <ul className={classes['checks']}>
      {(['imap', 'smtp'] as const).map((kind) => {
        const one = result[kind];
        const isUnproven = one.ok && one.code !== 'ok';
        const Icon = isUnproven ? IconAlertTriangle : one.ok ? IconCircleCheck : IconCircleX;
        return (
          <li key={kind} data-ok={one.code === 'ok' || undefined} data-unproven={isUnproven || undefined}>
            <Icon size={20} aria-hidden="true" />
            <div>
              <b>{t(`mailbox.${kind}`)}</b>
              <span>
                {one.ok ? t(one.code === 'ok' ? `check.${kind}.ok` : `check.${one.code}`) : refusalText(one, t)}
              </span>
              {!one.ok && <code>{[one.at, one.said].join(' ').trim()}</code>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
