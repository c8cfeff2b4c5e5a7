/** Senders whose new requests are spam at once: addresses and whole domains. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { entrySpelled } from '../../domain/routing/check.ts';
import { isEntry } from '../../domain/ticket/condition-check.ts';
import { inOneSpelling } from '../own-address.ts';
import { commandRoute, route } from '../route.ts';
import { page, rowNumber } from '../shapes.ts';
import { commandResult } from '../ticket/shapes.ts';

const entry = z.string().meta({ description: 'an address, or `@` and a domain with all below it' });
const given = entry
  .trim()
  .min(1)
  .max(LIMITS.addressChars)
  .overwrite((said) => entrySpelled(said, inOneSpelling))
  .refine(isEntry, { error: 'an address, or @ and a domain' });
const body = z.strictObject({ entry: given });
const days = z.int().min(1).max(LIMITS.trialDays).default(90);
const count = z.int();
const reach = z
  .object({
    entry,
    days: count,
    contacts: count.meta({ description: 'known contacts with such an address' }),
    tickets: count.meta({ description: 'of these contacts, of the last days' }),
    answered: count.meta({ description: 'how many of those a person has answered' }),
    open: count.meta({ description: 'of these contacts, whenever they came' }),
    openTickets: z
      .array(z.object({ number: count, subject: z.string() }))
      .meta({ description: `the oldest of these, ${LIMITS.closedAtOnce} at most` }),
    atLeast: z.boolean().meta({
      description: `there are more than ${LIMITS.reachContacts} contacts or ${LIMITS.reachTickets} tickets of theirs, no more of them were looked at, and each figure is at least so much`,
    }),
  })
  .meta({ id: 'BlockReach' });
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
  blockSenderOf: commandRoute('block-sender', {
    name: 'blockSenderOf',
    method: 'post',
    path: '/tickets/:number/sender-block',
    summary:
      'Block a sender from a ticket, whose timeline then says who blocked whom. The ticket itself stays as it is',
    params: z.object({ number: rowNumber }),
    body,
    ok: { status: 200, schema: commandResult },
  }),
  measureBlock: route({
    name: 'measureBlock',
    method: 'post',
    path: '/blocked-senders/reach',
    summary: 'What blocking a sender would hit, and what of theirs is open. Nothing is changed',
    auth: 'routing:write',
    body: z.strictObject({ entry: given, days }),
    ok: { status: 200, schema: reach },
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
