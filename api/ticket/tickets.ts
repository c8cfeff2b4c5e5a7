/** Tickets: one in full, its timeline. */
import type { Routes } from '../../contract/routes.ts';
import { valuesOfTicket } from '../../db/ticket/custom-values.ts';
import { listEvents as readEvents } from '../../db/ticket/events.ts';
import { mailSubject } from '../../db/ticket/mail-subject.ts';
import { isWaiting } from '../../db/ticket/queued.ts';
import { markRead as markTicketRead, markUnread as markTicketUnread } from '../../db/ticket/reading.ts';
import { summaryOf } from '../../db/ticket/summary.ts';
import { ticketByNumber } from '../../db/ticket/tickets.ts';
import { AGENT_COMMANDS } from '../../domain/ticket/commands.ts';
import { obstacle } from '../../domain/ticket/refusal.ts';
import { nextOf } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { addressingOf } from './reply/addressing.ts';
import { notFound } from './command/command.ts';
import { briefOf } from './wire.ts';

export const getTicket: Handler<Routes['getTicket']> = async ({ pool }, { params, res, who }) => {
  const [row, addressing, waiting, summary = null, subject = '', fields] = await Promise.all([
    ticketByNumber(pool, params.number, who.id),
    addressingOf(pool, params.number),
    isWaiting(pool, params.number),
    summaryOf(pool, params.number),
    mailSubject(pool, params.number),
    valuesOfTicket(pool, params.number),
  ]);
  if (row === undefined) throw notFound(params.number);
  res.set('ETag', `"${row.version}"`);
  const allowed = Object.fromEntries(AGENT_COMMANDS.map((kind) => [kind, obstacle(row, kind) === null]));
  return {
    ...briefOf(row),
    relatedTo: row.relatedTo,
    waiting,
    allowed,
    addressing,
    mailSubject: subject,
    fields,
    summary: summary && { ...summary, at: summary.at.toISOString() },
  };
};

export const listEvents: Handler<Routes['listEvents']> = async ({ pool }, { params, query, who }) => {
  const asked = { before: query.before ?? null, limit: query.limit, reader: who.id };
  const items = await readEvents(pool, params.number, asked);
  return { items, next: nextOf(items, query.limit, ({ version }) => String(version)) };
};

export const markRead: Handler<Routes['markRead']> = async ({ pool }, { params, query, who }) => {
  if (!(await markTicketRead(pool, who.id, params.number, query.upTo, query.ago))) throw notFound(params.number);
};

export const markUnread: Handler<Routes['markUnread']> = async ({ pool }, { params, who }) => {
  if ((await markTicketUnread(pool, who.id, params.number)) === undefined) throw notFound(params.number);
};
