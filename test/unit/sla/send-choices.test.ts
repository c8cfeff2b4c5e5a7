import { describe, expect, test } from '@jest/globals';
import { type SendKey, sendChoices } from '../../../domain/sla/send-choices.ts';
import type { Calendar } from '../../../domain/sla/calendar.ts';

const OFFICE: Calendar = {
  timeZone: 'Europe/Istanbul',
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:30', to: '18:00' })),
  holidays: [{ day: '2026-11-30', name: 'İdari izin' }],
};
/** Istanbul is three hours ahead of UTC. */
const offered = (now: string, timeZone = 'Europe/Istanbul', customer: string | null = null): [SendKey, string][] =>
  sendChoices({ now: Date.parse(now), timeZone, calendar: OFFICE }, customer).map(({ key, at }) => [
    key,
    new Date(at).toISOString().slice(0, 16),
  ]);

describe('times to send a reply later', () => {
  test('on a Friday afternoon lead over weekend and holiday', () => {
    expect(offered('2026-11-27T12:00Z')).toEqual([
      ['tomorrow', '2026-11-28T06:00'],
      ['workday', '2026-12-01T05:30'],
      ['week', '2026-12-04T05:30'],
    ]);
  });

  test('on any day of the week name another time each, and days that are to come', () => {
    for (let day = 23; day <= 29; day += 1)
      for (const hour of ['00', '07', '12', '20']) {
        const now = Date.parse(`2026-11-${day}T${hour}:00Z`);
        const all = sendChoices({ now, timeZone: 'Europe/Istanbul', calendar: OFFICE });
        for (const [place, { at }] of all.entries())
          expect(at - (all[place - 1]?.at ?? now)).toBeGreaterThan(place === 0 ? 0 : 3_600_000);
      }
  });

  test('before the team begins are of the same day', () => {
    expect(offered('2026-11-26T02:00Z')).toEqual([
      ['today', '2026-11-26T05:30'],
      ['afternoon', '2026-11-26T11:00'],
      ['workday', '2026-11-27T05:30'],
      ['next-week', '2026-12-01T05:30'],
    ]);
  });

  test('take the working morning from the customer’s own clock where it is known, on days that the team works', () => {
    // A Friday noon here, and Friday morning there; the Monday after is off.
    expect(offered('2026-11-27T10:00Z', 'Europe/Istanbul', 'America/New_York')).toEqual([
      ['afternoon', '2026-11-27T11:00'],
      ['today', '2026-11-27T13:30'],
      ['tomorrow', '2026-11-28T06:00'],
      ['workday', '2026-12-01T13:30'],
      ['week', '2026-12-04T13:30'],
    ]);
    expect(offered('2026-11-26T22:00Z', 'Europe/Istanbul', 'Asia/Tokyo')).toContainEqual(['today', '2026-11-26T23:30']);
  });

  test('take the working morning from the team’s zone, and the others from the reader’s', () => {
    expect(offered('2026-11-25T20:00Z', 'America/New_York')).toEqual([
      ['workday', '2026-11-26T05:30'],
      ['tomorrow', '2026-11-26T14:00'],
      ['next-week', '2026-12-01T05:30'],
    ]);
  });
});
