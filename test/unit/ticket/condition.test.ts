import { describe, expect, test } from '@jest/globals';
import { ask, type Condition, evaluate, untold } from '../../../domain/ticket/condition.ts';
import type { FieldName, Operator } from '../../../domain/ticket/field.ts';
import { facts } from '../../support/routing/facts.ts';

type Changes = Parameters<typeof facts>[0];
/** Each is asked as well by somebody who tells nobody why, and must answer the same. */
function outcome(condition: Condition, changes?: Changes) {
  const told = evaluate(condition, ask(facts(changes)));
  expect(evaluate(condition, ask(facts(changes), untold()))).toEqual({ holds: told.holds, compared: [] });
  return told;
}
const one = (field: FieldName, op: Operator, ...value: (string | number | boolean)[]): Condition => ({
  ...{ field, op, value },
});
const [yes, no] = [one('channel', 'is', 'email'), one('channel', 'is', 'phone')];

describe('a comparison', () => {
  test.each<[string, Condition, boolean, Changes?]>([
    ['of a part of the subject', one('subject', 'contains', 'fatura'), true],
    ['in capitals with Turkish letters', one('subject', 'contains', 'KASIM'), true],
    ['with a dotted capital I', one('text', 'contains', 'İADE'), true],
    ['with a dotless small one', one('text', 'contains', 'ıade'), true],
    ['of what is in the text and not in the subject', one('subject', 'contains', 'iade'), false],
    ['of a whole word', one('text', 'has-word', 'iade'), true],
    ['of a word with a suffix, asked for whole', one('subject', 'has-word', 'fatura'), false],
    ['of a whole word at the end', one('subject', 'has-word', 'yanlış'), true],
    ['of two words in a row', one('text', 'has-word', 'iade tutarı'), true],
    [
      'of two words that a mail program parted',
      one('text', 'has-word', 'iade tutarı'),
      true,
      { text: 'Bana iade\ntutarı gelmedi' },
    ],
    ['of two words with a hard blank', one('text', 'contains', 'iade tutarı'), true, { text: 'iade\u00A0 tutarı' }],
    ['of a word beside a full stop', one('text', 'has-word', 'görünmüyor'), true],
    ['of a word that is found later whole', one('text', 'has-word', 'ad'), true, { text: 'adres ve ad' }],
    ['of the beginning', one('subject', 'begins-with', 'kasım'), true],
    ['of the beginning behind blanks', one('subject', 'begins-with', 'acil'), true, { subject: '  ACİL: sipariş' }],
    ['of the end', one('subject', 'ends-with', 'YANLIS'), true],
    ['of the whole subject', one('subject', 'is', 'kasım ayı faturası yanlış'), true],
    ['with nothing', one('subject', 'contains', ''), false],
    ['with one of several words', one('subject', 'contains', 'sipariş', 'fatura'), true],
    ['with none of several words', one('subject', 'contains', 'sipariş', 'kargo'), false],
    ['with a character that patterns know', one('subject', 'contains', '.*'), false],
    ['of the sender, whole', one('sender', 'is', 'ali@posta.musteri.test'), true],
    ['of the sender in capitals', one('sender', 'is', 'ALI@posta.musteri.test'), true],
    ['of another person of the domain', one('sender', 'is', 'veli@posta.musteri.test'), false],
    ['of the sender’s domain', one('sender', 'is', '@posta.musteri.test'), true],
    ['of the domain above', one('sender', 'is', '@musteri.test'), true],
    ['of a domain that ends alike', one('sender', 'is', '@eri.test'), false],
    ['of a domain by its name alone', one('sender', 'is', 'musteri.test'), true],
    ['of a part of the address', one('sender', 'contains', 'posta'), true],
    ['of a sender without address', one('sender', 'is', '@musteri.test'), false, { sender: { address: null } }],
    ['of the sender’s name', one('sender-name', 'has-word', 'YILMAZ'), true],
    ['of a VIP', one('sender-vip', 'is', true), true, { sender: { vip: true } }],
    ['of anybody with VIPs', one('sender-vip', 'is', true), false],
    ['of an organisation', one('sender-organisation', 'is', 'o-1'), true, { sender: { organisation: 'o-1' } }],
    ['of nobody’s organisation', one('sender-organisation', 'is', 'o-1'), false],
    [
      'of the second recipient',
      one('recipient', 'is', 'iade@magaza.test'),
      true,
      { recipients: ['x@y.test', 'iade@magaza.test'] },
    ],
    ['of the mailbox', one('mailbox', 'is', 'destek'), true],
    ['of the mailbox, when it came by phone', one('mailbox', 'is', 'destek'), false, { mailbox: null }],
    ['of a file’s ending', one('attachment-name', 'ends-with', '.pdf'), true],
    ['of the number of files, enough', one('attachments', 'at-least', 1), true],
    ['of the number of files, too few', one('attachments', 'at-least', 2), false],
    ['of the number of files, at most', one('attachments', 'at-most', 1), true],
    ['of importance', one('importance', 'is', 'high'), true, { importance: 'high' }],
    ['of abusive words', one('abusive', 'is', true), true, { abusive: true }],
    ['of words that nobody minds', one('abusive', 'is', true), false],
    ['of the server’s filter', one('marked-spam', 'is', true), true, { spam: { marked: true } }],
    ['of its score', one('spam-score', 'at-least', 5), true, { spam: { score: 7.5 } }],
    ['of a score that nobody gave', one('spam-score', 'at-most', 5), false],
    ['of the language', one('language', 'is', 'en'), true, { language: 'en' }],
    ['of a language that is not known', one('language', 'is', 'tr', 'en'), false, { language: null }],
    ['of the type', one('type', 'is', 'complaint'), true, { type: 'complaint' }],
    ['of one tag among others', one('tag', 'is', 'iade'), true, { tags: ['kargo', 'iade'] }],
    ['of priority', one('priority', 'is', 'urgent', 'high'), true, { priority: 'high' }],
    ['of the state', one('state', 'is', 'awaiting-reply'), true, { state: 'awaiting-reply' }],
    ['of minutes in it', one('minutes-in-state', 'at-least', 60), true, { minutesInState: 61 }],
    ['inside hours, when open', one('hours', 'inside', 'ofis'), true],
    ['inside hours, when closed', one('hours', 'inside', 'ofis'), false, { openCalendars: [] }],
    ['outside hours, when closed', one('hours', 'outside', 'ofis'), true, { openCalendars: ['gece'] }],
    ['outside hours, when open', one('hours', 'outside', 'ofis'), false],
  ])('%s', (_, condition, holds, changes = {}) => {
    expect(outcome(condition, changes).holds).toBe(holds);
  });

  test('says what it saw, and by what it held', () => {
    expect(outcome(one('subject', 'contains', 'sipariş', 'fatura')).compared).toEqual([
      { field: 'subject', op: 'contains', holds: true, input: 'Kasım ayı FATURASI yanlış', by: 'fatura' },
    ]);
  });

  test('of hours says which calendars it was asked for, and when the mail came', () => {
    const cameAt = Date.UTC(2026, 10, 23, 7, 14);
    const hours = (condition: Condition) => outcome(condition, { cameAt }).compared[0]?.hours;
    expect(hours(one('hours', 'outside', 'ofis'))).toEqual({ of: ['ofis'], at: cameAt });
    expect(hours(one('hours', 'inside', 'gece', 'ofis'))).toEqual({ of: ['ofis'], at: cameAt });
    expect(hours(one('hours', 'inside', 'a', 'b', 'c', 'd'))).toEqual({ of: ['a', 'b', 'c'], at: cameAt });
  });

  test('of a long text shows the place that fitted', () => {
    const text = `${'önce '.repeat(200)}İADE istiyorum ${'sonra '.repeat(200)}`;
    const input = outcome(one('text', 'contains', 'iade'), { text }).compared[0]?.input ?? '';
    expect(input).toContain('İADE');
    expect(input.length).toBeLessThan(130);
  });
});

