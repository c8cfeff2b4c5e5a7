import { describe, expect, test } from '@jest/globals';
import {
  answeredBy,
  carrying,
  givesAnything,
  isTelling,
  mayGive,
  route,
  routeEach,
  unanswered,
  unraised,
} from '../../../domain/routing/decision.ts';
import type { Condition } from '../../../domain/ticket/condition.ts';
import type { Rule } from '../../../domain/routing/rule.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { deskAt, deskCase, RULES, whenIs } from '../../support/routing/desk.ts';
import { facts } from '../../support/routing/facts.ts';

const GIVE = { kind: 'give', prefer: null } as const;
/** What came, when, who carries how much, what is different that day; who gets it, and how. */
type Case = [string, string, string, string, string | null, string];

const decide = (what: string, when: string, loads = '', changes = '') => {
  const { facts: asked, book } = deskCase(what, when, loads, changes);
  return route(asked, book, GIVE);
};
const expectEach = (cases: Case[]) =>
  test.each<Case>(cases)('%s | %s | %s | %s -> %s, %s', (what, when, loads, changes, owner, how) => {
    const { owner: given, explanation, waits } = decide(what, when, loads, changes);
    expect([given, explanation.assignment?.how]).toEqual([owner, how]);
    expect(waits).toBe(how === 'queued');
  });

describe('a ticket that a person opens', () => {
  const { facts: asked, book } = deskCase('soru', 'fri 10:00', '', '');
  const spam: Rule = {
    ...{ id: 'istenmeyen', version: 1, name: 'istenmeyen', enabled: true, on: ['ticket-opened'], when: { all: [] } },
    ...{ then: [{ do: 'mark-spam' }], stop: true },
  };
  const all = { ...book, rules: [spam, ...book.rules] };
  test('has somebody from its birth, whatever rules of mail close', () => {
    expect(route(asked, all, GIVE)).toMatchObject({ ending: 'spam', owner: null });
    const decision = route({ ...asked, isOpenedByHand: true }, all, GIVE);
    expect(decision).toMatchObject({ ending: null, owner: 'ayşe' });
    expect(decision.explanation.rules[0]?.actions).toEqual([{ do: 'mark-spam', done: false, because: 'by-hand' }]);
  });
});

describe('an ordinary mail in office hours goes to the least loaded of who is there', () => {
  expectEach([
    ['soru', 'fri 10:00', '', '', 'ayşe', 'least-loaded'],
    ['soru', 'fri 10:00', 'ayşe 1', '', 'can', 'least-loaded'],
    ['soru', 'fri 10:00', 'ayşe 1, can 1', '', 'ayşe', 'least-loaded'],
    ['soru', 'fri 10:00', 'ayşe 1, can 1', 'ayşe last', 'can', 'least-loaded'],
    ['soru', 'fri 10:00', '', 'ayşe last', 'can', 'least-loaded'],
    ['soru', 'fri 10:00', '', 'ayşe last, can last', 'ayşe', 'least-loaded'],
    ['soru', 'fri 10:00', 'ayşe 2, can 3', '', 'ayşe', 'least-loaded'],
    ['soru', 'fri 10:00', 'ayşe 3, can 2', '', 'can', 'least-loaded'],
    ['soru', 'fri 10:00', 'ayşe 4, can 3', '', 'can', 'least-loaded'],
    ['soru', 'fri 10:00', 'ayşe 3, can 4', '', 'ayşe', 'least-loaded'],
    ['soru', 'fri 10:00', 'ayşe 4, can 4', '', null, 'queued'],
    ['soru', 'fri 10:00', 'ayşe 9, can 9', '', null, 'queued'],
    ['soru', 'mon 13:00', '', '', 'ayşe', 'least-loaded'],
    ['soru', 'mon 13:00', 'ayşe 1, can 1', '', 'ece', 'least-loaded'],
    ['soru', 'mon 13:00', 'ayşe 1, can 1, ece 1', '', 'ece', 'least-loaded'],
    ['soru', 'mon 13:00', 'ayşe 1, can 1, ece 2', '', 'ayşe', 'least-loaded'],
    ['soru', 'mon 13:00', 'ayşe 1, can 1, ece 3', '', 'ayşe', 'least-loaded'],
    ['soru', 'mon 13:00', 'ayşe 2, can 2, ece 3', '', 'ece', 'least-loaded'],
    ['soru', 'mon 13:00', 'ayşe 4, can 4, ece 7', '', 'ece', 'least-loaded'],
    ['soru', 'mon 13:00', 'ayşe 4, can 4, ece 8', '', null, 'queued'],
  ]);
});

