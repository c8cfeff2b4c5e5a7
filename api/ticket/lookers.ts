/**
 * Who looks at and writes on a ticket, heartbeats and expiry: each process keeps what all of them were told lately, in memory, and tells those
 * who look at the same ticket when their company changes. One that has just started knows everybody after the next beats.
 */
import type { Routes } from '../../contract/routes.ts';
import { sessionMark } from '../../db/people/sessions.ts';
import { lookerNames, tellLook } from '../../db/ticket/looks.ts';
import { LIMITS } from '../../domain/limits.ts';
import {
  type Beat,
  type Doing,
  heard,
  isGone,
  isSameCompany,
  type Look,
  type Looker,
  lookersAt,
  othersOf,
} from '../../domain/ticket/looking.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';
import { knownTicket, notFound } from './command/command.ts';

/** Whoever has said nothing for too long is missed so soon. */
const SWEEP_MS = 2 * SECOND_MS;

export type Lookers = {
  listLookers: Handler<Routes['listLookers']>;
  look: Handler<Routes['look']>;
  lookAway: Handler<Routes['lookAway']>;
  /** Calls `tell` with the ticket and the agents who look at it, whenever that has changed. */
  onChange(tell: (ticket: number, agents: ReadonlySet<string>) => void): void;
  stop(): void;
};

export function createLookers(deps: Pick<Deps, 'changes'>): Lookers {
  const memory = createMemory();
  let tell: (ticket: number, agents: ReadonlySet<string>) => void = () => undefined;
  const tellAll = (changed: ReturnType<typeof memory.hear>[]) => {
    for (const one of changed) if (one !== null) tell(one.ticket, new Set(one.lookers.map(({ agent }) => agent)));
  };
  const unsubscribe = deps.changes.subscribe((change) => {
    if (change.t === 'look') tellAll([memory.hear(change, performance.now())]);
    if (change.t === 'session-ended') tellAll(memory.end(change.session, performance.now()));
  });
  const sweep = setInterval(() => tellAll(memory.sweep(performance.now())), SWEEP_MS);
  const shown = async ({ pool }: Deps, ticket: number, reader: string) => {
    const others = othersOf(memory.at(ticket, performance.now()), reader);
    if (others.length === 0) return { items: [], next: null };
    const ids = others.map(({ agent }) => agent);
    const names = new Map((await lookerNames(pool, ids)).map((one) => [one.id, one]));
    const items = others.flatMap(({ agent: id, writing, away }) => {
      const agent = names.get(id);
      return agent === undefined ? [] : [{ agent, writing, away }];
    });
    return { items, next: null };
  };

  return {
    listLookers: async (all, { params: { number }, who }) => {
      await knownTicket(all, number);
      return shown(all, number, who.id);
    },
    look: async (all, { params: { number, look }, body: { writing, away, left }, who, proof }) => {
      const doing: Doing = writing ?? (away ? 'away' : 'looking');
      const mine = { agent: who.id, session: sessionMark(proof) };
      if (left !== undefined)
        await tellLook(all.pool, { ...mine, ticket: left.number, look: left.look, doing: 'left' });
      const beat = { ...mine, ticket: number, look, doing };
      const known = await tellLook(all.pool, beat);
      if (!known) throw notFound(number);
      return shown(all, number, who.id);
    },
    lookAway: async ({ pool }, { params: { number, look }, who, proof }) => {
      await tellLook(pool, { ticket: number, agent: who.id, session: sessionMark(proof), look, doing: 'left' });
    },
    onChange: (told) => void (tell = told),
    stop() {
      unsubscribe();
      clearInterval(sweep);
    },
  };
}

/** What one process has heard. */
function createMemory() {
  const tickets = new Map<number, { looks: Map<string, Look>; told: Looker[] }>();
  /** Of each agent where their looks are, the oldest first. */
  const ofAgent = new Map<string, Map<string, number>>();

  const forget = (ticket: number, key: string, agent: string) => {
    tickets.get(ticket)?.looks.delete(key);
    const theirs = ofAgent.get(agent);
    theirs?.delete(key);
    if (theirs?.size === 0) ofAgent.delete(agent);
  };
  /** What whoever looks at the ticket has to be told; null: nothing. Whoever is alone there knows it. */
  const news = (ticket: number, now: number) => {
    const one = tickets.get(ticket);
    if (one === undefined) return null;
    const { told } = one;
    const lookers = lookersAt(one.looks.values(), now);
    one.told = lookers;
    if (one.looks.size === 0) tickets.delete(ticket);
    return isSameCompany(told, lookers) || (told.length < 2 && lookers.length < 2) ? null : { ticket, lookers };
  };

  return {
    hear(beat: Beat, now: number) {
      const { ticket, agent, look } = beat;
      const key = `${ticket} ${agent} ${look}`;
      const one = tickets.get(ticket) ?? { looks: new Map<string, Look>(), told: [] };
      tickets.set(ticket, one);
      one.looks.set(key, heard(one.looks.get(key), beat, now));
      const theirs = ofAgent.get(agent) ?? new Map<string, number>();
      ofAgent.set(agent, theirs);
      theirs.delete(key);
      theirs.set(key, ticket);
      const [oldest] = theirs;
      if (oldest !== undefined && theirs.size > LIMITS.looksOfAgent) forget(oldest[1], oldest[0], agent);
      return news(ticket, now);
    },
    /** Whoever looked by this session has left. */
    end(session: string, now: number) {
      return [...tickets].map(([ticket, { looks }]) => {
        for (const [key, look] of looks)
          if (look.session === session) looks.set(key, heard(look, { ...look, doing: 'left' }, now));
        return news(ticket, now);
      });
    },
    sweep(now: number) {
      return [...tickets].map(([ticket, { looks }]) => {
        for (const [key, look] of looks) if (isGone(look, now)) forget(ticket, key, look.agent);
        return news(ticket, now);
      });
    },
    at: (ticket: number, now: number): Looker[] => lookersAt(tickets.get(ticket)?.looks.values() ?? [], now),
  };
}
