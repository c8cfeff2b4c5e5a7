import { expect, test } from '@jest/globals';
import { isOutage, isPostgresAway } from '../../../db/core/outage.ts';

const failure = (marks: object, message = 'no') => Object.assign(new Error(message), marks);

test.each([
  ['is shutting down', failure({ code: '57P01' })],
  ['has no connection left', failure({ code: '53300' })],
  ['ended a query at its time limit', failure({ code: '57014' })],
  ['broke a deadlock', failure({ code: '40P01' })],
  ['could not put two transactions in order', failure({ code: '40001' })],
  ['has no room on its disk', failure({ code: '53100' })],
  ['may only be read since it changed sides', failure({ code: '25006' })],
  ['cannot read its own files', failure({ code: '58030' })],
  ['cannot be connected to', failure({ code: 'ECONNREFUSED' })],
  ['is at none of its addresses', failure({ errors: [{ code: 'ECONNREFUSED' }, { code: 'ENETUNREACH' }] })],
  ['closed the connection', new Error('Connection terminated unexpectedly')],
  ['does not let us in in time', new Error('timeout exceeded when trying to connect')],
  ['does not answer a query', new Error('Query read timeout')],
  ['lost the client of a transaction', new Error('Client has encountered a connection error and is not queryable')],
])('Postgres is away when it %s', (_, error) => {
  expect(isPostgresAway(error)).toBe(true);
  expect(isOutage(error)).toBe(true);
});

test.each([
  ['a value that breaks a constraint', failure({ code: '23505' })],
  ['a value that is no text', failure({ code: '22021' })],
  ['a statement that is wrong', failure({ code: '42601' })],
  ['a fault of ours', new TypeError("Cannot read properties of undefined (reading 'connect')")],
])('%s is no outage', (_, error) => {
  expect(isPostgresAway(error)).toBe(false);
  expect(isOutage(error)).toBe(false);
});

test('a machine without file descriptors is an outage, and Postgres is not to blame', () => {
  expect(isOutage(failure({ code: 'EMFILE' }))).toBe(true);
  expect(isPostgresAway(failure({ code: 'EMFILE' }))).toBe(false);
});
