import { createContext, useContext } from 'react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime, paperTime } from '../../time.ts';

/** For whom a ticket is printed: its customer, or us, with what is said among ourselves. */
export type Paper = 'customer' | 'internal';

/** How what stands below is printed; null: it is looked at on the screen. */
export const PaperContext = createContext<Paper | null>(null);

/** Day and time in words: on the screen by the reader's today, on paper, which is read on any day and anywhere, whole and with the zone. */
export function useTimeWords(): (at: string | number) => string {
  const { language } = useLanguage();
  const now = useNow();
  const isPaper = useContext(PaperContext) !== null;
  return (at) => (isPaper ? paperTime(at, language) : dayTime(at, now, language));
}
