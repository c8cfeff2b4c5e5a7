/** A reason that stays among ourselves: a note like any other, which shows once the ticket has taken the command that it is for. */
import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../../db/core/pool.ts';
import { reasonId } from '../../../db/ticket/assignable.ts';
import type { Agent } from '../../../db/people/sessions.ts';
import type { Command } from '../../../domain/ticket/event.ts';
import type { StaffNames } from '../../../domain/ticket/names.ts';
import type { Deps } from '../../http/deps.ts';
import { type CommandAnswer, knownTicket } from '../command/command.ts';
import { noteOf, offer, write } from './writing.ts';

type By = { who: Agent; expected: number | null; key: string | null };

export async function withReason(
  deps: Deps,
  number: number,
  text: string,
  by: By,
  commandOf: (note: string) => Command,
  names?: StaffNames,
): Promise<CommandAnswer> {
  const ticket = await knownTicket(deps, number);
  const id = by.key === null ? randomUUID() : reasonId(number, by.key);
  const words = { body: { text, attachments: [] }, who: by.who };
  const message = noteOf(words, ticket, id);
  await inTransaction(deps.pool, (db) => write(db, message, [], by.who.id));
  return { ...(await offer(deps, by, ticket, id, commandOf(id), names)), messageId: id };
}
