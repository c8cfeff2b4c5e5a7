/**
 * Where mail servers may stand. Whoever may set a mailbox up could otherwise have the worker knock at doors inside: its own
 * machine, the operator's network, the metadata address of a cloud. The name is looked up once and connected to by the
 * address found, so that a name server with two answers (DNS rebinding) gains nothing.
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { type Trusting, trusting } from './trusting.ts';

/** `true`: anywhere; else public addresses and these networks. */
export type MailHosts = true | readonly string[];

/** The address to connect to, the name that its certificate must have when that is another, and whom it is believed when not the usual ones. */
export type MailHost = { host: string; servername?: string; tls?: Trusting };

export class HostRefused extends Error {
  /** Unlike those of the system, so that it counts as no outage: the mail is put off, and whoever looks is told why. */
  readonly code = 'HOST_REFUSED';

  constructor() {
    super('the name is unknown, or it stands in a private network that the operator has not allowed');
  }
}

/** What is nobody's mail server on the internet: this host, private and shared networks, link-local (metadata), multicast, reserved. */
const PRIVATE = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/128', '::1/128', '64:ff9b:1::/48', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
  // Ways through IPv4 that lead to whichever address they carry (6to4, Teredo, SIIT): no mail server stands behind them.
  ...['2002::/16', '2001::/32', '::ffff:0:0:0/96'],
];
/** Addresses of IPv6 that carry one of IPv4 in their last 32 bits (NAT64, and the old compatible form). */
const CARRIES_IPV4 = networks(['64:ff9b::/96', '::/96']);

const NOT_PUBLIC = networks(PRIVATE);

function networks(list: readonly string[]): BlockList {
  const made = new BlockList();
  for (const one of list) {
    const [address = '', bits] = one.split('/');
    const version = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    made.addSubnet(address, bits === undefined ? (version === 'ipv6' ? 128 : 32) : Number(bits), version);
  }
  return made;
}

/** Whether `address` may be connected to; one of IPv4 within IPv6 counts as what it carries. */
export function isAllowed(address: string, allowed: readonly string[]): boolean {
  const all = [address, ...carried(address)];
  const within = (list: BlockList) =>
    all.some((one) => isIP(one) !== 0 && list.check(one, isIP(one) === 6 ? 'ipv6' : 'ipv4'));
  return within(networks(allowed)) || !within(NOT_PUBLIC);
}

function carried(address: string): string[] {
  if (isIP(address) !== 6) return [];
  const plain = address.split('%')[0] ?? '';
  if (!CARRIES_IPV4.check(plain, 'ipv6')) return [];
  // As a URL writes it: eight groups in hex, zeros left out.
  const groups = new URL(`http://[${plain}]`).hostname.slice(1, -1).split(':');
  const [high, low] = [groups.at(-2), groups.at(-1)].map((group) => Number.parseInt(group || '0', 16));
  return [[high! >> 8, high! & 255, low! >> 8, low! & 255].join('.')];
}

/** A machine with no IPv4 of its own reaches IPv6 only. */
const hasIpv4 = (): boolean =>
  Object.values(networkInterfaces()).some((list) => list?.some((one) => one.family === 'IPv4' && !one.internal));

/** Every address of a name. */
export type FindAddresses = (host: string) => Promise<{ address: string; family: number }[]>;

const systemAddresses: FindAddresses = (host) => lookup(host, { all: true, verbatim: true });

/**
 * The host to connect to, the name its certificate must have and whom it is believed. Throws HostRefused when the name is unknown or leads, by
 * any of its addresses, where it may not; both alike, because whoever asks must not learn which names exist inside.
 */
export async function mailHost(server: ServerAddress, allowed: MailHosts): Promise<MailHost> {
  const at = await addressOf(server.host, allowed);
  const tls = await trusting(server, at);
  return tls === null ? at : { ...at, tls };
}

/** The same of one side of a mailbox: one that the operator or 0.1.0 set up may stand anywhere. */
export const mailboxHost = (
  { settings }: { settings: { mailHosts: MailHosts } },
  mailbox: { trusted: boolean; imap: ServerAddress; smtp: ServerAddress },
  side: 'imap' | 'smtp',
): Promise<MailHost> => mailHost(mailbox[side], mailbox.trusted || settings.mailHosts);

/** The same of any server that is asked for the sake of mail, with a name server of one's own. */
export async function addressOf(
  host: string,
  allowed: MailHosts,
  find: FindAddresses = systemAddresses,
): Promise<MailHost> {
  if (allowed === true) return { host };
  const found = await find(host.replace(/^\[|\]$/g, '')).catch(() => []);
  if (found.length === 0 || !found.every(({ address }) => isAllowed(address, allowed))) throw new HostRefused();
  const order = hasIpv4() ? [4, 6] : [6, 4];
  const [first] = [...found].sort((a, b) => order.indexOf(a.family) - order.indexOf(b.family));
  return { host: first!.address, ...(isIP(host) === 0 ? { servername: host } : {}) };
}
