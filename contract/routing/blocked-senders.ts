/** Senders whose new requests are spam at once: addresses and whole domains. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { entrySpelled, isEntry } from '../../domain/routing/check.ts';
import { inOneSpelling } from '../own-address.ts';
import { route } from '../route.ts';
import { page } from '../ticket/shapes.ts';

const entry = z.string().meta({ description: 'an address, or `@` and a domain with all below it' });
const body = z.strictObject({
  entry: entry
    .trim()
    .min(1)
    .max(LIMITS.addressChars)
    .overwrite((given) => entrySpelled(given, inOneSpelling))
    .refine(isEntry, { error: 'an address, or @ and a domain' }),
});
const blocked = z.object({ entry }).meta({ id: 'BlockedSender' });

export const blockedSenders = {
  listBlockedSenders: route({
    name: 'listBlockedSenders',
    method: 'get',
    path: '/blocked-senders',
    summary: 'Blocked senders, as they were added',
    auth: 'ticket:read',
    ok: { status: 200, schema: page(blocked) },
  }),
  blockSender: route({
    name: 'blockSender',
    method: 'post',
    path: '/blocked-senders',
    summary: 'Block a sender: their new requests are spam at once. Kept as a rule, the first of all',
    auth: 'routing:write',
    body,
    ok: { status: 201, schema: blocked },
  }),
  unblockSender: route({
    name: 'unblockSender',
    method: 'delete',
    path: '/blocked-senders',
    summary: 'Take a sender off the list',
    auth: 'routing:write',
    body,
    ok: { status: 204 },
  }),
};
