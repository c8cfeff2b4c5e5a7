import { NativeSelect } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { two } from '../../time.ts';
import classes from './heat-table.module.css';
import shared from './trial.module.css';

type World = 'before' | 'after';
/** What came in which hour of the day. */
type Row = { id: string; name: string } & Record<World, readonly number[]>;
type Props = {
  title: string;
  /** What its rows are. */
  what: string;
  /** Which of the two is shown. */
  choice: string;
  rows: readonly Row[];
  /** Instead of a table without a single number. */
  none: string;
  /** What there is less of the better, or what is shared out. */
  tone: 'danger' | 'brand';
};

/** Hours of the day as a heat map, row by row, of one world at a time: a table whose cells are the fuller of colour the more there was. */
export function HeatTable({ title, what, choice, rows, none, tone }: Props) {
  const { t } = useLanguage();
  const [world, setWorld] = useState<World>('after');
  // One measure for both, so that they can be compared.
  const most = Math.max(...rows.flatMap(({ before, after }) => [...before, ...after]));
  const all = Array.from({ length: 24 }, (_, hour) => hour);
  const isSome = (hour: number) => rows.some(({ before, after }) => (before[hour] ?? 0) + (after[hour] ?? 0) > 0);
  // From the first hour in which there was anything to the last.
  const some = all.slice(all.findIndex(isSome), all.findLastIndex(isSome) + 1);
  return (
    <>
      <div className={shared['hours']}>
        <h3>{title}</h3>
        <NativeSelect
          size="xs"
          aria-label={choice}
          value={world}
          onChange={(event) => setWorld(event.currentTarget.value === 'before' ? 'before' : 'after')}
          data={[
            { value: 'before', label: t('trial.before') },
            { value: 'after', label: t('trial.after') },
          ]}
        />
      </div>
      {rows.every((row) => row[world].every((count) => count === 0)) ? (
        <p className={shared['aside']}>{none}</p>
      ) : (
        <div className={classes['heat']} data-tone={tone} tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{what}</th>
                {some.map((hour) => (
                  <th key={hour} scope="col">
                    {two(hour)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  {some.map((hour) => {
                    const count = row[world][hour] ?? 0;
                    const heat = { '--heat': `${Math.round((55 * count) / most)}%` };
                    return (
                      <td key={hour} style={heat as CSSProperties}>
                        {count > 0 && count}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
