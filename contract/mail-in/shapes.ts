/** JSON shapes of mail in: mailboxes, their settings, rows of the ledger. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { spelledFolder } from '../../domain/mail/folders.ts';
import { SENT_COPIES } from '../../domain/mail/sent-copy.ts';
import type { LedgerState } from '../../domain/mail/ledger.ts';
import { CHECK_CODES, CHECK_STEPS, FOLDER_USES } from '../../domain/mail/provider/connection-check.ts';
import { MAILBOX_STATUSES, MAILBOX_TROUBLES, TLS_MODES } from '../../domain/mail/mailbox.ts';
import { MAILBOX_FAULTS, type MailboxFault } from '../../domain/mail/provider/mailbox-fault.ts';
import { PROVIDER_NOTES, SIGN_IN_WAYS } from '../../domain/mail/provider/provider.ts';
import { RECOGNISED_BY } from '../../domain/mail/recognition.ts';
import { OAUTH_FLOWS, OAUTH_SERVICES } from '../../domain/mail/provider/oauth.ts';
import { HELD_REASONS, type HeldReason } from '../../domain/mail/verdict.ts';
import { ownAddress } from '../own-address.ts';
import { id, instant, language, named, nameOf } from '../shapes.ts';

/** Published as a plain string, so that a client of today takes a state of tomorrow; our own code knows them all. */
export const ledgerState = z.string() as z.ZodType as z.ZodType<LedgerState, LedgerState>;

const heldReason = z.string() as z.ZodType as z.ZodType<HeldReason, HeldReason>;
const faultCode = z.string() as z.ZodType as z.ZodType<MailboxFault['code'], MailboxFault['code']>;

/** What went wrong, where, and the bare code that was given. A newer server may say more codes. */
export const mailboxFault = z.object({ code: faultCode, at: z.string(), said: z.string() }).nullable();

export const server = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65535),
  tls: z.enum(TLS_MODES),
  user: z.string().max(254),
  trust: z
    .union([
      z.strictObject({ ca: z.string().trim().min(1).max(LIMITS.trustChars) }),
      z.strictObject({ pin: z.string().regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the certificate, in lower-case hex') }),
    ])
    .optional()
    .meta({
      description:
        'whose word its certificate needs, absent: of the well-known authorities. `ca`: of these only (PEM); `pin`: of nobody, but it is the one of this SHA-256',
    }),
});

const folder = z
  .object({
    path: z.string(),
    team: named.nullable(),
    fault: z
      .string()
      .nullable()
      .meta({ description: 'what keeps it from being read, by its code as in `statusFault`' }),
  })
  .meta({ id: 'MailboxFolder' });

const alias = z
  .object({ address: z.string(), name: z.string().nullable(), sendAs: z.boolean() })
  .meta({ id: 'MailboxAlias' });

const signIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password') }),
  z.object({
    kind: z.literal('oauth'),
    service: z.enum(OAUTH_SERVICES),
    flow: z.enum(OAUTH_FLOWS),
    account: z.string().nullable().meta({ description: 'who agreed, as the service says' }),
    app: id,
    consent: id,
    secretExpiresOn: z.iso.date().nullable().meta({ description: 'the day from which the secret is taken no longer' }),
  }),
]);