describe('who is there, by the hour', () => {
  expectEach([
    ['soru', 'mon 08:59', '', '', 'selin', 'lead'],
    ['soru', 'mon 09:00', '', '', 'ayşe', 'least-loaded'],
    ['soru', 'mon 11:59', 'ayşe 4, can 4', '', null, 'queued'],
    ['soru', 'mon 12:00', 'ayşe 4, can 4', '', 'ece', 'least-loaded'],
    ['soru', 'mon 17:59', '', '', 'ayşe', 'least-loaded'],
    ['soru', 'mon 18:00', '', '', 'ece', 'least-loaded'],
    ['soru', 'mon 19:59', 'ece 7', '', 'ece', 'least-loaded'],
    ['soru', 'mon 19:59', 'ece 8', '', null, 'queued'],
    ['soru', 'mon 20:00', '', '', 'nuri', 'on-call'],
    ['soru', 'mon 23:00', '', '', 'nuri', 'on-call'],
    ['soru', 'tue 03:00', '', '', 'nuri', 'on-call'],
    ['soru', 'wed 19:00', '', '', 'ece', 'least-loaded'],
    ['soru', 'thu 19:00', '', '', 'nuri', 'on-call'],
    ['soru', 'fri 18:00', '', '', 'nuri', 'on-call'],
    ['soru', 'sat 12:00', '', '', 'nuri', 'on-call'],
    ['soru', 'sun 23:59', '', '', 'nuri', 'on-call'],
    ['soru', 'next 08:59', '', '', 'nuri', 'on-call'],
    ['soru', 'next 20:00', '', '', 'can', 'on-call'],
    ['soru', 'feast 10:00', '', '', 'selin', 'lead'],
  ]);
});

describe('when nobody is there, somebody stands in, whatever they carry', () => {
  expectEach([
    ['soru', 'sat 12:00', 'nuri 4', '', 'nuri', 'on-call'],
    ['soru', 'sat 12:00', 'nuri 40', '', 'nuri', 'on-call'],
    ['soru', 'sat 12:00', '', 'nuri none', 'nuri', 'on-call'],
    ['soru', 'sat 12:00', '', 'nuri off', 'nuri', 'on-call'],
    ['soru', 'sat 12:00', '', 'nuri absent', 'selin', 'lead'],
    ['soru', 'sat 12:00', '', 'nuri gone', 'selin', 'lead'],
    ['soru', 'sat 12:00', '', 'nuri viewer', 'selin', 'lead'],
    ['soru', 'sat 12:00', 'selin 30', 'nuri gone', 'selin', 'lead'],
    ['soru', 'sat 12:00', '', 'nuri gone, selin gone', null, 'queued'],
    ['soru', 'sat 12:00', '', 'nuri absent, selin absent', null, 'queued'],
    ['acil', 'sat 12:00', 'nuri 4', '', 'nuri', 'on-call'],
    ['vip soru', 'sat 12:00', '', '', 'nuri', 'on-call'],
    ['iade', 'sat 12:00', '', '', 'nuri', 'on-call'],
    ['english', 'sat 12:00', '', '', 'nuri', 'on-call'],
    ['soru', 'sat 12:00', '', 'ayşe away', 'nuri', 'on-call'],
    ['soru', 'fri 10:00', '', 'ayşe absent, can absent', 'nuri', 'on-call'],
    ['soru', 'fri 10:00', '', 'ayşe off, can absent', 'nuri', 'on-call'],
    ['soru', 'fri 10:30', '', 'nobody seen', 'nuri', 'on-call'],
    ['fatura', 'sat 12:00', '', '', 'mert', 'lead'],
    ['fatura', 'sat 12:00', '', 'mert absent', null, 'queued'],
    ['fatura', 'sat 12:00', 'mert 9', '', 'mert', 'lead'],
  ]);
});

