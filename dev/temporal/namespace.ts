import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { ensureSearchAttributes, type SearchAttributes } from '../../search-attributes.ts';
import { DAY_MS } from '../../domain/time.ts';

export const NAMESPACE = 'default';

/** A closed ticket's history stays readable that long; the dev server's own default is one day. */
const RETENTION_MS = 30 * DAY_MS;

/** Sets the retention and adds the missing search attributes; a second run changes nothing. Resolves when both can be used. */
export async function prepareNamespace(connection: Connection, attributes: SearchAttributes): Promise<void> {
  const { config } = await connection.workflowService.describeNamespace({ namespace: NAMESPACE });
  if (Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) !== RETENTION_MS / 1000) {
    await connection.workflowService.updateNamespace({
      namespace: NAMESPACE,
      config: { workflowExecutionRetentionTtl: msToTs(RETENTION_MS) },
    });
  }
  await ensureSearchAttributes(connection, NAMESPACE, attributes);
}
