/** When somebody's work ends and begins again. */
import { expect, test } from '@jest/globals';
import type { Shift } from '../../../domain/routing/shift.ts';
import { workTimes } from '../../../domain/routing/work-times.ts';
import type { Calendar } from '../../../domain/sla/calendar.ts';

/** Istanbul is three hours ahead of UTC, without summer time. Monday the 23rd of November 2026. */
const at = (day: number, time: string) => Date.parse(`2026-11-${day}T${time}:00+03:00`);
const shift = (from: string, to: string, more: Partial<Shift> = {}): Shift => ({
  ...{ days: [1, 2, 3, 4, 5], from, to, timeZone: 'Europe/Istanbul', since: '2026-01-01', until: null },
  ...more,
});
const HOURS: Calendar = {
  timeZone: 'Europe/Istanbul',
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
  holidays: [],
};
const DAY = shift('09:00', '18:00');
const NIGHT = shift('22:00', '06:00');

test.each<[string, Shift[], number, number | null, number | null]>([
  ['in a shift: its end, and the next morning', [DAY], at(23, '10:00'), at(23, '18:00'), at(24, '09:00')],
  ['on a Friday: Monday', [DAY], at(27, '17:45'), at(27, '18:00'), at(30, '09:00')],
  ['after work: it has ended already', [DAY], at(23, '18:00'), null, at(24, '09:00')],
  ['before work: today', [DAY], at(23, '08:00'), null, at(23, '09:00')],
  ['at night: the shift of yesterday still runs', [NIGHT], at(24, '02:00'), at(24, '06:00'), at(24, '22:00')],
  ['one shift after another is one', [DAY, shift('18:00', '22:00')], at(23, '10:00'), at(23, '22:00'), at(24, '09:00')],
  ['after a break it is another', [DAY, shift('19:00', '22:00')], at(23, '10:00'), at(23, '18:00'), at(23, '19:00')],
  [
    'a last shift has none after it',
    [shift('09:00', '18:00', { until: '2026-11-23' })],
    at(23, '10:00'),
    at(23, '18:00'),
    null,
  ],
])('%s', (_, shifts, now, endsAt, nextAt) => {
  expect(workTimes(shifts, [], [HOURS], now)).toEqual({ endsAt, nextAt });
});

test('who has no shifts works the hours of their teams, all of them', () => {
  const late: Calendar = { ...HOURS, openHours: [{ day: 1, from: '18:00', to: '24:00' }] };
  expect(workTimes([], [], [HOURS, late], at(23, '10:00'))).toEqual({
    endsAt: at(24, '00:00'),
    nextAt: at(24, '09:00'),
  });
});

test('hours that never close end no work', () => {
  expect(workTimes([], [], [{ ...HOURS, openHours: [] }], at(23, '10:00'))).toEqual({ endsAt: null, nextAt: null });
});

test.each<[string, { from: number; to: number }, number | null, number | null]>([
  ['who leaves early ends then', { from: at(23, '15:00'), to: at(24, '12:00') }, at(23, '15:00'), at(24, '12:00')],
  [
    'who is away for days begins after them',
    { from: at(24, '00:00'), to: at(28, '00:00') },
    at(23, '18:00'),
    at(30, '09:00'),
  ],
  ['who is away now works not', { from: at(23, '09:00'), to: at(23, '12:00') }, null, at(23, '12:00')],
])('%s', (_, absence, endsAt, nextAt) => {
  expect(workTimes([DAY], [absence], [HOURS], at(23, '10:00'))).toEqual({ endsAt, nextAt });
});
