/** What each action takes, as a table: the builder of rules draws its form of it. */
import { PRIORITIES, TICKET_TYPES } from '../ticket/ticket.ts';
import type { ThingKind } from '../ticket/field.ts';
import type { Action } from './rule.ts';

/** One value: of fixed choices, the id of a thing, or both; neither: any text. */
type Taken = { name: string; choices?: readonly (string | number)[]; of?: ThingKind; many?: boolean };

const LEVELS = [1, 2, 3];

export const ACTIONS: Record<Action['do'], readonly Taken[]> = {
  'set-team': [{ name: 'team', of: 'team' }],
  'set-agent': [{ name: 'agent', of: 'agent' }],
  'need-skill': [
    { name: 'skill', of: 'skill' },
    { name: 'level', choices: LEVELS },
  ],
  'need-seniority': [{ name: 'seniority', choices: LEVELS }],
  'set-priority': [{ name: 'priority', choices: PRIORITIES }],
  'raise-priority': [],
  'set-type': [{ name: 'type', choices: TICKET_TYPES }],
  'add-tags': [{ name: 'tags', many: true }],
  reply: [{ name: 'text', of: 'text' }],
  notify: [{ name: 'whom', choices: ['owner', 'lead'], of: 'agent' }],
  archive: [],
  'mark-spam': [],
};
