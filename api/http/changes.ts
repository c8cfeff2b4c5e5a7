/** What a change changes, as the audit keeps it: from what to what, and nothing of the rest. */
import { audit } from '../../db/core/audit.ts';
import type { Db } from '../../db/core/pool.ts';

type Settings = Record<string, unknown>;

/** `action` was done by `by` to `subject`; what changed nothing is not kept. */
export async function auditChange(
  db: Db,
  by: string,
  action: string,
  subject: string,
  { before, after }: { before: Settings; after: Settings },
): Promise<void> {
  const changes = Object.entries(after)
    .filter(([name, to]) => JSON.stringify(to) !== JSON.stringify(before[name]))
    .map(([name, to]) => [name, { from: before[name] ?? null, to }]);
  if (changes.length > 0) await audit(db, by, action, subject, Object.fromEntries(changes));
}
