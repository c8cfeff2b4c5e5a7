/** Why a ticket is where it is, with names beside ids, and what happens to it next by itself. */
import type { z } from 'zod';
import type { Routes } from '../../contract/routes.ts';
import type { Named } from '../../db/core/named.ts';
import { loadBook } from '../../db/routing/book.ts';
import { decisionsOf, namesOf, snapshotOf, waitingOf } from '../../db/routing/explanations.ts';
import { handOutAt } from '../../domain/routing/candidates.ts';
import type { Explanation } from '../../domain/routing/decision.ts';
import { deadlines } from '../../domain/ticket/deadline.ts';
import type { TicketEvent } from '../../domain/ticket/event.ts';
import { NUDGE } from '../../domain/ticket/moves.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';
import { notFound } from '../ticket/command/command.ts';
import { explainedClocks, foreseen } from '../ticket/promise/explained-time.ts';

/** A ticket that is routed again and again shows its last decisions. */
const SHOWN = 50;

type Answer = z.input<NonNullable<Routes['getExplanation']['ok']['schema']>>;

export const getExplanation: Handler<Routes['getExplanation']> = async (deps, { params: { number } }) => {
  const { pool } = deps;
  const [ticket, kept] = await Promise.all([snapshotOf(pool, number), decisionsOf(pool, number, SHOWN)]);
  if (ticket === undefined) throw notFound(number);
  const names = await namesOf(pool, [...new Set(kept.flatMap(({ explanation }) => idsIn(explanation)))]);
  return {
    routing: kept.map(({ id, explanation }) => ({ id, ...shown(explanation, names) })),
    ...(ticket === null ? { clocks: [], past: [], earlier: 0 } : await explainedClocks(deps, ticket)),
    next: ticket === null ? [] : [...(await handOut(deps, ticket)), ...timed(ticket, await foreseen(deps, ticket))],
  };
};

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
/** A decision is plain JSON, and all that it speaks of by id has a name. */
const idsIn = (explanation: Explanation): string[] => JSON.stringify(explanation).match(UUID) ?? [];

function shown({ at, moment, guessed, rules, team, need, assignment }: Explanation, names: Map<string, string>) {
  const named = (id: string): Named => ({ id, name: names.get(id) ?? '' });
  const ifAny = (id: string | null) => (id === null ? null : named(id));
  const inWords = (text: string) => text.replaceAll(UUID, (id) => names.get(id) ?? id);
  return {
    at: new Date(at).toISOString(),
    moment,
    ...(guessed && { guessed }),
    rules: rules.map(({ rule, compared, ...trace }) => ({
      id: rule,
      ...trace,
      compared: compared.map(({ hours, ...one }) => ({
        ...one,
        input: inWords(one.input),
        by: typeof one.by === 'string' ? inWords(one.by) : one.by,
        ...(hours && { hours: { of: hours.of.map(named), at: new Date(hours.at).toISOString() } }),
      })),
    })),
    team: named(team),
    need: need && {
      ...need,
      agent: ifAny(need.agent),
      skills: need.skills.map(({ skill, level }) => ({ skill: named(skill), level })),
    },
    assignment: assignment && {
      ...assignment,
      owner: ifAny(assignment.owner),
      considered: assignment.considered.map(({ person, ...seen }) => ({ agent: named(person), ...seen })),
    },
  };
}

/** What the ticket waits for in the queue of its team, if it does: it has no instant of its own while all are full. */
async function handOut({ pool, clock }: Deps, { number, owner }: Ticket): Promise<Answer['next']> {
  if (owner !== null) return [];
  const waiting = await waitingOf(pool, number);
  if (waiting === undefined) return [];
  const at = clock.now();
  const { people, teams, names } = await loadBook(pool, at);
  const team = teams.get(waiting.team);
  const opening = waiting.isGiven ? at : team === undefined ? null : handOutAt(team, people, at);
  return [
    {
      at: opening === null ? null : new Date(opening).toISOString(),
      what: 'hand-out',
      why: {
        team: { id: waiting.team, name: names[waiting.team] ?? '' },
        since: waiting.since.toISOString(),
        ahead: waiting.ahead,
      },
      then: [],
    },
  ];
}

/** Every deadline with the reason that it stands for. */
const timed = (ticket: Ticket, then: Answer['next'][number]['then'][]): Answer['next'] =>
  deadlines(ticket).map(({ at, event }, index) => ({
    at: new Date(at).toISOString(),
    what: event.kind,
    why: whyOf(ticket, event),
    then: then[index]!,
  }));

function whyOf(ticket: Ticket, event: TicketEvent): Answer['next'][number]['why'] {
  if ('clock' in event) return { clock: event.clock };
  if (event.kind === 'promise-warned' || event.kind === 'promise-broken') return { promise: event.promise };
  return isNudge(ticket, event.kind) ? sinceWhen(ticket) : {};
}

const isNudge = ({ state }: Ticket, kind: string): boolean =>
  state !== 'closed' && (NUDGE[state].event === kind || kind === 'closing-proposed');
const sinceWhen = ({ state, stateSince }: Ticket) => ({ state, since: new Date(stateSince).toISOString() });
