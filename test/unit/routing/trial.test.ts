/** Trials: two worlds beside each other, of which only one has what is tried. */
import { expect, test } from '@jest/globals';
import type { RoutingBook } from '../../../domain/routing/decision.ts';
import type { Member, TeamSettings } from '../../../domain/routing/roster.ts';
import type { Action, Rule } from '../../../domain/routing/rule.ts';
import type { PastTicket } from '../../../domain/routing/trial-world.ts';
import { createTrial } from '../../../domain/routing/trial.ts';
import { MINUTE_MS } from '../../../domain/time.ts';
import { facts } from '../../support/routing/facts.ts';

const ALWAYS = { timeZone: 'Europe/Istanbul', openHours: [], holidays: [] };
/** Seven in the morning in Istanbul. */
const BEGAN = Date.UTC(2026, 10, 23, 4, 0);

const member = (id: string, more: Partial<Member> = {}): Member => ({
  ...{ id, mayOwn: true, active: true, teams: ['genel'], skills: {}, seniority: 1, capacity: 100, languages: ['tr'] },
  ...{ load: 7, lastGivenAt: null, shifts: [], absences: [], said: { presence: 'off', until: null }, seenAt: null },
  ...more,
});
const team = (id: string): TeamSettings => ({
  ...{ id, mode: 'push', lead: null, calendar: ALWAYS, duties: [], rotation: null },
});
const rule = (id: string, subject: string, then: Action[]): Rule => ({
  ...{ id, version: 1, name: id, enabled: true, on: ['ticket-opened'], then, stop: false },
  when: { field: 'subject', op: 'contains', value: [subject] },
});
const book = (more: Partial<RoutingBook> = {}): RoutingBook => ({
  rules: [],
  teams: new Map(['genel', 'muhasebe'].map((id) => [id, team(id)])),
  people: [member('ayşe'), member('can'), member('deniz', { teams: ['muhasebe'] })],
  ...more,
});

let next = 0;
/** So many minutes after the beginning; free again after so many more. */
const came = (subject: string, minute: number, more: Partial<PastTicket> & { free?: number } = {}): PastTicket => {
  const { free, ...rest } = more;
  const at = BEGAN + minute * MINUTE_MS;
  return {
    number: (next += 1),
    facts: facts({ subject, at, sender: { address: `m${next}@x.test` } }),
    ...{ freeAt: free === undefined ? null : at + free * MINUTE_MS, answered: false },
    ...rest,
  };
};
function tried(
  before: RoutingBook,
  after: RoutingBook,
  tickets: PastTicket[],
  { of = 'rules', listed = 10 }: { of?: 'rules' | 'people'; listed?: number } = {},
) {
  const trial = createTrial(before, after, { timeZone: 'Europe/Istanbul', listed, of });
  for (const ticket of tickets) trial.look(ticket);
  return trial.outcome();
}

test('a rule that moves tickets shows each with what it was and what it would be, the newest first', () => {
  const after = book({ rules: [rule('fatura', 'fatura', [{ do: 'set-team', team: 'muhasebe' }])] });
  const tickets = [came('Fatura bir', 0), came('Kargo', 1), came('FATURA iki', 2)];
  const { looked, changed, changes } = tried(book(), after, tickets);
  expect({ looked, changed }).toEqual({ looked: 3, changed: 2 });
  expect(changes.map(({ number }) => number)).toEqual([tickets[2]!.number, tickets[0]!.number]);
  expect(changes[1]).toMatchObject({
    subject: 'Fatura bir',
    before: { team: 'genel', owner: 'ayşe' },
    after: { team: 'muhasebe', owner: 'deniz' },
  });
});

test('the list is cut to the newest, and the count is of all', () => {
  const after = book({ rules: [rule('hepsi', 'a', [{ do: 'add-tags', tags: ['a'] }])] });
  const { changed, changes } = tried(
    book(),
    after,
    Array.from({ length: 25 }, (_, at) => came('a', at)),
    { listed: 3 },
  );
  expect([changed, changes.map(({ number }) => number)]).toEqual([25, [next, next - 1, next - 2]]);
});

