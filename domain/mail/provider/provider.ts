/** A mail provider in words that the table, recognition and the desk share. */
import type { ServerAddress } from '../mailbox.ts';

/** Where a server is. In a host `{domain}` is the domain of the address. */
export type Where = Pick<ServerAddress, 'host' | 'port' | 'tls'>;

/** How a mailbox is signed in to: by the consent of a person or firm at a service, or with a password. */
export const SIGN_IN_WAYS = ['google', 'microsoft', 'password'] as const;
type SignInWay = (typeof SIGN_IN_WAYS)[number];

/** What stands between a person and a working sign-in. `no-password`: the provider takes none any more. */
export const PROVIDER_NOTES = ['app-password', 'app-password-and-imap', 'imap-on', 'no-password', 'panel'] as const;
type ProviderNote = (typeof PROVIDER_NOTES)[number];

/** What a provider says that one mailbox may do; null: it says nothing, or it depends on the tariff. */
export type Quota = {
  /** Of one mail as it travels, attachments encoded. */
  mailBytes: number | null;
  /** Mails of 24 hours; a mail to several people often counts once for each. */
  mailsPerDay: number | null;
  mailsPerMinute: number | null;
  /** Of one mail that comes by SMTP. */
  recipientsPerMail: number | null;
  /** At the same time; of one process, and the server says the rest. */
  smtpConnections: number | null;
};

export type Provider = {
  key: string;
  name: string;
  /** Of addresses that it gives to everybody; a firm's own domain says nothing. */
  domains: readonly string[];
  /** Names below which it gives a firm a domain of its own, which tells it as surely. `*.` as below. */
  firms?: readonly string[] | undefined;
  /** Mail servers that take its customers' mail, as their domains name them; `*.` stands for one or more labels. */
  mx: readonly string[];
  /** The same of names to which autodiscover of its customers' domains refers, where they are others. */
  autodiscover?: readonly string[] | undefined;
  imap: Where;
  smtp: Where;
  /** Its other servers, for addresses of a firm's own domain. */
  ownDomain?: { imap: Where; smtp: Where } | undefined;
  /** The one that leads first. */
  ways: readonly SignInWay[];
  note: ProviderNote | null;
  /** Whether its SMTP server puts what it sends into the Sent folder, where a copy of ours would be a second one. */
  keepsSent: boolean;
  /** Whether `name+anything@…` is delivered to the inbox, as far as its documentation says. */
  plusAddressing: boolean;
  quota: Quota;
  /** Its own help: what has to be set there, and where an app password is made. */
  help: { settings: string | null; password: string | null };
};

export const tls = (host: string, port: 993 | 465): Where => ({ host, port, tls: 'tls' });
export const starttls = (host: string): Where => ({ host, port: 587, tls: 'starttls' });

/** Of a provider that publishes no figures. */
export const NO_QUOTA: Quota = {
  mailBytes: null,
  mailsPerDay: null,
  mailsPerMinute: null,
  recipientsPerMail: null,
  smtpConnections: null,
};

/** Of a provider of which no more is known than its name and servers. */
export const NOTHING_SAID = {
  mx: [],
  ways: ['password'],
  note: null,
  keepsSent: false,
  plusAddressing: false,
  quota: NO_QUOTA,
  help: { settings: null, password: null },
} satisfies Partial<Provider>;
