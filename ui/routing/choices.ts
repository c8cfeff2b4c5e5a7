/** What the builder has to offer for each field and each action. */
import { type Field, type FieldName, FIELDS, type Operator, OPERATORS } from '../../domain/ticket/field.ts';
import type { Action } from '../../domain/routing/rule.ts';
import { type Comparison, newKey } from './draft.ts';
import type { Things } from './words.ts';

/** The fields as they are looked for: by what they are of. */
export const FIELD_GROUPS = {
  mail: ['subject', 'text', 'attachment-name', 'attachments', 'importance', 'language', 'marked-spam', 'spam-score'],
  sender: ['sender', 'sender-name', 'sender-vip', 'sender-organisation'],
  way: ['mailbox', 'recipient', 'channel', 'hours'],
  ticket: ['team', 'owner', 'priority', 'type', 'tag', 'state', 'minutes-in-state'],
} as const satisfies Record<string, readonly FieldName[]>;

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

/** In the order in which they are wanted. */
export const ACTION_KINDS = [
  'set-team',
  'set-agent',
  'need-seniority',
  'need-skill',
  'set-priority',
  'raise-priority',
  'set-type',
  'add-tags',
  'reply',
  'notify',
  'archive',
  'mark-spam',
] as const satisfies readonly Action['do'][];

/** The action with what is chosen most; where only a person can choose, nothing. */
export function actionOf(kind: Action['do'], things: Things): Action {
  const only = (of: 'team' | 'agent' | 'skill' | 'text') => (things[of].length === 1 ? things[of][0]!.id : '');
  switch (kind) {
    case 'set-team':
      return { do: kind, team: only('team') };
    case 'set-agent':
      return { do: kind, agent: only('agent') };
    case 'need-skill':
      return { do: kind, skill: only('skill'), level: 2 };
    case 'need-seniority':
      return { do: kind, seniority: 3 };
    case 'set-priority':
      return { do: kind, priority: 'high' };
    case 'set-type':
      return { do: kind, type: 'complaint' };
    case 'add-tags':
      return { do: kind, tags: [] };
    case 'reply':
      return { do: kind, text: only('text') };
    case 'notify':
      return { do: kind, whom: 'lead' };
    case 'raise-priority':
    case 'archive':
    case 'mark-spam':
      return { do: kind };
  }
}
