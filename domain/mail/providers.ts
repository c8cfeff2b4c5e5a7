/**
 * Mail providers as they are set up: where their servers are, and what has to be known before a password works there. The
 * mailbox form fills itself from this table; whoever connects sees the truth before they try.
 */
import { domainOf } from './address.ts';
import type { ServerAddress } from './mailbox.ts';
import { type OAuthOverride, oauthServices, type OAuthServices } from './oauth.ts';

type Where = Pick<ServerAddress, 'host' | 'port' | 'tls'>;

/** What stands between a person and a working password. `no-password`: the provider takes none any more. */
export const PROVIDER_NOTES = ['app-password', 'app-password-and-imap', 'imap-on', 'no-password', 'panel'] as const;
type ProviderNote = (typeof PROVIDER_NOTES)[number];

export type Provider = {
  key: string;
  name: string;
  /** Of addresses that it gives to everybody; a firm's own domain says nothing. */
  domains: readonly string[];
  /** In a host `{domain}` is the domain of the address. */
  imap: Where;
  smtp: Where;
  note: ProviderNote;
};

const tls = (host: string, port: number): Where => ({ host, port, tls: 'tls' });
const starttls = (host: string, port: number): Where => ({ host, port, tls: 'starttls' });
const own = { imap: tls('mail.{domain}', 993), smtp: tls('mail.{domain}', 465), domains: [], note: 'panel' } as const;

export const PROVIDERS: readonly Provider[] = [
  {
    key: 'gmail',
    name: 'Gmail, Google Workspace',
    domains: ['gmail.com', 'googlemail.com'],
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
    note: 'app-password',
  },
  {
    key: 'microsoft',
    name: 'Microsoft 365, Outlook',
    domains: ['outlook.com', 'outlook.com.tr', 'hotmail.com', 'hotmail.com.tr', 'live.com', 'msn.com'],
    imap: tls('outlook.office365.com', 993),
    smtp: starttls('smtp.office365.com', 587),
    note: 'no-password',
  },
  {
    key: 'yandex',
    name: 'Yandex',
    domains: ['yandex.com', 'yandex.com.tr', 'yandex.ru'],
    imap: tls('imap.yandex.com', 993),
    smtp: tls('smtp.yandex.com', 465),
    note: 'app-password-and-imap',
  },
  {
    key: 'zoho',
    name: 'Zoho Mail',
    domains: ['zoho.com', 'zohomail.com'],
    imap: tls('imap.zoho.com', 993),
    smtp: tls('smtp.zoho.com', 465),
    note: 'imap-on',
  },
  {
    key: 'icloud',
    name: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    imap: tls('imap.mail.me.com', 993),
    smtp: starttls('smtp.mail.me.com', 587),
    note: 'app-password',
  },
  {
    key: 'natro',
    name: 'Natro',
    ...own,
  },
  { key: 'turhost', name: 'Turhost', ...own },
  { key: 'cpanel', name: 'cPanel', ...own },
];

/**
 * An entry of the operator's file (MAIL_PROVIDERS_FILE), for sovereign clouds, tests and demos: what it says of a provider stands for
 * what is built in; a new key is a further provider, and says all. `oauth` says the same of where its consent is asked for.
 */
export type ProviderEntry = { [part in Exclude<keyof Provider, 'key'>]?: Provider[part] | undefined } & {
  key: string;
  oauth?: OAuthOverride | undefined;
};

export type MailProviders = { providers: readonly Provider[]; services: OAuthServices };

/** Every provider and service, as built in and then as the operator has it. Throws for an entry that is new and not whole. */
export function mailProviders(entries: readonly ProviderEntry[] = []): MailProviders {
  const providers = new Map(PROVIDERS.map((one) => [one.key, one]));
  for (const { oauth: _, ...entry } of entries) {
    const { name, domains, imap, smtp, note } = { ...providers.get(entry.key), ...entry };
    if (!name || !domains || !imap || !smtp || !note)
      throw new Error(`${entry.key} is none of the built-in providers: give its name, domains, imap, smtp and note`);
    providers.set(entry.key, { key: entry.key, name, domains, imap, smtp, note });
  }
  return { providers: [...providers.values()], services: oauthServices(entries.flatMap(({ oauth }) => oauth ?? [])) };
}

/** Of an address that is being typed; empty until it has one. */
const domainTyped = (address: string): string => (address.includes('@') ? domainOf(address.trim()) : '');

/** The provider that an address tells by itself; undefined for a firm's own domain. */
export const providerOf = (address: string): Provider | undefined =>
  PROVIDERS.find(({ domains }) => domains.includes(domainTyped(address)));

/** Both servers of a provider for an address, which is the user name at all of them. */
export function serversAt({ imap, smtp }: Provider, address: string): { imap: ServerAddress; smtp: ServerAddress } {
  const at = (where: Where): ServerAddress => ({
    ...where,
    host: where.host.replace('{domain}', domainTyped(address) || 'example.com'),
    user: address.trim(),
  });
  return { imap: at(imap), smtp: at(smtp) };
}

/** Where a server that sends most likely is, when the one that receives is at `imap`. */
export const smtpHostFor = (imap: string): string => imap.replace(/^imap(?=[.-])/i, 'smtp');