test('a rule that changes nothing changes nothing, also for those who would only be given others', () => {
  const first = rule('ilk', 'iade', [{ do: 'set-priority', priority: 'high' }]);
  const second = rule('ikinci', 'iade', [{ do: 'set-priority', priority: 'urgent' }]);
  const tickets = [came('iade', 0), came('kargo', 1), came('kargo', 2)];
  // The first that speaks decides.
  expect(tried(book({ rules: [first] }), book({ rules: [first, second] }), tickets).changed).toBe(0);
  // An urgent one weighs more, so that others go to somebody else: these are counted, and not listed.
  const { changed, shifted } = tried(book({ rules: [first] }), book({ rules: [second] }), [
    ...[came('iade', 0), came('kargo', 1), came('kargo', 2), came('kargo', 3), came('kargo', 4)],
  ]);
  expect(changed).toBe(1);
  expect(shifted).toBeGreaterThan(0);
});

test('what would have been closed and was answered by a person is told', () => {
  const after = book({ rules: [rule('bülten', 'bülten', [{ do: 'archive' }])] });
  const tickets = [
    came('Bülten', 0),
    came('bülten sorusu', 1, { answered: true }),
    came('soru', 2, { answered: true }),
  ];
  const { before, after: now, closedThoughAnswered, thoseAnswered } = tried(book(), after, tickets);
  expect([before.closed, now.closed, closedThoughAnswered]).toEqual([0, 2, 1]);
  expect(thoseAnswered).toEqual([{ number: tickets[1]!.number, subject: 'bülten sorusu' }]);
  // One that was closed by a rule before is nothing that the tried one does.
  expect(tried(after, after, tickets).closedThoughAnswered).toBe(0);
});

test('everybody is at work when their shift runs, whatever they say today, and carries only what the trial gave them', () => {
  const night = {
    days: [1],
    from: '08:00',
    to: '09:00',
    timeZone: 'Europe/Istanbul',
    since: '2026-01-01',
    until: null,
  };
  const people = [member('ayşe', { shifts: [night] }), member('can')];
  const { shares } = tried(book({ people }), book({ people }), [
    ...Array.from({ length: 6 }, (_, at) => came('soru', at)),
    ...Array.from({ length: 6 }, (_, at) => came('soru', 60 + at)),
  ]);
  const hours = (agent: string) => {
    const { before } = shares.find((share) => share.agent === agent)!;
    return { most: before.most, given: before.given, seven: before.hours[7], eight: before.hours[8] };
  };
  expect(hours('can')).toEqual({ given: 6, most: 6, seven: 6, eight: 0 });
  expect(hours('ayşe')).toEqual({ given: 6, most: 6, seven: 0, eight: 6 });
});

test('a ticket weighs on its owner until it was answered, and when all are full the next one waits', () => {
  const people = [member('ayşe', { capacity: 1 })];
  const waited = (free: number) =>
    tried(book({ people }), book({ people }), [came('bir', 0, { free }), came('iki', 10)]).before.waited;
  expect([waited(9), waited(10), waited(11)]).toEqual([0, 0, 1]);
});

/** The hours at which somebody was given something. */
const byHour = ({ hours }: { hours: number[] }) =>
  Object.fromEntries([...hours.entries()].filter(([, count]) => count > 0));

test('what waits is given to whoever has room first, who came first first, and is as long on their mind as it was', () => {
  const people = [member('ayşe', { capacity: 1 }), member('can', { capacity: 0 })];
  const can = [people[0]!, member('can', { capacity: 1 })];
  const tickets = [came('bir', 0, { free: 60 }), came('iki', 5, { free: 60 }), came('üç', 10, { free: 30 })];
  const { before, after, changes, shares } = tried(
    book({ people }),
    book({ people: can }),
    // The last one comes when all of it is over.
    [...tickets, came('dört', 300)],
    { of: 'people' },
  );
  expect([before, after]).toMatchObject([
    { waited: 2, unowned: 0 },
    { waited: 1, unowned: 0 },
  ]);
  // At minutes 0, 60 and 120; 'dört' at 300. With two of them: 'üç' is theirs who is free first.
  const ofAyse = shares.find(({ agent }) => agent === 'ayşe')!;
  expect([ofAyse.before.most, byHour(ofAyse.before), ofAyse.after.given]).toEqual([1, { 7: 1, 8: 1, 9: 1, 12: 1 }, 2]);
  expect(changes.map(({ number, before: was, after: is }) => [number, was.owner, is.owner])).toEqual([
    [next, 'ayşe', 'can'],
    [tickets[1]!.number, 'ayşe', 'can'],
  ]);
});

