import { useLanguage } from '../../language.tsx';
import { fullDay } from '../../time.ts';
import type { Holiday } from './holidays.ts';

/** A day off as a line of a list says it: its name, its day, and from when on when it is half a day. */
export function HolidayWords({ holiday: { name, day, from } }: { holiday: Holiday }) {
  const { t, language } = useLanguage();
  return (
    <div>
      <b>{name || t('calendar.holiday.unnamed')}</b>
      <small>
        {fullDay(day, language)}
        {from !== null && ` · ${t('calendar.half', { time: from })}`}
      </small>
    </div>
  );
}
