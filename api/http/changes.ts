/** What a change changes, as the audit keeps it: from what to what, and nothing of the rest. */
import { isDeepStrictEqual } from 'node:util';
import { audit } from '../../db/core/audit.ts';
import type { Db } from '../../db/core/pool.ts';

type Settings = Record<string, unknown>;

/** Whether both are the same JSON; Postgres gives an object back with its names in another order. */
export const isSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(asJson(one), asJson(other));
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** `action` was done by `by` to `subject`; what changed nothing is not kept. */
export async function auditChange(
  db: Db,
  by: string,
  action: string,
  subject: string,
  { before, after }: { before: Settings; after: Settings },
): Promise<void> {
  const changes = Object.entries(after)
    .filter(([name, to]) => !isSame(to, before[name]))
    .map(([name, to]) => [name, { from: before[name] ?? null, to }]);
  if (changes.length > 0) await audit(db, by, action, subject, Object.fromEntries(changes));
}
