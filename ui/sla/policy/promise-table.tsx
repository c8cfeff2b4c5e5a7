import { Button, NativeSelect } from '@mantine/core';
import { amountsFrom } from '../../../domain/sla/presets.ts';
import { COUNTED_BY, type PolicyTerms } from '../../../domain/sla/policy.ts';
import { CLOCK_KINDS, PRIORITIES } from '../../../domain/ticket/ticket.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { useLanguage } from '../../language.tsx';
import { DurationField } from './duration-field.tsx';
import { inWords } from './duration-words.ts';
import type { PolicyDraft } from './policy-draft.ts';
import classes from './policy.module.css';

type Props = {
  draft: PolicyDraft;
  /** A day of its calendar. */
  dayMs: number;
  wrong: (path: string) => string | undefined;
  onChange: (part: Partial<PolicyDraft>) => void;
};

type Counted = PolicyTerms['countBy'][keyof PolicyTerms['countBy']];

/** How long, for each priority and promise, and how each promise is counted. */
export function PromiseTable({ draft: { promises, countBy }, dayMs, wrong, onChange }: Props) {
  const { t, language } = useLanguage();
  const business = CLOCK_KINDS.some((clock) => countBy[clock] === 'business');
  return (
    <>
      <p className={classes['hint']}>
        {t('policy.promises.hint')}
        {business && dayMs !== DAY_MS && ` ${t('policy.promises.workday', { hours: inWords(dayMs, dayMs, language) })}`}
      </p>
      <table className={classes['promises']}>
        <thead>
          <tr>
            <td />
            {CLOCK_KINDS.map((clock) => (
              <th key={clock} scope="col">
                {t(`clock.${clock}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PRIORITIES.map((priority) => (
            <tr key={priority}>
              <th scope="row">{t(`priority.${priority}`)}</th>
              {CLOCK_KINDS.map((clock) => (
                <td key={clock} data-clock={t(`clock.${clock}`)}>
                  <DurationField
                    bare
                    nullable
                    label={t('policy.promise.of', { clock: t(`clock.${clock}`), priority: t(`priority.${priority}`) })}
                    value={promises[priority][clock]}
                    dayMs={countBy[clock] === 'business' ? dayMs : DAY_MS}
                    error={wrong(`promises.${priority}.${clock}`)}
                    onChange={(ms) =>
                      onChange({ promises: { ...promises, [priority]: { ...promises[priority], [clock]: ms } } })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('policy.counted')}</th>
            {CLOCK_KINDS.map((clock) => (
              <td key={clock} data-clock={t(`clock.${clock}`)}>
                <NativeSelect
                  aria-label={t('policy.counted.of', { clock: t(`clock.${clock}`) })}
                  value={countBy[clock]}
                  onChange={(event) =>
                    onChange({ countBy: { ...countBy, [clock]: event.currentTarget.value as Counted } })
                  }
                  data={COUNTED_BY.map((one) => ({ value: one, label: t(`policy.counted.${one}`) }))}
                />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <div className={classes['fill']}>
        <Button size="compact-sm" variant="subtle" onClick={() => onChange({ promises: amountsFrom(promises.normal) })}>
          {t('policy.fill')}
        </Button>
        <small>{t('policy.fill.hint')}</small>
      </div>
    </>
  );
}
