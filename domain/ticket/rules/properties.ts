/** What a ticket is and whose: its owner and team, priority, type and tags. */
import { promiseByPriority } from '../clock/due.ts';
import type { Actor } from '../event.ts';
import type { Rules } from '../step.ts';
import type { Priority, TicketType } from '../ticket.ts';
import { promisesAnew } from './promising.ts';
import { endSnooze } from './snoozing.ts';

/** Written in this file only. */
export type Ownership = {
  owner: string | null;
  /** Who had it last; a reopened ticket goes back there. */
  lastOwner: string | null;
  team: string;
};
export const ownedBy = (owner: string | null, team: string): Ownership => ({ owner, lastOwner: owner, team });

/** Written in this file only. */
export type Properties = { priority: Priority; type: TicketType | null; tags: string[] };
export const plain = (priority: Priority, type: TicketType | null, tags: string[]): Properties => ({
  priority,
  type,
  tags,
});

/** Answering an ownerless ticket is taking it: otherwise an answered customer would have nobody. */
export function take(ticket: Ownership, actor: Actor): void {
  if (ticket.owner === null && actor.kind === 'agent') own(ticket, actor.id);
}

/** Somebody has to do with it again: who had it last, if nobody has it now. */
export function backToLastOwner(ticket: Ownership): void {
  ticket.owner ??= ticket.lastOwner;
}

export const properties: Rules<
  'assign' | 'claim' | 'set-priority' | 'set-type' | 'tag' | 'set-requester' | 'set-participants' | 'set-fields'
> = {
  assign(step, { actor, agent, team, note, ...promised }) {
    const { ticket } = step;
    const before = ticket.owner;
    const moves = team !== null && team !== ticket.team;
    const same = agent === before && !moves;
    if (same && note === undefined) return null;
    if (team !== null) give(ticket, team);
    own(ticket, agent);
    if (moves) promisesAnew(step, promised);
    // A team that was merged away takes its tickets along as they are; what a person hands on is in sight.
    if (!same && (agent !== before || actor.kind === 'agent')) endSnooze(ticket);
    return undefined;
  },
  claim({ ticket }, { actor }) {
    if (ticket.owner !== null || actor.kind !== 'agent') return null;
    take(ticket, actor);
    return endSnooze(ticket);
  },
  'set-priority'(step, { priority, ...promised }) {
    if (step.ticket.priority === priority) return null;
    set(step.ticket, { priority });
    promiseByPriority(step.ticket);
    return promisesAnew(step, promised);
  },
  'set-type'(step, { type, ...promised }) {
    if (step.ticket.type === type) return null;
    set(step.ticket, { type });
    return promisesAnew(step, promised);
  },
  tag: ({ ticket }, { tags }) => set(ticket, { tags: [...new Set(tags)] }),
  // The record of the event changes the row; and whoever is important is promised more.
  'set-requester': promisesAnew,
  'set-participants'() {
    // Who may write is asked when they do; the event says that it was changed, and by whom.
  },
  'set-fields'() {
    // The record of the event takes the values from where they wait (db/ticket/custom-changes.ts).
  },
};

/** With null it is nobody's; who had it last is remembered. */
export function own(ticket: Ownership, agent: string | null): void {
  ticket.owner = agent;
  ticket.lastOwner = agent ?? ticket.lastOwner;
}

export function give(ticket: Ownership, team: string): void {
  ticket.team = team;
}

export function set(ticket: Properties, changed: Partial<Properties>): void {
  Object.assign(ticket, changed);
}
