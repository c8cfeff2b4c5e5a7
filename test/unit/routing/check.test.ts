/** A rule as somebody enters it: each fault is told at its place. */
import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { blockedBy, blocking, firstBlocked } from '../../../domain/routing/blocked.ts';
import { references, ruleFaults, spelled, unknownFaults } from '../../../domain/routing/check.ts';
import { type Condition, evaluate, ask } from '../../../domain/ticket/condition.ts';
import { type FieldName, THINGS, type ThingKind } from '../../../domain/ticket/field.ts';
import type { Action } from '../../../domain/routing/rule.ts';
import { facts } from '../../support/routing/facts.ts';

const compared = (field: FieldName, op: string, ...value: (string | number | boolean)[]): Condition =>
  ({ field, op, value }) as Condition;
const told = (when: Condition, then: Action[] = [{ do: 'archive' }]) =>
  ruleFaults({ when, then }).map(({ path, code, limit }) => `${path} ${code}${limit === undefined ? '' : ` ${limit}`}`);

test.each([
  [compared('subject', 'contains', 'fatura'), []],
  [compared('subject', 'at-least', 'fatura'), ['when.op not-offered']],
  [compared('subject', 'contains', 'fatura', ' \u200b'), ['when.value.1 missing']],
  [compared('subject', 'is', 5), ['when.value.0 malformed']],
  [compared('text', 'contains', 'a'.repeat(201)), ['when.value.0 too-long 200']],
  [compared('sender', 'is', `a@${`${'b'.repeat(60)}.`.repeat(3)}${'b'.repeat(50)}.test`), []],
  [compared('sender', 'is', `${'a'.repeat(320)}@firma.test`), ['when.value.0 too-long 320']],
  [compared('attachments', 'at-least', 2), []],
  [compared('attachments', 'at-least', '2'), ['when.value.0 malformed']],
  [compared('spam-score', 'at-most', Number.POSITIVE_INFINITY), ['when.value.0 malformed']],
  [compared('sender-vip', 'is', true), []],
  [compared('sender-vip', 'is', 'true'), ['when.value.0 malformed']],
  [compared('priority', 'is', 'urgent', 'sofort'), ['when.value.1 not-offered']],
  [compared('tag', 'is', 'iade'), []],
  [compared('sender', 'is', 'a@firma.test', '@firma.test'), []],
  [compared('sender', 'is', 'a b@firma.test'), ['when.value.0 no-address']],
  [compared('sender', 'contains', 'firma'), []],
  [{ all: [] }, []],
  [{ any: [] }, ['when.any too-few 1']],
  [{ all: [{ not: { any: [compared('hours', 'is', 'ofis')] } }] }, ['when.all.0.not.any.0.op not-offered']],
] as [Condition, string[]][])('%j is told %j', (when, faults) => {
  expect(told(when)).toEqual(faults);
});

test('conditions stand in each other five deep, and not deeper; what is deeper still is not looked at', () => {
  const nested = (depth: number): Condition =>
    depth === 1 ? compared('subject', 'contains', 'a') : { not: nested(depth - 1) };
  expect(told(nested(LIMITS.conditionDepth))).toEqual([]);
  expect(told(nested(LIMITS.conditionDepth + 1))).toEqual(['when.not.not.not.not.not too-deep 5']);
  expect(told(nested(1_000))).toHaveLength(1);
});

test('a rule compares fifty times at most', () => {
  const many = (count: number): Condition => ({
    any: Array.from({ length: count }, (_, at) => compared('subject', 'contains', `${at}`)),
  });
  expect(told(many(LIMITS.comparisons))).toEqual([]);
  expect(told(many(LIMITS.comparisons + 1))).toEqual(['when too-many 50']);
});

test('what a rule names and is not there is told where it stands', () => {
  const when: Condition = {
    all: [compared('team', 'is', 'genel', 'yok'), { not: compared('hours', 'inside', 'ofis') }],
  };
  const then: Action[] = [
    { do: 'set-team', team: 'yok' },
    { do: 'set-agent', agent: 'ayse' },
    { do: 'need-skill', skill: 'iade', level: 2 },
    { do: 'reply', text: 'kapalı' },
    { do: 'notify', whom: { agent: 'gitti' } },
    { do: 'notify', whom: 'lead' },
  ];
  const named = references({ when, then });
  expect(named.map(({ kind, id, path }) => `${path} ${kind} ${id}`)).toEqual([
    'when.all.0.value.0 team genel',
    'when.all.0.value.1 team yok',
    'when.all.1.not.value.0 calendar ofis',
    'then.0.team team yok',
    'then.1.agent agent ayse',
    'then.2.skill skill iade',
    'then.3.text text kapalı',
    'then.4.whom.agent agent gitti',
  ]);
  const there: Partial<Record<ThingKind, string[]>> = { team: ['genel'], agent: ['ayse'], skill: ['iade'] };
  const known = Object.fromEntries(THINGS.map((kind) => [kind, new Set(there[kind])])) as Record<
    ThingKind,
    Set<string>
  >;
  expect(unknownFaults(named, known).map(({ path, code }) => `${path} ${code}`)).toEqual([
    'when.all.0.value.1 unknown',
    'when.all.1.not.value.0 unknown',
    'then.0.team unknown',
    'then.3.text unknown',
    'then.4.whom.agent unknown',
  ]);
});

test('addresses get their one spelling and a domain its @, and parts of an address stay as they are', () => {
  const upper = (address: string) => address.toUpperCase();
  const when: Condition = {
    any: [
      { not: compared('sender', 'is', ' a@firma.test', 'firma.test', '@x.test') },
      compared('sender', 'contains', 'a'),
    ],
  };
  expect(spelled(when, upper)).toEqual({
    any: [
      { not: compared('sender', 'is', 'A@FIRMA.TEST', '@FIRMA.TEST', '@X.TEST') },
      compared('sender', 'contains', 'a'),
    ],
  });
});

test('blocked senders are a rule that is read back as it was written, however many they are', () => {
  const entries = Array.from({ length: 250 }, (_, at) => `s${at}@firma.test`).concat('@spam.test');
  const rule = blocking(entries);
  expect(ruleFaults(rule)).toEqual([]);
  expect(blockedBy(rule)).toEqual(entries);
  const holds = (address: string) => evaluate(rule.when, ask(facts({ sender: { address } }))).holds;
  expect(['s249@firma.test', 'x@alt.spam.test', 's250@firma.test', 'x@nospam.test'].map(holds)).toEqual([
    ...[true, true, false, false],
  ]);
});

test('an entry that means one of our addresses is found, also by a domain above it', () => {
  const ours = ['Destek@posta.magaza.test', 'ayse@gmail.test'];
  expect(firstBlocked('destek@posta.magaza.test', ours)).toBe(ours[0]);
  expect(firstBlocked('@magaza.test', ours)).toBe(ours[0]);
  expect(firstBlocked('@gmail.test', ours)).toBe(ours[1]);
  expect(firstBlocked('veli@gmail.test', ours)).toBeUndefined();
});