test('somebody of two teams is given what came first, whichever of them it waits for', () => {
  const people = [member('ayşe', { teams: ['genel', 'muhasebe'], capacity: 1 })];
  const to = (subject: string, minute: number, team: string) => {
    const ticket = came(subject, minute, { free: 60 });
    return { ...ticket, facts: { ...ticket.facts, team } };
  };
  const tickets = [
    to('bir', 0, 'genel'),
    to('iki', 5, 'muhasebe'),
    to('üç', 6, 'genel'),
    to('dört', 7, 'muhasebe'),
    // 'iki' is theirs at minute 60, 'üç' at 120.
    to('beş', 121, 'genel'),
  ];
  const can = book({ people: [...people, member('can', { teams: ['genel', 'muhasebe'] })] });
  const { before, changes } = tried(book({ people }), can, tickets, { of: 'people' });
  expect(before).toMatchObject({ waited: 4, unowned: 2 });
  expect(changes.map(({ before: was }) => was.owner)).toEqual([null, null, 'ayşe', 'ayşe']);
  expect(changes.map(({ subject }) => subject)).toEqual(['beş', 'dört', 'üç', 'iki']);
});

test('what nobody has had room for until the end is left over', () => {
  const people = (capacity: number) => [member('ayşe', { capacity })];
  const tickets = [came('bir', 0), came('iki', 5), came('üç', 10)];
  const outcome = tried(book({ people: people(3) }), book({ people: people(2) }), tickets, { of: 'people' });
  expect(outcome).toMatchObject({ before: { unowned: 0 }, after: { waited: 1, unowned: 1 }, leftUnowned: 1 });
  expect(outcome.thoseUnowned).toEqual([{ number: tickets[2]!.number, subject: 'üç' }]);
  expect(outcome.changes).toMatchObject([{ before: { owner: 'ayşe' }, after: { owner: null, waits: true } }]);
});

test('what waits in queues, what nobody has at the end and who carries how much are counted in both worlds', () => {
  const morning = {
    ...{ days: [1], from: '09:00', to: '17:00', timeZone: 'Europe/Istanbul', since: '2026-01-01', until: null },
  };
  const desk = (deniz: Partial<Member>) =>
    book({
      teams: new Map(
        [team('genel'), team('muhasebe'), { ...team('kargo'), mode: 'claim' as const }].map((one) => [one.id, one]),
      ),
      people: [member('ayşe', { capacity: 2 }), member('deniz', { teams: ['muhasebe'], ...deniz })],
    });
  const to = (subject: string, minute: number, more: Partial<PastTicket['facts']>, free?: number): PastTicket => {
    const ticket = came(subject, minute, free === undefined ? {} : { free });
    return { ...ticket, facts: { ...ticket.facts, ...more } };
  };
  const tickets = [
    // Whoever has nothing takes anything: a weight of 3 beside a capacity of 2.
    to('bir', 0, { priority: 'urgent' }, 30),
    // These wait until half past seven, and are both hers then.
    to('iki', 5, {}, 20),
    to('üç', 10, {}, 10),
    // Waits for the morning shift, of which nobody is there at twenty past seven.
    to('dört', 20, { team: 'muhasebe' }, 200),
    // Nobody is given it, so that it waits for nobody.
    to('beş', 25, { team: 'kargo' }),
    // At ten past nine the one who is there has just been given 'dört'.
    to('altı', 130, { team: 'muhasebe' }),
  ];
  const { before, after, leftUnowned, shares, changes } = tried(
    desk({ capacity: 1, shifts: [morning] }),
    desk({ capacity: 2 }),
    tickets,
    { of: 'people' },
  );
  expect([before, after]).toEqual([
    { closed: 0, waited: 4, unowned: 2, replies: 0 },
    { closed: 0, waited: 2, unowned: 1, replies: 0 },
  ]);
  const [ayse, deniz] = ['ayşe', 'deniz'].map((agent) => shares.find((share) => share.agent === agent)!);
  const told = ({ given, most, ...hours }: NonNullable<typeof ayse>['before']) => [given, most, byHour(hours)];
  expect([told(ayse!.before), told(ayse!.after)]).toEqual([
    [3, 3, { 7: 3 }],
    [3, 3, { 7: 3 }],
  ]);
  expect([told(deniz!.before), told(deniz!.after)]).toEqual([
    [1, 1, { 9: 1 }],
    [2, 2, { 7: 1, 9: 1 }],
  ]);
  expect([leftUnowned, changes.map(({ subject, before: was, after: is }) => [subject, was.owner, is.owner])]).toEqual([
    0,
    [['altı', null, 'deniz']],
  ]);
});

