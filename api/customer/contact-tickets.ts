/** The tickets of a contact. */
import type { Routes } from '../../contract/routes.ts';
import { type Below, countsOfContact, ticketsOfContact } from '../../db/customer/contact-tickets.ts';
import { Problem } from '../../domain/problem.ts';
import { nextOf } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { briefOf } from '../ticket/wire.ts';

export const listContactTickets: Handler<Routes['listContactTickets']> = async ({ pool }, { params, query, who }) => {
  const { after, limit } = query;
  const below = readCursor(after);
  const counts = await countsOfContact(pool, params.id);
  if (counts === undefined) throw new Problem('not-found', 'there is no such contact');
  const rows = await ticketsOfContact(pool, { contact: params.id, agent: who.id, below, limit });
  const next = nextOf(rows, limit, ({ state, number }) => `${state === 'closed' ? 'closed' : 'open'}-${number}`);
  return { items: rows.map(briefOf), next, ...counts };
};

/** More than any ticket has. */
const ALL = Number.MAX_SAFE_INTEGER;

/** Problem `bad-input` for one that was not made here. */
function readCursor(cursor: string | undefined): Below {
  if (cursor === undefined) return { open: ALL, closed: ALL };
  const [, kind, number] = /^(open|closed)-(\d{1,15})$/.exec(cursor) ?? [];
  if (kind === undefined)
    throw new Problem('bad-input', 'this cursor was not made by this list; start again without it');
  return kind === 'open' ? { open: Number(number), closed: ALL } : { open: 0, closed: Number(number) };
}
