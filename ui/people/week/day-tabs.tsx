import { Button, VisuallyHidden } from '@mantine/core';
import { IconCalendarWeek } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import type { WeekPlace } from '../../paths.ts';
import { dayNumber, fullDay } from '../../time.ts';
import type { Picture } from './picture.ts';
import classes from './tools.module.css';

type Props = {
  picture: Picture;
  shown: string;
  today: string;
  /** Where there is room for all seven days, a way back to them. */
  whole: boolean;
  goTo: (change: WeekPlace) => void;
};

/** The days of the week, one of which is looked at closely. */
export function DayTabs({ picture, shown, today, whole, goTo }: Props) {
  const { t, language } = useLanguage();
  return (
    <>
      <div className={classes['days']} role="group" aria-label={t('week.days')}>
        {picture.days.map(({ day }) => {
          const { weekday, date } = dayNumber(day, language);
          return (
            <button
              key={day}
              type="button"
              aria-pressed={day === shown}
              data-today={day === today || undefined}
              onClick={() => goTo({ day })}
            >
              <span aria-hidden="true">
                {weekday} <b>{date}</b>
              </span>
              <VisuallyHidden>{fullDay(day, language)}</VisuallyHidden>
            </button>
          );
        })}
      </div>
      {whole && (
        <div className={classes['whole']}>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconCalendarWeek size={15} aria-hidden="true" />}
            onClick={() => goTo({ day: null })}
          >
            {t('week.whole')}
          </Button>
        </div>
      )}
    </>
  );
}
