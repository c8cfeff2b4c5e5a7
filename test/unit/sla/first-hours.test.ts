import { expect, test } from '@jest/globals';
import { calendarFault } from '../../../domain/sla/calendar-fault.ts';
import { dueAt } from '../../../domain/sla/calendar.ts';
import { FIRST_HOURS, HOURS_OF } from '../../../domain/sla/first-hours.ts';

test.each(FIRST_HOURS)('the hours of %s are ones that a calendar takes', (one) => {
  expect(calendarFault(HOURS_OF[one].openHours, [])).toBeNull();
});

test('a mail of Saturday evening is answered the same evening by a shop, on Monday by an office, within the hour around the clock', () => {
  const saturday = Date.parse('2026-11-28T20:00+03:00');
  const due = FIRST_HOURS.map((one) => {
    const { openHours, normal } = HOURS_OF[one];
    const at = dueAt(saturday, normal['first-response'], { timeZone: 'Europe/Istanbul', openHours, holidays: [] });
    return new Date(at).toISOString();
  });
  expect(due).toEqual(['2026-11-29T07:00:00.000Z', '2026-11-30T10:00:00.000Z', '2026-11-28T18:00:00.000Z']);
});
