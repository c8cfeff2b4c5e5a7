import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { turkishHolidays } from '../../domain/sla/holidays-tr.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { isoDay } from '../time.ts';
import { HolidayPreview } from './holiday-preview.tsx';
import { type Holiday, joined } from './holidays.ts';
import shared from '../parts/settings.module.css';
import classes from './calendars.module.css';

type Props = { known: readonly Holiday[]; onAdd: (found: Holiday[]) => void; onClose: () => void };

/** Those that are known. */
const YEARS = Array.from({ length: 10 }, (_, index) => 2026 + index);

/** Until then the feasts, which follow the moon, are announced. */
const ANNOUNCED = 2026;

/** The public holidays of Türkiye for some years, half days included. */
export function TurkeyForm({ known, onAdd, onClose }: Props) {
  const { t } = useLanguage();
  const thisYear = Number(isoDay(useNow()).slice(0, 4));
  const [years, setYears] = useState(() => YEARS.filter((year) => year === thisYear || year === thisYear + 1));
  const found = years.flatMap(turkishHolidays).map(({ day, name, from }) => ({ day, name, from: from ?? null }));
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
                setYears(YEARS.filter((one) => (one === year ? event.currentTarget.checked : years.includes(one))))
              }
            />
          ))}
        </div>
      </fieldset>
      {years.some((year) => year > ANNOUNCED) && <p className={classes['hint']}>{t('calendar.turkey.forecast')}</p>}
      <HolidayPreview found={found} known={known} />
      <span className={classes['buttons']}>
        <Button size="xs" disabled={joined(known, found).length === known.length} onClick={() => onAdd(found)}>
          {t('calendar.preview.add')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
      </span>
    </section>
  );
}
