/** JSON shapes of mail in: mailboxes, their settings, rows of the ledger. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import type { LedgerState } from '../../domain/mail/ledger.ts';
import { CHECK_CODES, MAILBOX_STATUSES, MAILBOX_TROUBLES, TLS_MODES } from '../../domain/mail/mailbox.ts';
import { MAILBOX_FAULTS, type MailboxFault } from '../../domain/mail/mailbox-fault.ts';
import { HELD_REASONS, type HeldReason } from '../../domain/mail/verdict.ts';
import { id, instant, language, named } from '../ticket/shapes.ts';

/** Published as a plain string, so that a client of today takes a state of tomorrow; our own code knows them all. */
export const ledgerState = z.string() as z.ZodType as z.ZodType<LedgerState, LedgerState>;

const heldReason = z.string() as z.ZodType as z.ZodType<HeldReason, HeldReason>;
const mailboxFault = z.string() as z.ZodType as z.ZodType<MailboxFault['code'], MailboxFault['code']>;

export const server = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65535),
  tls: z.enum(TLS_MODES),
  user: z.string().max(254),
});

export const mailbox = z
  .object({
    id,
    address: z.string(),
    name: z.string(),
    team: named,
    language,
    folder: z.string(),
    pollSeconds: z.int(),
    acknowledge: z.boolean(),
    plusAddressing: z.boolean(),
    ticketsPerMinute: z.int(),
    paused: z.boolean(),
    imap: server,
    smtp: server,
    status: z.enum(MAILBOX_STATUSES),
    statusDetail: z.string().nullable().meta({ description: 'why, in English' }),
    statusFault: z
      .object({ code: mailboxFault, at: z.string(), said: z.string() })
      .nullable()
      .meta({
        description: `why, by its code (${MAILBOX_FAULTS.join(', ')}; more may come), the server, and the bare code that it gave`,
      }),
    statusAt: instant,
    archive: z.object({ since: z.iso.date(), found: z.int().nullable(), left: z.int().nullable() }).nullable().meta({
      description: 'older mail taken as an archive: how much there is, and is left; null before it was looked at',
    }),
    flooded: z.int().meta({ description: 'mails that are held because so many new requests came at once' }),
    floodedUpTo: z.int().nullable().meta({ description: 'the last of them, by its id in the ledger' }),
    trouble: z.enum(MAILBOX_TROUBLES).nullable().meta({ description: 'what asks for a person, if anything' }),
  })
  .meta({ id: 'Mailbox' });

/** An empty one would stand there as if it had been entered, in the place of the one stored. */
export const password = z
  .string()
  .min(1, 'an empty text is no password; leave the field out to keep the one stored')
  .max(1000)
  .optional()
  .meta({ description: 'write-only; absent keeps the one stored' });

export const settings = {
  address: z
    .email()
    .max(254)
    .transform((value) => value.toLowerCase()),
  name: z.string().trim().min(1).max(100),
  team: id.optional(),
  language: language.default('tr'),
  folder: z.string().trim().min(1).max(200).default('INBOX'),
  pollSeconds: z.int().min(5).max(86_400).default(60),
  acknowledge: z.boolean().default(true),
  plusAddressing: z.boolean().default(false).meta({
    description: 'the server delivers `name+anything@…` here: mails carry a reply address that names their ticket',
  }),
  ticketsPerMinute: z
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .meta({
      description: `new tickets of all senders together; what comes beyond it in a minute is held, to be let in or put away at once; absent keeps what is chosen, at first ${LIMITS.ticketsMinute}`,
    }),
  paused: z.boolean().default(false),
  archiveSince: z.iso.date().nullable().optional().meta({
    description:
      'mail from before the connection, of this day and later, is taken as an archive; null: none; absent keeps what is chosen, at first none',
  }),
  imap: server,
  smtp: server,
  imapPassword: password,
  smtpPassword: password,
};

export const checked = z.object({
  ok: z.boolean(),
  code: z.enum(CHECK_CODES),
  at: z.string().meta({ description: 'the server' }),
  said: z.string().meta({ description: 'the bare code that it gave, if any' }),
  detail: z.string().meta({ description: 'in English' }),
});

export const inbound = z
  .object({
    id: z.int(),
    mailbox: z.object({ id, address: z.string() }),
    uid: z.int(),
    uidvalidity: z.int(),
    size: z.int(),
    internalDate: instant,
    state: ledgerState,
    ticketNumber: z.int().nullable(),
    reason: heldReason.nullable().meta({ description: `why it is held: ${HELD_REASONS.join(', ')}; more may come` }),
    detail: z.string().nullable().meta({ description: 'why the last try at it failed, in English' }),
    duplicateOf: z.int().nullable(),
    storedAt: instant,
    processedAt: instant.nullable(),
    from: z.string().nullable(),
    fromName: z.string().nullable(),
    subject: z.string().nullable(),
    text: z.string().nullable().meta({ description: 'its words, while it is held' }),
    hasRaw: z.boolean(),
    hasForm: z.boolean().meta({ description: 'held, and formatted: `/quarantine/:id/frame` shows how it looks' }),
  })
  .meta({ id: 'Inbound' });
