/** What custom fields hold. Those of a ticket are written with its birth and with its steps (custom-changes.ts). */
import { LIMITS } from '../../domain/limits.ts';
import { type Comparable, type CustomValues } from '../../domain/ticket/custom/value.ts';
import type { CustomField } from '../../domain/ticket/custom/field.ts';
import type { Subject } from '../../domain/ticket/custom/name.ts';
import type { Asking } from '../../domain/ticket/custom/required.ts';
import { wellFormed } from '../core/json.ts';
import { change, many, maybe, type Db } from '../core/pool.ts';
import { CUSTOM_FIELD } from './custom-fields.ts';

const COLUMN = { ticket: 'ticket_number', contact: 'contact_id', organisation: 'organisation_id' } as const;
const TYPE = { ticket: 'bigint', contact: 'uuid', organisation: 'uuid' } as const;

/** SQL for the `CustomValues` of a ticket, contact or organisation, whose id `of` is. */
export const valuesIn = (subject: Subject, of: string): string =>
  `coalesce((select jsonb_object_agg(held.field_id, held.value) from (
     select v.field_id, case when f.kind = 'choices' then jsonb_agg(v.value order by v.place) else (array_agg(v.value))[1] end as value
       from custom_value v join custom_field f on f.id = v.field_id where v.${COLUMN[subject]} = ${of} group by v.field_id, f.kind) held), '{}')`;

/** Of a ticket. */
export const valuesOfTicket = async (db: Db, number: number): Promise<CustomValues> =>
  (
    await maybe<{ fields: CustomValues }>(db, {
      name: 'custom-values-of-ticket',
      text: `select ${valuesIn('ticket', '$1::bigint')} as fields`,
      values: [number],
    })
  )?.fields ?? {};

/** By the ids of fields, what each holds from now on; nothing: it is not known any more. */
export type Given = { field: string; parts: Comparable[] }[];

/**
 * Of a contact, of an organisation, or of a ticket in the transaction of its birth; those that are not named stay as they are. A ticket that lives
 * records them itself (custom-changes.ts).
 */
export async function saveValues(db: Db, subject: Subject, of: string | number, given: Given): Promise<void> {
  if (given.length === 0) return;
  await change(db, {
    name: `save-custom-values-of-${subject}`,
    text: `with fields_said as (select (g ->> 'field')::uuid as field, g -> 'parts' as parts from jsonb_array_elements($2::jsonb) g)
           ${valuesPut(subject, '$1')}`,
    values: [of, wellFormed(given)],
  });
}

/**
 * SQL: one with-part puts, the statement drops what there is too much of, so that no row is written twice. `fields_said` (field, parts) stands
 * before it.
 */
const valuesPut = (subject: Subject, of: string): string =>
  `, put as (${putIn(subject, of)}) ${droppedIn(subject, of)}`;

/** SQL: a part of a statement in which `fields_said` (field, parts) stands. */
export const putIn = (subject: Subject, of: string): string =>
  `insert into custom_value (field_id, ${COLUMN[subject]}, place, value, folded, number)
   select fields_said.field, ${of}::${TYPE[subject]}, one.place, one.part -> 'value', one.part ->> 'folded', (one.part ->> 'number')::float8
     from fields_said join custom_field f on f.id = fields_said.field, jsonb_array_elements(fields_said.parts) with ordinality as one(part, place)
   on conflict (${COLUMN[subject]}, field_id, place) where ${COLUMN[subject]} is not null
   do update set value = excluded.value, folded = excluded.folded, number = excluded.number`;
export const droppedIn = (subject: Subject, of: string): string =>
  `delete from custom_value v using fields_said
    where v.${COLUMN[subject]} = ${of} and v.field_id = fields_said.field and v.place > jsonb_array_length(fields_said.parts)`;

/**
 * What a ticket is asked before somebody closes it: the fields that some tickets must have by then, and which of them it has at this version.
 * `isBeingSet`: somebody has just given something that is not recorded yet.
 */
export type Needs = {
  version: number;
  ticket: Asking;
  known: string[];
  isBeingSet: boolean;
  fields: CustomField[];
};

/** Undefined: there is no such ticket. */
export async function needsOf(db: Db, number: number): Promise<Needs | undefined> {
  const fields = await many<CustomField>(db, {
    name: 'custom-fields-required',
    text: `select ${CUSTOM_FIELD} from custom_field f where f.subject = 'ticket' and 'close' = any(f.required) order by f.place, f.id`,
  });
  const found = await maybe<Asking & Omit<Needs, 'ticket' | 'fields'>>(db, {
    name: 'custom-fields-known',
    text: `select version, team_id as team, type, array(select field_id from custom_value where ticket_number = $1) as known,
                  exists (select from custom_change where ticket_number = $1 and made_at > now() - $2 * interval '1 millisecond') as "isBeingSet"
             from ticket where number = $1`,
    values: [number, LIMITS.beingSetMs],
  });
  if (found === undefined) return undefined;
  const { team, type, ...needs } = found;
  return { ...needs, ticket: { team, type }, fields };
}
