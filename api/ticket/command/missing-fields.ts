/** What a ticket must tell before somebody closes it, or as it is opened. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from '../../../db/core/pool.ts';
import { customFields } from '../../../db/ticket/custom-fields.ts';
import { type Given, needsOf } from '../../../db/ticket/custom-values.ts';
import { Problem } from '../../../domain/problem.ts';
import type { CustomField, Required } from '../../../domain/ticket/custom/field.ts';
import { type Asking, askingAfter, missingOf } from '../../../domain/ticket/custom/required.ts';
import type { Change } from '../../../domain/ticket/rules/acting.ts';

/** How long what was just given may take to be recorded. */
const RECORDED_MS = 1_000;

/**
 * Problem `fields-missing`, with the fields that a ticket must have before somebody closes it; `changes`: what comes along with the reply that
 * solves it. What Postgres shows decides, as no run of a workflow knows what stands in custom fields, and its version is answered: only a ticket that
 * is still at it may be closed. Null: no ticket is asked for anything.
 */
export async function refuseMissing(db: Db, number: number, changes: readonly Change[] = []): Promise<number | null> {
  const until = Date.now() + RECORDED_MS;
  for (let wait = 4; ; wait = Math.min(wait * 2, 80)) {
    const needs = await needsOf(db, number);
    if (needs === undefined || needs.fields.length === 0) return null;
    const missing = missingOf(needs.fields, askingAfter(needs.ticket, changes), new Set(needs.known), 'close');
    if (missing.length === 0) return needs.version;
    if (!needs.isBeingSet || Date.now() > until) refuse(missing, `set them (PUT /tickets/${number}/fields)`);
    await delay(wait);
  }
}

/** The same of a ticket that is being opened with these fields. */
export async function refuseUnsaid(db: Db, ticket: Asking, given: Given, by: Required): Promise<void> {
  const known = new Set(given.filter(({ parts }) => parts.length > 0).map(({ field }) => field));
  refuse(missingOf(await customFields(db, 'ticket'), ticket, known, by), 'name them in `fields`');
}

function refuse(missing: readonly CustomField[], cure: string): void {
  if (missing.length === 0) return;
  throw new Problem('fields-missing', `custom fields have to be filled in first; ${cure}, and try again`, {
    missing: missing.map(({ id, label }) => ({ id, label })),
  });
}