describe('absences, presence and who has left', () => {
  expectEach([
    ['soru', 'sat 12:00', '', 'ayşe online', 'ayşe', 'least-loaded'],
    ['soru', 'fri 10:00', '', 'ayşe absent', 'can', 'least-loaded'],
    ['soru', 'fri 10:00', '', 'ayşe off', 'can', 'least-loaded'],
    ['soru', 'fri 10:00', '', 'ayşe away', 'ayşe', 'least-loaded'],
    ['soru', 'fri 10:00', '', 'ayşe gone', 'can', 'least-loaded'],
    ['soru', 'fri 10:00', '', 'ayşe viewer', 'can', 'least-loaded'],
    ['soru', 'fri 10:00', '', 'ayşe none', 'can', 'least-loaded'],
    ['soru', 'fri 10:00', 'can 4', 'ayşe absent', null, 'queued'],
    ['soru', 'fri 10:00', 'can 4', 'ayşe none', null, 'queued'],
    ['soru', 'mon 13:00', '', 'ayşe absent, can absent', 'ece', 'least-loaded'],
    ['soru', 'mon 13:00', 'ece 8', 'ayşe absent, can absent', null, 'queued'],
    ['soru', 'fri 10:00', '', 'ayşe none, can none, ece none', null, 'nobody'],
    ['soru', 'sat 12:00', '', 'ayşe none, can none, ece none', null, 'nobody'],
    ['soru', 'fri 10:00', '', 'ayşe none, can none', 'nuri', 'on-call'],
  ]);
});

describe('"fatura" in the subject goes to accounting', () => {
  expectEach([
    ['fatura', 'fri 10:00', '', '', 'deniz', 'least-loaded'],
    ['FATURA', 'fri 10:00', '', '', 'deniz', 'least-loaded'],
    ['Faturam yok', 'fri 10:00', '', '', 'deniz', 'least-loaded'],
    ['fatura', 'fri 10:00', 'deniz 1', '', 'mert', 'least-loaded'],
    ['fatura', 'fri 10:00', 'deniz 1, mert 1', '', 'mert', 'least-loaded'],
    ['fatura', 'fri 10:00', 'deniz 1, mert 2', '', 'deniz', 'least-loaded'],
    ['fatura', 'fri 10:00', 'deniz 1, mert 3', '', 'deniz', 'least-loaded'],
    ['fatura', 'fri 10:00', 'deniz 2, mert 3', '', 'mert', 'least-loaded'],
    ['fatura', 'fri 10:00', 'deniz 2, mert 4', '', null, 'queued'],
    ['fatura', 'fri 10:00', '', 'deniz absent', 'mert', 'least-loaded'],
    ['fatura', 'fri 10:00', '', 'deniz absent, mert off', 'mert', 'lead'],
    ['fatura acil', 'fri 10:00', 'deniz 1, mert 1', '', 'mert', 'least-loaded'],
    ['fatura acil', 'fri 10:00', 'deniz 0, mert 2', '', 'deniz', 'least-loaded'],
    ['fatura acil', 'fri 10:00', 'deniz 1, mert 2', '', 'mert', 'least-loaded'],
    ['fatura acil', 'fri 10:00', 'deniz 2, mert 4', '', null, 'queued'],
    ['vip fatura', 'fri 10:00', '', '', 'mert', 'least-loaded'],
    ['vip fatura', 'fri 10:00', 'mert 3', '', 'deniz', 'least-loaded'],
  ]);
});

describe('a customer of the VIP list goes to somebody senior', () => {
  expectEach([
    ['vip soru', 'fri 10:00', '', '', 'can', 'least-loaded'],
    ['vip soru', 'fri 10:00', 'can 2', '', 'can', 'least-loaded'],
    ['vip soru', 'fri 10:00', 'can 3', '', 'ayşe', 'least-loaded'],
    ['vip soru', 'fri 10:00', 'can 3, ayşe 3', '', 'can', 'least-loaded'],
    ['vip soru', 'fri 10:00', 'can 4, ayşe 4', '', null, 'queued'],
    ['vip soru', 'fri 10:00', '', 'can absent', 'ayşe', 'least-loaded'],
    ['vip soru', 'mon 13:00', '', 'can absent', 'ayşe', 'least-loaded'],
    ['vip soru', 'mon 19:00', '', '', 'ece', 'least-loaded'],
    ['vip iade', 'fri 10:00', '', '', 'can', 'least-loaded'],
    ['vip english', 'fri 10:00', '', '', 'can', 'least-loaded'],
  ]);
});

