/** A thread as it is printed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sendStates } from '../../../domain/mail/outbox.ts';
import { printedOf } from '../../../ui/ticket/thread/printed.ts';
import type { StreamItem } from '../../../ui/ticket/thread/stream.ts';
import { paperTime } from '../../../ui/time.ts';
import { showIn } from '../../../ui/zone.ts';

const DENIZ = { id: 'deniz', address: 'deniz@musteri.test' };
const author = (id: string, address: string) => ({ id, name: id, address, kind: 'contact' });
const to = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }));
const message = (text: string, of: object): StreamItem =>
  ({
    is: 'message',
    folded: false,
    message: { text, delivery: null, author: author('ayse', ''), to: [], cc: [], bcc: [], ...of },
  }) as unknown as StreamItem;
const sent = (name: string, state: string, of: object = {}) =>
  message(name, { direction: 'out', kind: 'reply', delivery: { state }, to: to(DENIZ.address), ...of });
const got = (name: string, by: { id: string; address: string }, of: object = {}) =>
  message(name, {
    direction: 'in',
    kind: 'person',
    author: author(by.id, by.address),
    to: to('destek@biz.test'),
    ...of,
  });
const SUPPLIER = { id: 'supplier', address: 'satis@tedarikci.test' };

const THREAD: StreamItem[] = [
  got('called', DENIZ, { to: [] }),
  got('another called', SUPPLIER, { to: [] }),
  got('of a supplier, in blind copy', SUPPLIER, { to: [] }),
  got('asked', DENIZ),
  got('asked from home', { id: 'deniz', address: 'deniz@ev.test' }),
  message('bounce', { direction: 'in', kind: 'bounce' }),
  { is: 'new' },
  message('note', { direction: 'note', kind: 'note' }),
  { is: 'event' } as StreamItem,
  sent('acknowledged', 'sent', { kind: 'acknowledgement' }),
  ...sendStates.map((state) => sent(state, state)),
  sent('told at home', 'sent', { to: to('Deniz@Ev.test') }),
  sent('told a colleague, the customer too', 'sent', { to: to('biri@firma.test'), cc: to(DENIZ.address) }),
  sent('asked the supplier', 'sent', { to: to(SUPPLIER.address) }),
  got('the supplier answered', SUPPLIER),
  got('the supplier answered all', SUPPLIER, { cc: to(DENIZ.address) }),
  { is: 'verdict', message: null } as unknown as StreamItem,
];
const said = (items: StreamItem[]) => items.map((item) => (item.is === 'message' ? item.message.text : `(${item.is})`));

test('for a customer has what was said between them and us, and nothing of ours alone, with others alone or that has not left', () => {
  expect(said(printedOf(THREAD, 'customer', DENIZ))).toEqual([
    ...['called', 'asked', 'asked from home', 'acknowledged', 'sent', 'unknown', 'bounced'],
    ...['told at home', 'told a colleague, the customer too', 'the supplier answered all', '(verdict)'],
  ]);
});

test('for ourselves has everything but where the reader was', () => {
  expect(said(printedOf(THREAD, 'internal', DENIZ))).toEqual(said(THREAD).filter((one) => one !== '(new)'));
});

beforeAll(() => showIn('Europe/Istanbul'));
afterAll(() => showIn(null));
test.each([
  ['tr', '28 Kas 2026 01:30 (UTC+3)'],
  ['en', '28 Nov 2026 01:30 (UTC+3)'],
] as const)('says times in %s whole, with the zone of whoever printed it', (language, words) => {
  expect(paperTime('2026-11-27T22:30:00Z', language)).toBe(words);
});
