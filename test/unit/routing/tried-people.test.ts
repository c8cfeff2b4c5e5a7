/** People as a trial changes them: what one world has and the other has not. */
import { expect, test } from '@jest/globals';
import type { RoutingBook } from '../../../domain/routing/decision.ts';
import type { Member, TeamSettings } from '../../../domain/routing/roster.ts';
import type { Rule } from '../../../domain/routing/rule.ts';
import type { Shift } from '../../../domain/routing/shift.ts';
import type { PastTicket } from '../../../domain/routing/trial-world.ts';
import { createTrial, type TrialOutcome } from '../../../domain/routing/trial.ts';
import { type TriedPerson, withTried } from '../../../domain/routing/tried-people.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { facts } from '../../support/routing/facts.ts';

const ZONE = 'Europe/Istanbul';
/** Friday, 27 November 2026, noon in Istanbul. */
const NOW = Date.UTC(2026, 10, 27, 9, 0);

const member = (id: string, more: Partial<Member> = {}): Member => ({
  ...{ id, mayOwn: true, active: true, teams: ['genel'], skills: {}, seniority: 1, capacity: 100, languages: ['tr'] },
  ...{ load: 0, lastGivenAt: null, shifts: [], absences: [], said: null, seenAt: null },
  ...more,
});
const ALWAYS = { timeZone: ZONE, openHours: [], holidays: [] };
const team = (id: string): TeamSettings => ({
  ...{ id, mode: 'push', lead: null, calendar: ALWAYS, duties: [], rotation: null },
});
const hours = (from: string, to: string, days = [1, 2, 3, 4, 5, 6, 7]) => ({ days, from, to, timeZone: ZONE });
const shift = (from: string, to: string, since: string, until: string | null = null): Shift => ({
  ...{ ...hours(from, to), since, until },
});

const PEOPLE = [member('ayşe'), member('can')];
const DESK: RoutingBook = {
  rules: [],
  teams: new Map(['genel', 'muhasebe'].map((id) => [id, team(id)])),
  people: PEOPLE,
};

let next = 0;
/** At an hour of Greenwich so many days ago. */
const came = (daysAgo: number, hour: number, subject = 'soru'): PastTicket => {
  const at = NOW - (NOW % DAY_MS) - daysAgo * DAY_MS + hour * HOUR_MS;
  return { number: (next += 1), facts: facts({ subject, at, team: 'genel' }), freeAt: null, answered: false };
};
/** One each hour of the last days, from midnight of Greenwich to 15:00. */
const days = (count: number, subject?: string): PastTicket[] =>
  Array.from({ length: count * 16 }, (_, at) => came(count - Math.floor(at / 16), at % 16, subject));

function tried(change: TriedPerson[], tickets: PastTicket[], desk: RoutingBook = DESK): TrialOutcome {
  const { before, after } = withTried(desk.people, change, NOW);
  const worlds = [
    { ...desk, people: before },
    { ...desk, people: after },
  ] as const;
  const trial = createTrial(...worlds, { timeZone: ZONE, listed: 500, of: 'people' });
  for (const ticket of tickets) trial.look(ticket);
  return trial.outcome();
}
const given = ({ shares }: TrialOutcome, agent: string): [number, number] => {
  const share = shares.find((one) => one.agent === agent);
  return [share?.before.given ?? 0, share?.after.given ?? 0];
};

test('half the capacity takes a third of the tickets where both had the half, and who got each is told', () => {
  const outcome = tried([{ agent: 'can', capacity: 50 }], days(3));
  expect(given(outcome, 'can')).toEqual([24, 16]);
  expect(given(outcome, 'ayşe')).toEqual([24, 32]);
  expect(outcome.changed).toBe(outcome.changes.length);
  for (const { before, after } of outcome.changes) expect(before.owner).not.toBe(after.owner);
  expect(outcome.shifted).toBe(0);
});

test('what is not named of somebody stays, and without a change nothing changes', () => {
  expect(tried([{ agent: 'can' }], days(2))).toMatchObject({ looked: 32, changed: 0, leftUnowned: 0 });
  const { after } = withTried(
    [member('can', { skills: { iade: 2 }, seniority: 3 })],
    [{ agent: 'can', seniority: 1 }],
    NOW,
  );
  expect(after[0]).toMatchObject({ skills: { iade: 2 }, seniority: 1, teams: ['genel'], capacity: 100 });
});

