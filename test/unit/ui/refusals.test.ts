/** A reply that the server gives back with a question: nobody but this browser knows that the customer still waits. */
import { beforeEach, expect, test } from '@jest/globals';
import type { Concern } from '../../../domain/mail/concerns.ts';

const kept: Record<string, string> = {};
Object.defineProperties(kept, {
  getItem: { value: (name: string) => kept[name] ?? null },
  setItem: { value: (name: string, text: string) => (kept[name] = text) },
  removeItem: { value: (name: string) => delete kept[name] },
});
const tell = new Set<(event: { key: string | null }) => void>();
Object.assign(globalThis, {
  localStorage: kept,
  window: {
    addEventListener: (_what: string, listener: (event: { key: string | null }) => void) => tell.add(listener),
  },
});
const { refusalOf, refuse, standsFor, tookRefusal, unaskedOf } =
  await import('../../../ui/composer/sending/refusals.ts');

const blank: Concern = { kind: 'blank', blocks: true, found: '[no]', line: '[no]', at: 0, messages: [] };
const refusal = {
  tab: 'reply' as const,
  concerns: [blank],
  again: { then: 'await' as const, keeps: [], sendAt: null },
};
const reload = () => tell.forEach((listener) => listener({ key: null }));

beforeEach(() => {
  for (const name of Object.keys(kept)) delete kept[name];
  reload();
});

test('the question waits through a reload, for the agent whose reply it is, until it is answered', () => {
  refuse('ayse', 7, refusal);
  reload();
  expect(refusalOf('ayse', 7)).toEqual(refusal);
  expect(refusalOf('ayse', 7)).toBe(refusalOf('ayse', 7));
  expect(refusalOf('can', 7)).toBeUndefined();
  expect([unaskedOf('ayse'), unaskedOf('can')]).toEqual([[7], []]);
  tookRefusal('ayse', 7);
  expect([refusalOf('ayse', 7), unaskedOf('ayse')]).toEqual([undefined, []]);
});

test('it is told elsewhere only while no composer of its ticket is open to ask it', () => {
  const leave = standsFor(7);
  const leaveOther = standsFor(7);
  refuse('ayse', 7, refusal);
  refuse('ayse', 8, refusal);
  expect(unaskedOf('ayse')).toEqual([8]);
  leave();
  expect(unaskedOf('ayse')).toEqual([8]);
  leaveOther();
  expect(unaskedOf('ayse')).toEqual([7, 8]);
  expect(unaskedOf('ayse')).toBe(unaskedOf('ayse'));
});

test('what only opens a writer asks nothing and is not kept; what cannot be read is no question', () => {
  refuse('ayse', 7, { tab: 'note', concerns: [] });
  expect(refusalOf('ayse', 7)).toEqual({ tab: 'note', concerns: [] });
  expect(Object.keys(kept)).toEqual([]);
  tookRefusal('ayse', 7);
  kept['bilet.refused.ayse.9'] = '{"tab"';
  reload();
  expect([refusalOf('ayse', 9), unaskedOf('ayse')]).toEqual([undefined, []]);
});
