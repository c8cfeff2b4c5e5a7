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
    ]);
  });

  test('before the team begins are of the same day', () => {
    expect(offered('2026-11-26T02:00Z')).toEqual([
      ['workday', '2026-11-26T05:30'],
      ['afternoon', '2026-11-26T11:00'],
      ['tomorrow', '2026-11-27T06:00'],
      ['next-week', '2026-12-01T05:30'],
    ]);
  });

  test('take the working morning from the customer’s own clock where it is known, on days that the team works', () => {
    // A Friday noon here, and Friday morning there; the Monday after is off.
    expect(offered('2026-11-27T10:00Z', 'Europe/Istanbul', 'America/New_York')).toEqual([
      ['afternoon', '2026-11-27T11:00'],
      ['workday', '2026-11-27T13:30'],
      ['tomorrow', '2026-11-28T06:00'],
      ['next-week', '2026-12-01T13:30'],
    ]);
    expect(offered('2026-11-26T22:00Z', 'Europe/Istanbul', 'Asia/Tokyo')).toContainEqual([
      'workday',
      '2026-11-26T23:30',
    ]);
  });

  test('take the working morning from the team’s zone, and the others from the reader’s', () => {
    expect(offered('2026-11-25T20:00Z', 'America/New_York')).toEqual([
      ['workday', '2026-11-26T05:30'],
      ['tomorrow', '2026-11-26T14:00'],
      ['next-week', '2026-12-01T05:30'],
    ]);
  });
});
