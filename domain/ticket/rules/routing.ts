/** What rules and assignment came to, after the birth of a ticket. */
import { promiseByPriority } from '../clock/due.ts';
import type { EventOf, Rules, Step } from '../step.ts';
import { closeAs } from './endings.ts';
import { send } from './mail-out.ts';
import { owesPromise } from './promises.ts';
import { promisesAnew } from './promising.ts';
import { give, own, set } from './properties.ts';
import { endSnooze } from './snoozing.ts';

export const routing: Rules<'routed'> = {
  routed(step, fact) {
    const { ticket } = step;
    // Words of the company's, not of a person: they move nothing and keep no promise.
    if (fact.outbox !== undefined) send(step, fact.outbox);
    const unmoved = fact.outbox === undefined ? null : 'stay';
    if (ticket.state === 'closed') return unmoved;
    // What somebody has put aside until a time, or has promised something by, no rule ends before.
    const isKept = (step.rules > 1 && ticket.snooze !== null) || owesPromise(ticket);
    const before = { team: ticket.team, priority: ticket.priority, type: ticket.type };
    const handed = hand(ticket, fact);
    const changed = change(ticket, fact);
    if (fact.ending === undefined || isKept) {
      const { team, priority, type } = ticket;
      if (priority !== before.priority) promiseByPriority(ticket);
      if (team !== before.team || priority !== before.priority || type !== before.type) promisesAnew(step, fact);
      return handed || changed ? undefined : unmoved;
    }
    closeAs(ticket, fact.ending, fact.decision);
    return 'closed';
  },
};

/** Whether it goes to somebody, or to another team. Whoever took it since this was decided keeps it. */
function hand(ticket: Step['ticket'], { agent, team, instead }: EventOf<'routed'>): boolean {
  const moves = team !== null && team !== ticket.team;
  if (ticket.owner !== instead || (agent === ticket.owner && !moves)) return false;
  if (agent !== ticket.owner) endSnooze(ticket);
  if (moves) give(ticket, team);
  own(ticket, agent);
  return true;
}

/** Whether it is something else than before. */
function change(ticket: Step['ticket'], { priority, type, tags }: EventOf<'routed'>): boolean {
  const wished = {
    ...(priority === undefined || priority === ticket.priority ? {} : { priority }),
    ...(type === undefined || type === ticket.type ? {} : { type }),
    ...(tags === undefined || isSame(tags, ticket.tags) ? {} : { tags: [...new Set(tags)] }),
  };
  set(ticket, wished);
  return Object.keys(wished).length > 0;
}

const isSame = (some: string[], others: string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));
