/** One key is one command, whatever whoever repeats it has looked up meanwhile. */
import { expect, test } from '@jest/globals';
import { updateIdOf } from '../../../db/ticket/update-id.ts';
import type { Command, Promised } from '../../../domain/ticket/event.ts';
import { PLAIN_LIMITS } from '../../../domain/ticket/ticket.ts';

const promised = (at: number): Promised => ({
  dues: [{ clock: 'resolution', cycle: 1, dueAt: at, warnAt: at, spentMs: 0, since: at }],
  terms: {
    ...{ policy: `policy-${at}`, policyVersion: at, pauses: {} as never },
    limits: { ...PLAIN_LIMITS, unownedMs: at, staleMs: 1, reminderMs: 1, closingProposalMs: 1, confirmationMs: 1 },
  },
});

test.each<[string, (at: number) => Command]>([
  ['a priority', (at) => ({ kind: 'set-priority', priority: 'urgent', ...promised(at) })],
  ['a type', (at) => ({ kind: 'set-type', type: null, ...promised(at) })],
  ['a requester', (at) => ({ kind: 'set-requester', contact: 'deniz', ...promised(at) })],
  ['a team, with a reason', (at) => ({ kind: 'assign', agent: null, team: 'depo', ...promised(at), note: 'n' })],
  ['a resolution', (at) => ({ kind: 'resolve', limitAt: at })],
])('%s that is asked for again under its key is the same update, whatever it is promised by then', (_, asked) => {
  expect(updateIdOf(1, asked(2_000), 'anahtar')).toBe(updateIdOf(1, asked(1_000), 'anahtar'));
  expect(updateIdOf(1, asked(1_000), 'başka')).not.toBe(updateIdOf(1, asked(1_000), 'anahtar'));
  expect(updateIdOf(2, asked(1_000), 'anahtar')).not.toBe(updateIdOf(1, asked(1_000), 'anahtar'));
});

test('what is asked is part of it, and whether it is promised anything is not', () => {
  const urgent: Command = { kind: 'set-priority', priority: 'urgent' };
  expect(updateIdOf(1, { ...urgent, ...promised(1) }, 'anahtar')).toBe(updateIdOf(1, urgent, 'anahtar'));
  expect(updateIdOf(1, { ...urgent, priority: 'low' }, 'anahtar')).not.toBe(updateIdOf(1, urgent, 'anahtar'));
});
