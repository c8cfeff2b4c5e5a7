import { expect, test } from '@jest/globals';
import { calendarFault } from '../../../domain/sla/calendar-fault.ts';

const hours = (day: number, from: string, to: string) => ({ day, from, to });

test.each<[string, Parameters<typeof calendarFault>[0], string | null]>([
  ['a break at noon', [hours(1, '09:00', '12:00'), hours(1, '13:00', '18:00')], null],
  ['two spans that touch', [hours(1, '13:00', '18:00'), hours(1, '09:00', '13:00')], null],
  ['two days with the same hours', [hours(1, '09:00', '18:00'), hours(2, '09:00', '18:00')], null],
  ['a whole day', [hours(7, '00:00', '24:00')], null],
  [
    'two that overlap',
    [hours(1, '09:00', '13:00'), hours(2, '09:00', '18:00'), hours(1, '12:59', '18:00')],
    'openHours.2.from overlaps',
  ],
  ['one twice', [hours(1, '09:00', '13:00'), hours(1, '09:00', '13:00')], 'openHours.1.from overlaps'],
  ['one that ends as it begins', [hours(1, '09:00', '09:00')], 'openHours.0.to ends-first'],
  ['a night', [hours(1, '22:00', '06:00')], 'openHours.0.to ends-first'],
])('%s', (_, openHours, fault) => {
  const found = calendarFault(openHours, []);
  expect(found && `${found.path} ${found.code}`).toBe(fault);
});

test('a day is a holiday once', () => {
  const day = { day: '2026-10-29', name: '' };
  expect(calendarFault([], [day, { ...day, day: '2026-10-28' }])).toBeNull();
  expect(calendarFault([], [day, { ...day, name: 'Cumhuriyet' }])).toMatchObject({
    path: 'holidays.1.day',
    code: 'taken',
  });
});
