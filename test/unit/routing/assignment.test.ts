import { describe, expect, test } from '@jest/globals';
import { assign, type Need, type Person, type Team } from '../../../domain/routing/assignment.ts';
import { need, person, team } from '../../support/routing/people.ts';

const MONDAY = Date.UTC(2026, 10, 23, 9);
const given = (people: Person[], asked: Partial<Need> = {}, of: Partial<Team> = {}) =>
  assign(need(asked), team(of), people);
const obstacles = (people: Person[], asked: Partial<Need> = {}, of: Partial<Team> = {}) =>
  given(people, asked, of).considered.map(({ obstacle }) => obstacle);
const SKILLED = { skills: { iade: 2 } } as const;

describe('among people who are there', () => {
  test.each<[string, Person[], Partial<Need>, string]>([
    ['the least loaded', [person('ayşe', { load: 3 }), person('can', { load: 2 })], {}, 'can'],
    [
      'the one with more room for their size',
      [person('ayşe', { load: 3, capacity: 10 }), person('can', { load: 2, capacity: 4 })],
      {},
      'ayşe',
    ],
    [
      'of equals the one who has waited longest',
      [person('ayşe', { lastGivenAt: MONDAY }), person('can', { lastGivenAt: MONDAY - 1 })],
      {},
      'can',
    ],
    ['of equals the one who never got one', [person('ayşe', { lastGivenAt: MONDAY }), person('can')], {}, 'can'],
    ['of the very same always the same', [person('can'), person('ayşe')], {}, 'ayşe'],
    [
      'whoever has the skill',
      [person('ayşe'), person('can', { ...SKILLED, load: 5 })],
      { skills: [{ skill: 'iade', level: 2 }] },
      'can',
    ],
    [
      'whoever has it at the level',
      [person('ayşe', { skills: { iade: 1 } }), person('can', { ...SKILLED, load: 5 })],
      { skills: [{ skill: 'iade', level: 2 }] },
      'can',
    ],
    [
      'whoever has all skills',
      [person('ayşe', SKILLED), person('can', { skills: { iade: 2, kargo: 1 }, load: 5 })],
      {
        skills: [
          { skill: 'iade', level: 1 },
          { skill: 'kargo', level: 1 },
        ],
      },
      'can',
    ],
    ['whoever is senior', [person('ayşe'), person('can', { seniority: 3, load: 8 })], { seniority: 3 }, 'can'],
    [
      'whoever speaks the language',
      [person('ayşe'), person('can', { languages: ['tr', 'en'], load: 5 })],
      { language: 'en' },
      'can',
    ],
    ['who is away for a moment, too', [person('ayşe', { presence: 'away' }), person('can', { load: 1 })], {}, 'ayşe'],
    ['the one with room', [person('ayşe', { load: 10 }), person('can', { load: 19, capacity: 20 })], {}, 'can'],
    [
      'the one with room for something urgent',
      [person('ayşe', { load: 8 }), person('can', { load: 17, capacity: 20 })],
      { priority: 'urgent' },
      'can',
    ],
    [
      'who has nothing, however small their capacity',
      [person('ayşe', { capacity: 1 })],
      { priority: 'urgent' },
      'ayşe',
    ],
  ])('gets it %s', (_, people, asked, owner) => {
    expect(given(people, asked)).toMatchObject({ owner, how: 'least-loaded', waived: [] });
  });
});

describe('why somebody is not given it', () => {
  test.each<[string, Partial<Person>, Partial<Need>?]>([
    ['not-in-team', { teams: ['satış'] }],
    ['inactive', { active: false }],
    ['may-not-own', { mayOwn: false }],
    ['absent', { absent: true }],
    ['off-shift', { onShift: false }],
    ['off', { presence: 'off' }],
    ['lacks-skill', {}, { skills: [{ skill: 'iade', level: 1 }] }],
    ['too-junior', {}, { seniority: 2 }],
    ['other-language', {}, { language: 'en' }],
    ['full', { load: 10 }],
    ['takes-none', { capacity: 0 }],
  ])('%s', (obstacle, more, asked = {}) => {
    const fits = person('can', { skills: { iade: 3 }, seniority: 3, languages: ['tr', 'en'] });
    expect(obstacles([person('ayşe', more), fits], asked)).toEqual([obstacle, null]);
  });

  test('the first reason that there is stands for them all', () => {
    expect(obstacles([person('ayşe', { absent: true, load: 10 }), person('can')])).toEqual(['absent', null]);
  });
  test('load and capacity of each are told', () => {
    expect(given([person('ayşe', { load: 4, capacity: 6 })]).considered).toEqual([
      { person: 'ayşe', obstacle: null, load: 4, capacity: 6 },
    ]);
  });
});

describe('nothing waits for somebody better while somebody is there', () => {
  const skills: Need['skills'] = [{ skill: 'iade', level: 3 }];
  test.each<[string, Person[], Partial<Need>, string, string[]]>([
    ['the language goes first', [person('ayşe')], { language: 'en' }, 'ayşe', ['language']],
    ['then seniority', [person('ayşe')], { seniority: 2 }, 'ayşe', ['seniority']],
    ['then the level of a skill', [person('ayşe'), person('can', SKILLED)], { skills }, 'can', ['skill-level']],
    ['then the skill', [person('ayşe')], { skills }, 'ayşe', ['skill-level', 'skill']],
    [
      'a skill is kept as long as it can be',
      [person('ayşe', { languages: ['en'] }), person('can', { skills: { iade: 3 } })],
      { skills, language: 'en' },
      'can',
      ['language'],
    ],
    [
      'one who is full is passed over for one who is not',
      [person('ayşe', { skills: { iade: 3 }, load: 10 }), person('can')],
      { skills },
      'can',
      ['skill-level', 'skill'],
    ],
    [
      'what was not asked for is not given up',
      [person('ayşe')],
      { skills, language: null },
      'ayşe',
      ['skill-level', 'skill'],
    ],
  ])('%s', (_, people, asked, owner, waived) => {
    expect(given(people, asked)).toMatchObject({ owner, how: 'least-loaded', waived });
  });
});