describe('skills, then languages', () => {
  expectEach([
    ['iade', 'fri 10:00', '', '', 'can', 'least-loaded'],
    ['İADE', 'fri 10:00', '', '', 'can', 'least-loaded'],
    ['iade', 'fri 10:00', 'can 3', '', 'can', 'least-loaded'],
    ['iade', 'fri 10:00', 'can 4', '', 'ayşe', 'least-loaded'],
    ['iade', 'mon 13:00', 'can 4', '', 'ece', 'least-loaded'],
    ['iade', 'mon 13:00', 'can 4, ece 8', '', 'ayşe', 'least-loaded'],
    ['iade', 'mon 13:00', '', 'can absent', 'ece', 'least-loaded'],
    ['iade', 'mon 19:00', '', '', 'ece', 'least-loaded'],
    ['paket', 'mon 13:00', 'ece 7', '', 'ece', 'least-loaded'],
    ['paket', 'fri 10:00', '', '', 'ayşe', 'least-loaded'],
    ['paket iade', 'mon 13:00', '', '', 'ece', 'least-loaded'],
    ['english', 'fri 10:00', '', '', 'can', 'least-loaded'],
    ['english', 'fri 10:00', 'can 3', '', 'can', 'least-loaded'],
    ['english', 'fri 10:00', 'can 4', '', 'ayşe', 'least-loaded'],
    ['english', 'fri 10:00', 'can 4, ayşe 4', '', null, 'queued'],
    ['english iade', 'mon 13:00', '', '', 'can', 'least-loaded'],
    ['english paket', 'mon 13:00', '', '', 'ece', 'least-loaded'],
  ]);
});

describe('what is urgent takes more room', () => {
  expectEach([
    ['acil', 'fri 10:00', 'ayşe 1, can 1', '', 'ayşe', 'least-loaded'],
    ['acil', 'fri 10:00', 'ayşe 2, can 1', '', 'can', 'least-loaded'],
    ['acil', 'fri 10:00', 'ayşe 2, can 2', '', 'ayşe', 'least-loaded'],
    ['acil', 'fri 10:00', 'ayşe 3, can 2', '', 'can', 'least-loaded'],
    ['acil', 'fri 10:00', 'ayşe 4, can 4', '', null, 'queued'],
    ['acil', 'mon 13:00', 'ayşe 2, can 2, ece 5', '', 'ece', 'least-loaded'],
    ['acil', 'mon 13:00', 'ayşe 3, can 3, ece 6', '', 'ece', 'least-loaded'],
    ['acil', 'mon 13:00', 'ayşe 4, can 4, ece 8', '', null, 'queued'],
    ['vip acil', 'fri 10:00', 'can 2', '', 'can', 'least-loaded'],
  ]);
});

describe('whom a rule names gets it, if they are there', () => {
  expectEach([
    ['sözleşme', 'fri 10:00', '', '', 'can', 'named'],
    ['sözleşme', 'fri 10:00', 'can 4', '', 'can', 'named'],
    ['sözleşme', 'fri 10:00', '', 'can away', 'can', 'named'],
    ['sözleşme', 'fri 10:00', '', 'can absent', 'ayşe', 'least-loaded'],
    ['sözleşme', 'fri 10:00', '', 'can off', 'ayşe', 'least-loaded'],
    ['sözleşme', 'fri 10:00', '', 'can gone', 'ayşe', 'least-loaded'],
    ['sözleşme', 'fri 10:00', '', 'can none', 'can', 'named'],
    ['sözleşme', 'sat 12:00', '', '', 'nuri', 'on-call'],
    ['sözleşme', 'fri 10:00', '', 'ayşe none, can none, ece none', 'can', 'named'],
    ['sözleşme', 'sat 12:00', '', 'ayşe none, can none, ece none', 'can', 'named'],
    ['sözleşme', 'fri 10:00', '', 'ayşe none, can none, ece none, can absent', null, 'nobody'],
    ['müdür', 'fri 10:00', 'selin 30', '', 'selin', 'named'],
    ['müdür', 'sat 12:00', '', '', 'nuri', 'on-call'],
    ['müdür sözleşme', 'fri 10:00', '', '', 'can', 'named'],
    ['sözleşme fatura', 'fri 10:00', '', '', 'can', 'named'],
    ['sözleşme kurye', 'fri 10:00', '', '', 'can', 'named'],
    ['kurye', 'fri 10:00', '', '', null, 'unclaimed'],
    ['kurye', 'sat 12:00', '', '', null, 'unclaimed'],
  ]);
});

