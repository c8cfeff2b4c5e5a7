/** The only reader of process.env. Every fault is reported at once; the result is frozen. */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { TLS_MODES } from './domain/mail/mailbox.ts';
import { isSafeEndpoint, OAUTH_SERVICES } from './domain/mail/provider/oauth.ts';
import { PROVIDER_NOTES, SIGN_IN_WAYS } from './domain/mail/provider/provider.ts';
import { type MailProviders, mailProviders } from './domain/mail/provider/providers.ts';

const port = z.coerce.number().int().min(0).max(65_535);

/** Hops, or the networks that proxies stand in. "Everybody" is not among them: any client could then name its own address. */
const proxies = z
  .string()
  .transform((text) => (/^\d{1,2}$/.test(text) ? Number(text) : text.split(',').map((part) => part.trim())))
  .refine((value) => (typeof value === 'number' ? value > 0 : value.every(isNetwork)), {
    error:
      'give the number of proxies in front (1 to 99), or their addresses and networks with commas between, such as 10.0.0.0/8,::1; loopback, linklocal and uniquelocal are known names',
  });

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = address.includes('%') ? 0 : isIP(address);
  return version !== 0 && (bits === undefined || (Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128)));
}

/** `yes`, or addresses and networks. */
const privateHosts = z
  .string()
  .transform((text) => (text === 'yes' ? (true as const) : text.split(',').map((part) => part.trim())))
  .refine((value) => value === true || value.every((part) => isNetwork(part) && /[.:]/.test(part)), {
    error: 'give yes, or the addresses and networks of your own mail servers with commas between, such as 10.0.5.0/24',
  });

const mailServer = z.strictObject({ host: z.string().min(1).max(253), port: port.min(1), tls: z.enum(TLS_MODES) });

const tokenPlace = z
  .url({ protocol: /^https?$/ })
  .refine(isSafeEndpoint, { error: 'use https; plain http is taken for an address of this machine only' });

/** The file of MAIL_PROVIDERS_FILE. */
const providerEntries = z.array(
  z.strictObject({
    key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    name: z.string().min(1).optional(),
    domains: z.array(z.string().min(1).toLowerCase()).optional(),
    firms: z.array(z.string().min(1).toLowerCase()).optional(),
    mx: z.array(z.string().min(1).toLowerCase()).optional(),
    imap: mailServer.optional(),
    smtp: mailServer.optional(),
    ownDomain: z.strictObject({ imap: mailServer, smtp: mailServer }).optional(),
    ways: z.array(z.enum(SIGN_IN_WAYS)).min(1).optional(),
    note: z.enum(PROVIDER_NOTES).nullable().optional(),
    keepsSent: z.boolean().optional(),
    plusAddressing: z.boolean().optional(),
    oauth: z
      .strictObject({
        service: z.enum(OAUTH_SERVICES),
        authorize: tokenPlace.optional(),
        token: tokenPlace.optional(),
        scopes: z
          .strictObject({ code: z.array(z.string()).optional(), client: z.array(z.string()).optional() })
          .optional(),
        hosts: z.array(z.string().min(1).toLowerCase()).optional(),
      })
      .optional(),
  }),
);

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TEMPORAL_ADDRESS: z.string().min(1).optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  TEMPORAL_UI_URL: z.url({ protocol: /^https?$/ }).optional(),
  TASK_QUEUE: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .default('bilet'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  DATA_DIR: z.string().min(1).default('.data'),
  SECRET_KEY: z.string().min(32).optional(),
  SECRET_KEY_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MAILBOX_ADDRESS: z.email().optional(),
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  ALARM_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  ALARM_FROM: z.email().optional(),
  METRICS_PORT: port.optional(),
  ALLOW_PRIVATE_MAIL_HOSTS: privateHosts.default([]),
  MAIL_PROVIDERS_FILE: z.string().min(1).optional(),
  TRUST_PROXY: proxies.optional(),
});

export type Config = Readonly<{
  databaseUrl: string | null;
  temporal: { address: string | null; namespace: string; apiKey: string | null; taskQueue: string };
  /** Where operators reach the pages of the Temporal UI, without the slash at its end. */
  temporalUi: string | null;
  publicUrl: string | null;
  host: string;
  port: number;
  /** Absolute. */
  dataDir: string;
  secretKey: string | null;
  logLevel: string;
  metricsPort: number | null;
  /** Private networks in which mail servers may stand; true: all of them. */
  privateMailHosts: true | readonly string[];
  /** Mail providers and where their consent is asked for: what is built in, as the operator's file changes it. */
  mailProviders: MailProviders;
  /** Reverse proxies whose word on the client's address is taken: how many, or where they stand. Null: nobody's. */
  trustProxy: number | string[] | null;
  /** The operator's own way for mail to administrators about mailboxes. Null: another mailbox carries it. */
  alarm: {
    from: string;
    server: { host: string; port: number; tls: 'none' | 'starttls' | 'tls'; user: string };
    password: string;
  } | null;
  /** The first mailbox, made head-less when none has its address. */
  mailbox: { address: string; imapUrl: string; smtpUrl: string } | null;
}>;

