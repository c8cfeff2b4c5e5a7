import { Button } from '@mantine/core';
import { useLanguage } from '../../language.tsx';
import { Chip } from '../../parts/chip/chip.tsx';
import { HolidayWords } from './holiday-words.tsx';
import { type Holiday, joined } from './holidays.ts';
import classes from './calendars.module.css';

type Days = { found: readonly Holiday[]; known: readonly Holiday[] };

/** What would be added, before it is: each day, and which are off already and stay as they are. */
export function HolidayPreview({ found, known }: Days) {
  const { t } = useLanguage();
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
              <HolidayWords holiday={holiday} />
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

/** Takes what is new of it, or leaves it. */
export function PreviewButtons({ found, known, onAdd, onClose }: Days & { onAdd: () => void; onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <span className={classes['buttons']}>
      <Button size="xs" disabled={joined(known, found).length === known.length} onClick={onAdd}>
        {t('calendar.preview.add')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
        {t('cancel')}
      </Button>
    </span>
  );
}