describe('what a rule ends is nobody’s', () => {
  test.each([
    ['spam soru', 'fri 10:00', 'spam'],
    ['spam vip acil', 'fri 10:00', 'spam'],
    ['spam', 'sat 12:00', 'spam'],
    ['bülten', 'fri 10:00', 'archived'],
    ['bülten vip', 'fri 10:00', 'archived'],
  ])('%s, %s', (what, when, ending) => {
    expect(decide(what, when)).toMatchObject({ ending, owner: null, waits: false, explanation: { assignment: null } });
  });
  test('the rules after it are not asked', () => {
    const { explanation } = decide('spam fatura', 'fri 10:00');
    expect(explanation.rules.map(({ result }) => result)).toEqual(['held', ...RULES.slice(1).map(() => 'not-asked')]);
  });
});

describe('nothing waits for somebody better while somebody is there', () => {
  test.each<[string, string, string, string, string[]]>([
    ['english', 'fri 10:00', 'can 4', '', ['language']],
    ['english', 'fri 10:00', '', 'can absent', ['language']],
    ['vip soru', 'fri 10:00', '', 'can absent', ['seniority']],
    ['vip english', 'fri 10:00', '', 'can absent', ['language', 'seniority']],
    ['iade', 'mon 13:00', '', 'can absent', ['skill-level']],
    ['iade', 'fri 10:00', '', 'can absent', ['skill-level', 'skill']],
    ['english paket', 'mon 13:00', '', '', ['language']],
    ['soru', 'fri 10:00', '', '', []],
  ])('%s | %s | %s | %s gives up %j', (what, when, loads, changes, waived) => {
    expect(decide(what, when, loads, changes).explanation.assignment?.waived).toEqual(waived);
  });
});

