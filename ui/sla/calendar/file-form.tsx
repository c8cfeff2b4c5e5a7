import { Alert, Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { readCalendarFile } from '../../../domain/sla/calendar-file.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { fileText } from '../../parts/words/file-text.ts';
import { isoDay } from '../../time.ts';
import { HolidayPreview, PreviewButtons } from './holiday-preview.tsx';
import type { Holiday } from './holidays.ts';
import classes from './calendars.module.css';

type Props = { known: readonly Holiday[]; onFound: (found: Holiday[]) => void; onAdd: () => void; onClose: () => void };
type Read =
  | { name: string; fault: 'no-calendar' | 'too-many' | 'too-large' }
  | { name: string; found: Holiday[]; skipped: number; past: number };

/** So many years from this one on: a yearly event has no end. */
const YEARS = 10;

/** The days off that a calendar file (iCalendar) names, looked at before they are added. */
export function FileForm({ known, onFound, onAdd, onClose }: Props) {
  const { t } = useLanguage();
  const today = isoDay(useNow());
  const thisYear = Number(today.slice(0, 4));
  const [read, setRead] = useState<Read | null>(null);
  const take = async (file: File | null) => {
    if (file === null) return;
    const { name } = file;
    onFound([]);
    if (file.size > LIMITS.calendarFileChars) return setRead({ name, fault: 'too-large' });
    const answer = readCalendarFile(await fileText(file), { first: thisYear, last: thisYear + YEARS });
    if (typeof answer === 'string') return setRead({ name, fault: answer });
    // What is over needs no day off.
    const ahead = answer.holidays.filter(({ day }) => day >= today);
    const found = ahead.map(({ day, name: called, from }) => ({ day, name: called, from: from ?? null }));
    setRead({ name, found, skipped: answer.skipped, past: answer.holidays.length - ahead.length });
    onFound(found);
  };
  const found = read !== null && 'found' in read ? read.found : [];
  return (
    <section className={classes['adding']} aria-label={t('calendar.ics.title')}>
      <p className={classes['hint']}>{t('calendar.ics.text')}</p>
      <FileButton onChange={(file) => void take(file)} accept=".ics,text/calendar">
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="xs"
            leftSection={<IconFileImport size={16} aria-hidden="true" />}
            style={{ alignSelf: 'flex-start' }}
          >
            {read === null ? t('calendar.ics.choose') : t('calendar.ics.other')}
          </Button>
        )}
      </FileButton>
      {read !== null && <b className={classes['file']}>{read.name}</b>}
      {read !== null && 'fault' in read && (
        <Alert color="red" variant="outline" role="alert">
          {t(`calendar.ics.${read.fault}`)}
        </Alert>
      )}
      {read !== null && 'found' in read && (
        <>
          <HolidayPreview found={read.found} known={known} />
          {read.past > 0 && <p className={classes['hint']}>{t('calendar.ics.past', { count: read.past })}</p>}
          {read.skipped > 0 && <p className={classes['hint']}>{t('calendar.ics.skipped', { count: read.skipped })}</p>}
        </>
      )}
      <PreviewButtons found={found} known={known} onAdd={onAdd} onClose={onClose} />
    </section>
  );
}
