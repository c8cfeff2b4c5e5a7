import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { isAbsentAt, type Shift, shiftBeganAt } from '../../../domain/routing/shift.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { onCallAt, passingOver, type Rotation } from '../../../domain/routing/rota.ts';

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
});

describe('shifts that touch are one stretch', () => {
  const EVENING = shift({ days: [5], from: '22:00', to: '24:00' });
  const MORNING = shift({ days: [6], from: '00:00', to: '06:00' });
  const daily = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };

  test.each<[string, string, Shift[], string | null]>([
    ['over midnight', '2026-11-28T00:00', [EVENING, MORNING], '2026-11-27T22:00'],
    ['whichever is written first', '2026-11-28T05:59', [MORNING, EVENING], '2026-11-27T22:00'],
    ['three in a row', '2026-11-28T03:00', [shift({ days: [5], to: '22:00' }), EVENING, MORNING], '2026-11-27T09:00'],
    [
      'one that overlaps what overlaps',
      '2026-11-28T03:00',
      [shift({ to: '23:00' }), EVENING, MORNING],
      '2026-11-27T09:00',
    ],
    ['not after a minute between them', '2026-11-28T01:00', [{ ...EVENING, to: '23:59' }, MORNING], '2026-11-28T00:00'],
    ['not after a day between them', '2026-11-28T01:00', [{ ...EVENING, days: [4] }, MORNING], '2026-11-28T00:00'],
    ['nor once they are over', '2026-11-28T06:00', [EVENING, MORNING], null],
    [
      'one that goes round the clock, from its arrangement on',
      '2026-11-28T03:00',
      [shift({ ...daily, since: '2026-11-26' })],
      '2026-11-26T00:00',
    ],
  ])('%s', (_, local, shifts, began) => {
    expect(shiftBeganAt(at(local), shifts)).toBe(began === null ? null : at(began));
  });

  test('over nights on which the clocks change, at midnight or in the hours between', () => {
    for (const [zone, night] of [
      ['Europe/Berlin', '2026-03-28'],
      ['Europe/Berlin', '2026-10-24'],
      ['Africa/Cairo', '2026-04-23'],
      ['America/Havana', '2026-10-31'],
    ] as const) {
      const nights = [
        shift({ ...daily, from: '22:00' }),
        shift({ ...daily, to: '02:30' }),
        shift({ ...daily, from: '02:30', to: '06:00' }),
      ];
      const there = nights.map((one) => ({ ...one, timeZone: zone }));
      const morning = Temporal.PlainDate.from(night).add({ days: 1 }).toString();
      expect(shiftBeganAt(at(`${morning}T05:00`, zone), there)).toBe(at(`${night}T22:00`, zone));
    }
  });

  test('that never stop have never begun, and are not walked back for ever', () => {
    let asked = 0;
    const always = shift(daily);
    Object.defineProperty(always, 'days', { get: () => ((asked += 1), daily.days) });
    expect(shiftBeganAt(at('2026-11-28T03:00'), [always])).toBe(-Infinity);
    expect(asked).toBeLessThan(50);
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
  test.each<[string, string, string, string[]]>([
    ['who is not in turn is passed over when they would be', '2026-11-24T12:00', 'can', ['ayşe', 'ece', 'ayşe', 'ece']],
    ['nor does another one’s turn go to anybody else', '2026-11-24T12:00', 'ece', ['ayşe', 'can', 'ayşe', 'can']],
    ['whose turn it is leaves the rest of it to the next', '2026-11-24T12:00', 'ayşe', ['can', 'ece', 'can', 'ece']],
    ['at the end of the row, too', '2026-11-22T12:00', 'ece', ['ayşe', 'can', 'ayşe', 'can']],
    ['in the first week as well', '2026-11-03T12:00', 'can', ['ayşe', 'ece', 'ayşe', 'ece']],
    ['and before the first hand-over the others begin', '2026-10-27T18:00', 'ayşe', ['can', 'ece', 'can']],
  ])('%s', (_, local, who, turns) => {
    const left = passingOver(who, rotation, at(local));
    const begins = Math.max(at(local), at('2026-11-02T18:00'));
    const weeks = turns.map((__, week) => onCallAt(begins + week * 7 * DAY_MS, [], left));
    expect([weeks, left?.since]).toEqual([turns, rotation.since]);
  });
  test('nobody else is left in the rota of one', () => {
    expect(passingOver('ayşe', { ...rotation, people: ['ayşe'] }, at('2026-11-24T12:00'))).toBeNull();
  });
  test('nobody without duties and rotation, or with one of nobody', () => {
    expect(onCallAt(at('2026-11-24T12:00'), [], null)).toBeNull();
    expect(onCallAt(at('2026-11-24T12:00'), [], { ...rotation, people: [] })).toBeNull();
  });
});
