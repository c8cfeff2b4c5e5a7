import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { SEND_STATES, type SendState, sendStates, sendStatesThat } from '../../../domain/mail/outbox.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import { RULES } from '../../../domain/ticket/ticket.ts';
import { born, by, NOON, reply, system } from '../../support/cast/ticket-events.ts';

test('Postgres takes exactly the states of the table', () => {
  const schema = readFileSync(new URL('../../../db/schema.sql', import.meta.url), 'utf8');
  const [, listed] = /constraint outbox_state_check CHECK \(\(state = ANY \(ARRAY\[(.*?)\]/.exec(schema)!;
  expect([...listed!.matchAll(/'(\w+)'/g)].map(([, state]) => state)).toEqual(sendStates);
});

test('a mail is taken back before it leaves its ticket, stopped while it is put off, and sent again once its sending has ended badly', () => {
  expect(sendStatesThat('mayCancel')).toEqual(['held', 'deferred']);
  expect(sendStatesThat('mayResend')).toEqual(['rejected', 'unknown', 'bounced', 'halted']);
});

test('no worker tries by itself what a person has to decide, or has decided', () => {
  expect(sendStatesThat('mayTry')).toEqual(['queued', 'sending', 'deferred']);
});

test('a mail that waits for a person can be sent again by them', () => {
  for (const state of sendStates.filter((one) => SEND_STATES[one].waitsForPerson))
    expect([state, SEND_STATES[state].mayResend]).toEqual([state, true]);
});

test.each(sendStates)(
  'a ticket asks for attention when it hears of a mail that is %s, if a person must decide',
  (state: SendState) => {
    const answered = decide(born(), by(reply()), NOON, RULES).ticket;
    const told = { kind: 'delivery', outbox: 'o1', state: SEND_STATES[state].told, retryAt: null } as const;
    const { needsAttention } = decide(answered, { ...told, actor: system, at: NOON, key: null }, NOON, RULES).ticket;
    expect(needsAttention).toBe(SEND_STATES[state].waitsForPerson);
  },
);
