/** How a promise comes together: of open time on days, by the calendars that counted it. */
import { expect, test } from '@jest/globals';
import { type Calendar, dueAt, openTimeBetween } from '../../../domain/sla/calendar.ts';
import { countedLife } from '../../../domain/sla/counted-life.ts';
import type { ClockLife, PromiseMade, Spell } from '../../../domain/ticket/clock/life.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';

const ZONE = 'Europe/Istanbul';
const workdays = (to: string): Calendar => ({
  timeZone: ZONE,
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to })),
  holidays: [],
});
const CALENDARS = { 1: workdays('18:00'), 2: workdays('12:00') };
/** A local time in Istanbul, three hours ahead of Greenwich. */
const at = (day: string, time: string) => Date.parse(`${day}T${time}:00+03:00`);
const FRIDAY = '2026-11-20';
const MONDAY = '2026-11-23';
const BEGIN = at(FRIDAY, '15:50');

const promised = (from: number, dueAt: number | null, more: Partial<PromiseMade> = {}): PromiseMade => ({
  ...{ at: from, dueAt, policy: null, calendar: { id: 'hours', version: 1 }, because: 'start', by: null, version: 1 },
  ...more,
});
const life = (spells: Spell[], promises: PromiseMade[], more: Partial<ClockLife> = {}): ClockLife => ({
  ...{ clock: 'first-response', startedAt: BEGIN, spells, promised: promises, end: null, breachedAt: null },
  ...more,
});
const ran = (from: number, to: number | null): Spell => ({ from, to, runs: true, why: null });
const counted = (one: ClockLife, now: number) =>
  countedLife(one, ({ calendar }) => (calendar ? CALENDARS[calendar.version as 1 | 2] : undefined), ZONE, now);
const minutes = (ms: number | null) => (ms === null ? null : ms / MINUTE_MS);

test('a promise of four hours over a weekend is what was left of Friday and the rest on Monday', () => {
  const one = life([ran(BEGIN, null)], [promised(BEGIN, at(MONDAY, '10:50'))]);
  const { days, amounts, usedMs } = counted(one, at(MONDAY, '09:30'));
  expect(days.map(({ day, countedMs, isAhead }) => [day, minutes(countedMs), isAhead])).toEqual([
    [FRIDAY, 130, false],
    [MONDAY, 30, false],
    [MONDAY, 80, true],
  ]);
  expect(amounts).toEqual([4 * HOUR_MS]);
  expect(minutes(usedMs)).toBe(160);
});

test('while it stands still nothing is counted, and what was spent before still is', () => {
  const [stops, goesOn] = [at(FRIDAY, '16:50'), at(MONDAY, '11:00')];
  const one = life(
    [ran(BEGIN, stops), { from: stops, to: goesOn, runs: false, why: 'customer' }, ran(goesOn, null)],
    [promised(BEGIN, at(MONDAY, '10:50')), promised(goesOn, at(MONDAY, '14:00'), { because: 'resumed' })],
  );
  const { spells, amounts } = counted(one, at(MONDAY, '12:00'));
  expect(spells.map(({ countedMs }) => minutes(countedMs))).toEqual([60, 0, 60]);
  expect(amounts).toEqual([4 * HOUR_MS, 4 * HOUR_MS]);
});

test('what a person has named is no amount of a policy, nor is what comes of it after a standstill', () => {
  const [named, goesOn] = [at(FRIDAY, '16:00'), at(MONDAY, '09:30')];
  const one = life(
    [ran(BEGIN, null)],
    [
      promised(BEGIN, at(MONDAY, '10:50')),
      promised(named, at(MONDAY, '12:00'), { because: 'override' }),
      promised(goesOn, at(MONDAY, '12:30'), { because: 'resumed' }),
    ],
  );
  expect(counted(one, at(MONDAY, '10:00')).amounts).toEqual([4 * HOUR_MS, null, null]);
});

test('each stretch is counted by the calendar of the promise that stood then', () => {
  const changed = at(MONDAY, '09:30');
  const one = life(
    [ran(BEGIN, null)],
    [
      promised(BEGIN, at(MONDAY, '10:50')),
      promised(changed, at(MONDAY, '10:50'), { calendar: { id: 'hours', version: 2 }, because: 'policy' }),
    ],
  );
  // Friday until six, though the calendar of now closes at noon.
  expect(minutes(counted(one, changed).usedMs)).toBe(160);
});

test('what was met is counted until then, and what a person promised is no amount', () => {
  const met = at(FRIDAY, '17:00');
  const one = life(
    [ran(BEGIN, met)],
    [promised(BEGIN, at(MONDAY, '10:50')), promised(BEGIN, met, { because: 'snooze' })],
    {
      end: { at: met, how: 'met' },
    },
  );
  const { usedMs, days, amounts } = counted(one, at(MONDAY, '12:00'));
  expect(minutes(usedMs)).toBe(70);
  expect(days.every(({ isAhead }) => !isAhead)).toBe(true);
  expect(amounts[1]).toBeNull();
});

test('where nobody has said by which calendar, nothing is said of what was counted', () => {
  const one = life([ran(BEGIN, null)], [promised(BEGIN, at(MONDAY, '10:50'), { calendar: undefined })]);
  expect(counted(one, at(MONDAY, '12:00'))).toMatchObject({ usedMs: null, days: [], amounts: [null] });
});

test('a life that stood still 2,000 times is counted to the minute', () => {
  const [PAUSES, STRETCH, AMOUNT] = [2_000, 10 * MINUTE_MS, 1_000 * HOUR_MS];
  const spells: Spell[] = [];
  const promises: PromiseMade[] = [];
  let [now, spent] = [BEGIN, 0];
  for (let pause = 0; pause < PAUSES; pause += 1) {
    const because = pause === 0 ? 'start' : 'resumed';
    promises.push(promised(now, dueAt(now, AMOUNT - spent, CALENDARS[1]), { because }));
    const [stops, goesOn] = [now + STRETCH, now + 2 * STRETCH];
    spells.push(ran(now, stops), { from: stops, to: goesOn, runs: false, why: 'customer' });
    spent += openTimeBetween(now, stops, CALENDARS[1]);
    now = goesOn;
  }
  spells.push(ran(now, null));
  promises.push(promised(now, dueAt(now, AMOUNT - spent, CALENDARS[1]), { because: 'resumed' }));
  const { amounts, usedMs, spells: told, days } = counted(life(spells, promises), now);
  expect(amounts).toEqual(promises.map(() => AMOUNT));
  expect(usedMs).toBe(spent);
  expect(told.reduce((sum, { countedMs }) => sum + countedMs!, 0)).toBe(spent);
  expect(days.reduce((sum, { countedMs }) => sum + countedMs, 0)).toBe(AMOUNT);
});

test('a promise that had passed as it was made says what its policy promises, and not how much had passed', () => {
  const changed = at(FRIDAY, '17:05');
  const overtaken = promised(changed, changed, { because: 'policy', amountMs: HOUR_MS, isOvertaken: true });
  const one = life([ran(BEGIN, null)], [promised(BEGIN, at(MONDAY, '10:50')), overtaken]);
  expect(counted(one, changed).amounts).toEqual([4 * HOUR_MS, HOUR_MS]);
  // Of one that was recorded before policies said so nobody knows.
  const { amountMs: _unsaid, ...unsaid } = overtaken;
  expect(counted(life([ran(BEGIN, null)], [unsaid]), changed).amounts).toEqual([null]);
});
