import type { ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';

type World = 'before' | 'after';
type Props<Value> = {
  className: string | undefined;
  /** What its rows are. */
  what: string;
  rows: readonly ({ id: string; name: string } & Record<World, Value>)[];
  /** The cell (`td`) of a row in one of the worlds. */
  cell: (value: Value, world: World) => ReactNode;
};

/** What something comes to now, and what it would, row by row. */
export function TrialTable<Value>({ className, what, rows, cell }: Props<Value>) {
  const { t } = useLanguage();
  return (
    <table className={className}>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{t('trial.before')}</th>
          <th scope="col">{t('trial.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, before, after }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {cell(before, 'before')}
            {cell(after, 'after')}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