describe('what a decision says of itself', () => {
  test('the rules that held and did not, with their versions, and everybody of the team', () => {
    const { explanation } = decide('vip soru', 'fri 10:00', 'can 2', 'ayşe absent');
    expect(explanation).toMatchObject({ moment: 'ticket-opened', at: whenIs('fri 10:00'), team: 'destek' });
    expect(explanation.rules.filter(({ result }) => result === 'held').map(({ rule }) => rule)).toEqual(['vip']);
    expect(explanation.assignment?.considered.filter(({ person }) => person !== 'nuri')).toEqual([
      { person: 'ayşe', obstacle: 'absent', load: 0, capacity: 4 },
      { person: 'can', obstacle: null, load: 2, capacity: 4 },
      { person: 'ece', obstacle: 'off-shift', load: 0, capacity: 8 },
      { person: 'selin', obstacle: 'not-in-team', load: 0, capacity: 4 },
    ]);
  });
  test('what the rules set is part of it', () => {
    expect(decide('vip fatura', 'sat 12:00')).toMatchObject({
      ...{ priority: 'high', team: 'muhasebe', tags: ['fatura', 'mesai-dışı'], owner: 'mert' },
      need: { seniority: 3, language: 'tr', priority: 'high', agent: null },
    });
  });
  test('a desk that works by hand without rules has nothing to tell, and nothing to give', () => {
    const book = deskAt(whenIs('fri 10:00'));
    const bare = { ...book, rules: [], people: book.people.map((one) => ({ ...one, capacity: 0 })) };
    const byHand = {
      ...bare,
      teams: new Map([...bare.teams].map(([id, team]) => [id, { ...team, lead: null, rotation: null }])),
    };
    expect(isTelling(route(facts({ team: 'destek' }), bare, GIVE).explanation)).toBe(false);
    expect([givesAnything(book), givesAnything(bare), givesAnything(byHand)]).toEqual([true, true, false]);
    expect(givesAnything({ ...byHand, rules: RULES })).toBe(true);
  });
  test('nobody is looked for where a ticket stays, unless a rule of the moment hands it on', () => {
    const [first] = RULES;
    const rule = (...then: Rule['then']): Rule => ({ ...first!, on: ['customer-replied'], when: { all: [] }, then });
    const asksForRoom = (rules: Rule[]) => {
      let isSought = false;
      const find = () => {
        isSought = true;
        return { owner: null, how: 'nobody' as const, waived: [], considered: [] };
      };
      const asked = facts({ moment: 'customer-replied', team: 'destek', owner: 'ayşe' });
      route(asked, { ...deskAt(whenIs('fri 10:00')), rules }, { kind: 'keep' }, { find });
      return isSought;
    };
    const tag: Rule['then'][number] = { do: 'add-tags', tags: ['x'] };
    const team: Rule['then'][number] = { do: 'set-team', team: 'muhasebe' };
    const agent: Rule['then'][number] = { do: 'set-agent', agent: 'can' };
    for (const then of [[tag], [{ do: 'raise-priority' }, { do: 'archive' }], [tag, team], [agent]] as Rule['then'][])
      expect(mayGive([rule(...then)], ['customer-replied', 'state-changed'])).toBe(asksForRoom([rule(...then)]));
    expect([[tag], [team], [agent]].map((then) => asksForRoom([rule(...then)]))).toEqual([false, true, true]);
    expect(mayGive([rule(team)], ['state-changed'])).toBe(false);
    expect(mayGive([{ ...rule(team), enabled: false }], ['customer-replied'])).toBe(false);
    expect(mayGive([], ['state-changed', 'unowned'])).toBe(true);
  });
  test('a team that is none any more leaves the ticket where it is', () => {
    const book = deskAt(whenIs('fri 10:00'));
    const asked = { ...deskCase('kurye', 'fri 10:00', '', '').facts };
    const merged = { ...book, teams: new Map([...book.teams].filter(([id]) => id !== 'kargo')) };
    expect(route(asked, merged, GIVE)).toMatchObject({ team: 'destek', owner: 'ayşe' });
    expect(route({ ...asked, team: 'x', owner: 'can' }, { ...merged, teams: new Map() }, GIVE)).toMatchObject({
      ...{ team: 'x', owner: 'can' },
    });
  });
  test('what its first rule names and is gone is named by the next one: team, person, skill', () => {
    const book = deskAt(whenIs('fri 10:00'), '', 'ece gone, selin viewer');
    const asked = deskCase('soru', 'fri 10:00', '', '').facts;
    const rule = (id: string, then: Rule['then']): Rule => ({
      ...{ id, version: 1, name: id, enabled: true, on: ['ticket-opened'], when: { all: [] }, then, stop: false },
    });
    const decided = (...then: Rule['then'][]) =>
      route(
        { ...asked, priority: 'low' },
        { ...book, rules: then.map((one, at) => rule(`${at}`, one)), skills: new Set(['iade']) },
        GIVE,
      );
    const team = decided([{ do: 'set-team', team: 'silinmiş' }], [{ do: 'set-team', team: 'muhasebe' }]);
    expect(team).toMatchObject({ team: 'muhasebe', owner: 'deniz' });
    for (const agent of ['ece', 'selin']) {
      const person = decided([{ do: 'set-agent', agent }], [{ do: 'set-agent', agent: 'can' }]);
      expect(person).toMatchObject({ owner: 'can', explanation: { assignment: { how: 'named' } } });
      expect(person.explanation.rules[0]?.actions).toEqual([{ do: 'set-agent', done: false, because: 'gone' }]);
    }
    // Nobody has it any more: asked for beside another one it would be waived with that.
    const skill = decided(
      [{ do: 'need-skill', skill: 'silinmiş', level: 1 }],
      [{ do: 'need-skill', skill: 'iade', level: 2 }],
    );
    expect(skill).toMatchObject({ owner: 'can', explanation: { assignment: { waived: [] } } });
    const again = {
      kind: 'give',
      prefer: null,
      asBefore: { skills: [{ skill: 'silinmiş', level: 1 }], seniority: 3 },
    } as const;
    expect(route(asked, { ...book, rules: [], skills: new Set() }, again).need).toMatchObject({
      skills: [],
      seniority: 3,
    });
  });
});

