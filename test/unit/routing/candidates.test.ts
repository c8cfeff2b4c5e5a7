/** Who could be given a ticket by hand, and in which order they are shown. */
import { expect, test } from '@jest/globals';
import { candidates, handOutAt, teamCandidates } from '../../../domain/routing/candidates.ts';
import type { Member, TeamSettings } from '../../../domain/routing/roster.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { need, person, team } from '../../support/routing/people.ts';

/** A Monday, 12:00 in Istanbul. */
const NOON = Date.UTC(2026, 10, 23, 9);
const calendar = (from: string, to: string) => ({
  timeZone: 'Europe/Istanbul',
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from, to })),
  holidays: [],
});
const settings = (id: string, more: Partial<TeamSettings> = {}): TeamSettings => ({
  ...team({ id }),
  ...{ calendar: calendar('09:00', '18:00'), duties: [], rotation: null },
  ...more,
});
const member = (id: string, more: Partial<Member> = {}): Member => {
  const { presence: _presence, onShift: _onShift, absent: _absent, ...rest } = person(id);
  return { ...rest, shifts: [], absences: [], said: null, seenAt: NOON, ...more };
};
const book = (people: Member[], ...others: TeamSettings[]) => ({
  people,
  teams: new Map([settings('genel'), ...others].map((one) => [one.id, one])),
});
const shown = (people: Member[], asked = {}, ...others: TeamSettings[]) =>
  candidates(need(asked), settings('genel'), book(people, ...others), NOON).map(
    ({ id, obstacle }) => `${id} ${obstacle ?? 'ok'}`,
  );

test('first those who could have it, the least loaded first; then those who nearly could', () => {
  const gone = { absences: [{ from: NOON - 1, to: NOON + 1 }] };
  expect(
    shown(
      [
        member('absent', gone),
        member('stranger', { teams: ['satış'] }),
        member('full', { load: 10, skills: { iade: 2 } }),
        member('busy', { load: 4, skills: { iade: 2 } }),
        member('idle', { load: 1, skills: { iade: 3 } }),
        member('unskilled'),
        member('closed', { capacity: 0 }),
      ],
      { skills: [{ skill: 'iade', level: 2 }] },
    ),
  ).toEqual([
    'idle ok',
    'busy ok',
    'full full',
    'unskilled lacks-skill',
    'closed takes-none',
    'absent absent',
    'stranger not-in-team',
  ]);
});

test('who may own nothing, or works here no longer, is no candidate', () => {
  expect(shown([member('viewer', { mayOwn: false }), member('gone', { active: false })])).toEqual([]);
});

test('somebody of another team works the hours of that one', () => {
  const night = settings('gece', { calendar: calendar('20:00', '24:00') });
  const [first] = candidates(need(), settings('genel'), book([member('can', { teams: ['gece'] })], night), NOON);
  expect(first).toMatchObject({ onShift: false, obstacle: 'not-in-team' });
});

test('whoever is on call for the team is marked', () => {
  const onCall = settings('genel', { duties: [{ person: 'can', from: NOON, to: NOON + 1 }] });
  expect(
    candidates(need(), onCall, book([member('ayşe'), member('can')]), NOON).map((one) => [one.id, one.onCall]),
  ).toEqual([
    ['ayşe', false],
    ['can', true],
  ]);
});

test('of a team it is told how many belong to it, are there, and could have the ticket now', () => {
  const people = [
    member('ayşe'),
    member('can', { load: 10 }),
    member('selin', { said: { presence: 'off', until: null } }),
    member('viewer', { mayOwn: false }),
  ];
  expect(teamCandidates(need(), book(people, settings('boş')), NOON)).toEqual([
    { id: 'genel', mode: 'push', members: 3, there: 2, free: 1 },
    { id: 'boş', mode: 'push', members: 0, there: 0, free: 0 },
  ]);
});

test.each<[string, Member[], number | null]>([
  ['as soon as one has room, while somebody is at work', [member('ayşe', { load: 10 })], null],
  [
    'when the first one begins, while nobody is',
    [member('ayşe', { absences: [{ from: NOON - 1, to: NOON + HOUR_MS }] })],
    NOON + HOUR_MS,
  ],
  ['nobody knows when, of people who are given nothing', [member('ayşe', { capacity: 0 })], null],
])('what waits for a team is given %s', (_, people, at) => {
  expect(handOutAt(settings('genel'), people, NOON)).toBe(at);
});
