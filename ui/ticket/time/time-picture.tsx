import { useLanguage } from '../../language.tsx';
import { dated, dayTime, startOfDay } from '../../time.ts';
import type { ExplainedClock } from './time-words.ts';
import classes from './time.module.css';

type Mark = { at: number; kind: 'first' | 'due' | 'now' | 'met' | 'ended' };
/** More days than these have no room for a name each. */
const NAMED_DAYS = 7;

/** A clock on a line of time: open hours and closed ones, where it ran and stood still, what was promised, and now. */
export function TimePicture({ clock, now }: { clock: ExplainedClock; now: number }) {
  const { t, language } = useLanguage();
  const from = Date.parse(clock.startedAt);
  const end = clock.metAt ?? clock.endedAt;
  const isOver = end !== null;
  const due = Date.parse(clock.dueAt);
  // While it stands still it is later with every hour: no place of the line is it.
  const isFixed = clock.state !== 'paused';
  const until = Math.max(isOver ? Date.parse(end) : now, isFixed ? due : from, from + 60_000);
  const place = (at: number) => `${Math.min(100, Math.max(0, ((at - from) / (until - from)) * 100))}%`;
  const between = (start: number, stop: number) => ({
    insetInlineStart: place(start),
    width: `calc(${place(stop)} - ${place(start)})`,
  });
  const first = clock.promises[0]?.dueAt ?? null;
  const marks: Mark[] = [
    ...(first !== null && isFixed && Date.parse(first) !== due
      ? [{ at: Date.parse(first), kind: 'first' as const }]
      : []),
    ...(isFixed ? [{ at: due, kind: 'due' as const }] : []),
    isOver ? { at: Date.parse(end), kind: clock.metAt === null ? 'ended' : 'met' } : { at: now, kind: 'now' },
  ];
  const spells = clock.spells.map((spell) => ({
    start: Date.parse(spell.from),
    stop: spell.to === null ? Math.min(now, until) : Date.parse(spell.to),
    runs: spell.runs,
  }));
  // Where it ran in open hours it counted; outside of them it only passed.
  const counted = spells
    .filter(({ runs }) => runs)
    .flatMap(({ start, stop }) =>
      clock.hours.map((open) => ({
        start: Math.max(start, Date.parse(open.from)),
        stop: Math.min(stop, Date.parse(open.to)),
      })),
    )
    .filter(({ start, stop }) => start < stop);
  const words = (at: number) => dayTime(at, now, language);
  return (
    <figure className={classes['picture']}>
      <div
        className={classes['line']}
        role="img"
        aria-label={t('time.picture', {
          clock: t(`clock.${clock.kind}`),
          from: words(from),
          to: words(until),
          marks: marks.map(({ kind, at }) => `${t(`time.mark.${kind}`)}: ${words(at)}`).join(', '),
        })}
      >
        {clock.hours.map((open) => (
          <span
            key={open.from}
            className={classes['open']}
            style={between(Date.parse(open.from), Date.parse(open.to))}
          />
        ))}
        {spells.map(({ start, stop, runs }) => (
          <span key={start} className={classes['spell']} data-runs={runs} style={between(start, stop)} />
        ))}
        {counted.map(({ start, stop }) => (
          <span key={start} className={classes['spell']} style={between(start, stop)} />
        ))}
        {marks.map(({ at, kind }) => (
          <span key={kind} className={classes['mark']} data-kind={kind} style={{ insetInlineStart: place(at) }} />
        ))}
      </div>
      <div className={classes['days']} aria-hidden="true">
        {dayBreaks(from, until).map((at) => (
          <span key={at} style={{ insetInlineStart: place(at) }}>
            {dated(at, language, { weekday: 'short', day: 'numeric' })}
          </span>
        ))}
      </div>
      <figcaption className={classes['legend']}>
        <span data-is="ran">{t('time.legend.ran')}</span>
        {clock.spells.some(({ runs }) => !runs) && <span data-is="stood">{t('time.legend.stood')}</span>}
        <span data-is="closed">{t('time.legend.closed')}</span>
        {!isFixed && <span>{t('time.legend.moves')}</span>}
        {marks.map(({ kind, at }) => (
          <span key={kind} data-is={kind}>
            {t(`time.mark.${kind}`)} {words(at)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** Midnights of the reader's own time zone, as many as have room for a name. */
function dayBreaks(from: number, until: number): number[] {
  const breaks: number[] = [];
  for (let step = 1; breaks.length < 400; step += 1) {
    const at = startOfDay(from, step);
    if (at >= until) break;
    breaks.push(at);
  }
  const every = Math.ceil(breaks.length / NAMED_DAYS);
  return breaks.filter((_, index) => index % every === 0);
}
