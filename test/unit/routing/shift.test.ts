import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { isAbsentAt, type Shift, shiftBeganAt, shiftEndsAt } from '../../../domain/routing/shift.ts';
import { onCallAt, type Rotation } from '../../../domain/routing/rota.ts';

const at = (local: string, zone = 'Europe/Istanbul') =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const shift = (more: Partial<Shift> = {}): Shift => ({
  ...{
    days: [1, 2, 3, 4, 5],
    from: '09:00',
    to: '18:00',
    timeZone: 'Europe/Istanbul',
    since: '2026-01-01',
    until: null,
  },
  ...more,
});
const NIGHT = shift({ days: [5], from: '22:00', to: '06:00' });

describe('a shift', () => {
  test.each<[string, string, Shift, boolean]>([
    ['has begun at its first minute', '2026-11-27T09:00', shift(), true],
    ['has not a minute before', '2026-11-27T08:59', shift(), false],
    ['is over at its end', '2026-11-27T18:00', shift(), false],
    ['is not on another day', '2026-11-28T10:00', shift(), false],
    ['of the night runs before midnight', '2026-11-27T23:00', NIGHT, true],
    ['of the night runs into the next day', '2026-11-28T05:59', NIGHT, true],
    ['of the night is not on the evening after', '2026-11-28T23:00', NIGHT, false],
    ['is not before its arrangement', '2026-11-27T10:00', shift({ since: '2026-11-28' }), false],
    ['is on the last day of it', '2026-11-27T10:00', shift({ until: '2026-11-27' }), true],
    ['is not after it', '2026-11-27T10:00', shift({ until: '2026-11-26' }), false],
    ['of the night that began on the last day runs on', '2026-11-28T05:00', { ...NIGHT, until: '2026-11-27' }, true],
    ['to midnight ends there', '2026-11-27T23:59', shift({ to: '24:00' }), true],
  ])('%s', (_, local, one, on) => {
    expect(shiftBeganAt(at(local), [one]) !== null).toBe(on);
  });

  test('in Berlin it keeps its local time when the clocks change', () => {
    const berlin = shift({ days: [7], timeZone: 'Europe/Berlin' });
    const began = at('2026-10-25T09:00', 'Europe/Berlin');
    expect(shiftBeganAt(began, [berlin])).toBe(began);
    expect(shiftBeganAt(at('2026-10-25T08:59', 'Europe/Berlin'), [berlin])).toBeNull();
  });
  test('tells when it began, the earlier of two', () => {
    const both = [shift(), shift({ from: '17:00', to: '20:00' })];
    expect(shiftBeganAt(at('2026-11-27T17:30'), both)).toBe(at('2026-11-27T09:00'));
  });
  test('tells when it ends, the later of two', () => {
    const [now, both] = [at('2026-11-27T17:30'), [shift(), shift({ from: '17:00', to: '20:00' })]];
    expect(shiftEndsAt(now, both)).toBe(at('2026-11-27T20:00'));
    expect(shiftEndsAt(at('2026-11-28T12:00'), both)).toBeNull();
  });
});

test('an absence holds from its first instant until before its last', () => {
  const away = [{ from: 10, to: 20 }];
  expect([9, 10, 19, 20].map((instant) => isAbsentAt(instant, away))).toEqual([false, true, true, false]);
});

describe('on call', () => {
  const rotation: Rotation = {
    people: ['ayşe', 'can', 'ece'],
    since: '2026-11-02',
    time: '18:00',
    timeZone: 'Europe/Istanbul',
  };
  test.each<[string, string, string | null]>([
    ['nobody before the first hand-over', '2026-11-02T17:59', null],
    ['the first from it on', '2026-11-02T18:00', 'ayşe'],
    ['the first until the next hand-over', '2026-11-09T17:59', 'ayşe'],
    ['then the second', '2026-11-09T18:00', 'can'],
    ['then the third', '2026-11-22T12:00', 'ece'],
    ['then the first again', '2026-11-24T12:00', 'ayşe'],
  ])('is %s', (_, local, person) => {
    expect(onCallAt(at(local), [], rotation)).toBe(person);
  });
  test('a single duty goes before the rotation, and the later one before the earlier', () => {
    const duties = [
      { person: 'nuri', from: at('2026-11-24T08:00'), to: at('2026-11-25T08:00') },
      { person: 'oya', from: at('2026-11-24T10:00'), to: at('2026-11-24T14:00') },
    ];
    expect(onCallAt(at('2026-11-24T09:00'), duties, rotation)).toBe('nuri');
    expect(onCallAt(at('2026-11-24T12:00'), duties, rotation)).toBe('oya');
    expect(onCallAt(at('2026-11-25T08:00'), duties, rotation)).toBe('ayşe');
  });
  test('over a change of the clocks the hand-over keeps its hour', () => {
    const berlin: Rotation = { ...rotation, since: '2026-10-19', timeZone: 'Europe/Berlin' };
    expect(onCallAt(at('2026-10-26T17:59', 'Europe/Berlin'), [], berlin)).toBe('ayşe');
    expect(onCallAt(at('2026-10-26T18:00', 'Europe/Berlin'), [], berlin)).toBe('can');
  });
  test('nobody without duties and rotation, or with one of nobody', () => {
    expect(onCallAt(at('2026-11-24T12:00'), [], null)).toBeNull();
    expect(onCallAt(at('2026-11-24T12:00'), [], { ...rotation, people: [] })).toBeNull();
  });
});
