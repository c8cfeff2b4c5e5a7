/** An absence as its form has it: whole days, or from a time to a time. Pure. */
import { clockAt } from '../../../domain/wall-time.ts';
import { readTime } from '../../time.ts';
import { at, dayAt, daysLater, isDay } from './pieces.ts';

export type AbsenceFields = { whole: boolean; first: string; from: string; last: string; to: string; reason: string };

const NIGHT = '00:00';

/** What stands in the form: the absence, or a whole day. */
export function absenceFields(
  absence: { from: string; to: string; reason: string } | null,
  day: string,
  timeZone: string,
): AbsenceFields {
  if (absence === null) return { whole: true, first: day, from: '09:00', last: day, to: '18:00', reason: '' };
  const [from, to] = [Date.parse(absence.from), Date.parse(absence.to)];
  const whole = clockAt(from, timeZone) === NIGHT && clockAt(to, timeZone) === NIGHT;
  return {
    whole,
    first: dayAt(from, timeZone),
    from: whole ? '09:00' : clockAt(from, timeZone),
    // It ends when the last day does, which is the beginning of the next.
    last: dayAt(whole ? to - 1 : to, timeZone),
    to: whole ? '18:00' : clockAt(to, timeZone),
    reason: absence.reason,
  };
}

/** What the API takes. What is no day or no time is sent as it was written, to be refused at its field. */
export function absenceBody({ whole, first, from, last, to, reason }: AbsenceFields, timeZone: string) {
  return {
    from: instant(first, whole ? NIGHT : from, timeZone),
    to: whole ? instant(isDay(last) ? daysLater(last, 1) : last, NIGHT, timeZone) : instant(last, to, timeZone),
    reason,
  };
}

/** The instant of a written day and time, as the API takes it; what is none is handed on as it stands. */
export function instant(day: string, time: string, timeZone: string): string {
  const read = readTime(time);
  return isDay(day) && read !== null ? new Date(at(day, read, timeZone)).toISOString() : `${day} ${time}`;
}
