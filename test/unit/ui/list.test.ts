import { describe, expect, test } from '@jest/globals';
import { dueBounds } from '../../../domain/ticket/list/due-group.ts';
import type { TicketBrief } from '../../../ui/data/types.ts';
import { arranged } from '../../../ui/list/arranged.ts';
import { dueWords } from '../../../ui/parts/due/due-words.ts';
import { filtersOf, turned, withFilter, without } from '../../../ui/list/filters.ts';
import { isUsual, standsByDue } from '../../../ui/list/usual.ts';

/** Saturday, 28 November 2026 at ten, on the wall of whoever runs this. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const NOW = at(28, 10);

describe('the due time of a row', () => {
  test.each([
    ['three days ago', at(25, 9), '3 g', 'late'],
    ['two hours and a half ago', at(28, 7, 30), '2 sa', 'late'],
    ['nine minutes ago', at(28, 9, 51), '9 dk', 'late'],
    ['in nine minutes', at(28, 10, 9), '9 dk', 'soon'],
    ['in an hour', at(28, 11), '11:00', 'plain'],
    ['this afternoon', at(28, 14, 20), '14:20', 'plain'],
    ['tomorrow', at(29, 10), 'yarın 10:00', 'plain'],
    ['on Tuesday', at(31, 10), 'Sal 10:00', 'plain'],
    ['in nine days', at(37, 10), '7 Ara', 'plain'],
    ['next year', new Date(2027, 1, 3).getTime(), '03.02.27', 'plain'],
  ])('%s', (_, dueAt, text, tone) => {
    expect(dueWords(dueAt, NOW, 'tr')).toEqual({ text, tone });
  });

  test('English says it in its own words', () => {
    expect(dueWords(at(29, 10), NOW, 'en').text).toBe('tomorrow 10:00');
    expect(dueWords(at(28, 7), NOW, 'en')).toEqual({ text: '3h', tone: 'late' });
  });
});

describe('a list arranged by when things are due', () => {
  const bounds = dueBounds(NOW, new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const ticket = (number: number, owedAt: number | null, state: TicketBrief['state'] = 'assigned') =>
    ({ number, state, owedAt: owedAt === null ? null : new Date(owedAt).toISOString() }) as TicketBrief;
  const tickets = [
    ...[ticket(1, at(28, 9)), ticket(2, at(28, 11)), ticket(3, at(28, 17)), ticket(4, null)],
    // Read before it became late: it moves up, and whatever else stands as it came.
    ...[ticket(5, null, 'awaiting-reply'), ticket(6, at(28, 9, 59)), ticket(7, null)],
  ];
  const lines = (all: ReturnType<typeof arranged>) =>
    all.items.map((item) => (item.kind === 'head' ? item.group : item.ticket.number));

  test('each group has a head, and stands whole below it', () => {
    const all = arranged(tickets, bounds);
    expect(lines(all)).toEqual(['late', 1, 6, 'by-noon', 2, 'today', 3, 'later', 4, 7, 'customer', 5]);
    expect(all.tickets.map(({ number }) => number)).toEqual([1, 6, 2, 3, 4, 7, 5]);
    expect(all.items.flatMap((item) => (item.kind === 'row' ? [item.position] : []))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('in another order there are no heads', () => {
    expect(lines(arranged(tickets, null))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

test.each([
  ['one of ours among ours', 'assigned', null, 'open', 'today', true],
  ['a new one among ours', 'new', null, 'open', 'late', true],
  ['one with the customer among those', 'awaiting-reply', 'customer', 'open', 'customer', true],
  ['one that waits for a third party', 'awaiting-reply', 'third-party', 'open', 'customer', false],
  ['one that asks whether all is well', 'resolved-pending-confirmation', null, 'mine', 'customer', false],
  ['one with the customer that is due today', 'awaiting-reply', 'customer', 'team', 'today', false],
  ['a closed one among closed ones', 'closed', null, 'closed', null, true],
  ['any among all', 'assigned', null, 'all', null, false],
] as const)('a row says its state where its place does not: %s', (_, state, waitingFor, view, group, usual) => {
  expect(isUsual({ state, waitingFor, denied: false }, view, group)).toBe(usual);
});

test('a snoozed ticket tells first what its group goes by, and elsewhere when it comes back', () => {
  const owed = { owedAt: new Date(NOW).toISOString() };
  expect([standsByDue(owed, 'tomorrow'), standsByDue(owed, 'later')]).toEqual([true, true]);
  for (const elsewhere of ['customer', null] as const) expect(standsByDue(owed, elsewhere)).toBe(false);
  expect(standsByDue({ owedAt: null }, 'later')).toBe(false);
});

test('filters are set, changed and lifted one by one', () => {
  const both = withFilter({ q: 'iade', tag: ['kargo'] }, 'state', ['new', 'assigned']);
  expect(filtersOf(both).map(({ name }) => name)).toEqual(['state', 'tag']);
  expect(without(both, 'tag')).toEqual({ q: 'iade', state: ['new', 'assigned'] });
  expect(without(both, 'q')).toEqual({ tag: ['kargo'], state: ['new', 'assigned'] });
  expect(withFilter(both, 'state', [])).toEqual({ q: 'iade', tag: ['kargo'] });
});

test('a filter that is turned asks for none of its values, with those that were asked so already', () => {
  const both = { tag: ['iade', 'kargo'], 'not-tag': ['spam', 'iade'], state: ['new'] };
  expect(turned(both, 'tag', 'not-tag')).toEqual({ 'not-tag': ['spam', 'iade', 'kargo'], state: ['new'] });
  expect(turned({ state: ['new'] }, 'tag', 'not-tag')).toEqual({ state: ['new'] });
});
