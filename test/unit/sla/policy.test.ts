import { describe, expect, test } from '@jest/globals';
import { birthDues, followsOf, type Policy, schedule } from '../../../domain/sla/policy.ts';
import type { ScheduleRequest } from '../../../domain/ticket/effect.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { policyLike } from '../../support/sla/policies.ts';

/** Open from nine to six on working days in Istanbul; Thursday the 26th is a holiday. */
const policy: Policy = {
  ...policyLike({ 'first-response': 4 * HOUR_MS, 'next-response': 2 * HOUR_MS, resolution: 20 * HOUR_MS }),
  calendar: {
    ...{ id: 'office', version: 1 },
    timeZone: 'Europe/Istanbul',
    openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
    holidays: ['2026-11-26'],
  },
};

/** The 23rd of November 2026 is a Monday. */
const at = (local: string): number => Date.parse(`2026-11-${local.replace(' ', 'T')}:00+03:00`);
const local = (instant: number | null): string =>
  new Date((instant ?? 0) + 3 * HOUR_MS).toISOString().slice(8, 16).replace('T', ' ');

/** When a first response is due and when its clock warns. */
function firstResponse(
  from: string,
  left: [from: string, to: string] | null,
  by = policy,
): [due: string, warn: string] {
  const request: ScheduleRequest = {
    clock: 'first-response',
    cycle: 1,
    from: at(from),
    left: left && { from: at(left[0]), to: at(left[1]) },
  };
  const [due] = schedule(by, 'normal', [request]);
  return [local(due!.dueAt), local(due!.warnAt)];
}

describe('a whole promise of four hours, which warns after three', () => {
  test.each([
    ['is kept within the day it begins', '23 10:00', '23 14:00', '23 13:00'],
    ['begins when the day does', '23 05:00', '23 13:00', '23 12:00'],
    ['may end exactly when the day does, and stops overnight', '23 14:00', '23 18:00', '23 17:00'],
    ['goes on the next morning', '23 16:00', '24 11:00', '24 10:00'],
    ['warns today of what is due tomorrow', '23 15:00', '24 10:00', '23 18:00'],
    ['does not run on a weekend', '27 17:00', '30 12:00', '30 11:00'],
    ['does not run on a holiday', '25 17:00', '27 12:00', '27 11:00'],
  ])('%s', (_what, from, due, warn) => {
    expect(firstResponse(from, null)).toEqual([due, warn]);
  });
});

describe('what was left of it when its clock was stopped', () => {
  test.each([
    ['is as much as was open between then and its end', '24 09:00', ['23 12:30', '23 14:00'], '24 10:30', '24 09:30'],
    ['does not count the night', '24 15:00', ['23 17:00', '24 10:00'], '24 17:00', '24 16:00'],
    ['warns at once when three hours are gone', '24 09:00', ['23 13:30', '23 14:00'], '24 09:30', '24 09:00'],
    ['is nothing once the promise was broken', '24 10:00', ['23 15:00', '23 14:00'], '24 10:00', '24 10:00'],
    ['waits for the morning, however little it is', '24 20:00', ['23 13:00', '23 14:00'], '25 10:00', '25 09:00'],
    [
      'may be more than the promise, which was shortened since',
      '24 09:00',
      ['23 09:00', '23 15:00'],
      '24 15:00',
      '24 14:00',
    ],
  ] as const)('%s', (_what, from, left, due, warn) => {
    expect(firstResponse(from, [...left])).toEqual([due, warn]);
  });
});

test('a warning comes at once or with the deadline where a policy says so, and never after it', () => {
  const warns = (warnAfter: number) => firstResponse('23 10:00', null, { ...policy, warnAfter });
  expect(warns(0)).toEqual(['23 14:00', '23 10:00']);
  expect(warns(1)).toEqual(['23 14:00', '23 14:00']);
  expect(warns(1.5)).toEqual(['23 14:00', '23 14:00']);
});

test('each request is answered by its own promise, in its own cycle', () => {
  const from = at('23 10:00');
  const dues = schedule(policy, 'normal', [
    { clock: 'resolution', cycle: 3, from, left: null },
    { clock: 'next-response', cycle: 2, from, left: null },
  ]);
  expect(dues.map(({ clock, cycle, dueAt }) => [clock, cycle, local(dueAt)])).toEqual([
    ['resolution', 3, '25 12:00'],
    ['next-response', 2, '23 12:00'],
  ]);
});

test('a ticket is born with a first response and a resolution to be kept', () => {
  const dues = birthDues(policy, at('23 10:00'), 'normal');
  expect(dues.map(({ clock, cycle, dueAt, warnAt }) => [clock, cycle, local(dueAt), local(warnAt)])).toEqual([
    ['first-response', 1, '23 14:00', '23 13:00'],
    ['resolution', 1, '25 12:00', '24 16:00'],
  ]);
});

describe('a due time that a person has named, once its clock runs again', () => {
  type Case = [what: string, paused: string, resumed: string, named: string, due: string, warn: string];
  test.each<Case>([
    ['is later by the open time that it stood still', '23 10:00', '23 12:00', '23 16:00', '23 18:00', '23 16:30'],
    ['is no later for a night', '23 18:00', '24 09:00', '24 16:00', '24 16:00', '24 14:30'],
    [
      'stays outside of open hours when nothing open passed',
      '23 19:00',
      '23 19:30',
      '23 21:00',
      '23 21:00',
      '23 19:30',
    ],
    ['has what was left of it where it passed in a night', '23 19:00', '24 10:00', '23 21:00', '24 12:00', '24 10:30'],
    ['and that not before somebody is there', '23 19:00', '23 22:00', '23 21:00', '24 09:00', '24 09:00'],
    [
      'is no later for what it stood still outside of open hours',
      '23 17:00',
      '23 20:00',
      '24 07:00',
      '24 10:00',
      '24 10:00',
    ],
    ['is never sooner than it was named', '23 17:00', '23 17:10', '23 23:00', '24 09:10', '24 09:10'],
  ])('%s', (_what, paused, resumed, named, due, warn) => {
    const warnAt = at(named) - 1.5 * HOUR_MS;
    const [found] = schedule(policy, 'normal', [
      {
        ...{ clock: 'resolution', cycle: 2, from: at(resumed), left: { from: at(paused), to: at(named) } },
        kept: { warnAt },
      },
    ]);
    expect([local(found!.dueAt), local(found!.warnAt)]).toEqual([due, warn]);
  });

  test('warns after the same part of the open time that there is, and goes on in open hours after it', () => {
    const by: Policy = { ...policy, escalations: [{ clock: 'resolution', at: 2 * HOUR_MS, do: 'tell-lead' }] };
    const { warnAt, lateAt } = followsOf(by, 'resolution', at('23 10:00'), at('23 18:00'));
    expect([local(warnAt), lateAt.map((late) => local(late.at))]).toEqual(['23 16:00', ['24 11:00']]);
  });

  test('warns before it, too, when nothing is open until then', () => {
    expect(local(followsOf(policy, 'resolution', at('23 19:00'), at('23 23:00')).warnAt)).toBe('23 22:00');
  });
});
