/** Somebody's day: what they have to do by when, and when they work. */
import type { Routes } from '../../contract/routes.ts';
import type { Pool } from '../../db/core/pool.ts';
import { absencesByAgent } from '../../db/people/absences.ts';
import { shiftsByAgent } from '../../db/people/shifts.ts';
import { staffMember } from '../../db/people/staff.ts';
import { calendarsOfTeams } from '../../db/sla/calendars.ts';
import { type OwnedTicket, ownedTickets } from '../../db/ticket/today.ts';
import { LIMITS } from '../../domain/limits.ts';
import { Problem } from '../../domain/problem.ts';
import { hoursSpans } from '../../domain/routing/week.ts';
import { around, unfit, workDay, type WorkDay } from '../../domain/routing/work-day.ts';
import { asClocks } from '../../domain/ticket/clock/clock.ts';
import { duesOf } from '../../domain/ticket/list/dues.ts';
import type { Named } from '../../db/core/named.ts';
import type { Handler } from '../http/handler.ts';

/** Problems `forbidden` for another's day without `schedule:write`, `not-found` for somebody who does not work here. */
export const getToday: Handler<Routes['getToday']> = async ({ pool, clock }, { query, who, permits }) => {
  const now = clock.now();
  const agent = await whose(pool, query.agent ?? who.id, who, permits);
  const tickets = await ownedTickets(pool, agent.id, LIMITS.ticketsOfDay + 1);
  const day = await dayOf(pool, agent, now, query.zone);
  const dues = tickets
    .slice(0, LIMITS.ticketsOfDay)
    .flatMap((ticket) => duesIn(ticket, now))
    .sort((a, b) => a.at - b.at || a.ticket.number - b.ticket.number);
  const unfits = unfit(
    dues.map(({ at }) => at),
    day,
    now,
  );
  return {
    agent: { id: agent.id, name: agent.name },
    day: { ...dated(day), ends: new Date(day.ends), hours: day.hours.map(dated) },
    dues: dues.map(({ at, answerBy, ...due }, place) => ({
      ...due,
      ...{ at: new Date(at), answerBy: answerBy === null ? null : new Date(answerBy), unfit: unfits[place] === true },
    })),
    complete: tickets.length <= LIMITS.ticketsOfDay,
  };
};

type Agent = Named & { teams: Named[] };

async function whose(
  pool: Pool,
  id: string,
  who: Agent,
  permits: (needs: 'schedule:write') => boolean,
): Promise<Agent> {
  if (id === who.id) return who;
  if (!permits('schedule:write'))
    throw new Problem('forbidden', 'the day of somebody else takes the permission schedule:write; leave out `agent`');
  const agent = await staffMember(pool, id);
  if (agent === undefined || !agent.active) throw new Problem('not-found', 'there is no such active agent');
  return agent;
}

async function dayOf(pool: Pool, agent: Agent, now: number, zone: string): Promise<WorkDay> {
  const span = around(now, zone);
  const shifts = await shiftsByAgent(pool, [agent.id]);
  const absences = await absencesByAgent(pool, [agent.id], { from: new Date(span.from), to: new Date(span.to) });
  const calendars = await calendarsOfTeams(
    pool,
    agent.teams.map(({ id }) => id),
  );
  const away = (absences.get(agent.id) ?? []).map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }));
  const hours = hoursSpans(shifts.get(agent.id) ?? [], [...calendars.values()], span);
  return workDay(now, hours, zone, away);
}

const dated = ({ from, to }: { from: number; to: number }) => ({ from: new Date(from), to: new Date(to) });

/** A ticket that was not recorded yet owes nothing for some milliseconds. */
function duesIn({ snooze, wait, clocks, answers, promises, promised, ...ticket }: OwnedTicket, now: number) {
  const facts = {
    ...{ state: ticket.state, snooze, wait, clocks: asClocks(clocks ?? []) },
    ...{ answers: answers ?? [], promises: promises ?? [] },
  };
  const inWords = (id: string) => {
    const given = facts.promises.find((one) => one.id === id);
    const words = promised.find((one) => one.id === id);
    return given && words ? { ...words, firstDueAt: new Date(given.firstDueAt) } : null;
  };
  return duesOf(facts, now).map(({ promise, ...due }) => ({
    ...due,
    promise: promise === null ? null : inWords(promise),
    ticket,
  }));
}
