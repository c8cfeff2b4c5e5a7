/** What a canned reply does to the ticket besides, as it is sent: looked at before, and by whoever sends taken out as they like. Pure. */
import { LIMITS } from '../../limits.ts';
import type { Then } from '../../ticket/event.ts';
import type { Priority, TicketType } from '../../ticket/ticket.ts';

export type CannedAction =
  | { do: 'set-priority'; priority: Priority }
  | { do: 'set-type'; type: TicketType }
  | { do: 'add-tags'; tags: string[] }
  | { do: 'set-team'; team: string }
  | { do: 'set-agent'; agent: string }
  | { do: 'then'; then: Then };

export const CANNED_ACTIONS = ['set-priority', 'set-type', 'add-tags', 'set-team', 'set-agent', 'then'] as const;

/** What becomes of the ticket after the reply, if they say it. */
export const thenOf = (actions: readonly CannedAction[] | undefined): Then | undefined =>
  actions?.flatMap((action) => (action.do === 'then' ? [action.then] : []))[0];

/** Those that are carried out on the ticket. */
export const changesOf = (actions: readonly CannedAction[] | undefined): Exclude<CannedAction, { do: 'then' }>[] =>
  (actions ?? []).flatMap((action) => (action.do === 'then' ? [] : [action]));

/** As much of a ticket as actions change. */
export type ActedOn = {
  priority: Priority;
  type: TicketType | null;
  tags: readonly string[];
  team: { id: string } | null;
  owner: { id: string } | null;
};

/** The actions that would change something; of tags those that are not there yet, and for which there is room. */
export const changing = (ticket: ActedOn, actions: readonly CannedAction[]): CannedAction[] =>
  actions.flatMap((action): CannedAction[] => {
    if (action.do === 'set-priority') return action.priority === ticket.priority ? [] : [action];
    if (action.do === 'set-type') return action.type === ticket.type ? [] : [action];
    if (action.do === 'set-team') return action.team === ticket.team?.id ? [] : [action];
    if (action.do === 'set-agent') return action.agent === ticket.owner?.id ? [] : [action];
    if (action.do === 'then') return [action];
    const fresh = action.tags.filter((tag) => !ticket.tags.includes(tag));
    const tags = fresh.slice(0, Math.max(LIMITS.tagsOfTicket - ticket.tags.length, 0));
    return tags.length === 0 ? [] : [{ ...action, tags }];
  });

/** Those of two replies in one draft: of each kind the later one stands, and tags come together. */
export const joinedActions = (one: readonly CannedAction[], other: readonly CannedAction[]): CannedAction[] => {
  const tags = [...one, ...other].flatMap((action) => (action.do === 'add-tags' ? action.tags : []));
  const rest = one.filter((action) => !other.some((later) => later.do === action.do) && action.do !== 'add-tags');
  const all = [...rest, ...other.filter((action) => action.do !== 'add-tags')];
  return tags.length === 0 ? all : [...all, { do: 'add-tags', tags: [...new Set(tags)] }];
};
