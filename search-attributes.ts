/** Search attributes have to be known to a namespace before a workflow may set one: a ticket that sets an unknown one stands still. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, isGrpcServiceError } from '@temporalio/client';

/** Types by name; Temporal's SQL stores allow 10 Keyword attributes and 3 of each other type. */
export type SearchAttributes = Record<string, keyof typeof TYPES>;

/** Values of temporal.api.enums.v1.IndexedValueType. */
const TYPES = { Keyword: 2, Int: 3, Bool: 5, Datetime: 6, KeywordList: 7 } as const;

/** gRPC's codes for "not here" and "not you": Temporal Cloud answers so, where attributes are made in its console. */
const CANNOT_TELL = [12, 7];
const WITHIN_MS = 20_000;

/**
 * Adds those that `namespace` lacks, and resolves when all can be used; a second run changes nothing. Throws, with the
 * commands that add them, when the server refuses or has one of another type. A server that does not say which it knows
 * is believed to know them.
 */
export async function ensureSearchAttributes(
  connection: Connection,
  namespace: string,
  wanted: SearchAttributes,
): Promise<void> {
  const first = await stateOf(connection, namespace, wanted);
  if (first === null) return;
  if (first.different.length > 0)
    throw new Error(
      `namespace ${namespace}: search attributes have another type than Bilet needs (${listed(first.different, wanted)}); use a namespace of Bilet's own`,
    );
  if (first.missing.length === 0) return;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(first.missing.map((name) => [name, TYPES[wanted[name]!]])),
    });
  } catch (error) {
    // Another worker may have added them a moment ago.
    const now = await stateOf(connection, namespace, wanted);
    if (now?.missing.length !== 0) throw lacking(namespace, first.missing, wanted, error as Error);
  }
  for (const until = Date.now() + WITHIN_MS; ; await delay(50)) {
    const now = await stateOf(connection, namespace, wanted);
    if (now === null || now.missing.length === 0) return;
    if (Date.now() > until) throw lacking(namespace, now.missing, wanted, new Error('added, but not known afterwards'));
  }
}

/** Null when the server does not say. */
async function stateOf(connection: Connection, namespace: string, wanted: SearchAttributes) {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const names = Object.keys(wanted);
    return {
      missing: names.filter((name) => !(name in customAttributes)),
      different: names.filter((name) => name in customAttributes && customAttributes[name] !== TYPES[wanted[name]!]),
    };
  } catch (error) {
    if (isGrpcServiceError(error) && CANNOT_TELL.includes(error.code)) return null;
    throw error;
  }
}

const listed = (names: string[], wanted: SearchAttributes): string =>
  names.map((name) => `${name}: ${wanted[name]}`).join(', ');

function lacking(namespace: string, names: string[], wanted: SearchAttributes, cause: Error): Error {
  const commands = names.map(
    (name) =>
      `  temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${wanted[name]}`,
  );
  return new Error(
    [`namespace ${namespace} lacks search attributes (${cause.message}); add them:`, ...commands].join('\n'),
    { cause },
  );
}