/** Reads and checks the environment; throws one Error that names every fault and its cure. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(filled);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const some = [filled['MAILBOX_ADDRESS'], filled['IMAP_URL'], filled['SMTP_URL']].filter(Boolean).length;
  if (some > 0 && some < 3)
    faults.push('MAILBOX_ADDRESS, IMAP_URL and SMTP_URL belong together: set all three or none');
  if ((filled['ALARM_SMTP_URL'] === undefined) !== (filled['ALARM_FROM'] === undefined))
    faults.push('ALARM_SMTP_URL and ALARM_FROM belong together: set both or none');
  let secretKey = parsed.data?.SECRET_KEY ?? null;
  const keyFile = filled['SECRET_KEY_FILE'];
  if (keyFile !== undefined) {
    try {
      secretKey = readFileSync(keyFile, 'utf8').trim();
      if (secretKey.length < 32) faults.push('SECRET_KEY_FILE: the key is too short, 32 characters at least');
    } catch {
      faults.push(`SECRET_KEY_FILE: ${keyFile} cannot be read`);
    }
  }
  const providers = readProviders(filled['MAIL_PROVIDERS_FILE'], faults);
  if (!parsed.success || faults.length > 0)
    throw new Error(`the configuration is not usable:\n  ${faults.join('\n  ')}`);
  const values = parsed.data;
  return Object.freeze({
    databaseUrl: values.DATABASE_URL ?? null,
    temporal: {
      address: values.TEMPORAL_ADDRESS ?? null,
      namespace: values.TEMPORAL_NAMESPACE,
      apiKey: values.TEMPORAL_API_KEY ?? null,
      taskQueue: values.TASK_QUEUE,
    },
    temporalUi: values.TEMPORAL_UI_URL?.replace(/\/+$/, '') ?? null,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    host: values.HOST,
    port: values.PORT,
    dataDir: path.resolve(values.DATA_DIR),
    secretKey,
    logLevel: values.LOG_LEVEL,
    metricsPort: values.METRICS_PORT ?? null,
    privateMailHosts: values.ALLOW_PRIVATE_MAIL_HOSTS,
    mailProviders: providers,
    trustProxy: values.TRUST_PROXY ?? null,
    alarm:
      values.ALARM_SMTP_URL && values.ALARM_FROM
        ? { from: values.ALARM_FROM.toLowerCase(), ...smtpAt(values.ALARM_SMTP_URL) }
        : null,
    mailbox:
      values.MAILBOX_ADDRESS && values.IMAP_URL && values.SMTP_URL
        ? { address: values.MAILBOX_ADDRESS.toLowerCase(), imapUrl: values.IMAP_URL, smtpUrl: values.SMTP_URL }
        : null,
  });
}

/** Names the file, what is wrong with it, and where. */
function readProviders(file: string | undefined, faults: string[]): MailProviders {
  const fault = (what: string) => void faults.push(`MAIL_PROVIDERS_FILE: ${file} ${what}`);
  let entries: unknown = [];
  try {
    if (file !== undefined) entries = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    fault(
      error instanceof SyntaxError
        ? `is no JSON: ${error.message}`
        : 'cannot be read; see that it is there and ours to read',
    );
    return mailProviders();
  }
  const parsed = providerEntries.safeParse(entries);
  for (const { path: at, message } of parsed.error?.issues ?? [])
    fault(`is not usable${at.length > 0 ? ` at ${at.join('.')}` : ''}: ${message}`);
  try {
    return mailProviders(parsed.data);
  } catch (error) {
    fault(`is not usable: ${(error as Error).message}`);
    return mailProviders();
  }
}

/** `smtp://` begins in the clear and goes on encrypted (STARTTLS); `?tls=none` allows plain text. */
function smtpAt(text: string): Pick<NonNullable<Config['alarm']>, 'server' | 'password'> {
  const url = new URL(text);
  const tls = url.searchParams.get('tls') === 'none' ? 'none' : url.protocol === 'smtps:' ? 'tls' : 'starttls';
  const port = Number(url.port) || (tls === 'tls' ? 465 : 587);
  return {
    server: { host: url.hostname, port, tls, user: decodeURIComponent(url.username) },
    password: decodeURIComponent(url.password),
  };
}

/** The installation's secret: the configured one, else one made once and kept in DATA_DIR (mode 0600). */
export function secretKeyOf(config: Config): string {
  if (config.secretKey !== null) return config.secretKey;
  const file = path.join(config.dataDir, 'secret.key');
  if (!existsSync(file)) makeKey(file);
  return readFileSync(file, 'utf8').trim();
}

/** Whole or not at all, and never twice: an API and a worker may start for the first time together. */
function makeKey(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
