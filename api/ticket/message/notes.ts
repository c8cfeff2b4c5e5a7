/** Notes of agents among themselves. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../../contract/routes.ts';
import { derivedId } from '../../../db/core/derived-id.ts';
import { inTransaction } from '../../../db/core/pool.ts';
import { unknownMentions } from '../../../db/people/mentions.ts';
import { badField } from '../../../domain/problem.ts';
import { eachOnce } from '../../../domain/ticket/mention.ts';
import type { Handler } from '../../http/handler.ts';
import { requireTemporal } from '../../temporal.ts';
import { knownTicket } from '../command/command.ts';
import { noteOf, offer, write } from './writing.ts';

/**
 * Allowed in every state. Never touches the outbox: a note cannot be sent. Everybody who works here may read every ticket, so whoever is active may be
 * asked on it; who left between two attempts of one request is not told, and refuses nothing.
 */
export const createNote: Handler<Routes['createNote']> = async (deps, input) => {
  await requireTemporal(deps);
  const ticket = await knownTicket(deps, input.params.number);
  const mentions = eachOnce(input.body.mentions);
  // A key that serves again after its day is another note, where it asks others.
  const asked = mentions.length === 0 ? [] : [JSON.stringify(mentions)];
  const id = input.key === null ? randomUUID() : derivedId('note', input.key, ...asked);
  const message = noteOf(input, ticket, id);
  await inTransaction(deps.pool, async (db) => {
    const written = await write(db, message, input.body.attachments, input.who.id);
    if (written !== null && (await unknownMentions(db, mentions)).length > 0)
      throw badField(
        'mentions',
        'unknown',
        'it asks somebody who does not work here, or a team that there is not; name others',
      );
  });
  const answer = await offer(deps, input, ticket, id, {
    ...{ kind: 'note', message: id },
    ...(mentions.length > 0 && { mentions }),
  });
  return { ...answer, messageId: id };
};
