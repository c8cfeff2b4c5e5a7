import { describe, expect, test } from '@jest/globals';
import { isOpenAt } from '../../../domain/sla/calendar.ts';
import { snoozeChoices, targetAfter } from '../../../domain/sla/snooze-choices.ts';
import { readWhen } from '../../../domain/sla/when.ts';
import { instantAt, wallTime } from '../../../domain/wall-time.ts';

const ISTANBUL = 'Europe/Istanbul';
const WEEK = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }));

function offered(day: number, hour: number, minute = 0, { month = 11, holidays = [] as string[] } = {}) {
  const now = instantAt({ year: 2026, month, day, hour, minute }, ISTANBUL);
  const calendar = { timeZone: ISTANBUL, openHours: WEEK, holidays };
  const choices = snoozeChoices({ now, timeZone: ISTANBUL, calendar });
  for (const { until, dueAt } of choices) {
    expect(until).toBeGreaterThan(now);
    expect(dueAt).toBeGreaterThan(until);
    expect(isOpenAt(dueAt - 1, calendar)).toBe(true);
  }
  expect(new Set(choices.map(({ until }) => until)).size).toBe(choices.length);
  return Object.fromEntries(
    choices.map(({ key, until }) => {
      const wall = wallTime(until, ISTANBUL);
      return [key, `${wall.day}.${wall.month} ${wall.hour}:${String(wall.minute).padStart(2, '0')}`];
    }),
  );
}

describe('the ways to put a ticket aside', () => {
  test('on a Wednesday before noon', () => {
    expect(offered(25, 10)).toEqual({
      'next-reply': '9.12 9:00',
      hour: '25.11 11:00',
      afternoon: '25.11 14:00',
      workday: '26.11 9:00',
      'next-week': '30.11 9:00',
      month: '25.12 9:00',
    });
  });

  test('the afternoon is offered before noon only', () => {
    expect(offered(25, 11, 59)).toHaveProperty('afternoon');
    expect(offered(25, 12)).not.toHaveProperty('afternoon');
  });

  test('at night nobody is sent away for an hour, but until the team begins', () => {
    expect(offered(27, 0, 50)).toMatchObject({ morning: '27.11 9:00', workday: '30.11 9:00' });
    for (const [hour, minute] of [
      [20, 30],
      [22, 0],
      [23, 30],
      [0, 50],
      [5, 55],
    ] as const)
      expect(offered(25, hour, minute)).not.toHaveProperty('hour');
    expect(offered(25, 19, 50)).toMatchObject({ hour: '25.11 20:50' });
    // On a Saturday nobody begins.
    expect(offered(28, 5)).not.toHaveProperty('morning');
    expect(offered(28, 8)).toMatchObject({ hour: '28.11 9:00' });
  });

  test('where next week is the next working day, a week from now is offered instead', () => {
    const friday = offered(27, 15);
    expect(friday).toMatchObject({ workday: '30.11 9:00', week: '4.12 9:00' });
    expect(friday).not.toHaveProperty('next-week');
  });

  test('days on which the team is off are passed over', () => {
    const holidays = ['2026-10-29', '2026-10-30'];
    expect(offered(28, 15, 0, { month: 10, holidays })).toMatchObject({ workday: '2.11 9:00', week: '4.11 9:00' });
  });

  test('in a month is a month on, whatever day of it is today, when the team begins', () => {
    expect(offered(29, 15)).toMatchObject({ month: '29.12 9:00' });
    // The 27th of December is a Sunday.
    expect(offered(27, 15)).toMatchObject({ month: '28.12 9:00' });
    expect(offered(31, 15, 0, { month: 8 })).toMatchObject({ month: '30.9 9:00' });
    expect(offered(29, 15, 0, { month: 9, holidays: ['2026-10-29'] })).toMatchObject({ month: '30.10 9:00' });
  });
});

test('somebody who lives elsewhere than their team is back in their own morning', () => {
  const now = instantAt({ year: 2026, month: 11, day: 25, hour: 15, minute: 0 }, 'Europe/Berlin');
  const calendar = { timeZone: ISTANBUL, openHours: WEEK, holidays: [] };
  const choices = snoozeChoices({ now, timeZone: 'Europe/Berlin', calendar });
  const until = choices.find(({ key }) => key === 'workday')?.until ?? 0;
  expect(wallTime(until, 'Europe/Berlin')).toMatchObject({ day: 26, hour: 9, minute: 0 });
});

test('a team that works round the clock is back in the morning, not at midnight', () => {
  const now = instantAt({ year: 2026, month: 11, day: 25, hour: 15, minute: 0 }, ISTANBUL);
  const openHours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
  const choices = snoozeChoices({ now, timeZone: ISTANBUL, calendar: { timeZone: ISTANBUL, openHours, holidays: [] } });
  const until = choices.find(({ key }) => key === 'workday')?.until ?? 0;
  expect(wallTime(until, ISTANBUL)).toMatchObject({ day: 26, hour: 9, minute: 0 });
});

/** Friday the 27th of November 2026: whatever is said, the promise lies in open hours. */
test.each([
  ['tomorrow at 3pm', '28.11 15:00', '30.11 12:00'],
  ['day after tomorrow', '29.11 9:00', '30.11 12:00'],
  ['akşam', '27.11 18:00', '30.11 12:00'],
  ['bugün 16:00', '27.11 16:00', '30.11 10:00'],
  ['pazartesi 10:00', '30.11 10:00', '30.11 13:00'],
])('%s: back then, and due three open hours later', (words, back, due) => {
  const calendar = { timeZone: ISTANBUL, openHours: WEEK, holidays: [] };
  const now = instantAt({ year: 2026, month: 11, day: 27, hour: 10, minute: 0 }, ISTANBUL);
  const when = readWhen(words, { now, timeZone: ISTANBUL, calendar });
  if (when.kind !== 'at') throw new Error(`not understood: ${words}`);
  const told = (at: number) => {
    const { day, month, hour, minute } = wallTime(at, ISTANBUL);
    return `${day}.${month} ${hour}:${String(minute).padStart(2, '0')}`;
  };
  expect([told(when.at), told(targetAfter(when.at, calendar))]).toEqual([back, due]);
});
