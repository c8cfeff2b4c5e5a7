/** What a ticket must tell before somebody closes it. */
import type { Db } from '../../db/core/pool.ts';
import { needsOf } from '../../db/ticket/custom-values.ts';
import { Problem } from '../../domain/problem.ts';
import { missingOf } from '../../domain/ticket/custom/required.ts';

/**
 * Problem `fields-missing`, with the fields that a ticket must have before somebody closes it. What Postgres shows decides: no run of a workflow
 * knows what stands in custom fields.
 */
export async function refuseMissing(db: Db, number: number): Promise<void> {
  const needs = await needsOf(db, number);
  if (needs === undefined) return;
  const missing = missingOf(needs.fields, needs.ticket, new Set(needs.known), 'close');
  if (missing.length === 0) return;
  throw new Problem(
    'fields-missing',
    `ticket ${number} lacks what must be known before it is closed; set these fields (PUT /tickets/${number}/fields) and try again`,
    { missing: missing.map(({ id, label }) => ({ id, label })) },
  );
}
