import { describe, expect, test } from '@jest/globals';
import { type Action, type Rule, RULE_REPLIES_A_DAY, runRules } from '../../../domain/routing/rule.ts';
import type { Condition } from '../../../domain/ticket/condition.ts';
import { facts } from '../../support/routing/facts.ts';

const always: Condition = { all: [] };
const never: Condition = { any: [] };
const subject = (...value: string[]): Condition => ({ field: 'subject', op: 'contains', value });
const rule = (id: string, when: Condition, then: Action[], more: Partial<Rule> = {}): Rule => ({
  ...{ id, version: 1, name: id, enabled: true, on: ['ticket-opened'], when, then, stop: false },
  ...more,
});
const wishes = (rules: Rule[], changes?: Parameters<typeof facts>[0]) => runRules(rules, facts(changes)).wishes;

describe('the three examples that every desk must do', () => {
  const rules = [
    rule('fatura', subject('fatura'), [{ do: 'set-team', team: 'muhasebe' }]),
    rule('vip', { field: 'sender-vip', op: 'is', value: [true] }, [
      { do: 'need-seniority', seniority: 3 },
      { do: 'set-priority', priority: 'high' },
    ]),
    rule('gece', { field: 'hours', op: 'outside', value: ['ofis'] }, [{ do: 'set-team', team: 'nöbet' }]),
  ];
  test('a subject with "fatura" goes to the accountants', () => {
    expect(wishes(rules).team).toBe('muhasebe');
  });
  test('a customer of the VIP list to somebody senior', () => {
    expect(wishes(rules, { sender: { vip: true } })).toMatchObject({ seniority: 3, priority: 'high' });
  });
  test('what comes out of hours to whoever is on call', () => {
    expect(wishes(rules, { subject: 'Kargom nerede', openCalendars: [] }).team).toBe('nöbet');
  });
});

describe('what a person opens', () => {
  const rules = [
    rule('engelli', always, [{ do: 'mark-spam' }, { do: 'add-tags', tags: ['engelli'] }], { stop: true }),
    rule('bülten', always, [{ do: 'archive' }]),
    rule('öncelik', always, [{ do: 'set-priority', priority: 'high' }]),
  ];
  test('is ended by no rule, whose other actions are done; nor does what was not done keep others from speaking', () => {
    const { wishes: after, trail } = runRules(rules, facts({ isOpenedByHand: true }));
    expect(after).toMatchObject({ ending: null, tags: ['engelli'], priority: 'high' });
    expect(trail.map(({ result }) => result)).toEqual(['held', 'held', 'held']);
    expect(trail[0]?.actions[0]).toEqual({ do: 'mark-spam', done: false, because: 'by-hand' });
    expect(trail[1]?.actions).toEqual([{ do: 'archive', done: false, because: 'by-hand' }]);
  });
  test('a mail is ended by the first of them, and no other is asked', () => {
    const { wishes: after, trail } = runRules(rules, facts());
    expect(after).toMatchObject({ ending: 'spam', priority: 'normal' });
    expect(trail.map(({ result }) => result)).toEqual(['held', 'not-asked', 'not-asked']);
  });
});

describe('a team that a person has chosen', () => {
  const rules = [
    rule('muhasebeye', always, [
      { do: 'set-team', team: 'muhasebe' },
      { do: 'set-agent', agent: 'ayşe' },
    ]),
    rule('kalanı', always, [
      { do: 'set-priority', priority: 'high' },
      { do: 'set-type', type: 'request' },
      { do: 'add-tags', tags: ['fatura'] },
      { do: 'need-seniority', seniority: 2 },
    ]),
  ];
  test('stands against every rule, which may say the rest; and each says why it was not followed', () => {
    const { wishes: after, trail } = runRules(rules, facts({ isTeamChosen: true }));
    expect(after).toMatchObject({ team: 'genel', agent: null });
    expect(after).toMatchObject({ priority: 'high', type: 'request', tags: ['fatura'], seniority: 2 });
    expect(trail[0]?.actions).toEqual([
      { do: 'set-team', done: false, because: 'chosen' },
      { do: 'set-agent', done: false, because: 'chosen' },
    ]);
    expect(trail[1]?.actions.every(({ done }) => done)).toBe(true);
  });
  test('is one that was named: that of a mailbox is where rules find it', () => {
    expect(wishes(rules, { isTeamChosen: false })).toMatchObject({ team: 'muhasebe', agent: 'ayşe' });
  });
});

