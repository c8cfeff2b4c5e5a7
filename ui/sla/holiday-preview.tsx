import { useLanguage } from '../language.tsx';
import { Chip } from '../parts/chip.tsx';
import { fullDay } from '../time.ts';
import type { Holiday } from './holidays.ts';
import classes from './calendars.module.css';

/** What would be added, before it is: each day, and which are off already and stay as they are. */
export function HolidayPreview({ found, known }: { found: readonly Holiday[]; known: readonly Holiday[] }) {
  const { t, language } = useLanguage();
  const isKnown = ({ day }: Holiday) => known.some((one) => one.day === day);
  const kept = found.filter(isKnown).length;
  return (
    <>
      <p className={classes['hint']} role="status">
        {t('calendar.preview', { count: found.length - kept })}
        {kept > 0 && ` ${t('calendar.preview.kept', { count: kept })}`}
      </p>
      {found.length > 0 && (
        // A list that scrolls is reached by the keyboard as well.
        <ul className={classes['holidays']} tabIndex={0} aria-label={t('calendar.preview.list')}>
          {found.map((holiday) => (
            <li key={holiday.day}>
              <div>
                <b>{holiday.name || t('calendar.holiday.unnamed')}</b>
                <small>
                  {fullDay(holiday.day, language)}
                  {holiday.from !== null && ` · ${t('calendar.half', { time: holiday.from })}`}
                </small>
              </div>
              {isKnown(holiday) ? (
                <Chip small>{t('calendar.known')}</Chip>
              ) : (
                <Chip small tone="good">
                  {t('calendar.new')}
                </Chip>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
