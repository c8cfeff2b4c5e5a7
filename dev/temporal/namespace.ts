import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';

export const NAMESPACE = 'default';

/** Search attributes by name; the SQL stores allow 10 Keyword and 3 of each other type. */
export type SearchAttributes = Record<string, 'Keyword' | 'KeywordList' | 'Datetime' | 'Int' | 'Bool'>;

/** A closed ticket's history stays readable that long; the dev server's own default is one day. */
const RETENTION_MS = 30 * 24 * 3_600_000;

/** Values of temporal.api.enums.v1.IndexedValueType. */
const TYPES = { Keyword: 2, Int: 3, Bool: 5, Datetime: 6, KeywordList: 7 } as const;

/** Sets the retention and adds the missing search attributes; a second run changes nothing. Resolves when both can be used. */
export async function prepareNamespace(connection: Connection, attributes: SearchAttributes): Promise<void> {
  const { config } = await connection.workflowService.describeNamespace({ namespace: NAMESPACE });
  const retention = msToTs(RETENTION_MS);
  if (Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) !== RETENTION_MS / 1000) {
    await connection.workflowService.updateNamespace({
      namespace: NAMESPACE,
      config: { workflowExecutionRetentionTtl: retention },
    });
  }
  const missing = await missingFrom(connection, attributes);
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace: NAMESPACE,
    searchAttributes: Object.fromEntries(missing.map((name) => [name, TYPES[attributes[name]!]])),
  });
  while ((await missingFrom(connection, attributes)).length > 0) await delay(50);
}

async function missingFrom(connection: Connection, attributes: SearchAttributes): Promise<string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: NAMESPACE });
  return Object.keys(attributes).filter((name) => !(name in (customAttributes ?? {})));
}