describe('when nobody is there', () => {
  const gone = person('ayşe', { onShift: false });
  const [nuri, selin] = [person('nuri', { onShift: false, load: 10 }), person('selin', { onShift: false })];
  test.each<[string, Person[], Partial<Team>, string | null, string]>([
    ['whoever is on call gets it, however much they have', [gone, nuri], { onCall: 'nuri' }, 'nuri', 'on-call'],
    ['nobody on call: the lead', [gone, selin], { lead: 'selin' }, 'selin', 'lead'],
    ['who is on call goes before the lead', [gone, nuri, selin], { onCall: 'nuri', lead: 'selin' }, 'nuri', 'on-call'],
    [
      'somebody of another team may be on call',
      [gone, person('nuri', { teams: [] })],
      { onCall: 'nuri' },
      'nuri',
      'on-call',
    ],
    ['a lead who has left does not', [gone, { ...selin, active: false }], { lead: 'selin' }, null, 'queued'],
    [
      'one on call who may own nothing does not',
      [gone, person('izin', { mayOwn: false }), selin],
      { onCall: 'izin', lead: 'selin' },
      'selin',
      'lead',
    ],
    ['neither: it waits for who comes', [gone], {}, null, 'queued'],
    [
      'of a team whose people are given nothing it waits for nobody',
      [person('ayşe', { capacity: 0 })],
      {},
      null,
      'nobody',
    ],
    ['an empty team has a lead', [selin], { lead: 'selin' }, 'selin', 'lead'],
  ])('%s', (_, people, of, owner, how) => {
    expect(given(people, {}, of)).toMatchObject({ owner, how });
  });

  test('while somebody is there, who is on call is not woken', () => {
    expect(given([person('ayşe'), nuri], {}, { onCall: 'nuri' }).owner).toBe('ayşe');
  });
});

describe('when all are full', () => {
  const full = [person('ayşe', { load: 10 }), person('can', { load: 10 })];
  test('it waits in the queue of the team', () => {
    expect(given(full, {}, { lead: 'selin', onCall: 'nuri' })).toMatchObject({ owner: null, how: 'queued' });
  });
});

describe('when nobody has room for all of its weight', () => {
  const urgent = { priority: 'urgent' } as const;
  test('whoever has a place takes it all the same, and the decision says that room was given up', () => {
    const answer = given([person('ayşe', { load: 10 }), person('can', { load: 9 })], urgent);
    expect(answer).toMatchObject({ owner: 'can', how: 'least-loaded', waived: ['room'] });
    expect(answer.considered.map(({ obstacle }) => obstacle)).toEqual(['full', null]);
  });
  test.each<[string, Person[], Partial<Need>, string]>([
    [
      'who has room for all of it goes first, however much they carry',
      [person('a', { load: 2, capacity: 4 }), person('b', { load: 17, capacity: 20 })],
      urgent,
      'b',
    ],
    [
      'then who is brought least over their capacity',
      [person('a', { load: 1, capacity: 2 }), person('b', { load: 8 })],
      urgent,
      'b',
    ],
    [
      'but who has the skill goes before',
      [person('a', { load: 9, ...SKILLED }), person('b', { load: 8 })],
      { ...urgent, skills: [{ skill: 'iade', level: 1 }] },
      'a',
    ],
    ['of equals the least loaded', [person('a', { load: 2, capacity: 4 }), person('b', { load: 8 })], urgent, 'a'],
    ['a step of priority may be what goes over', [person('a', { load: 9 })], { priority: 'high' }, 'a'],
  ])('%s', (_, people, asked, owner) => expect(given(people, asked).owner).toBe(owner));

  test('who is over their capacity is given nothing', () => {
    expect(given([person('ayşe', { load: 12 })], urgent).how).toBe('queued');
    expect(given([person('ayşe', { load: 12 })]).how).toBe('queued');
  });
});

describe('whoever is named', () => {
  const asked = { agent: 'ayşe' };
  test.each<[string, Person, string, string]>([
    ['gets it', person('ayşe', { load: 5 }), 'ayşe', 'named'],
    ['gets it although they are full', person('ayşe', { load: 10 }), 'ayşe', 'named'],
    ['gets it although they are of another team', person('ayşe', { teams: [] }), 'ayşe', 'named'],
    ['is passed over while absent', person('ayşe', { absent: true }), 'can', 'least-loaded'],
    ['is passed over off shift', person('ayşe', { onShift: false }), 'can', 'least-loaded'],
    ['is passed over when they have left', person('ayşe', { active: false }), 'can', 'least-loaded'],
    ['is passed over when they may own nothing', person('ayşe', { mayOwn: false }), 'can', 'least-loaded'],
  ])('%s', (_, named, owner, how) => {
    expect(given([named, person('can')], asked)).toMatchObject({ owner, how });
  });
  test('one whom nobody knows is passed over', () => {
    expect(given([person('can')], asked).owner).toBe('can');
  });
});

describe('a team whose people claim', () => {
  test('is given nothing', () => {
    expect(given([person('ayşe')], {}, { mode: 'claim' })).toMatchObject({ owner: null, how: 'unclaimed' });
  });
  test('but whoever is named', () => {
    expect(given([person('ayşe')], { agent: 'ayşe' }, { mode: 'claim' }).owner).toBe('ayşe');
  });
});
