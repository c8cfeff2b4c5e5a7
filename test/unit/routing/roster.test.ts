import { describe, expect, test } from '@jest/globals';
import { openAt, personAt, saidAt, teamAt } from '../../../domain/routing/roster.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { CALENDARS, deskAt, whenIs } from '../../support/routing/desk.ts';

const OFFICE = CALENDARS.get('ofis')!;
const ayseAt = (when: string, more: object = {}) => {
  const at = whenIs(when);
  return personAt({ ...deskAt(at).people[0]!, ...more }, OFFICE, at);
};

const WEDNESDAYS = {
  ...{ days: [3], from: '09:00', to: '18:00', timeZone: 'Europe/Istanbul', since: '2026-01-01', until: null },
};

describe('who is there by what they do', () => {
  test.each<[string, string, number | null, string]>([
    ['was never seen', 'fri 10:00', null, 'off'],
    ['was seen just now', 'fri 10:00', 0, 'online'],
    ['was seen ten minutes ago', 'fri 10:00', 10 * MINUTE_MS, 'online'],
    ['was seen a while ago, at work', 'fri 11:00', 30 * MINUTE_MS, 'away'],
    ['was seen in the morning', 'fri 17:00', 7 * HOUR_MS, 'away'],
    ['may still be on their way', 'fri 09:50', 16 * HOUR_MS, 'away'],
    ['has not come within an hour', 'fri 10:01', 16 * HOUR_MS, 'off'],
    ['is not at work', 'sat 10:00', HOUR_MS, 'off'],
    ['looks in on a free day', 'sat 10:00', MINUTE_MS, 'online'],
  ])('one who %s', (_, when, ago, presence) => {
    expect(ayseAt(when, { seenAt: ago === null ? null : whenIs(when) - ago }).presence).toBe(presence);
  });
});

describe('work that goes on over midnight', () => {
  const night = {
    ...OFFICE,
    openHours: [
      { day: 5, from: '22:00', to: '24:00' },
      { day: 6, from: '00:00', to: '06:00' },
    ],
  };
  const shifts = [
    { days: [5], from: '22:00', to: '24:00' },
    { days: [6], from: '00:00', to: '06:00' },
  ].map((one) => ({ ...WEDNESDAYS, ...one }));
  const seen = (when: string, last: string, hours = night) => {
    const at = whenIs(when);
    const member = { ...deskAt(at).people[0]!, seenAt: whenIs(last) };
    return [hours, OFFICE].map(
      (calendar, way) => personAt(way === 0 ? member : { ...member, shifts }, calendar, at).presence,
    );
  };
  test.each<[string, string, string, string]>([
    ['who has not come within an hour of its beginning is not on their way again', 'sat 00:30', 'fri 21:00', 'off'],
    ['who was seen before midnight is still there after it', 'sat 01:30', 'fri 23:30', 'away'],
    ['who has come is there until it ends', 'sat 05:59', 'fri 22:30', 'away'],
    ['who was there is not when it has ended', 'sat 06:00', 'fri 22:30', 'off'],
  ])('%s', (_, when, last, presence) => {
    expect(seen(when, last)).toEqual([presence, presence]);
  });

  const openHours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
  test.each([
    ['is still there at midnight', 'sat 01:30', 'fri 20:00', 'away'],
    ['is not who was not seen for a day', 'sat 20:00', 'fri 20:00', 'off'],
    ['nor on their way each midnight', 'sun 00:30', 'fri 20:00', 'off'],
  ])('of a team that never closes, written either way, %s', (_, when, last, presence) => {
    expect(seen(when, last, { ...OFFICE, openHours })[0]).toBe(presence);
    expect(seen(when, last, { ...OFFICE, openHours: [] })[0]).toBe(presence);
  });
});

describe('who is there by what they say', () => {
  const at = whenIs('fri 10:00');
  test('that goes before what they do, until the instant that they named', () => {
    const said = { presence: 'off', until: at + 1 } as const;
    expect(ayseAt('fri 10:00', { said }).presence).toBe('off');
    expect(saidAt(said, at + 1)).toBeNull();
  });
  test('without an instant until they say something else', () => {
    expect(saidAt({ presence: 'away', until: null }, at + 1e12)).toBe('away');
    expect(saidAt(null, at)).toBeNull();
  });
});

describe('who is on shift', () => {
  test.each([
    ['fri 08:59', false],
    ['fri 09:00', true],
    ['fri 17:59', true],
    ['fri 18:00', false],
    ['sat 12:00', false],
    ['feast 12:00', false],
  ])('without shifts of their own by the hours of the team: %s %s', (when, onShift) => {
    expect(ayseAt(when).onShift).toBe(onShift);
  });
  test.each([
    ['online', [], true],
    ['away', [], false],
    ['online', [WEDNESDAYS], false],
  ] as const)('outside of it, who says %s with shifts %j: %s', (presence, shifts, onShift) => {
    expect(ayseAt('sat 12:00', { said: { presence, until: null }, shifts }).onShift).toBe(onShift);
  });
  test('a team without hours is always at work', () => {
    const at = whenIs('sun 03:00');
    expect(personAt(deskAt(at).people[0]!, { ...OFFICE, openHours: [] }, at).onShift).toBe(true);
  });
  test('an absence is told beside it', () => {
    const at = whenIs('fri 10:00');
    expect(ayseAt('fri 10:00', { absences: [{ from: at, to: at + 1 }] })).toMatchObject({
      absent: true,
      onShift: true,
    });
  });
});

test('calendars that are open at an instant are told by their ids', () => {
  expect([openAt(CALENDARS, whenIs('fri 10:00')), openAt(CALENDARS, whenIs('sat 10:00'))]).toEqual([['ofis'], []]);
});

test('a duty goes before the rota', () => {
  const at = whenIs('sat 12:00');
  const team = deskAt(at).teams.get('destek')!;
  const duties = [{ person: 'ece', from: at - HOUR_MS, to: at + HOUR_MS }];
  expect([teamAt(team, at).onCall, teamAt({ ...team, duties }, at).onCall]).toEqual(['nuri', 'ece']);
});
