import { VisuallyHidden } from '@mantine/core';
import { useLanguage } from '../../language.tsx';
import type { Row } from './picture.ts';
import { type PictureDay, type Span, staffing } from './pieces.ts';
import { Frame } from './track.tsx';
import classes from './week.module.css';

type Props = {
  rows: readonly Row[];
  day: PictureDay;
  open: readonly Span[];
  now: number;
  most: number;
  near?: boolean;
};

/** How many of those who are shown are at work in each hour of a day: where the steps are low, somebody is missing. */
export function Staffing({ rows, day, open, now, most, near = false }: Props) {
  const { t } = useLanguage();
  const counts = countsOf(rows, day);
  return (
    <Frame day={day} open={open} now={now} lanes={0}>
      <span className={classes['staffing']} aria-hidden="true">
        {counts.map((count, hour) => (
          // An hour has no name but its place.
          <i
            key={hour}
            style={{ height: `${(count / Math.max(1, most)) * 100}%` }}
            title={t('week.staffing.hour', { hour: String(hour), count })}
            data-none={count === 0 || undefined}
          >
            {isTurn(counts, hour) && count > 0 && (near || !isTurn(counts, hour + 1)) && <b>{count}</b>}
          </i>
        ))}
      </span>
      <VisuallyHidden>
        {runsOf(counts)
          .map(({ from, to, count }) => `${from}–${to}: ${count}`)
          .join(', ')}
      </VisuallyHidden>
    </Frame>
  );
}

/** The most that are at work at once, by which the steps of all days are drawn. */
export const mostAtWork = (rows: readonly Row[], days: readonly PictureDay[]): number =>
  Math.max(0, ...days.flatMap((day) => countsOf(rows, day)));

const countsOf = (rows: readonly Row[], day: PictureDay): number[] =>
  staffing(
    rows.map(({ bars }) => ({
      atWork: bars.filter(({ kind }) => kind === 'shift' || kind === 'hours'),
      away: bars.filter(({ kind }) => kind === 'absence'),
    })),
    day,
  );

/** The number is said where it changes, unless it changes again at once and there is no room. */
const isTurn = (counts: readonly number[], hour: number): boolean => hour === 0 || counts[hour] !== counts[hour - 1];

function runsOf(counts: readonly number[]): { from: number; to: number; count: number }[] {
  const turns = counts.flatMap((_, hour) => (isTurn(counts, hour) ? [hour] : []));
  return turns.map((from, index) => ({ from, to: turns[index + 1] ?? counts.length, count: counts[from]! }));
}