test('a skill brings the tickets that ask for it, a team those of the team', () => {
  const rule: Rule = {
    ...{ id: 'iade', version: 1, name: 'iade', enabled: true, on: ['ticket-opened'], stop: false },
    when: { field: 'subject', op: 'contains', value: ['iade'] },
    then: [{ do: 'need-skill', skill: 'iade', level: 2 }],
  };
  const desk = { ...DESK, rules: [rule], people: [member('ayşe', { skills: { iade: 2 } }), member('can')] };
  const learnt = tried([{ agent: 'can', skills: { iade: 2 } }], days(1, 'iade'), desk);
  expect([given(learnt, 'ayşe'), given(learnt, 'can')]).toEqual([
    [16, 8],
    [0, 8],
  ]);
  const moved = tried([{ agent: 'can', teams: ['muhasebe'] }], days(1));
  expect([given(moved, 'ayşe'), given(moved, 'can')]).toEqual([
    [8, 16],
    [8, 0],
  ]);
});

test('nobody is given anything where all who are left are no owners: those tickets are counted and listed', () => {
  const outcome = tried(
    [
      { agent: 'can', mayOwn: false },
      { agent: 'ayşe', teams: ['muhasebe'] },
    ],
    days(1),
  );
  expect(outcome).toMatchObject({ changed: 16, leftUnowned: 16, before: { unowned: 0 }, after: { unowned: 16 } });
  expect(outcome.thoseUnowned).toHaveLength(16);
  expect(outcome.thoseUnowned[0]!.number).toBe(next);
});

test('somebody new takes their part', () => {
  const outcome = tried([{ agent: 'yeni', teams: ['genel'], capacity: 100 }], days(3));
  expect(given(outcome, 'yeni')).toEqual([0, 16]);
});

test('tried hours are worked on all the days, also before the arrangement that they change', () => {
  const since = '2026-11-26';
  const people = [member('ayşe'), member('can', { shifts: [shift('00:00', '24:00', since)] })];
  const desk = { ...DESK, people };
  // One came each hour from 03:00 to 18:00 in Istanbul, on four days.
  const outcome = tried([{ agent: 'can', shifts: [hours('00:00', '12:00')] }], days(4), desk);
  // Each morning he has caught up; only the last afternoon is hers alone.
  expect(given(outcome, 'can')).toEqual([32, 28]);
  const { after } = outcome.shares.find(({ agent }) => agent === 'can')!;
  expect(after.hours.slice(12).every((count) => count === 0)).toBe(true);
});

test('compared are the hours of now, not of an arrangement that is over or one to come', () => {
  const shifts = [
    shift('01:00', '02:00', '2026-01-01', '2026-11-20'),
    shift('08:00', '16:00', '2026-11-21', '2026-12-31'),
    shift('10:00', '18:00', '2027-01-01'),
  ];
  const at = (all: Shift[]) =>
    withTried([member('can', { shifts: all })], [{ agent: 'can', shifts: [] }], NOW).before[0]!.shifts.map(
      ({ from }) => from,
    );
  expect(at(shifts)).toEqual(['08:00']);
  // Who has only hours to come is compared by those.
  expect(at([shifts[0]!, shifts[2]!])).toEqual(['10:00']);
  // Whose hours are not tried keep them as they were arranged.
  expect(withTried([member('can', { shifts })], [{ agent: 'can', capacity: 1 }], NOW).before[0]!.shifts).toBe(shifts);
});

test('an absence to come is taken back by whole weeks, one that was stays where it was', () => {
  const absences = (from: number, to: number) =>
    withTried(PEOPLE, [{ agent: 'can', absences: [{ from: NOW + from, to: NOW + to }] }], NOW).after[1]!.absences.map(
      (one) => [(one.from - NOW) / DAY_MS, (one.to - NOW) / DAY_MS],
    );
  expect(absences(3 * DAY_MS, 8 * DAY_MS)).toEqual([[-11, -6]]);
  expect(absences(-2 * DAY_MS, 5 * DAY_MS)).toEqual([[-9, -2]]);
  expect(absences(-9 * DAY_MS, -2 * DAY_MS)).toEqual([[-9, -2]]);
  const outcome = tried([{ agent: 'can', absences: [{ from: NOW + 3 * DAY_MS, to: NOW + 5 * DAY_MS }] }], days(7));
  const gone = outcome.changes.filter(({ before }) => before.owner === 'can');
  expect(gone.length).toBeGreaterThan(0);
  const { before, after } = withTried(PEOPLE, [{ agent: 'can', absences: [{ from: NOW, to: NOW + 1 }] }], NOW);
  expect([before[1]!.absences.length, after[1]!.absences.length, after[0]!.absences.length]).toEqual([0, 1, 0]);
});