describe('conditions together', () => {
  test.each<[string, Condition, boolean]>([
    ['all of two that hold', { all: [yes, yes] }, true],
    ['all, one of which does not', { all: [yes, no] }, false],
    ['all of none', { all: [] }, true],
    ['any, the second of which holds', { any: [no, yes] }, true],
    ['any of none', { any: [] }, false],
    ['not what does not hold', { not: no }, true],
    ['not what holds', { not: yes }, false],
    ['not any', { not: { any: [no, no] } }, true],
    ['deep in one another', { all: [yes, { any: [no, { not: { all: [yes, no] } }] }] }, true],
  ])('%s', (_, condition, holds) => {
    expect(outcome(condition).holds).toBe(holds);
  });

  test('all that hold are shown; of all that do not, the one that decided', () => {
    expect(outcome({ all: [yes, one('language', 'is', 'tr')] }).compared.map(({ field }) => field)).toEqual([
      'channel',
      'language',
    ]);
    expect(outcome({ all: [yes, one('language', 'is', 'en'), no] }).compared.map(({ field }) => field)).toEqual([
      'language',
    ]);
  });

  test('of any, the one that held is shown; of none that held, all', () => {
    expect(outcome({ any: [no, one('language', 'is', 'tr')] }).compared.map(({ holds }) => holds)).toEqual([true]);
    expect(outcome({ any: [no, one('language', 'is', 'en')] }).compared).toHaveLength(2);
  });
});
