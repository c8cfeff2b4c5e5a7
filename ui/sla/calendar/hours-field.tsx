import { ActionIcon, Button } from '@mantine/core';
import { IconCopy, IconPlus, IconX } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { TimeField } from '../../parts/field/time-field.tsx';
import { WEEKDAYS, weekdayName } from '../../time.ts';
import { type HoursByDay, type Range, withAnother } from './hours.ts';
import shared from '../../parts/panel/settings.module.css';
import classes from './calendars.module.css';

type Props = { value: HoursByDay; onChange: (value: HoursByDay) => void; error: string | undefined };

/** When each weekday is open: none, one or several ranges. */
export function HoursField({ value, onChange, error }: Props) {
  const { t, language } = useLanguage();
  const set = (day: number, ranges: Range[]) => onChange(value.map((one, index) => (index === day - 1 ? ranges : one)));
  const monday = value[0] ?? [];
  return (
    <fieldset className={shared['plainSet']}>
      <legend>{t('calendar.hours')}</legend>
      {value.every((ranges) => ranges.length === 0) && <p className={classes['hint']}>{t('calendar.always')}</p>}
      {WEEKDAYS.map((day) => {
        const ranges = value[day - 1] ?? [];
        const weekday = weekdayName(day, language, 'long');
        const change = (index: number, part: Partial<Range>) =>
          set(
            day,
            ranges.map((range, at) => (at === index ? { ...range, ...part } : range)),
          );
        return (
          <div key={day} className={classes['hours']} role="group" aria-label={weekday}>
            <span>{weekday}</span>
            <div>
              {ranges.length === 0 && <em>{t('calendar.closed')}</em>}
              {ranges.map((range, index) => (
                // Ranges have no name but their place, and only the last ones come and go.
                <div key={index} className={classes['range']}>
                  <TimeField
                    bare
                    size="xs"
                    label={t('calendar.opens', { weekday })}
                    value={range.from}
                    onChange={(from) => change(index, { from })}
                  />
                  –
                  <TimeField
                    bare
                    size="xs"
                    label={t('calendar.closes', { weekday })}
                    value={range.to}
                    onChange={(to) => change(index, { to })}
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('calendar.range.remove', { weekday, hours: `${range.from}–${range.to}` })}
                    onClick={() =>
                      set(
                        day,
                        ranges.filter((_, at) => at !== index),
                      )
                    }
                  >
                    <IconX size={14} />
                  </ActionIcon>
                </div>
              ))}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('calendar.range.add', { weekday })}
              title={t('calendar.range.add', { weekday })}
              onClick={() => set(day, withAnother(ranges))}
            >
              <IconPlus size={15} />
            </ActionIcon>
          </div>
        );
      })}
      {error && (
        <p className={classes['wrong']} role="alert">
          {error}
        </p>
      )}
      <div>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconCopy size={14} aria-hidden="true" />}
          onClick={() => onChange(value.map((ranges, index) => (index < 5 ? monday : ranges)))}
        >
          {t('calendar.copy-monday')}
        </Button>
      </div>
    </fieldset>
  );
}
