/** Saved views: what of a condition stands in filters, and that nothing of it is lost. */
import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import type { ListCondition } from '../../../domain/ticket/condition.ts';
import type { Filtered } from '../../../domain/ticket/list/filter.ts';
import { isSame, narrowedBy, putTogether, takenApart } from '../../../domain/ticket/list/saved-view.ts';
import { namedIn, savedViewFaults, viewMeant } from '../../../domain/ticket/list/saved-view-check.ts';
import type { View } from '../../../domain/ticket/list/view.ts';

const is = (field: string, ...value: (string | boolean)[]): ListCondition =>
  ({ field, op: 'is', value }) as ListCondition;
const words = (count: number): ListCondition => is('tag', ...Array.from({ length: count }, (_, at) => `t${at}`));
const notSpam: ListCondition = { not: is('tag', 'spam') };
const either: ListCondition = { any: [is('priority', 'urgent'), is('unread', true)] };
const begins: ListCondition = { field: 'subject', op: 'begins-with', value: ['iade'] };
const said: ListCondition = { field: 'subject', op: 'contains', value: ['iade'] };

test.each<[string, ListCondition, Filtered, ListCondition[]]>([
  [
    'what filters can say stands in filters',
    { all: [is('priority', 'high', 'urgent'), is('unread', true)] },
    { priority: ['high', 'urgent'], unread: ['true'] },
    [],
  ],
  ['one comparison alone does, too', is('sender-organisation', 'x'), { organisation: ['x'] }, []],
  ['its own list is no filter', { all: [is('view', 'mine'), is('tag', 'iade')] }, { tag: ['iade'] }, []],
  ['another list is none either, and is kept', { all: [is('view', 'breached')] }, {}, [is('view', 'breached')]],
  [
    'the opposite is a filter, too; one thing or another is kept',
    { all: [notSpam, is('tag', 'iade'), either] },
    { tag: ['iade'], 'not-tag': ['spam'] },
    [either],
  ],
  ['part of a title is a filter', { all: [said, { not: said }] }, { subject: ['iade'], 'not-subject': ['iade'] }, []],
  ['another way to compare is kept', { all: [begins] }, {}, [begins]],
  ['the opposite of more than one comparison is kept', { all: [{ not: either }] }, {}, [{ not: either }]],
  ['what is yes or no has no opposite', { all: [{ not: is('unread', true) }] }, {}, [{ not: is('unread', true) }]],
  [
    'asked twice of one field, the second is kept',
    { all: [is('tag', 'a'), is('tag', 'b')] },
    { tag: ['a'] },
    [is('tag', 'b')],
  ],
  ['a whole that is an opposite is one, too', notSpam, { 'not-tag': ['spam'] }, []],
])('%s', (_name, when, filter, rest) => {
  expect(takenApart({ view: 'mine', when })).toEqual({ filter, rest });
});

test('what was taken apart is put together to the same', () => {
  const when: ListCondition = { all: [is('priority', 'high'), notSpam, said, is('unread', false), either] };
  expect(putTogether(takenApart({ view: 'open', when }))).toEqual(when);
});

test('a filter that is asked for takes the place of the own one of its name, and an empty one lifts it', () => {
  const shows = { view: 'open' as const, when: { all: [is('priority', 'high'), is('tag', 'iade'), notSpam] } };
  expect(narrowedBy(shows, { priority: ['low'], tag: [], channel: ['phone'] })).toEqual({
    filter: { priority: ['low'], tag: [], 'not-tag': ['spam'], channel: ['phone'] },
    rest: [],
  });
});

test.each<[ListCondition, View]>([
  [is('priority', 'high'), 'open'],
  [is('view', 'snoozed'), 'snoozed'],
  [{ all: [is('tag', 'x'), is('view', 'mine')] }, 'mine'],
  [{ all: [is('view', 'mine', 'snoozed')] }, 'all'],
  [{ any: [is('view', 'mine'), is('tag', 'x')] }, 'all'],
  [is('state', 'closed'), 'all'],
  [{ not: is('state', 'closed') }, 'all'],
  [is('state', 'new', 'assigned'), 'open'],
])('%j is meant of the list %s where nobody says which', (when, view) => {
  expect(viewMeant(when)).toBe(view);
});

test.each<[ListCondition, string[]]>([
  [{ all: [is('owner', 'me', 'none'), is('team', 'me'), is('type', 'none')] }, []],
  [is('priority', 'sofort'), ['when.value.0 not-offered']],
  [{ all: [is('view', 'mine'), is('view', 'theirs')] }, ['when.all.1.value.0 not-offered']],
  [{ any: [] }, ['when.any too-few']],
  [is('unread', 'true'), ['when.value.0 malformed']],
  [is('contact', ' '), ['when.value.0 missing']],
  [is('owner', 'me', 'foo'), ['when.value.1 unknown']],
  [{ not: is('team', 'none') }, ['when.not.value.0 unknown']],
  [is('contact', '0b5d8a6e-1f0a-4d55-9d43-3f2a7b1c9e10'), []],
  [{ all: Array.from({ length: LIMITS.viewComparisons + 1 }, () => is('tag', 'x')) }, ['when too-many']],
  [{ all: [words(100), words(100)] }, []],
  [{ all: [words(100), { not: words(100) }, is('tag', 'x')] }, ['when too-many']],
  [{ not: { not: { not: { not: { not: is('tag', 'x') } } } } }, ['when.not.not.not.not.not too-deep']],
])('%j is refused at %j', (when, faults) => {
  expect(savedViewFaults(when).map(({ path, code }) => `${path} ${code}`)).toEqual(faults);
});

test('it names each thing once, however often it asks for it, and no words for whoever reads', () => {
  const when: ListCondition = {
    all: [is('owner', 'me', 'a1'), { not: is('owner', 'a1') }, is('mailbox', 'm1'), is('tag', 'x')],
  };
  expect(namedIn(when).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['agent a1', 'mailbox m1']);
});

test('filters say the same in whatever order they were chosen', () => {
  expect(isSame(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(isSame(['a'], ['a', 'b'])).toBe(false);
  expect(isSame(undefined, [])).toBe(true);
});

test('of a custom field it names the field, and what the field is to be, which may be a choice', () => {
  const field = 'ticket-field.0b7c1f1e-7a51-4b0e-9a0e-5f3a5c7d9e11' as const;
  const named = namedIn({
    any: [{ field, op: 'is', value: ['c1', 5] }, { not: { field, op: 'contains', value: ['x'] } }],
  });
  expect(named).toEqual([
    { field, kind: 'custom-field', id: '0b7c1f1e-7a51-4b0e-9a0e-5f3a5c7d9e11' },
    { field, kind: 'custom-choice', id: 'c1' },
  ]);
});