test('what comes to one team of somebody takes no place that something waits for in their other one', () => {
  const { facts: asked, book } = deskCase('soru', 'fri 10:00', 'can 4, ece 8, deniz 2, mert 4', '');
  const people = book.people.map((one) =>
    one.id === 'ayşe' ? { ...one, load: 3, teams: ['destek', 'muhasebe'] } : one,
  );
  const need = { agent: null, skills: [], seniority: null, language: null, priority: 'normal' } as const;
  const come = (...numbers: number[]) => {
    const waiting = numbers.map((ticket) => ({ ticket, since: asked.at, dueAt: null, need }));
    return route(asked, { ...book, people, queues: new Map([['muhasebe', waiting]]) }, GIVE);
  };
  expect(come()).toMatchObject({ owner: 'ayşe', waits: false });
  expect(come(1)).toMatchObject({ team: 'destek', owner: null, waits: true });
  // The others are looked at as far as they belong here: the reasons stay short.
  expect(come(1).explanation.assignment?.considered.map(({ person }) => person)).not.toContain('deniz');
});

describe('a ticket that has an owner stays with them', () => {
  const kept = (what: string, owner: string, changes = '') => {
    const { facts: asked, book } = deskCase(what, 'fri 10:00', 'ayşe 4', changes);
    return route({ ...asked, owner }, book, { kind: 'keep' });
  };
  test.each([
    ['though somebody carries less', 'soru', 'ayşe', '', 'ayşe', null],
    ['though they are absent', 'soru', 'ayşe', 'ayşe absent', 'ayşe', null],
    ['unless a rule moves it to a team that they are not of', 'fatura', 'ayşe', '', 'deniz', 'least-loaded'],
    ['and with one who is of that team', 'fatura', 'mert', '', 'mert', null],
    ['unless a rule names somebody', 'sözleşme', 'ayşe', '', 'can', 'named'],
    ['when whom a rule names is not there', 'sözleşme', 'ayşe', 'can absent', 'ayşe', 'queued'],
  ])('%s', (_, what, owner, changes, after, how) => {
    const decision = kept(what, owner, changes);
    expect([decision.owner, decision.explanation.assignment?.how ?? null, decision.waits]).toEqual([after, how, false]);
  });
  test('whom its last life names has it again, if they are there', () => {
    const { facts: asked, book } = deskCase('soru', 'fri 10:00', 'can 9', '');
    const again = { kind: 'give', prefer: 'can' } as const;
    expect(route(asked, book, again).owner).toBe('can');
    expect(route(asked, deskAt(asked.at, '', 'can absent'), again).owner).toBe('ayşe');
  });
  test.each(['gone', 'viewer'])('nothing waits for one who is %s, whoever named them', (how) => {
    const { facts: asked, book } = deskCase('soru', 'fri 10:00', 'ayşe 4', `can ${how}`);
    const waits = route(asked, book, { kind: 'give', prefer: 'can' });
    expect(waits).toMatchObject({ waits: true, need: { agent: null } });
    expect(decide('sözleşme', 'fri 10:00', 'ayşe 4', `can ${how}`).need?.agent).toBeNull();
  });
});

