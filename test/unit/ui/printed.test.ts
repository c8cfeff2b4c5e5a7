/** A thread as it is printed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { printedOf } from '../../../ui/ticket/thread/printed.ts';
import type { StreamItem } from '../../../ui/ticket/thread/stream.ts';
import { paperTime } from '../../../ui/time.ts';
import { showIn } from '../../../ui/zone.ts';

const message = (name: string, of: object): StreamItem =>
  ({ is: 'message', folded: false, message: { text: name, delivery: null, ...of } }) as unknown as StreamItem;
const sent = (name: string, state: string) => message(name, { direction: 'out', kind: 'reply', delivery: { state } });

const THREAD: StreamItem[] = [
  message('asked', { direction: 'in', kind: 'person' }),
  message('bounce', { direction: 'in', kind: 'bounce' }),
  { is: 'new' },
  message('note', { direction: 'note', kind: 'note' }),
  { is: 'event' } as StreamItem,
  message('acknowledged', { direction: 'out', kind: 'acknowledgement', delivery: { state: 'sent' } }),
  sent('answered', 'sent'),
  ...['held', 'halted', 'cancelled'].map((state) => sent(state, state)),
  { is: 'verdict', message: null } as unknown as StreamItem,
];
const said = (items: StreamItem[]) => items.map((item) => (item.is === 'message' ? item.message.text : `(${item.is})`));

test('for a customer has what was said between them and us, and nothing of ours alone or that has not left', () => {
  expect(said(printedOf(THREAD, 'customer'))).toEqual(['asked', 'acknowledged', 'answered', '(verdict)']);
});

test('for ourselves has everything but where the reader was', () => {
  expect(said(printedOf(THREAD, 'internal'))).toEqual(said(THREAD).filter((one) => one !== '(new)'));
});

beforeAll(() => showIn('Europe/Istanbul'));
afterAll(() => showIn(null));
test.each([
  ['tr', '28 Kas 2026 01:30 (UTC+3)'],
  ['en', '28 Nov 2026 01:30 (UTC+3)'],
] as const)('says times in %s whole, with the zone of whoever printed it', (language, words) => {
  expect(paperTime('2026-11-27T22:30:00Z', language)).toBe(words);
});
