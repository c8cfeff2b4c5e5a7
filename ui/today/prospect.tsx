import { Link } from 'wouter';
import { useLanguage } from '../language.tsx';
import { paths } from '../paths.ts';
import { clockTime, dayTime, weekdayDay } from '../time.ts';
import type { Arranged, Due } from './day.ts';
import { dueId } from './due-focus.ts';
import classes from './today.module.css';

/** So many of a day are named. */
const NAMED = 4;

/** What comes after today, in short, and all that customers were promised. */
export function Afterwards({ later, promises, now }: Pick<Arranged, 'later' | 'promises'> & { now: number }) {
  const { t, language } = useLanguage();
  return (
    <aside className={classes['aside']} aria-label={t('today.afterwards')}>
      <section aria-label={t('today.promises')}>
        <h2>{t('today.promises')}</h2>
        {promises.length === 0 && <p>{t('today.promises.none')}</p>}
        <ul>
          {promises.map((due) => (
            <Short key={dueId(due)} due={due} time={dayTime(due.at, now, language)} isLate={Date.parse(due.at) <= now}>
              {due.promise?.text ?? ''}
            </Short>
          ))}
        </ul>
      </section>
      <section aria-label={t('today.later')}>
        <h2>{t('today.later')}</h2>
        {later.length === 0 && <p>{t('today.later.none')}</p>}
        {later.map(({ day, dues }) => (
          <div key={day}>
            <h3>
              {weekdayDay(day, language)} <span>{dues.length}</span>
            </h3>
            <ul>
              {dues.slice(0, NAMED).map((due) => (
                <Short key={dueId(due)} due={due} time={clockTime(due.at)}>
                  {due.ticket.subject || t('ticket.no-subject')}
                </Short>
              ))}
            </ul>
            {dues.length > NAMED && <p>{t('today.more', { count: dues.length - NAMED })}</p>}
          </div>
        ))}
      </section>
    </aside>
  );
}

function Short(props: { due: Due; time: string; isLate?: boolean; children: string }) {
  const { due, time, isLate, children } = props;
  const { t } = useLanguage();
  return (
    <li data-late={isLate || undefined}>
      <Link href={paths.anyTicket(due.ticket.number)}>
        <time dateTime={due.at}>{time}</time>
        <span>
          <b dir="auto">{children}</b>
          <span dir="auto">
            {due.ticket.contact.name} · {t(`today.what.${due.what}`)}
          </span>
        </span>
      </Link>
    </li>
  );
}
