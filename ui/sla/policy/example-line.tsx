import { useLanguage } from '../../language.tsx';
import { type Line, placeOn } from './policy-example.ts';
import { zoned } from '../calendar/zoned-words.ts';
import classes from './policy.module.css';

/** One promise of the example: by when, and a bar of the time until then. */
export function ExampleLine({ line, zone }: { line: Line; zone: string }) {
  const { t, language } = useLanguage();
  const { clock, from, to, warn, due, steps, open } = line;
  const time = (at: number) => zoned(at, zone, language);
  const name = t(`clock.${clock}`);
  if (due === null)
    return (
      <li className={classes['line']}>
        <p>
          <b>{name}</b> <span>{t('policy.no-promise')}</span>
        </p>
      </li>
    );
  const place = (at: number) => placeOn(line, at);
  return (
    <li className={classes['line']}>
      <p>
        <b>{name}</b> <span>{t('policy.example.due', { time: time(due) })}</span>
      </p>
      <svg
        className={classes['bar']}
        viewBox="0 0 100 14"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('policy.example.picture', { clock: name, from: time(from), to: time(to) })}
      >
        <rect className={classes['closed']} x="0" y="3" width="100" height="8" />
        {open.map((span) => (
          <rect
            key={span.from}
            className={classes['open']}
            x={place(span.from)}
            y="3"
            width={Math.max(0.2, place(span.to) - place(span.from))}
            height="8"
          />
        ))}
        {steps.map((step) => (
          <line key={step.at} className={classes['step']} x1={place(step.at)} x2={place(step.at)} y1="0" y2="14" />
        ))}
        {warn !== null && <line className={classes['warn']} x1={place(warn)} x2={place(warn)} y1="1" y2="13" />}
        <line className={classes['due']} x1={place(due)} x2={place(due)} y1="0" y2="14" />
      </svg>
      {clock === 'next-response' && <small>{t('policy.example.next')}</small>}
      <ul className={classes['moments']}>
        {warn !== null && warn < due && <li data-kind="warn">{t('policy.example.warned', { time: time(warn) })}</li>}
        {steps.map((step) => (
          <li key={step.at} data-kind="step">
            {t('policy.example.step', {
              time: time(step.at),
              what: step.does.map((deed) => t(`policy.deed.${deed}.says`)).join(', '),
            })}
          </li>
        ))}
      </ul>
    </li>
  );
}
