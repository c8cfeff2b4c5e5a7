/** Tickets of the past as they are born once more, by the policies of another world, and copies of them. Pure. */
import { bornLike, newTicket, type Ticket } from '../ticket/ticket.ts';
import type { PastEvent, PastTicket } from './past-ticket.ts';
import { type Policy, termsOf } from './policy.ts';

/** Tickets as they are born by a policy; one of each kind is made, and the others are copies of it. */
export function createBirths(): (past: PastTicket, policy: Policy) => Ticket {
  const known = new Map<string, Ticket>();
  return ({ number, at, team, priority, type, events }, policy) => {
    const owner = ownerIn(events[0]);
    const key = `${policy.id} ${team} ${priority} ${type} ${owner !== null}`;
    let born = known.get(key);
    if (born === undefined) {
      // Of one piece: what is put together of many the runtime copies slowly.
      born = JSON.parse(
        JSON.stringify(newTicket({ number, at, team, priority, type, owner, ...termsOf(policy) })),
      ) as Ticket;
      known.set(key, born);
    }
    return bornLike(born, { number, owner, at });
  };
}

const ownerIn = (first: PastEvent | undefined): string | null => {
  const owner = first?.data['owner'];
  return typeof owner === 'string' ? owner : null;
};

/** Written out: the runtime takes six times as long to spread tickets, of which no two are made alike. */
export const copyOf = (ticket: Ticket): Ticket => ({
  number: ticket.number,
  createdAt: ticket.createdAt,
  policy: ticket.policy,
  policyVersion: ticket.policyVersion,
  limits: ticket.limits,
  pauses: ticket.pauses,
  archived: ticket.archived,
  version: ticket.version,
  state: ticket.state,
  stateSince: ticket.stateSince,
  seenKeys: ticket.seenKeys,
  owner: ticket.owner,
  lastOwner: ticket.lastOwner,
  team: ticket.team,
  names: ticket.names,
  priority: ticket.priority,
  type: ticket.type,
  tags: ticket.tags,
  clocks: ticket.clocks,
  promises: ticket.promises,
  snooze: ticket.snooze,
  snoozeCount: ticket.snoozeCount,
  followUp: ticket.followUp,
  nudgeAt: ticket.nudgeAt,
  reminded: ticket.reminded,
  waitingFor: ticket.waitingFor,
  wait: ticket.wait,
  closedAt: ticket.closedAt,
  closedAs: ticket.closedAs,
  closedBy: ticket.closedBy,
  reopenCount: ticket.reopenCount,
  confirmationCycle: ticket.confirmationCycle,
  sends: ticket.sends,
  undoable: ticket.undoable,
  askAt: ticket.askAt,
  held: ticket.held,
  lastReply: ticket.lastReply,
  answers: ticket.answers,
  question: ticket.question,
  reminder: ticket.reminder,
  systemReturns: ticket.systemReturns,
  systemStays: ticket.systemStays,
  needsAttention: ticket.needsAttention,
  denied: ticket.denied,
  excused: ticket.excused,
});
