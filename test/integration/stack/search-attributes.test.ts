/** A namespace that somebody else made: the worker teaches it what tickets are found by, or says what is missing. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { ensureSearchAttributes, type SearchAttributes } from '../../../search-attributes.ts';
import { SEARCH_ATTRIBUTES } from '../../../workflows/messages/search-attributes.ts';
import { eventually } from '../../support/eventually.ts';
import { testTemporal } from '../../support/stack/stack.ts';

let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: testTemporal() });
});
afterAll(() => connection?.close());

async function freshNamespace(): Promise<string> {
  const namespace = `attributes-${randomUUID().slice(0, 8)}`;
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await eventually(
    () =>
      connection.operatorService.listSearchAttributes({ namespace }).then(
        () => true,
        () => false,
      ),
    { withinMs: 20_000, label: 'the namespace can be asked' },
  );
  return namespace;
}

const known = async (namespace: string) =>
  Object.keys((await connection.operatorService.listSearchAttributes({ namespace })).customAttributes);

test('a bare namespace gets the search attributes of tickets, and two workers that start at once do not disturb each other', async () => {
  const namespace = await freshNamespace();
  await Promise.all([1, 2].map(() => ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES)));
  expect(await known(namespace)).toEqual(expect.arrayContaining(Object.keys(SEARCH_ATTRIBUTES)));
  await ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES);
}, 60_000);

test('what the server refuses is named, with the commands that add it', async () => {
  const namespace = await freshNamespace();
  const others: SearchAttributes = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [`Foreign${index}`, 'Keyword' as const]),
  );
  await ensureSearchAttributes(connection, namespace, others);
  await expect(ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES)).rejects.toThrow(
    `temporal operator search-attribute create --namespace ${namespace} --name TicketState --type Keyword`,
  );
}, 60_000);

test('an attribute of another type is no attribute of ours', async () => {
  const namespace = await freshNamespace();
  await ensureSearchAttributes(connection, namespace, { TicketState: 'Int' });
  await expect(ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES)).rejects.toThrow(
    /another type .*TicketState: Keyword/,
  );
}, 60_000);
