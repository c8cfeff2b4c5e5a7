/** Custom fields: what is wrong with one, what its values are, and what a ticket must tell before it is closed. */
import { describe, expect, test } from '@jest/globals';
import {
  type CustomField,
  customFieldFaults,
  type CustomFieldSettings,
  labelIn,
} from '../../../domain/ticket/custom/field.ts';
import { askingAfter, isAsked, isClosing, missingOf } from '../../../domain/ticket/custom/required.ts';
import { partsOf, readValue } from '../../../domain/ticket/custom/value.ts';
import { LIMITS } from '../../../domain/limits.ts';

const RED = { id: 'r', label: { tr: 'Kırmızı', en: 'Red' } };
const BLUE = { id: 'b', label: { tr: 'Mavi', en: 'Blue' } };

const field = (part: Partial<CustomField> = {}): CustomField => ({
  ...{ id: 'f', subject: 'ticket', kind: 'text', label: { tr: 'Sipariş', en: 'Order' }, choices: [] },
  ...{ required: [], teams: [], types: [], shown: false },
  ...part,
});
const faultsOf = (part: Partial<CustomFieldSettings>) =>
  customFieldFaults(field(part)).map(({ path, code }) => `${path} ${code}`);

describe('a custom field', () => {
  test('is called in the language of its reader, else in the other', () => {
    expect(labelIn({ tr: 'Beden', en: 'Size' }, 'en')).toBe('Size');
    expect(labelIn({ tr: 'Beden', en: '' }, 'en')).toBe('Beden');
  });

  test.each<[string, Partial<CustomFieldSettings>, string[]]>([
    ['with a label in one language is right', { label: { tr: 'Beden', en: '' } }, []],
    ['without a label is refused', { label: { tr: ' ', en: '' } }, ['label missing']],
    ['to choose from needs choices', { kind: 'choice' }, ['choices too-few']],
    ['that is written has none', { kind: 'number', choices: [RED] }, ['choices unexpected']],
    [
      'has no two choices that nobody could tell apart',
      { kind: 'choices', choices: [RED, { id: 'x', label: { tr: 'KIRMIZI', en: '' } }] },
      ['choices.1.label taken'],
    ],
    [
      'has no choice without a name',
      { kind: 'choice', choices: [{ id: 'x', label: { tr: '', en: '' } }] },
      ['choices.0.label missing'],
    ],
    ['of a contact is not asked of certain tickets', { subject: 'contact', types: ['question'] }, ['types unexpected']],
    [
      'of an organisation keeps no ticket open',
      { subject: 'organisation', required: ['close'] },
      ['required unexpected'],
    ],
  ])('%s', (_, part, faults) => {
    expect(faultsOf(part)).toEqual(faults);
  });
});

describe('a value', () => {
  const read = (part: Partial<CustomField>, given: unknown) => {
    const one = readValue(field(part), given);
    return 'fault' in one ? one.fault.code : one.value;
  };

  test.each<[string, Partial<CustomField>, unknown, unknown]>([
    ['of a text stands without blanks around it', { kind: 'text' }, '  A-17 ', 'A-17'],
    ['of a text that is empty is none', { kind: 'text' }, '  ', null],
    ['of a text has an end', { kind: 'text' }, 'x'.repeat(LIMITS.customTextChars + 1), 'too-long'],
    ['of a number is one', { kind: 'number' }, 12.5, 12.5],
    ['of a number is no text', { kind: 'number' }, '12', 'malformed'],
    ['of a date is a day that there is', { kind: 'date' }, '2028-02-29', '2028-02-29'],
    ['of a date is no day that there is not', { kind: 'date' }, '2026-02-29', 'malformed'],
    ['of a choice is one of them', { kind: 'choice', choices: [RED, BLUE] }, 'b', 'b'],
    ['of a choice is nothing else', { kind: 'choice', choices: [RED] }, 'b', 'not-offered'],
    [
      'of several stands in their order, each once',
      { kind: 'choices', choices: [RED, BLUE] },
      ['b', 'r', 'b'],
      ['r', 'b'],
    ],
    ['of several may be none', { kind: 'choices', choices: [RED] }, [], null],
    ['of yes or no may be no', { kind: 'flag' }, false, false],
    ['of yes or no is no word', { kind: 'flag' }, 'yes', 'malformed'],
    ['of a link gets its scheme', { kind: 'link' }, 'kargo.test/17', 'https://kargo.test/17'],
    ['of a link runs nothing', { kind: 'link' }, 'javascript:alert(1)', 'malformed'],
    ['of any kind can be taken away', { kind: 'number' }, null, null],
  ])('%s', (_, part, given, expected) => {
    expect(read(part, given)).toEqual(expected);
  });

  test('is compared folded, a number and a day as numbers, and several one by one', () => {
    expect(partsOf('İADE  No')).toEqual([{ value: 'İADE  No', folded: 'iade no', number: null }]);
    expect(partsOf(12.5)).toEqual([{ value: 12.5, folded: '12.5', number: 12.5 }]);
    expect(partsOf('1970-01-02')).toMatchObject([{ number: 86_400_000 }]);
    expect(partsOf(['r', 'b']).map(({ value }) => value)).toEqual(['r', 'b']);
    expect(partsOf(false)).toMatchObject([{ value: false, folded: 'false' }]);
    expect(partsOf(null)).toEqual([]);
  });
});

describe('what must be known', () => {
  const ticket = { team: 'iade', type: 'request' as const };

  test('is asked of tickets of its teams and types, and of no type only where every type is asked', () => {
    expect(isAsked(field(), { team: 'x', type: null })).toBe(true);
    expect(isAsked(field({ teams: ['iade'], types: ['request'] }), ticket)).toBe(true);
    expect(isAsked(field({ teams: ['muhasebe'] }), ticket)).toBe(false);
    expect(isAsked(field({ types: ['request'] }), { team: 'iade', type: null })).toBe(false);
    expect(isAsked(field({ subject: 'contact' }), ticket)).toBe(false);
  });

  test('is missing while nothing is said, and only by the time it is required', () => {
    const fields = [
      field({ id: 'order', required: ['close'] }),
      field({ id: 'size', required: ['open', 'close'] }),
      field({ id: 'colour' }),
      field({ id: 'invoice', required: ['close'], teams: ['muhasebe'] }),
    ];
    const missing = (by: 'open' | 'close', known: string[]) =>
      missingOf(fields, ticket, new Set(known), by).map(({ id }) => id);
    expect(missing('close', [])).toEqual(['order', 'size']);
    expect(missing('close', ['order'])).toEqual(['size']);
    expect(missing('open', [])).toEqual(['size']);
  });

  test('is asked of a ticket as the reply leaves it that solves it', () => {
    const after = askingAfter(ticket, [
      { do: 'set-priority', priority: 'high' },
      { do: 'set-type', type: 'suggestion' },
      { do: 'set-team', team: 'muhasebe' },
    ]);
    expect(after).toEqual({ team: 'muhasebe', type: 'suggestion' });
    expect(askingAfter(ticket, [])).toEqual(ticket);
  });

  test('is asked of whoever resolves or archives, and not about spam or an answer that goes on', () => {
    expect(isClosing({ kind: 'resolve' })).toBe(true);
    expect(isClosing({ kind: 'archive' })).toBe(true);
    expect(isClosing({ kind: 'reply', message: 'm', outbox: 'o', then: 'resolve' })).toBe(true);
    expect(isClosing({ kind: 'reply', message: 'm', outbox: 'o', then: 'await' })).toBe(false);
    expect(isClosing({ kind: 'mark-spam' })).toBe(false);
  });
});