test('who begins their shift is given what came in the night', () => {
  const shift = {
    days: [1],
    from: '09:00',
    to: '17:00',
    timeZone: 'Europe/Istanbul',
    since: '2026-01-01',
    until: null,
  };
  const people = [member('ayşe', { shifts: [shift] })];
  const tickets = [came('bir', 0), came('iki', 30), came('üç', 130)];
  const { before, shares } = tried(book({ people }), book({ people }), tickets);
  expect(before).toMatchObject({ waited: 2, unowned: 0 });
  expect(byHour(shares[0]!.before)).toEqual({ 9: 3 });
});

test('of people that are tried each ticket with another owner is a change', () => {
  const more = book({ people: [member('can', { capacity: 100 })] });
  const { changed, changes } = tried(book({ people: [member('ayşe')] }), more, [came('bir', 0)], { of: 'people' });
  expect([changed, changes[0]]).toMatchObject([1, { before: { owner: 'ayşe' }, after: { owner: 'can' } }]);
});

test('whom a rule names and the trial makes a viewer or takes away has theirs in the world of now', () => {
  const rules = [
    rule('şikâyet', 'şikâyet', [{ do: 'set-agent', agent: 'ayşe' }]),
    rule('iade', 'iade', [{ do: 'set-agent', agent: 'can' }]),
  ];
  const now = book({ rules, people: [member('ayşe', { load: 0 }), member('can'), member('ece')] });
  const tickets = () => [came('şikâyet bir', 0), came('şikâyet iki', 1), came('şikâyet iade', 2), came('kargo', 3)];
  for (const ayse of [member('ayşe', { mayOwn: false }), member('ayşe', { active: false })]) {
    const { changes, shares, changed } = tried(now, { ...now, people: [ayse, ...now.people.slice(1)] }, tickets(), {
      of: 'people',
    });
    const owners = changes.map(({ subject, before, after }) => [subject, before.owner, after.owner]);
    // Rules name her in one world; in the other it is anybody's, or theirs whom the next rule names.
    expect(owners).toEqual([
      ['kargo', 'can', 'ece'],
      ['şikâyet iade', 'ayşe', 'can'],
      ['şikâyet iki', 'ayşe', 'ece'],
      ['şikâyet bir', 'ayşe', 'can'],
    ]);
    expect([changed, shares.find(({ agent }) => agent === 'ayşe')]).toMatchObject([
      4,
      { before: { given: 3 }, after: { given: 0 } },
    ]);
  }
});

test('who leaves a team, and is named by a rule, leaves the world of now as it is', () => {
  const rules = [rule('iade', 'iade', [{ do: 'set-agent', agent: 'ayşe' }])];
  const now = book({ rules });
  const elsewhere = { ...now, people: [member('ayşe', { teams: [] }), ...now.people.slice(1)] };
  const tickets = [came('iade', 0), came('kargo', 1), came('kargo', 2), came('kargo', 3)];
  const { changes, shares } = tried(now, elsewhere, tickets, { of: 'people' });
  expect(shares.find(({ agent }) => agent === 'ayşe')).toMatchObject({ before: { given: 2 }, after: { given: 1 } });
  expect(changes.map(({ before, after }) => [before.owner, after.owner])).toEqual([['ayşe', 'can']]);
});

test('a rule answers one address a few times a day in a trial, too', () => {
  const after = book({ rules: [rule('hepsi', 'a', [{ do: 'reply', text: 'kapalı' }])] });
  const from = (address: string, hour: number): PastTicket => {
    const ticket = came('a', hour * 60);
    return { ...ticket, facts: { ...ticket.facts, sender: { ...ticket.facts.sender, address } } };
  };
  const tickets = [
    from('a@x.test', 0),
    from('a@x.test', 1),
    from('a@x.test', 2),
    from('b@x.test', 3),
    from('a@x.test', 25),
  ];
  expect(tried(book(), after, tickets).after.replies).toBe(4);
});
