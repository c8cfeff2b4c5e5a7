import { describe, expect, test } from '@jest/globals';
import { DUE_GROUPS, dueBounds, type DueGroup, groupOf } from '../../../domain/ticket/list/due-group.ts';
import type { State } from '../../../domain/ticket/ticket.ts';

const ISTANBUL = 'Europe/Istanbul';
/** Saturday, 28 November 2026: Istanbul is three hours ahead. */
const at = (time: string, day = 28) => Date.parse(`2026-11-${day}T${time}+03:00`);

describe('at ten in the morning', () => {
  const bounds = dueBounds(at('10:00'), ISTANBUL);
  test.each<[string, State, number | null, DueGroup]>([
    ['broken an hour ago', 'assigned', at('09:00'), 'late'],
    ['due this very moment', 'assigned', at('10:00'), 'late'],
    ['broken while the customer has the turn', 'awaiting-reply', at('09:00'), 'late'],
    ['due a minute from now', 'new', at('10:01'), 'by-noon'],
    ['due at noon', 'new', at('12:00'), 'by-noon'],
    ['due a minute past noon', 'new', at('12:01'), 'today'],
    ['due a minute before midnight', 'assigned', at('23:59'), 'today'],
    ['due at midnight', 'assigned', at('00:00', 29), 'tomorrow'],
    ['due tomorrow at its end', 'assigned', at('23:59', 29), 'tomorrow'],
    ['due the day after', 'assigned', at('00:00', 30), 'later'],
    ['nothing owed', 'assigned', null, 'later'],
    ['nothing owed to whoever is asked', 'awaiting-reply', null, 'customer'],
    ['asked whether all is well', 'resolved-pending-confirmation', null, 'customer'],
    ['promised for today to whoever is asked', 'awaiting-reply', at('17:00'), 'today'],
    ['promised for next week to whoever is asked', 'awaiting-reply', at('10:00', 30), 'customer'],
  ])('%s (%s)', (_, state, owedAt, group) => {
    expect(groupOf({ state, owedAt }, bounds)).toBe(group);
  });
});

test('after noon nothing is due by noon: it is late or due today', () => {
  const bounds = dueBounds(at('15:00'), ISTANBUL);
  expect(groupOf({ state: 'new', owedAt: at('11:00') }, bounds)).toBe('late');
  expect(groupOf({ state: 'new', owedAt: at('15:30') }, bounds)).toBe('today');
});

test('the day is that of the reader', () => {
  const owedAt = at('01:00', 29);
  expect(groupOf({ state: 'new', owedAt }, dueBounds(at('22:00'), ISTANBUL))).toBe('tomorrow');
  // In London it is 19:00, and 22:00 when it is due.
  expect(groupOf({ state: 'new', owedAt }, dueBounds(at('22:00'), 'Europe/London'))).toBe('today');
});

test('a day on which clocks are changed is as long as it is', () => {
  // Sunday, 25 October 2026: Berlin has 25 hours.
  const bounds = dueBounds(Date.parse('2026-10-25T00:30:00Z'), 'Europe/Berlin');
  expect(new Date(bounds.noon).toISOString()).toBe('2026-10-25T11:00:00.000Z');
  expect(new Date(bounds.today).toISOString()).toBe('2026-10-25T23:00:00.000Z');
});

test('as time goes on a ticket moves to sooner groups alone', () => {
  const owedAt = at('13:30', 29);
  const seen = Array.from({ length: 63 }, (_, hour) =>
    DUE_GROUPS.indexOf(groupOf({ state: 'new', owedAt }, dueBounds(at('00:00', 27) + hour * 3_600_000, ISTANBUL))),
  );
  expect(seen).toEqual(seen.toSorted((a, b) => b - a));
  expect(new Set(seen)).toEqual(new Set([0, 2, 3, 4]));
});
