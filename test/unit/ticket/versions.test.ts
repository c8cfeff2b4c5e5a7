import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { asTicket, newTicket, PLAIN_LIMITS, RULES } from '../../../domain/ticket/ticket.ts';
import { NOON } from '../../support/cast/ticket-events.ts';

const LIMITS = { ...PLAIN_LIMITS, unownedMs: 1, staleMs: 2, reminderMs: 3, closingProposalMs: 4, confirmationMs: 5 };
const born = newTicket({ number: 7, team: 'takim', priority: 'high', policy: 'usual', limits: LIMITS, at: NOON });

test('a ticket of today is read as it was written', () => {
  expect(asTicket(JSON.parse(JSON.stringify(born)))).toEqual(born);
});

test('a ticket of release 0.1.0 keeps the keys it has seen, and loses what nobody reads', () => {
  const { seenKeys: _, ...rest } = born;
  const old = { schema: 1, ...rest, seen: ['m:1', 'm:2'], lastCustomerAt: NOON, state: 'assigned', owner: 'ayse' };
  expect(asTicket(old)).toEqual({ ...born, state: 'assigned', owner: 'ayse', seenKeys: ['m:1', 'm:2'] });
});

test.each(Object.keys(born))('a ticket written before there was %s has it as at birth', (field) => {
  const old = Object.fromEntries(Object.entries(born).filter(([name]) => name !== field));
  expect(asTicket(old)).toHaveProperty(field);
  expect((asTicket(old) as Record<string, unknown>)[field]).toBeDefined();
});

test('every number of the rules is asked for by the workflow as it is, so that raising it changes no run', () => {
  const workflow = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'workflows', 'ticket.ts'), 'utf8');
  for (let number = 2; number <= RULES; number += 1)
    expect(workflow).toContain(`patched('rules-${number}') ? ${number} : `);
});
