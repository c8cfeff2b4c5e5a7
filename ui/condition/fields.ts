/** What there is to ask for, and how each of it is compared. */
import { type Field, type FieldName, FIELDS, type Operator, OPERATORS } from '../../domain/ticket/field.ts';
import { type Comparison, newKey } from './blocks.ts';

/** The fields as they are looked for: by what they are of. */
export const FIELD_GROUPS = {
  mail: [
    'subject',
    'text',
    'abusive',
    'attachment-name',
    'attachments',
    'importance',
    'language',
    'marked-spam',
    'spam-score',
  ],
  sender: ['sender', 'sender-name', 'sender-vip', 'sender-organisation'],
  way: ['mailbox', 'recipient', 'channel', 'hours'],
  ticket: ['team', 'owner', 'priority', 'type', 'tag', 'state', 'minutes-in-state'],
} as const satisfies Record<string, readonly FieldName[]>;

export const ALL_FIELDS: readonly FieldName[] = Object.values(FIELD_GROUPS).flat();

/** A comparison of the field with nothing said yet but what goes without saying. */
export function comparisonOf(field: FieldName, key: number = newKey()): Comparison {
  const { kind }: Field = FIELDS[field];
  const [op] = OPERATORS[kind];
  return { key, field, op, not: false, value: kind === 'flag' ? [true] : [] };
}

type Way = { op: Operator; not: boolean };

/** How the field can be compared, each with its opposite where the opposite is not another one of them. */
export function waysOf(field: FieldName): Way[] {
  const { kind }: Field = FIELDS[field];
  const opposites = kind === 'text' || kind === 'address' || kind === 'choice' ? [false, true] : [false];
  return OPERATORS[kind].flatMap((op) => opposites.map((not) => ({ op, not })));
}
