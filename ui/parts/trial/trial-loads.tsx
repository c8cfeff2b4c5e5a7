import type { TrialOutcome } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { HeatTable } from './heat-table.tsx';
import { TrialTable } from './trial-table.tsx';
import classes from './trial.module.css';

/** What becomes of all tickets together, as far as there is any: what waits in a queue first. */
const SUMS = ['waited', 'unowned', 'closed', 'replies'] as const;

/** How many tickets wait for somebody, are nobody's, are closed or answered by rules; now, and as it is tried. */
export function TrialSums({ before, after }: Pick<TrialOutcome, 'before' | 'after'>) {
  const { t } = useLanguage();
  const rows = SUMS.map((sum) => ({ id: sum, name: t(`trial.sum.${sum}`), before: before[sum], after: after[sum] }));
  const some = rows.filter((row) => row.before + row.after > 0);
  if (some.length === 0) return null;
  return (
    <>
      <h3>{t('trial.sums')}</h3>
      <Bars what={t('trial.sum')} rows={some} />
    </>
  );
}

type Load = TrialOutcome['loads'][number];

/** How many tickets each person was given, and would have been: bars with their numbers; and in which hours, as a heat map. */
export function TrialLoads({ loads, timeZone }: { loads: readonly Load[]; timeZone: string }) {
  const { t, language } = useLanguage();
  const rows = [...loads].sort((a, b) => a.agent.name.localeCompare(b.agent.name, language));
  return (
    <>
      <h3>{t('trial.loads')}</h3>
      <Bars
        what={t('trial.person')}
        rows={rows.map(({ agent, before, after }) => ({ ...agent, before: before.given, after: after.given }))}
      />
      <HeatTable
        title={t('trial.hours', { zone: timeZone })}
        what={t('trial.person')}
        choice={t('trial.hours.of')}
        rows={rows.map(({ agent, before, after }) => ({ ...agent, before: before.hours, after: after.hours }))}
        none={t('trial.hours.none')}
        tone="brand"
      />
    </>
  );
}

type Row = { id: string; name: string; before: number; after: number };

function Bars({ what, rows }: { what: string; rows: readonly Row[] }) {
  const most = Math.max(1, ...rows.flatMap(({ before, after }) => [before, after]));
  return (
    <TrialTable
      className={classes['loads']}
      {...{ what, rows }}
      cell={(count, is) => <Bar {...{ count, most, is }} />}
    />
  );
}

function Bar({ count, most, is }: { count: number; most: number; is: 'before' | 'after' }) {
  return (
    <td data-is={is}>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={(100 * count) / most} height="10" rx="1.5" />
      </svg>
      <span>{count}</span>
    </td>
  );
}
