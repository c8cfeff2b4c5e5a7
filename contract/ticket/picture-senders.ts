/** Senders whose mails show pictures of other servers without being asked. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { route } from '../route.ts';
import { page } from '../shapes.ts';

const sender = z
  .object({
    address: z.string(),
    everybody: z.boolean().meta({ description: 'to whoever works here, and not only to you' }),
  })
  .meta({ id: 'PictureSender' });
const body = z.strictObject({
  address: z.string().trim().min(3).max(LIMITS.addressChars),
  everybody: z.boolean().default(false).meta({ description: 'for whoever works here; else for you alone' }),
});
/** Who decides for everybody. */
const also = { field: 'everybody', needs: 'routing:write' } as const;

export const pictureSenders = {
  listPictureSenders: route({
    name: 'listPictureSenders',
    method: 'get',
    path: '/picture-senders',
    summary: 'Senders whose pictures of other servers you see without being asked: by your own choice, or everybody’s',
    auth: 'ticket:read',
    ok: { status: 200, schema: page(sender) },
  }),
  addPictureSender: route({
    name: 'addPictureSender',
    method: 'put',
    path: '/picture-senders',
    summary: 'Always show the pictures of a sender, who learns when and where each mail is read',
    auth: 'ticket:read',
    also,
    body,
    ok: { status: 200, schema: sender },
  }),
  dropPictureSender: route({
    name: 'dropPictureSender',
    method: 'delete',
    path: '/picture-senders',
    summary: 'Ask again before pictures of a sender are shown',
    auth: 'ticket:read',
    also,
    body,
    ok: { status: 204 },
  }),
};
