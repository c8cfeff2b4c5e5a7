/** When somebody is left alone, by the clock on their wall. */
import { expect, test } from '@jest/globals';
import { nextTime, type QuietHours, quietUntil } from '../../../domain/people/quiet-hours.ts';

const ISTANBUL = 'Europe/Istanbul';
const at = (text: string): number => Date.parse(text);
const NIGHT: QuietHours = { hours: { from: '22:00', to: '07:00' }, days: [] };
const NOON: QuietHours = { hours: { from: '12:00', to: '13:30' }, days: [] };
const WEEKEND: QuietHours = { hours: null, days: [6, 7] };
const BOTH: QuietHours = { ...NIGHT, days: [6, 7] };

test.each<[string, string, QuietHours, string, string | null]>([
  ['no quiet at all', '2026-11-27T03:00+03:00', { hours: null, days: [] }, ISTANBUL, null],
  ['before the night', '2026-11-26T21:59+03:00', NIGHT, ISTANBUL, null],
  ['the night begins', '2026-11-26T22:00+03:00', NIGHT, ISTANBUL, '2026-11-27T07:00+03:00'],
  ['after midnight', '2026-11-27T02:10+03:00', NIGHT, ISTANBUL, '2026-11-27T07:00+03:00'],
  ['the last minute of it', '2026-11-27T06:59+03:00', NIGHT, ISTANBUL, '2026-11-27T07:00+03:00'],
  ['the night is over', '2026-11-27T07:00+03:00', NIGHT, ISTANBUL, null],
  ['within a day', '2026-11-27T12:15+03:00', NOON, ISTANBUL, '2026-11-27T13:30+03:00'],
  ['after it', '2026-11-27T13:30+03:00', NOON, ISTANBUL, null],
  ['a Saturday', '2026-11-28T11:00+03:00', WEEKEND, ISTANBUL, '2026-11-30T00:00+03:00'],
  [
    'a Friday night goes on into the week-end and the night behind it',
    '2026-11-27T23:00+03:00',
    BOTH,
    ISTANBUL,
    '2026-11-30T07:00+03:00',
  ],
  ['another zone', '2026-11-27T03:00Z', NIGHT, 'Europe/London', '2026-11-27T07:00Z'],
  ['where it is not yet night', '2026-11-27T03:00Z', NIGHT, 'America/New_York', '2026-11-27T07:00-05:00'],
  [
    'hours that begin as they end are none',
    '2026-11-27T03:00Z',
    { hours: { from: '08:00', to: '08:00' }, days: [] },
    ISTANBUL,
    null,
  ],
  [
    'clocks go forward in it',
    '2026-03-29T00:30Z',
    { hours: { from: '22:00', to: '03:30' }, days: [] },
    'Europe/Berlin',
    '2026-03-29T01:30Z',
  ],
])('%s', (_what, now, quiet, zone, until) => {
  expect(quietUntil(at(now), quiet, zone)).toBe(until === null ? null : at(until));
});

test.each<[string, string, string, string, string]>([
  ['later today', '2026-11-27T08:00+03:00', '09:00', ISTANBUL, '2026-11-27T09:00+03:00'],
  ['tomorrow, when it is past', '2026-11-27T09:00+03:00', '09:00', ISTANBUL, '2026-11-28T09:00+03:00'],
  ['on the day that their clock shows', '2026-11-27T22:30Z', '09:00', ISTANBUL, '2026-11-28T09:00+03:00'],
  ['a time that clocks skip', '2026-03-28T12:00Z', '02:30', 'Europe/Berlin', '2026-03-29T03:30+02:00'],
])('the next time: %s', (_what, now, time, zone, then) => {
  expect(nextTime(at(now), time, zone)).toBe(at(then));
});
