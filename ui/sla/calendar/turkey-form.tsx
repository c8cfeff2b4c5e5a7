import { Switch } from '@mantine/core';
import { useLanguage } from '../../language.tsx';
import { HolidayPreview, PreviewButtons } from './holiday-preview.tsx';
import { type Holiday, holidaysOfTurkey } from './holidays.ts';
import shared from '../../parts/panel/settings.module.css';
import classes from './calendars.module.css';

type Props = {
  known: readonly Holiday[];
  years: readonly number[];
  onYears: (years: number[]) => void;
  onAdd: () => void;
  onClose: () => void;
};

/** Those that are known. */
const YEARS = Array.from({ length: 10 }, (_, index) => 2026 + index);

/** Until then the feasts, which follow the moon, are announced. */
const ANNOUNCED = 2026;

/** The public holidays of Türkiye for some years, half days included. */
export function TurkeyForm({ known, years, onYears, onAdd, onClose }: Props) {
  const { t } = useLanguage();
  const found = holidaysOfTurkey(years);
  return (
    <section className={classes['adding']} aria-label={t('calendar.turkey.title')}>
      <fieldset className={shared['plainSet']}>
        <legend>{t('calendar.turkey.years')}</legend>
        <div className={classes['years']}>
          {YEARS.map((year) => (
            <Switch
              key={year}
              label={String(year)}
              checked={years.includes(year)}
              onChange={(event) =>
                onYears(YEARS.filter((one) => (one === year ? event.currentTarget.checked : years.includes(one))))
              }
            />
          ))}
        </div>
      </fieldset>
      {years.some((year) => year > ANNOUNCED) && <p className={classes['hint']}>{t('calendar.turkey.forecast')}</p>}
      <HolidayPreview found={found} known={known} />
      <PreviewButtons found={found} known={known} onAdd={onAdd} onClose={onClose} />
    </section>
  );
}
