/** By when something is promised, and when its agent is reminded of it. */
import { expect, test } from '@jest/globals';
import type { Calendar } from '../../../domain/sla/calendar.ts';
import { promiseChoices, promiseWarnAt } from '../../../domain/sla/promise.ts';

const OFFICE: Calendar = {
  timeZone: 'Europe/Istanbul',
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
  holidays: [],
};
const at = (local: string) => Date.parse(`${local}+03:00`);
const warned = (now: string, due: string) => new Date(promiseWarnAt(at(now), at(due), OFFICE)).toISOString();

test.each([
  ['for Friday afternoon: two hours before', '2026-11-24T10:00', '2026-11-27T16:00', '2026-11-27T14:00'],
  ['for the morning: the evening before', '2026-11-24T10:00', '2026-11-27T10:00', '2026-11-26T17:00'],
  ['for Monday’s opening: on Friday', '2026-11-27T10:00', '2026-11-30T09:00', '2026-11-27T16:00'],
  ['within the hour: when a quarter is left', '2026-11-24T10:00', '2026-11-24T11:00', '2026-11-24T10:45'],
  ['on a closed Sunday: after Friday’s last hours', '2026-11-27T17:00', '2026-11-29T14:00', '2026-11-27T17:45'],
  ['made and due at night: when a quarter is left', '2026-11-24T20:00', '2026-11-25T00:00', '2026-11-24T23:00'],
])('a reminder of a promise %s', (_what, now, due, expected) => {
  expect(warned(now, due)).toBe(new Date(at(expected)).toISOString());
});

const choices = (now: string) =>
  promiseChoices({ now: at(now), timeZone: 'Europe/Istanbul', calendar: OFFICE }).map(
    ({ key, at: end }) => `${key} ${new Date(end + 3 * 3_600_000).toISOString().slice(5, 16)}`,
  );

test('who never closes promises by the evening, not by midnight', () => {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
  const [today] = promiseChoices({
    now: at('2026-11-24T10:00'),
    timeZone: 'Europe/Istanbul',
    calendar: { ...OFFICE, openHours: days },
  });
  expect(today).toEqual({ key: 'today', at: at('2026-11-24T18:00') });
});

test('on a Tuesday there is this day, the next one, Friday and a week', () => {
  expect(choices('2026-11-24T10:00')).toEqual([
    'today 11-24T18:00',
    'workday 11-25T18:00',
    'friday 11-27T18:00',
    'week 12-01T18:00',
  ]);
});

test('nothing is offered for what is left of an evening, and no instant twice', () => {
  expect(choices('2026-11-26T17:30')).toEqual(['workday 11-27T18:00', 'week 12-03T18:00']);
  expect(choices('2026-11-28T12:00')).toEqual(['workday 11-30T18:00', 'week 12-07T18:00']);
});
