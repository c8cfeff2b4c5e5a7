/**
 * The life of a ticket as it was, gone through once more by policies of another world: what each of them would have promised it, and what
 * became of that. What happened is taken as it happened, by the rules of tickets themselves; only what is promised is another. Pure.
 */
import { breach } from '../ticket/clock/clock.ts';
import { settle } from '../ticket/clock/due.ts';
import { happens } from '../ticket/decide.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { Chosen, Effect } from '../ticket/effect.ts';
import { MOVES } from '../ticket/moves.ts';
import { timePassed } from '../ticket/rules/undoing.ts';
import { RULES, type Ticket } from '../ticket/ticket.ts';
import { type ChoiceFacts, createChooser } from './choice.ts';
import { copyOf, createBirths } from './past-birth.ts';
import { type Happening, happeningsOf, inThisWorld, type PastTicket } from './past-ticket.ts';
import { type Policy, schedule, termsOf } from './policy.ts';
import { note, type Promised, promisedAs, type Seen } from './promise-outcome.ts';

/** A policy that was chosen, and for what. */
type Choice = { facts: ChoiceFacts; policy: Policy };

/** All that was promised from its birth until now, in the order in which it began; and how its policies were chosen. */
type Life = { promised: Promised[]; choices: Choice[] };

/** What policies would make of very many lives. */
export type World = {
  choose: (facts: ChoiceFacts) => Policy;
  /** `happenings` are those of the ticket, for whoever has them from another world. */
  relive: (past: PastTicket, happenings?: readonly Happening[]) => Life;
};

/** All policies in the order in which they are asked, the default one last. */
export function createWorld(policies: readonly Policy[], now: number): World {
  const calendars = policies.map(({ calendar }) => calendar);
  const choose = createChooser(policies);
  const bear = createBirths();
  const answer = (
    ticket: Ticket,
    { chooses, priority, requests }: Scheduling,
    chosen: (by: Chosen) => Policy,
    at: number,
  ) => {
    const policy =
      chooses === undefined ? (policies.find(({ id }) => id === ticket.policy) ?? policies.at(-1)!) : chosen(chooses);
    const dues = schedule(policy, priority, requests, calendars);
    return { kind: 'scheduled', dues, terms: chooses && termsOf(policy), actor: SYSTEM, at, key: null } as const;
  };
  return {
    choose,
    relive(past, happenings = happeningsOf(past)) {
      const choices: Choice[] = [];
      const chosenFor = ({ team, priority, type }: Pick<Ticket, 'team' | 'priority' | 'type'>): Policy => {
        const { vip, organisation, channel } = past.requester;
        const facts: ChoiceFacts = { team, priority, type, vip, organisation, channel };
        const policy = choose(facts);
        choices.push({ facts, policy });
        return policy;
      };
      let ticket = bear(past, chosenFor(past));
      const seen: Seen[] = [];
      let heardAt = past.at;
      for (const { event, closedAs } of happenings) {
        heardAt = Math.max(heardAt, event.at);
        // What is broken and then taken back with what it was promised by was broken.
        if (breaksUntil(ticket, heardAt)) note(seen, ticket);
        const after = next(ticket, inThisWorld(event, ticket), heardAt);
        if (after === null) continue;
        ticket = after.ticket;
        if (closedAs !== null) ticket.closedAs = closedAs;
        for (let asked = after.asked; asked !== undefined;) {
          const answered = answer(
            ticket,
            asked,
            (chooses) => chosenFor({ priority: ticket.priority, ...chooses }),
            heardAt,
          );
          // On the same terms it says when clocks fall due, and nothing else.
          if (answered.terms === undefined) {
            if (MOVES.scheduled[ticket.state] !== undefined) settle(ticket, answered.dues);
            break;
          }
          const settled = next(ticket, answered, heardAt);
          if (settled === null) break;
          ticket = settled.ticket;
          asked = settled.asked;
        }
        note(seen, ticket);
      }
      breaksUntil(ticket, now);
      note(seen, ticket);
      return { promised: seen.map((one) => promisedAs(one, now)), choices };
    },
  };
}

const SYSTEM = { kind: 'system' } as const;

type Scheduling = Extract<Effect, { kind: 'schedule' }>;

/** The ticket after an event, and what it asks of the calendar; null when it says nothing to it. */
function next(
  ticket: Ticket,
  event: TicketEvent,
  now: number,
): { ticket: Ticket; asked: Scheduling | undefined } | null {
  const copy = copyOf(ticket);
  const step = happens(ticket, copy, event, now, RULES);
  if (step === null) return null;
  return { ticket: copy, asked: step.effects.find((effect) => effect.kind === 'schedule') };
}

/** What fell due before an instant is broken, at its deadline; says whether anything is. Of what is closed nothing is owed, also where an answer came back since. */
function breaksUntil(ticket: Ticket, at: number): boolean {
  if (ticket.state === 'closed') return false;
  const { clocks } = ticket;
  for (const { kind, state, promised, dueAt } of clocks)
    if (state === 'running' && promised && dueAt < at) {
      const before = { ...ticket };
      breach(ticket, kind, dueAt);
      timePassed(ticket, before, { clock: kind });
    }
  return ticket.clocks !== clocks;
}
