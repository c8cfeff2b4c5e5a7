/** Custom fields: what there are, and changing them. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../../contract/routes.ts';
import { audit } from '../../../db/core/audit.ts';
import { type Db, inTransaction } from '../../../db/core/pool.ts';
import { teamNames } from '../../../db/people/teams.ts';
import {
  customFields,
  dropCustomField,
  insertCustomField,
  lockCustomFields,
  orderFields,
  saveCustomField,
  tellCustomFields,
} from '../../../db/ticket/custom-fields.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import {
  type CustomField,
  customFieldFaults,
  type CustomFieldSettings,
  isFull,
} from '../../../domain/ticket/custom/field.ts';
import { auditChange } from '../../http/changes.ts';
import { requireEachOnce } from '../../http/order.ts';
import type { Handler, Input } from '../../http/handler.ts';

export const listCustomFields: Handler<Routes['listCustomFields']> = async ({ pool }, { query }) => ({
  items: await customFields(pool, query.subject ?? null),
  next: null,
});

/** Problem `bad-input` for what is wrong with it, and for one too many. */
export const createCustomField: Handler<Routes['createCustomField']> = async ({ pool }, { body, who }) =>
  changing(pool, async (db) => {
    const field = settingsOf(body);
    await check(db, field);
    if (isFull((await customFields(db, field.subject)).length))
      throw badField('subject', 'too-many', 'there are as many fields of it as there can be', LIMITS.customFields);
    const id = await insertCustomField(db, field);
    await audit(db, who.id, 'custom-field.create', id, {
      subject: field.subject,
      kind: field.kind,
      label: field.label,
    });
    return found(db, id);
  });

/** Problems: `not-found`; `bad-input`, also for another kind or subject (`not-offered`) and for a choice that it never had (`unknown`). */
export const updateCustomField: Handler<Routes['updateCustomField']> = async ({ pool }, { params, body, who }) =>
  changing(pool, async (db) => {
    const before = await found(db, params.id);
    for (const path of ['subject', 'kind'] as const)
      if (body[path] !== before[path])
        throw badField(path, 'not-offered', `the ${path} of a field stays as it is; add another field instead`);
    const at = body.choices.findIndex(({ id }) => id !== undefined && !before.choices.some((one) => one.id === id));
    if (at >= 0) throw badField(`choices.${at}.id`, 'unknown', 'it has no such choice; leave the id out of a new one');
    const field = settingsOf(body);
    await check(db, field);
    await saveCustomField(db, before.id, field);
    const after = await found(db, before.id);
    await auditChange(db, who.id, 'custom-field.update', before.id, { before, after });
    return after;
  });

/** Problem `not-found`. */
export const deleteCustomField: Handler<Routes['deleteCustomField']> = async ({ pool }, { params, who }) =>
  changing(pool, async (db) => {
    const { id, subject, label } = await found(db, params.id);
    await dropCustomField(db, id);
    await audit(db, who.id, 'custom-field.delete', id, { subject, label });
  });

/** Problem `bad-input` for a list that is not that of all fields of the subject, each once. */
export const orderCustomFields: Handler<Routes['orderCustomFields']> = async ({ pool }, { body, who }) =>
  changing(pool, async (db) => {
    const before = (await customFields(db, body.subject)).map(({ id }) => id);
    requireEachOnce(body.ids, before, 'custom field of this subject');
    await orderFields(db, body.ids);
    await audit(db, who.id, 'custom-field.order', body.subject, { from: before, to: body.ids });
    return { items: await customFields(db, body.subject), next: null };
  });

/** One at a time, and then desks read them anew. */
const changing = <Answer>(
  pool: Parameters<typeof inTransaction>[0],
  run: (db: Db) => Promise<Answer>,
): Promise<Answer> =>
  inTransaction(pool, async (db) => {
    await lockCustomFields(db);
    const answer = await run(db);
    await tellCustomFields(db);
    return answer;
  });

function settingsOf(body: Input<Routes['createCustomField']>['body']): CustomFieldSettings {
  const { choices, required, teams, types, ...rest } = body;
  return {
    ...rest,
    ...{ required: [...new Set(required)], teams: [...new Set(teams)], types: [...new Set(types)] },
    choices: choices.map(({ id = randomUUID(), label }) => ({ id, label })),
  };
}

async function check(db: Db, field: CustomFieldSettings): Promise<void> {
  const faults = customFieldFaults(field);
  if (faults.length > 0) throw new Problem('bad-input', faults[0]!.message, { fields: faults });
  const names = await teamNames(db, [...field.teams]);
  const unknown = field.teams.findIndex((team) => names[team] === undefined);
  if (unknown >= 0) throw badField(`teams.${unknown}`, 'unknown', 'there is no such team');
}

async function found(db: Db, id: string): Promise<CustomField> {
  const field = (await customFields(db)).find((one) => one.id === id);
  if (field === undefined) throw new Problem('not-found', 'there is no such custom field');
  return field;
}
