import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { TrialOutcome } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { TrialTable } from './trial-table.tsx';
import classes from './trial.module.css';

type Load = TrialOutcome['loads'][number];

/** How many tickets each person was given, and would have been; and the same of each hour: bars with their numbers, in tables. */
export function TrialLoads({ loads, timeZone }: { loads: readonly Load[]; timeZone: string }) {
  const { t, language } = useLanguage();
  const [person, setPerson] = useState('');
  const rows = [...loads].sort((a, b) => a.agent.name.localeCompare(b.agent.name, language));
  const hours = hoursOf(person === '' ? loads : loads.filter(({ agent }) => agent.id === person));
  return (
    <>
      <h3>{t('trial.loads')}</h3>
      <Bars
        what={t('trial.person')}
        rows={rows.map(({ agent, before, after }) => ({ ...agent, before: before.given, after: after.given }))}
      />
      <div className={classes['hours']}>
        <h3>{t('trial.hours', { zone: timeZone })}</h3>
        <NativeSelect
          size="xs"
          aria-label={t('trial.hours.of')}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          data={[
            { value: '', label: t('trial.hours.all') },
            ...rows.map(({ agent }) => ({ value: agent.id, label: agent.name })),
          ]}
        />
      </div>
      <Bars what={t('trial.hour')} rows={hours} />
    </>
  );
}

type Row = { id: string; name: string; before: number; after: number };

/** From the first hour in which anything came to the last. */
function hoursOf(loads: readonly Load[]): Row[] {
  const sum = (world: 'before' | 'after', hour: number) =>
    loads.reduce((total, load) => total + (load[world].hours[hour] ?? 0), 0);
  const all = Array.from({ length: 24 }, (_, hour) => ({
    ...{ id: String(hour), name: `${String(hour).padStart(2, '0')}:00` },
    ...{ before: sum('before', hour), after: sum('after', hour) },
  }));
  const some = ({ before, after }: Row) => before + after > 0;
  return all.slice(all.findIndex(some), all.findLastIndex(some) + 1);
}

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
