import { Switch } from '@mantine/core';
import { DAY_MS } from '../../../domain/time.ts';
import { useLanguage } from '../../language.tsx';
import { DurationField } from './duration-field.tsx';
import type { Limits } from './policy-draft.ts';
import classes from './policy.module.css';

type Props = {
  value: Limits;
  /** A day of its calendar: what is waited for of a customer is counted in open hours. */
  dayMs: number;
  wrong: (path: string) => string | undefined;
  onChange: (value: Limits) => void;
};
type Duration = 'unownedMs' | 'staleMs' | 'reminderMs' | 'closingProposalMs' | 'confirmationMs';

/** What is done about a customer who is silent: reminded, closed, asked or not. */
export function SilenceField({ value, dayMs, wrong, onChange }: Props) {
  const { t } = useLanguage();
  const duration = (name: Duration, label: string) => (
    <DurationField
      label={label}
      value={value[name]}
      dayMs={dayMs}
      hint={t('policy.counted-open')}
      error={wrong(`limits.${name}`)}
      onChange={(ms) => ms !== null && onChange({ ...value, [name]: ms })}
    />
  );
  const flag = (name: 'reminds' | 'closesUnanswered' | 'asks', label: string, hint?: string) => (
    <Switch
      label={label}
      description={hint}
      checked={value[name]}
      onChange={(event) => onChange({ ...value, [name]: event.currentTarget.checked })}
    />
  );
  return (
    <div className={classes['silence']}>
      {flag('reminds', t('policy.reminds'))}
      {duration('reminderMs', t('policy.reminder'))}
      {flag('closesUnanswered', t('policy.closes'), t('policy.closes.hint'))}
      {duration('closingProposalMs', t(value.closesUnanswered ? 'policy.closing' : 'policy.proposal'))}
      {flag('asks', t('policy.asks'), t('policy.asks.hint'))}
      {duration('confirmationMs', t(value.asks ? 'policy.confirmation' : 'policy.grace'))}
    </div>
  );
}

/** After how long a ticket of ours in which nothing happens is told of. */
export function WatchField({ value, wrong, onChange }: Omit<Props, 'dayMs'>) {
  const { t } = useLanguage();
  return (
    <div className={classes['silence']}>
      {(['unownedMs', 'staleMs'] as const).map((name) => (
        <DurationField
          key={name}
          label={t(name === 'unownedMs' ? 'policy.unowned' : 'policy.stale')}
          value={value[name]}
          dayMs={DAY_MS}
          hint={t('policy.counted-around')}
          error={wrong(`limits.${name}`)}
          onChange={(ms) => ms !== null && onChange({ ...value, [name]: ms })}
        />
      ))}
    </div>
  );
}
