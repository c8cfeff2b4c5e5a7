import type { TrialOutcome } from '../data/types.ts';
import { useBuilding } from './build-context.ts';
import classes from './trial.module.css';

/** How many tickets each person was given, and would have been: bars with their numbers, which a table holds. */
export function TrialLoads({ loads }: { loads: TrialOutcome['loads'] }) {
  const { t, language } = useBuilding().speaker;
  const most = Math.max(1, ...loads.flatMap(({ before, after }) => [before.given, after.given]));
  const rows = [...loads].sort((a, b) => a.agent.name.localeCompare(b.agent.name, language));
  return (
    <>
      <h3>{t('trial.loads')}</h3>
      <table className={classes['loads']}>
        <thead>
          <tr>
            <th scope="col">{t('trial.person')}</th>
            <th scope="col">{t('trial.before')}</th>
            <th scope="col">{t('trial.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ agent, before, after }) => (
            <tr key={agent.id}>
              <th scope="row">{agent.name}</th>
              <Bar count={before.given} most={most} />
              <Bar count={after.given} most={most} is="after" />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Bar({ count, most, is = 'before' }: { count: number; most: number; is?: 'before' | 'after' }) {
  return (
    <td data-is={is}>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={(100 * count) / most} height="10" rx="1.5" />
      </svg>
      <span>{count}</span>
    </td>
  );
}
