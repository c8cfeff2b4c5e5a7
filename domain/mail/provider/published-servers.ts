/**
 * Servers as a domain publishes them itself: Thunderbird's config-v1.1.xml, Microsoft's autodiscover, and records of its name
 * server (RFC 6186, RFC 8314). What has no encryption is passed over.
 */
import { childOf, childrenOf, parseXml, type XmlElement } from '../../text/xml.ts';
import type { Where } from './provider.ts';

/** As whom one signs in: with the whole address, or with what stands before its `@`. */
export type FoundServer = Where & { user: 'address' | 'local' };
export type FoundServers = { imap: FoundServer | null; smtp: FoundServer | null };

const HOST = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9-]{2,63}$/;

/** A name without the root's dot, in lower case; undefined for what is no name of a host, as a bare address is none. */
export function hostName(text: string): string | undefined {
  const host = text.trim().toLowerCase().replace(/\.$/, '');
  return HOST.test(host) ? host : undefined;
}

function server(host: string, port: string | number, tls: string | undefined, user: string): FoundServer | null {
  const name = hostName(host);
  const number = Number(port);
  if (name === undefined || !Number.isInteger(number) || number < 1 || number > 65_535) return null;
  return tls === 'tls' || tls === 'starttls'
    ? { host: name, port: number, tls, user: user === 'local' ? 'local' : 'address' }
    : null;
}

/** Encryption from the first byte before STARTTLS, else in the order in which they were named. */
const best = (found: (FoundServer | null)[]): FoundServer | null =>
  found.find((one) => one?.tls === 'tls') ?? found.find((one) => one !== null) ?? null;

/** What is left undefined of two is taken from the second. */
export const eitherOf = (first: FoundServers, second: FoundServers): FoundServers => ({
  imap: first.imap ?? second.imap,
  smtp: first.smtp ?? second.smtp,
});

export const NO_SERVERS: FoundServers = { imap: null, smtp: null };

/** Of a config-v1.1.xml for `domain`. */
export function ofAutoconfig(text: string, domain: string): FoundServers {
  const provider = childOf(parseXml(text), 'emailProvider');
  const named = (element: XmlElement, name: string) =>
    (childOf(element, name)?.text ?? '').replaceAll('%EMAILDOMAIN%', domain);
  const at = (element: XmlElement): FoundServer | null =>
    server(
      named(element, 'hostname'),
      named(element, 'port'),
      { SSL: 'tls', STARTTLS: 'starttls' }[named(element, 'socketType')],
      named(element, 'username') === '%EMAILLOCALPART%' ? 'local' : 'address',
    );
  const of = (element: string, type: string) =>
    best(childrenOf(provider, element).flatMap((one) => (one.attributes['type'] === type ? at(one) : [])));
  return { imap: of('incomingServer', 'imap'), smtp: of('outgoingServer', 'smtp') };
}

/** Of an autodiscover answer to a question about `asked`, an address made up for the question. */
export function ofAutodiscover(text: string, asked: string): FoundServers {
  const account = childOf(childOf(parseXml(text), 'Response'), 'Account');
  const at = (protocol: XmlElement): FoundServer | null => {
    const said = (name: string) => childOf(protocol, name)?.text ?? '';
    const port = said('Port');
    const encrypted = said('SSL') !== 'off' || said('Encryption') === 'TLS';
    const tls = ['993', '465'].includes(port) || said('Encryption') === 'SSL' ? 'tls' : 'starttls';
    const login = said('LoginName');
    return server(
      said('Server'),
      port,
      encrypted ? tls : undefined,
      login && asked.startsWith(`${login}@`) ? 'local' : '',
    );
  };
  const of = (type: string) =>
    best(
      childrenOf(account, 'Protocol').flatMap((one) =>
        childOf(one, 'Type')?.text.toUpperCase() === type ? at(one) : [],
      ),
    );
  return { imap: of('IMAP'), smtp: of('SMTP') };
}

/** Services as the name server knows them, and their encryption, the best first. */
export const SRV_SERVICES = ['imaps', 'imap', 'submissions', 'submission'] as const;
type SrvService = (typeof SRV_SERVICES)[number];
export type SrvRecord = { name: string; port: number; priority: number; weight: number };
export type SrvRecords = Partial<Record<SrvService, readonly SrvRecord[]>>;

/** Of SRV records; the root as a target says that there is no such service. */
export function ofSrv(records: SrvRecords): FoundServers {
  const of = (service: SrvService, tls: 'tls' | 'starttls') => {
    const [first] = [...(records[service] ?? [])].sort((a, b) => a.priority - b.priority || b.weight - a.weight);
    return first === undefined ? null : server(first.name, first.port, tls, 'address');
  };
  return {
    imap: best([of('imaps', 'tls'), of('imap', 'starttls')]),
    smtp: best([of('submissions', 'tls'), of('submission', 'starttls')]),
  };
}
