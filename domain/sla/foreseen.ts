/**
 * What a deadline of a ticket will do, and for whom: `decide` is asked as if it had come, with what the policy does about it. Nothing
 * happens by this.
 */
import type { Deadline } from '../ticket/deadline.ts';
import { decide } from '../ticket/decide.ts';
import type { RecordedEvent, TicketEvent } from '../ticket/event.ts';
import { noticesOf, type Whom } from '../ticket/notices.ts';
import { asks, isRerouted } from '../ticket/asking.ts';
import { type Priority, raised, RULES, type Ticket } from '../ticket/ticket.ts';
import { escalationsOf, type Policy } from './policy.ts';

/**
 * `tells` somebody; `mails` the customer; `closes` it; `seeks` somebody to have it; `returns` it into the follow-up or to our turn; `raises`
 * its priority; `sends` a mail again; `notes` it on the ticket and no more.
 */
export type Outcome =
  | { does: 'tells'; whom: Whom }
  | { does: 'mails'; mail: 'reminder' | 'question-reminder' | 'closing' }
  | { does: 'closes'; as: NonNullable<Ticket['closedAs']> }
  | { does: 'raises'; priority: Priority }
  | { does: 'returns' | 'seeks' | 'sends' | 'notes' };

/** As things stand now, each outcome once, never none. */
export function foresee(ticket: Ticket, { at, event }: Deadline, policy: Pick<Policy, 'escalations'>): Outcome[] {
  const first = outcomesOf(ticket, event, at);
  const deeds = escalationsOf(policy, first.events).flatMap(({ clock, moment, does }) => {
    const priority = does.includes('raise-priority') ? raised(first.after.priority) : first.after.priority;
    const isRaised = priority !== first.after.priority;
    const escalated: TicketEvent = {
      ...{ kind: 'escalated', clock, moment, does, ...(isRaised && { priority }) },
      ...{ actor: { kind: 'system' }, at, key: null },
    };
    return [
      ...outcomesOf(first.after, escalated, at).outcomes,
      ...(isRaised ? [{ does: 'raises', priority } as const] : []),
    ];
  });
  const all = [...first.outcomes, ...deeds];
  const each = all.filter((one, index) => all.findIndex((other) => same(one) === same(other)) === index);
  return each.length === 0
    ? [{ does: event.kind === 'send-due' || event.kind === 'hold-ended' ? 'sends' : 'notes' }]
    : each;
}
const same = (outcome: Outcome): string => JSON.stringify(outcome);

function outcomesOf(
  ticket: Ticket,
  event: TicketEvent,
  at: number,
): { after: Ticket; events: RecordedEvent[]; outcomes: Outcome[] } {
  const { ticket: after, effects } = decide(ticket, event, at, RULES);
  const events = effects.flatMap((effect) => (effect.kind === 'record' ? effect.events : []));
  const isBack =
    after.state !== 'closed' &&
    ((ticket.snooze !== null && after.snooze === null) || (ticket.wait !== null && after.wait === null));
  const told = noticesOf(events, after).map(({ whom }): Outcome => ({ does: 'tells', whom }));
  const outcomes: Outcome[] = [
    ...(isBack ? [{ does: 'returns' } as const] : []),
    ...told,
    ...effects.flatMap((effect): Outcome[] =>
      effect.kind === 'write-mail' ? [{ does: 'mails', mail: effect.mail }] : [],
    ),
    ...(after.state === 'closed' && after.closedAs !== null && ticket.state !== 'closed'
      ? [{ does: 'closes', as: after.closedAs } as const]
      : []),
    ...(isSought(ticket, after, event) ? [{ does: 'seeks' } as const] : []),
  ];
  return { after, events, outcomes };
}

/** Who has it keeps it while they are there, unless the policy wants it with somebody else. */
const isSought = (before: Ticket, after: Ticket, event: TicketEvent): boolean =>
  (after.owner === null || isRerouted(event)) && asks(before, after, event).includes('unowned');