describe('a rule that names what is not there any more', () => {
  const there = (kind: string, id: string) =>
    !['eski-ekip', 'giden', 'eski-beceri'].includes(id) && !(kind === 'owner' && id === 'okuyan');
  const run = (rules: Rule[]) => runRules(rules, facts(), undefined, there);
  test('leaves the ticket to the later ones, and says so', () => {
    for (const [gone, later, came] of [
      [{ do: 'set-team', team: 'eski-ekip' }, { do: 'set-team', team: 'muhasebe' }, { team: 'muhasebe' }],
      [{ do: 'set-agent', agent: 'giden' }, { do: 'set-agent', agent: 'ayşe' }, { agent: 'ayşe' }],
      [{ do: 'set-agent', agent: 'okuyan' }, { do: 'set-agent', agent: 'ayşe' }, { agent: 'ayşe' }],
      [
        { do: 'need-skill', skill: 'eski-beceri', level: 3 },
        { do: 'need-skill', skill: 'iade', level: 1 },
        { skills: [{ skill: 'iade', level: 1 }] },
      ],
      [
        { do: 'notify', whom: { agent: 'giden' } },
        { do: 'notify', whom: { agent: 'okuyan' } },
        { notices: [{ rule: 'b', whom: { agent: 'okuyan' } }] },
      ],
    ] as const) {
      const { wishes: after, trail } = run([rule('a', always, [gone]), rule('b', always, [later])]);
      expect(after).toMatchObject(came);
      expect(trail.map(({ actions }) => actions[0])).toEqual([
        { do: gone.do, done: false, because: 'gone' },
        { do: later.do, done: true, because: null },
      ]);
    }
  });
  test('keeps none of them from being asked, though it says stop; what else it does is done', () => {
    const stops = rule(
      'a',
      always,
      [
        { do: 'set-team', team: 'eski-ekip' },
        { do: 'add-tags', tags: ['iade'] },
      ],
      { stop: true },
    );
    const { wishes: after } = run([stops, rule('b', always, [{ do: 'set-team', team: 'muhasebe' }])]);
    expect(after).toMatchObject({ team: 'muhasebe', tags: ['iade'] });
  });
});

describe('rules are asked in their order', () => {
  test('of two that set the team the first decides, and the second says so', () => {
    const { wishes: after, trail } = runRules(
      [
        rule('a', always, [{ do: 'set-team', team: 'muhasebe' }]),
        rule('b', always, [{ do: 'set-team', team: 'satış' }]),
      ],
      facts(),
    );
    expect(after.team).toBe('muhasebe');
    expect(trail[1]?.actions).toEqual([{ do: 'set-team', done: false, because: 'set-before' }]);
  });
  test('a later one sees what an earlier one has set', () => {
    const urgent: Condition = { field: 'priority', op: 'is', value: ['urgent'] };
    expect(
      wishes([
        rule('a', subject('fatura'), [{ do: 'set-priority', priority: 'urgent' }]),
        rule('b', urgent, [{ do: 'add-tags', tags: ['acil'] }]),
      ]).tags,
    ).toEqual(['acil']);
  });
  test('one that stops is the last, and those after it are said not to have been asked', () => {
    const { wishes: after, trail } = runRules(
      [rule('a', always, [], { stop: true }), rule('b', always, [{ do: 'add-tags', tags: ['x'] }])],
      facts(),
    );
    expect(after.tags).toEqual([]);
    expect(trail.map(({ result }) => result)).toEqual(['held', 'not-asked']);
  });
  test('one that does not hold stops nothing', () => {
    expect(
      wishes([rule('a', never, [], { stop: true }), rule('b', always, [{ do: 'add-tags', tags: ['x'] }])]).tags,
    ).toEqual(['x']);
  });
  test('those switched off and those of another moment are no part of it', () => {
    const { trail } = runRules(
      [rule('a', always, [], { enabled: false }), rule('b', always, [], { on: ['customer-replied'] })],
      facts(),
    );
    expect(trail).toEqual([]);
  });
  test('the trail names the version that decided', () => {
    const { trail } = runRules([rule('a', subject('sipariş'), [], { version: 3 })], facts());
    expect(trail).toEqual([
      {
        ...{ rule: 'a', version: 3, name: 'a', result: 'did-not-hold', actions: [] },
        compared: [{ field: 'subject', op: 'contains', holds: false, input: 'Kasım ayı FATURASI yanlış', by: null }],
      },
    ]);
  });
});

