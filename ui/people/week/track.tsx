import { VisuallyHidden } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import type { CSSProperties, ReactNode } from 'react';
import { clockAt } from '../../../domain/wall-time.ts';
import { useLanguage } from '../../language.tsx';
import type { Bar } from './picture.ts';
import { type Piece, type PictureDay, pieceIn, type Span } from './pieces.ts';
import { briefHours, endOf, hoursIn } from './words.ts';
import classes from './week.module.css';

const placed = ({ left, width }: Piece) => ({ left: `${left * 100}%`, width: `${width * 100}%` });

type FrameProps = {
  day: PictureDay;
  /** When it is open; what is left is shaded. */
  open: readonly Span[];
  now: number;
  /** Of being on call, below what they work. */
  lanes: number;
  children: ReactNode;
};

/** One day of somebody from midnight to midnight: what is open, the hours, the present, and what lies upon it. */
export function Frame({ day, open, now, lanes, children }: FrameProps) {
  const present = pieceIn({ from: now, to: now + 1 }, day);
  return (
    <div className={classes['track']} data-lanes={lanes} style={{ '--lanes': lanes } as CSSProperties}>
      {open.map((span) => {
        const piece = pieceIn(span, day);
        return piece && <i key={span.from} className={classes['open']} style={placed(piece)} />;
      })}
      <i className={classes['grid']} />
      {children}
      {present && <i className={classes['now']} style={{ left: `${present.left * 100}%` }} />}
    </div>
  );
}

type BarsProps = {
  name: string;
  day: PictureDay;
  bars: readonly Bar[];
  timeZone: string;
  /** One day alone, with room for every minute. */
  near?: boolean;
  /** Opens what is behind a bar; null: the reader may not change it. */
  onBar: ((bar: Bar) => void) | null;
};

/** What somebody has on a day. Shifts first: what is said of a day lies on top of what is arranged for every week. */
export function Bars({ name, day, bars, timeZone, near = false, onBar }: BarsProps) {
  const { t } = useLanguage();
  const inDay = bars.flatMap((bar) => {
    const piece = pieceIn(bar, day);
    return piece === null ? [] : [{ bar, piece, hours: hoursIn(bar, day, timeZone) }];
  });
  if (inDay.length === 0) return <VisuallyHidden>{t('week.free')}</VisuallyHidden>;
  return inDay.map(({ bar, piece, hours }) => {
    const what = bar.name === '' ? t(`week.${bar.kind}`) : t(`week.${bar.kind}.of`, { name: bar.name });
    const isAlone = isWork(bar) && isFree(piece, inDay);
    const shift = near && piece.width > ROOMY ? hours : wholeHours(bar, piece, day, timeZone, near);
    const fits = isAlone || piece.width > (near ? NEAR_WORDS : WORDS);
    const said = { duty: bar.name, absence: what, shift: fits ? shift : '', hours: fits ? shift : '' }[bar.kind];
    const look = {
      className: classes['bar'],
      style: { ...placed(piece), '--lane': bar.lane } as CSSProperties,
      title: `${hours} · ${what}`,
      'data-kind': bar.kind,
      'data-begins': piece.begins || undefined,
      'data-ends': piece.ends || undefined,
      'data-free': isAlone || undefined,
    };
    const words = (
      <span className={classes['barWords']} aria-hidden="true">
        {bar.kind === 'duty' && <IconPhone size={11} />}
        <span>{said}</span>
      </span>
    );
    const label = t('week.bar', { name, hours, what });
    const key = `${bar.kind}${bar.id}${bar.from}${bar.team}`;
    if (onBar === null)
      return (
        <span key={key} {...look}>
          {words}
          <VisuallyHidden>{label}</VisuallyHidden>
        </span>
      );
    return (
      <button key={key} {...look} type="button" aria-label={label} aria-haspopup="dialog" onClick={() => onBar(bar)}>
        {words}
      </button>
    );
  });
}

/** What is wider than this part of a day has room for every minute on a phone. */
const ROOMY = 0.28;
/** So much of a day hours take in words, in a week and on a day alone. A shorter bar says them when it is pressed or pointed at. */
const WORDS = 0.22;
const NEAR_WORDS = 0.1;

const isWork = ({ kind }: Bar): boolean => kind === 'shift' || kind === 'hours';

/** Whether nothing else of work follows so close that its words would be written over. */
const isFree = (piece: Piece, inDay: readonly { bar: Bar; piece: Piece }[]): boolean => {
  const end = piece.left + piece.width;
  return !inDay.some(({ bar, piece: { left } }) => bar.kind !== 'duty' && left >= end - 0.001 && left < end + WORDS);
};

/** The hours of a whole shift: over midnight they stand in the longer one of its two parts. */
function wholeHours(bar: Bar, { width }: Piece, day: PictureDay, timeZone: string, near: boolean): string {
  const isLonger = near || width * (day.to - day.from) >= (bar.to - bar.from) / 2;
  return isLonger ? briefHours(`${clockAt(bar.from, timeZone)}–${endOf(bar, timeZone)}`) : '';
}

/** Where somebody has nothing, a press adds something there. The keyboard adds by the name, which opens all they have. */
export function Adder({ onAdd }: { onAdd: () => void }) {
  return <button type="button" tabIndex={-1} aria-hidden="true" className={classes['adder']} onClick={onAdd} />;
}
