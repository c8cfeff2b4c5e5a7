/** The route that carries changes out which a canned reply brings, where no reply takes them along: with a note, or alone. */
import { z } from 'zod';
import { route } from '../route.ts';
import { changes } from './changes.ts';
import { number, result } from './command.ts';

export const ticketActions = {
  applyActions: route({
    name: 'applyActions',
    method: 'post',
    path: '/tickets/:number/actions',
    summary: 'Carry out several changes one after the other: those that a canned reply brings',
    auth: 'ticket:write',
    params: number,
    body: z.strictObject({ actions: changes }),
    ok: result,
  }),
};
