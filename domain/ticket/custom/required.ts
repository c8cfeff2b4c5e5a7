/** What a ticket must tell before something happens to it. */
import type { Command } from '../event.ts';
import type { Change } from '../rules/acting.ts';
import type { TicketType } from '../ticket.ts';
import type { CustomField, Required } from './field.ts';

/** What of a ticket decides which fields are asked of it. */
export type Asking = { team: string; type: TicketType | null };

/** Whether it is asked of such a ticket. One of certain types is not asked of a ticket of which nobody knows the type. */
export const isAsked = (
  { subject, teams, types }: Pick<CustomField, 'subject' | 'teams' | 'types'>,
  { team, type }: Asking,
): boolean =>
  subject === 'ticket' &&
  (teams.length === 0 || teams.includes(team)) &&
  (types.length === 0 || (type !== null && types.includes(type)));

/** Fields that such a ticket must have by then and has not; `known`: the ids of those that it has. */
export const missingOf = <Field extends CustomField>(
  fields: readonly Field[],
  ticket: Asking,
  known: ReadonlySet<string>,
  by: Required,
): Field[] => fields.filter((field) => field.required.includes(by) && isAsked(field, ticket) && !known.has(field.id));

/** The same of a ticket after these changes, which a reply makes as it leaves. */
export const askingAfter = (ticket: Asking, changes: readonly Change[]): Asking =>
  changes.reduce((after, change) => {
    if (change.do === 'set-type') return { ...after, type: change.type };
    return change.do === 'set-team' ? { ...after, team: change.team } : after;
  }, ticket);

/**
 * Whether somebody ends a ticket by it, and so is asked for what must be known by then. Spam tells nothing; a customer's yes, a rule and a
 * limit that passes end a ticket without anybody there to ask.
 */
export const isClosing = (command: Command): boolean =>
  closes(command.kind) || (command.kind === 'reply' && command.then === 'resolve');

/** Whether it ends a ticket whatever else it says. */
export const closes = (kind: Command['kind']): boolean => kind === 'resolve' || kind === 'archive';
