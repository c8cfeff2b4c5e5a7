/** Who looks at a ticket and who writes on it, now; nothing of it is kept. */
import { z } from 'zod';
import { DRAFT_KINDS } from '../../domain/ticket/draft.ts';
import { AWAY_BEAT_MS, BEAT_MS, GONE_MS } from '../../domain/ticket/looking.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { route } from '../route.ts';
import { number } from './command.ts';
import { id, named, page } from '../shapes.ts';

const looker = z
  .object({
    agent: named,
    writing: z.enum(DRAFT_KINDS).nullable().meta({ description: 'what they write on it just now; null: they look' }),
    away: z.boolean().meta({ description: 'they have it open, and are not before it' }),
  })
  .meta({ id: 'Looker' });

const one = {
  params: number.extend({ look: id.meta({ description: 'a UUID of your own for this time of having it open' }) }),
  path: '/tickets/:number/lookers/:look',
};

export const lookers = {
  listLookers: route({
    name: 'listLookers',
    method: 'get',
    path: '/tickets/:number/lookers',
    summary: 'Which colleagues look at the ticket now, and which write on it',
    auth: 'ticket:read',
    params: number,
    ok: { status: 200, schema: page(looker) },
  }),
  look: route({
    ...one,
    name: 'look',
    method: 'put',
    summary: `Say that you look at the ticket, or what you write on it; again every ${BEAT_MS / SECOND_MS} seconds, gone after ${GONE_MS / SECOND_MS}. Answers with the others`,
    auth: 'ticket:read',
    also: { field: 'writing', needs: 'ticket:write' },
    body: z.strictObject({
      writing: z.enum(DRAFT_KINDS).optional(),
      away: z
        .boolean()
        .optional()
        .meta({
          description: `it is open before nobody: the page is hidden, or nobody has touched it for a while. Again every ${AWAY_BEAT_MS / SECOND_MS} seconds`,
        }),
      left: z.strictObject({ number: number.shape.number, look: id }).optional().meta({
        description:
          'a look at another ticket that ended as this one began: one call where `lookAway` would be another',
      }),
    }),
    unasked: true,
    ok: { status: 200, schema: page(looker) },
  }),
  lookAway: route({
    ...one,
    name: 'lookAway',
    method: 'delete',
    summary: 'Say that you look at it no longer; the same `look` does not come back',
    auth: 'ticket:read',
    unasked: true,
    ok: { status: 204 },
  }),
};