describe('tickets that come together', () => {
  const at = whenIs('fri 10:00');
  const many = (count: number, more = {}) =>
    Array.from({ length: count }, () => facts({ at, team: 'destek', subject: 'soru', ...more }));
  test('are shared, each on top of what those before it were', () => {
    const owners = routeEach(many(9), deskAt(at), GIVE).map(({ owner }) => owner);
    expect(owners).toEqual(['ayşe', 'can', 'ayşe', 'can', 'ayşe', 'can', 'ayşe', 'can', null]);
  });
  test('of equals each takes a turn, though all came in one instant', () => {
    const people = deskAt(at).people.map((one) => ({ ...one, load: 0 }));
    const once = carrying(people, { owner: 'ayşe', priority: 'normal' }, at);
    const twice = carrying(once, { owner: 'can', priority: 'urgent' }, at);
    const turn = (id: string) => twice.find((one) => one.id === id)!;
    expect([turn('ayşe').load, turn('can').load]).toEqual([1, 3]);
    expect(turn('can').lastGivenAt).toBeGreaterThan(turn('ayşe').lastGivenAt!);
    expect(carrying(people, { owner: null, priority: 'normal' }, at)).toBe(people);
  });
  test('a sender who writes three times at once is answered by a rule twice', () => {
    const book = deskAt(at);
    const answers = {
      ...{ id: 'yanıt', version: 1, name: 'yanıt', enabled: true, on: ['ticket-opened' as const], stop: false },
      ...{ when: { all: [] }, then: [{ do: 'reply' as const, text: 't' }] },
    };
    const replies = routeEach(many(3), { ...book, rules: [answers] }, GIVE).map((one) => one.replies.length);
    expect(replies).toEqual([1, 1, 0]);
  });
  test('a hundred among ten people differ by one at most', () => {
    const [model] = deskAt(at).people;
    const people = Array.from({ length: 10 }, (_, index) => ({
      ...model!,
      id: `p${index}`,
      capacity: 20,
      load: index % 2,
    }));
    const given = routeEach(many(100), { ...deskAt(at), people }, GIVE);
    const loads = people.map(({ id, load }) => load + given.filter(({ owner }) => owner === id).length);
    expect(loads.reduce((sum, one) => sum + one, 0)).toBe(105);
    expect(Math.max(...loads) - Math.min(...loads)).toBe(1);
  });
});

test('two hundred rules over the longest text that they are shown take a moment, whatever is in it', () => {
  const when: Condition = {
    any: [
      { field: 'text', op: 'has-word', value: ['a', 'aa', 'a a'] },
      { field: 'text', op: 'contains', value: ['ab'] },
    ],
  };
  const rules = Array.from({ length: 200 }, (_, index) => ({
    ...{
      id: `r${index}`,
      version: 1,
      name: 'r',
      enabled: true,
      on: ['ticket-opened' as const],
      when,
      then: [],
      stop: false,
    },
  }));
  const book = { ...deskAt(whenIs('fri 10:00')), rules };
  const began = performance.now();
  for (const text of [
    'a'.repeat(LIMITS.ruledChars),
    'İ'.repeat(LIMITS.ruledChars),
    ' \n'.repeat(LIMITS.ruledChars / 2),
  ])
    route(facts({ team: 'destek', text }), book, GIVE);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('an answer that may not go is none, and says why it did not', () => {
  const answers = {
    id: 'r',
    version: 1,
    name: 'r',
    enabled: true,
    on: ['ticket-opened'],
    when: { all: [] },
    stop: false,
  } as const;
  const book = { rules: [{ ...answers, then: [{ do: 'reply', text: 't' }] as const }], teams: new Map(), people: [] };
  const decision = route(facts(), book, { kind: 'keep' });
  expect([decision.replies, answeredBy(decision.explanation)]).toEqual([[{ rule: 'r', text: 't' }], 'r']);
  const withheld = unanswered(decision, 'unreachable');
  expect([withheld.replies, answeredBy(withheld.explanation)]).toEqual([[], null]);
  expect(withheld.explanation.rules[0]?.actions).toEqual([{ do: 'reply', done: false, because: 'unreachable' }]);
});

test('a priority is as it was before, where a rule made it more urgent and is asked once more', () => {
  const { explanation } = route(facts({ sender: { vip: true } }), { rules: [], teams: new Map(), people: [] }, GIVE);
  const raising = (done: boolean) => ({
    ...explanation,
    rules: [
      {
        ...{ rule: 'r', version: 1, name: 'r', result: 'held' as const, compared: [] },
        actions: [{ do: 'raise-priority' as const, done, because: null }],
      },
    ],
  });
  expect([unraised(raising(true), 'high'), unraised(raising(true), 'low'), unraised(raising(false), 'high')]).toEqual([
    'normal',
    'low',
    'high',
  ]);
});
