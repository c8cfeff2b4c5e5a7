import { useState } from 'react';
import { archiveDayFault } from '../../domain/mail/archive-day.ts';
import { DAY_MS } from '../../domain/time.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { askedDay, isoDay, readDay, writtenDay } from '../time.ts';

/** So far back at first: what customers may still come back to. */
const AT_FIRST_MS = 365 * DAY_MS;

/** The day since which older mail is taken, while it is written. `since` as it is saved; null: none is taken. */
export function useArchiveDay(since: string | null, onChange: (since: string | null) => void) {
  const { t, language } = useLanguage();
  const now = useNow();
  const first = now - AT_FIRST_MS;
  // What was no day when the page was left stands there as it was written.
  const [day, setDay] = useState(() => writtenDay(since ?? isoDay(first), language));
  const fault = archiveDayFault(askedDay(day), isoDay(now));
  return {
    day,
    /** What is wrong with it, in the reader's words; null: nothing. */
    wrong: fault && t(fault === 'malformed' ? 'day.wrong' : `mailbox.archive.${fault}`),
    write: (written: string) => {
      setDay(written);
      onChange(askedDay(written));
    },
    /** Turns the archive on, since the day that is written or else the first proposed, or off. */
    turn: (on: boolean) => onChange(on ? (readDay(day) ?? isoDay(first)) : null),
  };
}
