/**
 * Mail providers as they are set up: where their servers are, and what has to be known before a sign-in works there. Forms
 * fill themselves from this table; whoever connects sees the truth before they try.
 */
import { domainOf, isSomebodys } from '../address.ts';
import type { ServerAddress } from '../mailbox.ts';
import { type OAuthOverride, oauthServices, type OAuthServices } from './oauth.ts';
import { NOTHING_SAID, type Provider, type Where } from './provider.ts';
import { PANELS, TURKISH } from './turkish-providers.ts';
import { WORLDWIDE } from './worldwide-providers.ts';

export const PROVIDERS: readonly Provider[] = [...WORLDWIDE, ...TURKISH, ...PANELS];

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
    const said = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as typeof entry;
    const { ownDomain, ...known } = providers.get(entry.key) ?? { ownDomain: undefined };
    const moved = said.imap !== undefined || said.smtp !== undefined;
    const { name, domains, imap, smtp, ...rest } = {
      ...NOTHING_SAID,
      ...known,
      ...(moved ? {} : { ownDomain }),
      ...said,
    };
    if (!name || !domains || !imap || !smtp)
      throw new Error(`${entry.key} is none of the built-in providers: give its name, domains, imap and smtp`);
    providers.set(entry.key, { ...rest, name, domains, imap, smtp });
  }
  return { providers: [...providers.values()], services: oauthServices(entries.flatMap(({ oauth }) => oauth ?? [])) };
}

/** Of an address that is being typed; empty until it has one. */
const domainTyped = (address: string): string => (address.includes('@') ? domainOf(address.trim()) : '');

/** The provider that an address tells by itself; undefined for a firm's own domain. */
export const providerOf = (address: string, providers: readonly Provider[] = PROVIDERS): Provider | undefined =>
  providers.find(({ domains }) => domains.includes(domainTyped(address)));

/** Whether anybody may have an address of this domain: by its form, or by the table of providers. */
export const isEverybodys = (domain: string, providers: readonly Pick<Provider, 'domains'>[]): boolean =>
  !isSomebodys(domain) || providers.some(({ domains }) => domains.includes(domain));

/** The provider whose server is at `at` (`host:port`, or the host alone); undefined for a host that is nobody's in the table. */
export function providerAt(at: string): Provider | undefined {
  const host = at.replace(/:\d+$/, '').toLowerCase();
  return PROVIDERS.find(({ imap, smtp }) => imap.host === host || smtp.host === host);
}

/**
 * The provider that a mailbox has: by its address, else by the host of a server, where one for firms goes before one that gives
 * addresses to everybody.
 */
export function providerUsing(address: string, host: string, providers: readonly Provider[]): Provider | undefined {
  const there = providers.filter(({ imap, smtp }) => [imap.host, smtp.host].includes(host.toLowerCase()));
  return (
    there.find(({ domains }) => domains.includes(domainTyped(address))) ??
    there.find(({ domains }) => domains.length === 0) ??
    there[0]
  );
}

/** Both servers of a provider for an address, which is the user name at all of them. */
export function serversAt(provider: Provider, address: string): { imap: ServerAddress; smtp: ServerAddress } {
  const domain = domainTyped(address);
  const { imap, smtp } = provider.domains.includes(domain) ? provider : (provider.ownDomain ?? provider);
  const at = (where: Where): ServerAddress => ({
    ...where,
    host: where.host.replace('{domain}', domain || 'example.com'),
    user: address.trim(),
  });
  return { imap: at(imap), smtp: at(smtp) };
}

/** Where a server that sends most likely is, when the one that receives is at `imap`. */
export const smtpHostFor = (imap: string): string => imap.replace(/^imap(?=[.-])/i, 'smtp');
