/** What custom fields hold: reading what somebody gives, and giving it to a ticket. */
import { randomUUID } from 'node:crypto';
import type { RouteOf } from '../../../contract/routes.ts';
import { derivedId } from '../../../db/core/derived-id.ts';
import type { Db } from '../../../db/core/pool.ts';
import { dropChange, insertChange } from '../../../db/ticket/custom-changes.ts';
import { customFields } from '../../../db/ticket/custom-fields.ts';
import { type Given, valuesOfTicket } from '../../../db/ticket/custom-values.ts';
import type { BadField } from '../../../domain/field-fault.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Subject } from '../../../domain/ticket/custom/name.ts';
import { partsOf, readValue } from '../../../domain/ticket/custom/value.ts';
import { isSame } from '../../http/changes.ts';
import { Uncertain } from '../../http/errors.ts';
import type { Handler } from '../../http/handler.ts';
import { requireTemporal } from '../../temporal.ts';
import { byAgent, carryOut, knownTicket, pendingAnswer } from '../command/command.ts';

/** What somebody gives, by the ids of fields, as it is kept. Problem `bad-input`, each fault at `fields.<id>`. */
export async function readFields(db: Db, subject: Subject, given: Record<string, unknown>): Promise<Given> {
  const asked = Object.entries(given);
  if (asked.length === 0) return [];
  const known = new Map((await customFields(db, subject)).map((field) => [field.id, field]));
  const faults: BadField[] = [];
  const read: Given = [];
  for (const [id, value] of asked) {
    const field = known.get(id.toLowerCase());
    const one =
      field === undefined
        ? { fault: { code: 'unknown' as const, message: `there is no such custom field of a ${subject}` } }
        : readValue(field, value);
    if ('fault' in one) faults.push({ path: `fields.${id}`, ...one.fault });
    else read.push({ field: field!.id, parts: partsOf(one.value) });
  }
  if (faults.length > 0) throw new Problem('bad-input', faults[0]!.message, { fields: faults });
  return read;
}

/**
 * The words wait in Postgres, and the ticket is told which fields were changed; with nothing to change it is not told.
 * Problems: `ticket-not-found`, `bad-input`, `stale-version`, `unavailable`.
 */
export const setFields: Handler<RouteOf<'set-fields'>> = async (
  deps,
  { params: { number }, body, who, key, expected },
) => {
  await requireTemporal(deps);
  const { workflow } = await knownTicket(deps, number);
  const given = await readFields(deps.pool, 'ticket', body.fields);
  const before = await valuesOfTicket(deps.pool, number);
  const changed = given.filter(
    ({ field, parts }) =>
      !isSame(
        parts.map(({ value }) => value),
        [before[field] ?? []].flat(),
      ),
  );
  if (changed.length === 0) return { ...(await pendingAnswer(deps, number)), pending: false };
  const change = key === null ? randomUUID() : derivedId('fields', String(number), key);
  await insertChange(deps.pool, change, number, changed);
  const what = { kind: 'set-fields' as const, change, fields: changed.map(({ field }) => field) };
  try {
    return await carryOut(deps, number, what, { ...byAgent({ who, expected, key }), workflow });
  } catch (error) {
    if (error instanceof Problem && !(error instanceof Uncertain)) await dropChange(deps.pool, change);
    throw error;
  }
};
