import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconCalendarPlus, IconFileImport, IconFlag, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Chip } from '../../parts/chip/chip.tsx';
import { fullDay, isoDay } from '../../time.ts';
import { FileForm } from './file-form.tsx';
import { HolidayForm } from './holiday-form.tsx';
import { HolidayWords } from './holiday-words.tsx';
import { type Holiday, holidaysOfTurkey, joined, yearsOf } from './holidays.ts';
import { TurkeyForm } from './turkey-form.tsx';
import shared from '../../parts/panel/settings.module.css';
import classes from './calendars.module.css';

type Props = {
  value: readonly Holiday[];
  /** As they were read: what is new is marked until it is saved. */
  saved: readonly Holiday[];
  onChange: (value: Holiday[]) => void;
  /** Those of the form that is open: saving takes them as well, because they are announced already. */
  found: readonly Holiday[];
  onFound: (found: Holiday[]) => void;
  error: string | undefined;
};

/** Days off, a year at a time: one by one, those of Türkiye, or those of a calendar file. */
export function HolidaysField({ value, saved, onChange, found, onFound, error }: Props) {
  const { t, language } = useLanguage();
  const thisYear = isoDay(useNow()).slice(0, 4);
  const [year, setYear] = useState(thisYear);
  const [adds, setAdds] = useState<'one' | 'turkey' | 'ics' | null>(null);
  const [turkeyYears, setTurkeyYears] = useState([Number(thisYear), Number(thisYear) + 1]);
  const years = yearsOf(value, [thisYear, year]);
  const shown = value.filter(({ day }) => day.startsWith(year)).sort((a, b) => (a.day < b.day ? -1 : 1));
  const isNew = (one: Holiday) => !saved.some(({ day }) => day === one.day);
  const open = (form: typeof adds) => {
    setAdds(form);
    onFound(form === 'turkey' ? holidaysOfTurkey(turkeyYears) : []);
  };
  const take = (taken: readonly Holiday[]) => {
    onChange(joined(value, taken));
    const first = taken[0]?.day.slice(0, 4);
    if (first !== undefined) setYear(first);
    open(null);
  };
  const fresh = value.filter(isNew).length;
  return (
    <fieldset className={shared['plainSet']}>
      <legend>{t('calendar.holidays')}</legend>
      <div className={classes['holidayHead']}>
        <NativeSelect
          size="xs"
          aria-label={t('calendar.year')}
          value={year}
          onChange={(event) => setYear(event.currentTarget.value)}
          data={years.map((one) => ({
            value: one,
            label: t('calendar.year.count', {
              year: one,
              count: value.filter(({ day }) => day.startsWith(one)).length,
            }),
          }))}
        />
        <span role="status">
          {fresh > 0 && (
            <Chip small tone="good">
              {t('calendar.fresh', { count: fresh })}
            </Chip>
          )}
        </span>
      </div>
      {shown.length === 0 && <p className={classes['hint']}>{t('calendar.holidays.none', { year })}</p>}
      {shown.length > 0 && (
        // A list that scrolls is reached by the keyboard as well.
        <ul className={classes['holidays']} tabIndex={0} aria-label={t('calendar.holidays.of', { year })}>
          {shown.map((holiday) => (
            <li key={holiday.day}>
              <HolidayWords holiday={holiday} />
              {isNew(holiday) && (
                <Chip small tone="good">
                  {t('calendar.new')}
                </Chip>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('calendar.holiday.remove', { name: holiday.name, day: fullDay(holiday.day, language) })}
                onClick={() => onChange(value.filter(({ day }) => day !== holiday.day))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {error && (
        <p className={classes['wrong']} role="alert">
          {error}
        </p>
      )}
      {adds === 'one' && (
        <HolidayForm
          taken={value.map(({ day }) => day)}
          onFound={onFound}
          onAdd={(one) => take([one])}
          onClose={() => open(null)}
        />
      )}
      {adds === 'turkey' && (
        <TurkeyForm
          known={value}
          years={turkeyYears}
          onYears={(chosen) => {
            setTurkeyYears(chosen);
            onFound(holidaysOfTurkey(chosen));
          }}
          onAdd={() => take(found)}
          onClose={() => open(null)}
        />
      )}
      {adds === 'ics' && (
        <FileForm known={value} onFound={onFound} onAdd={() => take(found)} onClose={() => open(null)} />
      )}
      {adds === null && (
        <div className={classes['buttons']}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconCalendarPlus size={15} aria-hidden="true" />}
            onClick={() => open('one')}
          >
            {t('calendar.holiday.add')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconFlag size={15} aria-hidden="true" />}
            onClick={() => open('turkey')}
          >
            {t('calendar.turkey')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconFileImport size={15} aria-hidden="true" />}
            onClick={() => open('ics')}
          >
            {t('calendar.ics')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
