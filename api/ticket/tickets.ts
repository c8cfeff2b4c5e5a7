/** Tickets: lists, counters, one in full, its timeline. */
import type { Routes } from '../../contract/routes.ts';
import { mailboxTrouble } from '../../db/mail-in/trouble.ts';
import { listEvents as readEvents } from '../../db/ticket/events.ts';
import { isWaiting } from '../../db/ticket/queued.ts';
import { markRead as readAll } from '../../db/ticket/reading.ts';
import { findTickets } from '../../db/ticket/search.ts';
import { countViews, ticketByNumber } from '../../db/ticket/tickets.ts';
import { AGENT_COMMANDS } from '../../domain/ticket/commands.ts';
import { obstacle } from '../../domain/ticket/refusal.ts';
import { cursorOf, nextOf, readNumberCursor } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { addressingOf } from './addressing.ts';
import { notFound } from './command.ts';
import { refuseFaults, withFound } from './search.ts';
import { briefOf } from './wire.ts';

export const listTickets: Handler<Routes['listTickets']> = async ({ pool }, { query, who }) => {
  refuseFaults(query.q ?? '');
  const rows = await findTickets(pool, {
    view: query.view,
    agentId: who.id,
    teamIds: who.teams.map((team) => team.id),
    q: query.q || null,
    team: query.team ?? null,
    contact: query.contact ?? null,
    owner: query.owner ?? null,
    tag: query.tag ?? null,
    // Who asks for all of them wants to have each, not the newest.
    sort:
      query.sort ??
      (query.view === 'all' && !query.q && !query.contact && !query.tag && !query.owner ? 'number' : 'activity'),
    after: readNumberCursor(query.after),
    limit: query.limit,
  });
  const next = nextOf(rows, query.limit, ({ cursorAt, number }) => cursorOf(cursorAt, number));
  const items = rows.map(briefOf);
  return { items: query.q ? await withFound(pool, items, query.q) : items, next };
};

export const getCounters: Handler<Routes['getCounters']> = async ({ pool }, { who }) => {
  const teamIds = who.teams.map((team) => team.id);
  const [views, trouble] = await Promise.all([countViews(pool, who.id, teamIds), mailboxTrouble(pool)]);
  return { ...views, mailboxTrouble: trouble };
};

export const getTicket: Handler<Routes['getTicket']> = async ({ pool }, { params, res, who }) => {
  const [row, addressing, waiting] = await Promise.all([
    ticketByNumber(pool, params.number, who.id),
    addressingOf(pool, params.number),
    isWaiting(pool, params.number),
  ]);
  if (row === undefined) throw notFound(params.number);
  res.set('ETag', `"${row.version}"`);
  const allowed = Object.fromEntries(AGENT_COMMANDS.map((kind) => [kind, obstacle(row, kind) === null]));
  return { ...briefOf(row), relatedTo: row.relatedTo, waiting, allowed, addressing };
};

export const listEvents: Handler<Routes['listEvents']> = async ({ pool }, { params, query }) => {
  const items = await readEvents(pool, params.number, query.before ?? null, query.limit);
  return { items, next: nextOf(items, query.limit, ({ version }) => String(version)) };
};

export const markRead: Handler<Routes['markRead']> = async ({ pool }, { params, who }) => {
  if (!(await readAll(pool, who.id, params.number))) throw notFound(params.number);
};
