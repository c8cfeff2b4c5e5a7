/**
 * What a reply changes on its ticket besides: chosen with it, kept while it is held, done as it leaves. Each change is a command like one that
 * its writer gives by hand, an event of its own behind the one by which the reply leaves, and recorded with it. Pure.
 */
import { LIMITS } from '../../limits.ts';
import type { Actor, Command } from '../event.ts';
import { withTags } from '../tags.ts';
import type { Priority, Ticket, TicketType } from '../ticket.ts';

export type Change =
  | { do: 'set-priority'; priority: Priority }
  | { do: 'set-type'; type: TicketType }
  | { do: 'add-tags'; tags: string[] }
  | { do: 'set-team'; team: string }
  | { do: 'set-agent'; agent: string };

/** `cannedReply`: the id of the one that has brought it. */
export type Action = Change & { cannedReply?: string | undefined };

/** With which reply a change came (outbox id), and by which canned one, where that is known. */
export type Along = { outbox: string; cannedReply: string | null };

/** A reply leaves by this step, with what it changes, as the doing of its writer. */
export type Leaving = { outbox: string; by: Actor; actions: readonly Action[] };

/** As much of a ticket as is changed. */
export type ActedOn = Pick<Ticket, 'priority' | 'type' | 'owner'> & { tags: readonly string[]; team: string | null };

/** What of it would change something: of tags those that are not there yet, and for which there is room. Null: nothing. */
export function changeOf<Given extends Change>(ticket: ActedOn, action: Given): Given | null {
  if (action.do === 'set-priority') return action.priority === ticket.priority ? null : action;
  if (action.do === 'set-type') return action.type === ticket.type ? null : action;
  if (action.do === 'set-team') return action.team === ticket.team ? null : action;
  if (action.do === 'set-agent') return action.agent === ticket.owner ? null : action;
  const fresh = action.tags.filter((tag) => !ticket.tags.includes(tag));
  const tags = fresh.slice(0, Math.max(LIMITS.tagsOfTicket - ticket.tags.length, 0));
  return tags.length === 0 ? null : { ...action, tags };
}

type Acting = Extract<Command, { along?: Along }>;

/** The commands of a reply that leaves, each for the ticket as those before have left it; null for one that changes nothing by now. */
export const actingOf = ({ outbox, actions }: Leaving): ((ticket: Readonly<Ticket>) => Acting | null)[] => {
  const along = (...of: readonly Action[]): { along: Along } => ({
    along: { outbox, cannedReply: of.find(({ cannedReply }) => cannedReply !== undefined)?.cannedReply ?? null },
  });
  const gives = actions.filter((one) => one.do === 'set-team' || one.do === 'set-agent');
  const others = actions.filter((one) => one.do !== 'set-team' && one.do !== 'set-agent');
  return [
    ...others.map((action) => (ticket: Readonly<Ticket>) => {
      const change = changeOf(ticket, action);
      if (change?.do === 'set-priority')
        return { kind: change.do, priority: change.priority, ...along(change) } as const;
      if (change?.do === 'set-type') return { kind: change.do, type: change.type, ...along(change) } as const;
      if (change?.do === 'add-tags')
        return { kind: 'tag', tags: withTags(ticket.tags, change.tags), ...along(change) } as const;
      return null;
    }),
    // To a team and to one of it in one go: in between nobody would have it.
    ...(gives.length === 0 ? [] : [(ticket: Readonly<Ticket>) => given(ticket, gives, along)]),
  ];
};

function given(
  ticket: Readonly<Ticket>,
  gives: readonly Action[],
  along: (...of: readonly Action[]) => { along: Along },
): Acting | null {
  const changes = gives.flatMap((one) => changeOf(ticket, one) ?? []);
  if (changes.length === 0) return null;
  const team = changes.flatMap((one) => (one.do === 'set-team' ? [one.team] : []))[0] ?? null;
  const agent = gives.flatMap((one) => (one.do === 'set-agent' ? [one.agent] : []))[0] ?? null;
  return { kind: 'assign', agent, team, ...along(...changes) };
}

/** Whom actions name. */
export const namedBy = (actions: readonly Change[]): string[] =>
  actions.flatMap((one) => (one.do === 'set-team' ? [one.team] : one.do === 'set-agent' ? [one.agent] : []));

/** Not by hand in this moment: whoever chose it has perhaps not looked at the ticket since. */
export const isAlong = (event: object): boolean => 'along' in event;
