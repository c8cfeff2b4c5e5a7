/** Custom fields as somebody has defined them. */
import { LIMITS } from '../../domain/limits.ts';
import type { CustomField, CustomFieldSettings } from '../../domain/ticket/custom/field.ts';
import type { Subject } from '../../domain/ticket/custom/name.ts';
import { wellFormed } from '../core/json.ts';
import { notice } from '../core/notices.ts';
import { change, first, many, type Db } from '../core/pool.ts';

/** A team that was merged away has left its fields to the one that it is in now. */
export const CUSTOM_FIELD = `f.id, f.subject, f.kind, f.label, f.choices, f.required, f.types, f.shown,
  array(select distinct coalesce(g.merged_into, g.id) from team g where g.id = any(f.teams)) as teams`;

/** In their order; null: of all subjects. */
export const customFields = (db: Db, subject: Subject | null = null): Promise<CustomField[]> =>
  many<CustomField>(db, {
    name: 'custom-fields',
    text: `select ${CUSTOM_FIELD} from custom_field f where $1::text is null or f.subject = $1
            order by array_position(array['ticket', 'contact', 'organisation'], f.subject), f.place, f.id
            limit ${3 * LIMITS.customFields}`,
    values: [subject],
  });

/** Until the transaction ends nobody else changes one. */
export const lockCustomFields = (db: Db): Promise<unknown> =>
  first(db, { name: 'lock-custom-fields', text: `select pg_advisory_xact_lock(hashtext('custom-field'))` });

/** The new one's id; it stands behind the others of its subject. */
export const insertCustomField = async (db: Db, field: CustomFieldSettings): Promise<string> =>
  (
    await first<{ id: string }>(db, {
      name: 'insert-custom-field',
      text: `insert into custom_field (subject, kind, label, choices, required, teams, types, shown, place)
             select $1, $2, $3, $4, $5, $6, $7, $8, coalesce(max(place), 0) + 1 from custom_field where subject = $1
             returning id`,
      values: [field.subject, field.kind, ...settingsOf(field)],
    })
  ).id;

/** Wherever a choice was chosen that is left out, it is chosen no longer. */
export async function saveCustomField(db: Db, id: string, field: CustomFieldSettings): Promise<void> {
  await change(db, {
    name: 'save-custom-field',
    text: 'update custom_field set label = $2, choices = $3, required = $4, teams = $5, types = $6, shown = $7 where id = $1',
    values: [id, ...settingsOf(field)],
  });
  if (field.kind !== 'choice' && field.kind !== 'choices') return;
  await change(db, {
    name: 'drop-choices-left-out',
    text: `delete from custom_value where field_id = $1 and not folded = any($2::text[])`,
    values: [id, field.choices.map((choice) => choice.id)],
  });
}

const settingsOf = ({ label, choices, required, teams, types, shown }: CustomFieldSettings) => [
  ...[wellFormed(label), wellFormed(choices), required, teams, types, shown],
];

/** With all that was written in it. */
export const dropCustomField = (db: Db, id: string): Promise<number> =>
  change(db, { name: 'drop-custom-field', text: 'delete from custom_field where id = $1', values: [id] });

/** From now on those of these ids stand in this order. */
export const orderFields = (db: Db, ids: readonly string[]): Promise<number> =>
  change(db, {
    name: 'order-custom-fields',
    text: `update custom_field f set place = asked.place
             from unnest($1::uuid[]) with ordinality as asked(id, place) where f.id = asked.id`,
    values: [ids],
  });

/** Open desks read them anew. */
export const tellCustomFields = (db: Db): Promise<unknown> =>
  first(db, { name: 'tell-custom-fields', text: `select ${notice('custom-fields', { fields: `'changed'` })}` });