describe('what rules do', () => {
  test.each<[string, Action[], object, Parameters<typeof facts>[0]?]>([
    ['name an agent', [{ do: 'set-agent', agent: 'ayşe' }], { agent: 'ayşe' }],
    ['ask for a skill', [{ do: 'need-skill', skill: 'iade', level: 2 }], { skills: [{ skill: 'iade', level: 2 }] }],
    ['raise the priority', [{ do: 'raise-priority' }], { priority: 'high' }],
    ['raise what is urgent no further', [{ do: 'raise-priority' }], { priority: 'urgent' }, { priority: 'urgent' }],
    ['set the type', [{ do: 'set-type', type: 'complaint' }], { type: 'complaint' }],
    ['add tags once', [{ do: 'add-tags', tags: ['iade', 'iade'] }], { tags: ['iade'] }],
    [
      'add no more tags than a person could take off again',
      [{ do: 'add-tags', tags: Array.from({ length: 30 }, (_, at) => `t${at}`) }],
      { tags: ['a', ...Array.from({ length: 19 }, (_, at) => `t${at}`)] },
      { tags: ['a'] },
    ],
    ['keep the tags there are', [{ do: 'add-tags', tags: ['b'] }], { tags: ['a', 'b'] }, { tags: ['a'] }],
    ['tell somebody', [{ do: 'notify', whom: 'lead' }], { notices: [{ rule: 'r', whom: 'lead' }] }],
    ['archive', [{ do: 'archive' }], { ending: 'archived' }],
    ['end as spam', [{ do: 'mark-spam' }], { ending: 'spam' }],
    ['answer', [{ do: 'reply', text: 't-1' }], { replies: [{ rule: 'r', text: 't-1' }] }],
  ])('they %s', (_, actions, after, changes = {}) => {
    expect(wishes([rule('r', always, actions)], changes)).toMatchObject(after);
  });

  test('a skill asked for twice is asked for at the higher level', () => {
    const level = (one: 1 | 2 | 3): Action => ({ do: 'need-skill', skill: 'iade', level: one });
    expect(wishes([rule('a', always, [level(3)]), rule('b', always, [level(1)])]).skills).toEqual([
      { skill: 'iade', level: 3 },
    ]);
  });
  test('the higher of two seniorities is asked for', () => {
    const senior = (seniority: number): Action => ({ do: 'need-seniority', seniority });
    expect(wishes([rule('a', always, [senior(2)]), rule('b', always, [senior(1)])]).seniority).toBe(2);
  });
  test('what ends a ticket is the last that is asked', () => {
    const after = wishes([rule('a', always, [{ do: 'mark-spam' }]), rule('b', always, [{ do: 'reply', text: 't-1' }])]);
    expect(after).toMatchObject({ ending: 'spam', replies: [] });
  });
});

test('of a closed ticket rules change nothing, and say so; they answer and tell all the same', () => {
  const { wishes: after, trail } = runRules(
    [
      rule('a', always, [
        { do: 'set-team', team: 'muhasebe' },
        { do: 'add-tags', tags: ['x'] },
        { do: 'mark-spam' },
        { do: 'reply', text: 't-1' },
        { do: 'notify', whom: 'lead' },
      ]),
    ],
    facts({ state: 'closed' }),
  );
  expect(after).toMatchObject({ team: 'genel', tags: [], ending: null, replies: [{ text: 't-1' }] });
  expect(after.notices).toHaveLength(1);
  expect(trail[0]?.actions.map(({ because }) => because)).toEqual(['closed', 'closed', 'closed', null, null]);
});

test('of what is no spam those of new tickets are asked, but none that takes it for spam, whatever else that one does', () => {
  const { wishes: after, trail } = runRules(
    [
      rule('blocked', always, [{ do: 'mark-spam' }, { do: 'add-tags', tags: ['çöp'] }], { stop: true }),
      rule('fatura', subject('fatura'), [{ do: 'set-team', team: 'muhasebe' }]),
      rule('durum', always, [{ do: 'add-tags', tags: ['x'] }], { on: ['state-changed'] }),
    ],
    facts({ moment: 'no-spam' }),
  );
  expect(after).toMatchObject({ team: 'muhasebe', tags: [], ending: null });
  expect(trail.map(({ rule: id, result }) => [id, result])).toEqual([
    ['blocked', 'overruled'],
    ['fatura', 'held'],
  ]);
});

describe('no rule talks without end', () => {
  const answers = rule('r', always, [{ do: 'reply', text: 't-1' }]);
  test('a machine is never answered', () => {
    const { wishes: after, trail } = runRules([answers], facts({ sender: { isMachine: true } }));
    expect(after.replies).toEqual([]);
    expect(trail[0]?.actions).toEqual([{ do: 'reply', done: false, because: 'machine' }]);
  });
  test('nor is who told it to an agent, or whose mail came long ago', () => {
    for (const unanswerable of ['no-mail', 'too-late'] as const) {
      const { wishes: after, trail } = runRules([answers], facts({ unanswerable }));
      expect(after.replies).toEqual([]);
      expect(trail[0]?.actions).toEqual([{ do: 'reply', done: false, because: unanswerable }]);
    }
  });
  test('nor is one without an address', () => {
    const { wishes: after, trail } = runRules([answers], facts({ sender: { address: null } }));
    expect(after.replies).toEqual([]);
    expect(trail[0]?.actions).toEqual([{ do: 'reply', done: false, because: 'unreachable' }]);
  });
  test('an address is answered by one rule only so often a day', () => {
    const { wishes: after, trail } = runRules([answers], facts({ answeredToday: { r: RULE_REPLIES_A_DAY } }));
    expect(after.replies).toEqual([]);
    expect(trail[0]?.actions).toEqual([{ do: 'reply', done: false, because: 'too-often' }]);
  });
  test('what another rule has answered does not count', () => {
    expect(wishes([answers], { answeredToday: { other: 9 } }).replies).toHaveLength(1);
  });
});
