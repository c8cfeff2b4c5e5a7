/** Mails and files as they are stored. */
import { z } from 'zod';
import { route } from '../route.ts';
import { byId } from '../shapes.ts';
import { attachment } from '../ticket/message.ts';

export const stored = {
  getRawMail: route({
    name: 'getRawMail',
    method: 'get',
    path: '/messages/:id/raw',
    summary: 'The mail as it came or went, byte for byte',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, stream: 'message/rfc822' },
  }),
  getMessageWords: route({
    name: 'getMessageWords',
    method: 'get',
    path: '/messages/:id/words',
    summary:
      'What we wrote in a reply, with its form as a canned reply keeps it: without signature, quoted text, pictures and looks',
    auth: 'ticket:read',
    params: byId,
    ok: {
      status: 200,
      schema: z.object({ text: z.string(), html: z.string().meta({ description: 'empty where it has no form' }) }),
    },
  }),
  getMessageFrame: route({
    name: 'getMessageFrame',
    method: 'get',
    path: '/messages/:id/frame',
    summary: 'The formatted message as a page of its own that can run nothing, for a sandboxed frame',
    auth: 'ticket:read',
    params: byId,
    query: z.strictObject({
      theme: z.enum(['light', 'dark']).default('light'),
      images: z.enum(['ask', 'show']).default('ask'),
    }),
    ok: { status: 200, stream: 'text/html' },
  }),
  getAttachment: route({
    name: 'getAttachment',
    method: 'get',
    path: '/attachments/:id',
    summary: 'One attachment, byte for byte; a raster picture or a PDF in place with `inline=1`',
    auth: 'ticket:read',
    params: byId,
    query: z.strictObject({ inline: z.literal('1').optional() }),
    ok: { status: 200, stream: 'application/octet-stream' },
  }),
  createUpload: route({
    name: 'createUpload',
    method: 'post',
    path: '/uploads',
    summary: 'Upload one file (raw body, name in the query) for a later reply or note',
    auth: 'ticket:write',
    query: z.strictObject({
      name: z.string().min(1).max(255),
      type: z.string().max(200).default('application/octet-stream'),
    }),
    raw: true,
    ok: { status: 201, schema: attachment },
  }),
};