export const mailbox = z
  .object({
    id,
    address: z.string(),
    name: z.string(),
    team: named,
    language,
    folder: z.string().meta({ description: 'the main one of `folders`' }),
    folders: z.array(folder),
    aliases: z.array(alias),
    sentCopy: z.enum(SENT_COPIES),
    pollSeconds: z.int(),
    acknowledge: z.boolean(),
    plusAddressing: z.boolean(),
    ticketsPerMinute: z.int(),
    probeHours: z.int().nullable(),
    paused: z.boolean(),
    imap: server,
    smtp: server,
    signIn: signIn.meta({ description: 'by its passwords, or by a consent' }),
    status: z.enum(MAILBOX_STATUSES),
    statusDetail: z.string().nullable().meta({ description: 'why, in English' }),
    statusFault: mailboxFault.meta({
      description: `why, by its code (${MAILBOX_FAULTS.join(', ')}; more may come), the server, and the bare code that it gave`,
    }),
    statusAt: instant,
    archive: z.object({ since: z.iso.date(), found: z.int().nullable(), left: z.int().nullable() }).nullable().meta({
      description: 'older mail taken as an archive: how much there is, and is left; null before it was looked at',
    }),
    lastLookAt: instant.nullable().meta({ description: 'the last look into its folder that succeeded' }),
    loopBrokenSince: instant
      .nullable()
      .meta({ description: 'mails that it sends to itself do not come back since then' }),
    lastMailAt: instant.nullable().meta({ description: 'when the last mail was taken' }),
    flooded: z.int().meta({ description: 'mails that are held because so many new requests came at once' }),
    floodedUpTo: z.int().nullable().meta({ description: 'the last of them, by its id in the ledger' }),
    sendingFault: mailboxFault.meta({
      description: 'why nothing is sent just now: the sending server refused the sign-in, or has us wait',
    }),
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

export const path = nameOf(200).overwrite(spelledFolder);

/** With it no password is needed, and none is kept. */
const consent = id.nullable().optional().meta({
  description:
    'the consent to sign in by (`/mail-consents`); null: by passwords; absent keeps what is chosen, at first passwords',
});

export const settings = {
  address: ownAddress,
  name: nameOf(),
  team: id.optional(),
  language: language.default('tr'),
  folder: path.default('INBOX').meta({ description: 'the main folder; `folders` go before it' }),
  folders: z
    .array(z.strictObject({ path, team: id.nullable().default(null) }))
    .min(1)
    .max(LIMITS.foldersOfMailbox)
    .optional()
    .meta({
      description:
        'all that are read, the main one first; new tickets go to `team`, null: the mailbox’s; absent keeps what is chosen',
    }),
  aliases: z
    .array(
      z.strictObject({
        address: ownAddress,
        name: nameOf().nullable().default(null),
        sendAs: z.boolean().default(true),
      }),
    )
    .max(LIMITS.aliasesOfMailbox)
    .optional()
    .meta({
      description:
        'further addresses whose mail comes here; `sendAs`: what came to it is answered from it, under its name or the mailbox’s; absent keeps what is chosen',
    }),
  sentCopy: z.enum(SENT_COPIES).optional().meta({
    description:
      'a copy of what is sent in the folder of sent mail: the provider keeps one, we append it, or none; absent keeps what is chosen, at first what its provider needs',
  }),
  pollSeconds: z.int().min(5).max(86_400).default(60),
  acknowledge: z.boolean().default(true),
  plusAddressing: z.boolean().default(false).meta({
    description: 'the server delivers `name+anything@…` here: mails carry a reply address that names their ticket',
  }),
  probeHours: z.int().min(1).max(168).nullable().optional().meta({
    description:
      'a mail goes from the mailbox to itself every so many hours, and its trouble is told when it does not come back; null: none does; absent keeps what is chosen, at first none',
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
  consent,
};

const said = {
  code: z.enum(CHECK_CODES),
  at: z.string().meta({ description: 'the server, or the folder in which the mail was seen' }),
  said: z.string().meta({ description: 'the bare code that it gave, if any' }),
  detail: z.string().meta({ description: 'in English' }),
  certificate: z
    .object({
      subject: z.string(),
      issuer: z.string(),
      names: z.array(z.string()).meta({ description: 'host names and addresses that it is for' }),
      from: instant,
      until: instant,
      fingerprint: z.string().meta({ description: 'SHA-256 in hex, as `trust.pin` takes it' }),
    })
    .optional()
    .meta({ description: 'what the server shows, when it is that which is not believed' }),
};
const checked = z.object({ ok: z.boolean(), ...said });

export const connectionCheck = z
  .object({
    imap: checked,
    smtp: checked,
    loop: checked.nullable().meta({ description: 'a mail sent to the mailbox itself; null when none was asked for' }),
    plus: z.boolean().nullable().meta({ description: 'mail to `name+anything@…` comes here; null: not known' }),
    keepsSent: z
      .boolean()
      .nullable()
      .meta({ description: 'the provider itself puts a copy of what is sent into its folder; null: not known' }),
    folders: z.array(
      z.object({
        path: z.string(),
        name: z.string(),
        use: z.enum(FOLDER_USES).nullable(),
        mails: z.int().nullable().meta({ description: 'null: not counted' }),
      }),
    ),
    steps: z
      .array(
        z.object({
          step: z.enum(CHECK_STEPS),
          proved: z.boolean().nullable().meta({ description: 'null: not proved either way' }),
          ...said,
          ms: z.int().meta({ description: 'how long it took' }),
        }),
      )
      .meta({ description: 'each thing that was tried, in its order' }),
  })
  .meta({ id: 'ConnectionCheck' });

export const dryCount = z
  .object({
    imap: checked,
    folders: z.array(
      z.object({
        path: z.string(),
        mails: z.int().nullable().meta({ description: 'null: the folder could not be read' }),
      }),
    ),
  })
  .meta({ id: 'DryCount' });

export const recognition = z.object({
  provider: z.string().nullable().meta({ description: 'key of a provider that Bilet knows; null: another one' }),
  name: z.string().meta({ description: 'of the provider, or the domain' }),
  by: z.enum(RECOGNISED_BY).meta({
    description:
      'what told it; `choice`: the request; `guess`: servers of usual names greeted, compare them with what the provider says; `nothing`: enter the servers',
  }),
  imap: server.nullable(),
  smtp: server.nullable(),
  ways: z.array(z.enum(SIGN_IN_WAYS)).meta({ description: 'how one signs in there, the first leads' }),
  note: z.enum(PROVIDER_NOTES).nullable().meta({ description: 'what a person has to know before they try' }),
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
