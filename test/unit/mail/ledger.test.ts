import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { decisionsOn, LEDGER_STATES, ledgerStates, ledgerStatesThat, QUARANTINE } from '../../../domain/mail/ledger.ts';

const schema = readFileSync(new URL('../../../db/schema.sql', import.meta.url), 'utf8');
const statesIn = (line: RegExp): string[] =>
  [...line.exec(schema)![1]!.matchAll(/'(\w+)'/g)].map(([, state]) => state!);

test('Postgres takes exactly the states of the table', () => {
  expect(statesIn(/constraint inbound_state_check CHECK \(\(state = ANY \(ARRAY\[(.*?)\]/)).toEqual(ledgerStates);
});

test('the index of quarantine holds the states that wait for a person, and no others', () => {
  expect(statesIn(/CREATE INDEX inbound_review .*ARRAY\[(.*?)\]/)).toEqual(QUARANTINE);
});

test('only a held mail can become a message; what could not be read or taken can only be put away', () => {
  expect(QUARANTINE.map((state) => [state, decisionsOn(state)])).toEqual([
    ['held', ['ticket', 'new-ticket', 'discard']],
    ['unreadable', ['discard']],
    ['oversize', ['discard']],
  ]);
});

test('a mail that may become a message by a decision may be given its place', () => {
  for (const state of ledgerStates)
    if (decisionsOn(state).includes('new-ticket')) expect(ledgerStatesThat('mayBePlaced')).toContain(state);
});

test('what waits for a person can be looked at', () => {
  for (const state of QUARANTINE) expect([state, LEDGER_STATES[state].showsRaw]).toEqual([state, true]);
});

test('a mail without bytes, or not read yet, has no duplicates', () => {
  expect(ledgerStatesThat('hasCopies')).toEqual(['processed', 'held', 'discarded', 'duplicate', 'service']);
});

test('only what could not be read is read again, and only with its bytes shown', () => {
  expect(ledgerStatesThat('mayBeReadAgain')).toEqual(['unreadable']);
  expect(LEDGER_STATES.unreadable.showsRaw).toBe(true);
});
