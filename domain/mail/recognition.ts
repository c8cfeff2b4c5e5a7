/**
 * From one address to its provider and servers: a table of rules over what the world says of the domain. The first that knows
 * answers; what it does not know of the servers, the others may.
 */
import { domainOf } from './address.ts';
import type { ServerAddress } from './mailbox.ts';
import type { Provider, Where } from './provider/provider.ts';
import { providerOf, PROVIDERS, serversAt } from './provider/providers.ts';
import {
  eitherOf,
  type FoundServer,
  type FoundServers,
  hostName,
  NO_SERVERS,
  ofAutoconfig,
  ofAutodiscover,
  ofSrv,
  type SrvRecords,
} from './provider/published-servers.ts';

/** By what an address was recognised, the surest first; `choice`: by who said it. `guess`: by a usual name, at which servers really greeted. */
export const RECOGNISED_BY = [
  'choice',
  'address',
  'mx',
  'autoconfig',
  'srv',
  'autodiscover',
  'guess',
  'nothing',
] as const;
type RecognisedBy = (typeof RECOGNISED_BY)[number];

/** What the world says of a domain. Texts are as they came: nobody has vouched for them. */
export type DomainFacts = {
  /** Servers that take its mail, the preferred first. */
  mx: readonly string[];
  srv: SrvRecords;
  /** Each config-v1.1.xml that was found, the better place first. */
  autoconfig: readonly string[];
  autodiscover: {
    /** Names to which the name server refers who asks. */
    hosts: readonly string[];
    /** The answer to a question about `asked`. */
    text: string | null;
    asked: string;
  };
  /** Servers of usual names that were connected to and greeted, in the order of `guesses`. */
  greeted: readonly Guess[];
};

export type Recognition = {
  /** Key of the provider; null for one that has none. */
  provider: string | null;
  name: string;
  by: RecognisedBy;
  imap: ServerAddress | null;
  smtp: ServerAddress | null;
  ways: Provider['ways'];
  note: Provider['note'];
};

/** Whether a host is one of these names; `*.` stands for one or more labels. */
const isNamed = (host: string, names: readonly string[]): boolean =>
  names.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name));

/** The provider that runs one of these hosts, the first host first. */
function runs(hosts: readonly string[], providers: readonly Provider[]): Provider | undefined {
  for (const host of hosts.flatMap((one) => hostName(one) ?? [])) {
    const found = providers.find(({ mx, autodiscover }) => isNamed(host, [...mx, ...(autodiscover ?? [])]));
    if (found) return found;
  }
  return undefined;
}

/** The provider that a server belongs to: for a firm's own domain rather the one that sells to firms. */
function owns({ imap }: FoundServers, providers: readonly Provider[]): Provider | undefined {
  const all = providers.filter((one) => [one.imap, one.ownDomain?.imap].some((where) => where?.host === imap?.host));
  return all.find(({ domains }) => domains.length === 0) ?? all[0];
}

/** Servers at the customer's own domain are named by habit only: what the domain itself says is truer. */
const isByHabit = ({ imap }: Provider): boolean => imap.host.includes('{domain}');

type Found = { provider: Provider | undefined; servers: FoundServers };
type Rule = (domain: string, facts: DomainFacts, providers: readonly Provider[]) => Found | undefined;

const published =
  (read: (domain: string, facts: DomainFacts) => FoundServers): Rule =>
  (domain, facts, providers) => {
    const servers = read(domain, facts);
    return servers.imap === null ? undefined : { provider: owns(servers, providers), servers };
  };

const running =
  (hosts: (facts: DomainFacts) => readonly string[]): Rule =>
  (_, facts, providers) => {
    const provider = runs(hosts(facts), providers);
    return provider && { provider, servers: NO_SERVERS };
  };

const autoconfig = (domain: string, facts: DomainFacts): FoundServers =>
  facts.autoconfig.map((text) => ofAutoconfig(text, domain)).find(({ imap }) => imap !== null) ?? NO_SERVERS;

const autodiscover = (_: string, { autodiscover: { text, asked } }: DomainFacts): FoundServers =>
  text === null ? NO_SERVERS : ofAutodiscover(text, asked);

const srv = (_: string, facts: DomainFacts): FoundServers => ofSrv(facts.srv);

/** For sending rather the host whose certificate has proved its name for receiving: at STARTTLS a greeting proves none. */
function guessed(_: string, { greeted }: DomainFacts): FoundServers {
  const imap = greeted.find(({ kind }) => kind === 'imap')?.at ?? null;
  const sending = greeted.flatMap(({ kind, at }) => (kind === 'smtp' ? at : []));
  return { imap, smtp: sending.find(({ host }) => host === imap?.host) ?? sending[0] ?? null };
}

/** In the order in which they are believed. What a server says over HTTPS has its certificate; a name server vouches for nothing. */
const RULES: readonly [RecognisedBy, Rule][] = [
  ['mx', running(({ mx }) => mx)],
  ['autoconfig', published(autoconfig)],
  ['srv', published(srv)],
  ['autodiscover', running((facts) => facts.autodiscover.hosts)],
  ['autodiscover', published(autodiscover)],
  ['guess', published(guessed)],
];

/** What is known of an address. `facts` is not asked for one that tells its provider by itself. */
export function recognise(
  address: string,
  facts: DomainFacts,
  providers: readonly Provider[] = PROVIDERS,
): Recognition {
  const known = recogniseByAddress(address, providers);
  if (known) return known;
  const domain = domainOf(address);
  for (const [by, rule] of RULES) {
    const found = rule(domain, facts, providers);
    if (found) return told(address, by, found, facts);
  }
  return { provider: null, name: domain, by: 'nothing', imap: null, smtp: null, ways: ['password'], note: null };
}

/** The same for an address that tells its provider by itself, without asking the world. */
export function recogniseByAddress(
  address: string,
  providers: readonly Provider[] = PROVIDERS,
): Recognition | undefined {
  const domain = domainOf(address);
  const provider = providerOf(address, providers) ?? providers.find(({ firms }) => isNamed(domain, firms ?? []));
  return provider && { ...ofProvider(provider, address), by: 'address' };
}

/** The same where somebody says which provider it is, by its key; undefined: there is none of that key. */
export function recogniseAs(
  key: string,
  address: string,
  providers: readonly Provider[] = PROVIDERS,
): Recognition | undefined {
  const provider = providers.find((one) => one.key === key);
  return provider && { ...ofProvider(provider, address), by: 'choice' };
}

const ofProvider = (provider: Provider, address: string): Omit<Recognition, 'by'> => ({
  provider: provider.key,
  name: provider.name,
  ...serversAt(provider, address),
  ways: provider.ways,
  note: provider.note,
});

function told(address: string, by: RecognisedBy, { provider, servers }: Found, facts: DomainFacts): Recognition {
  const domain = domainOf(address);
  if (provider && !isByHabit(provider)) return { ...ofProvider(provider, address), by };
  const all = [autoconfig, srv, autodiscover, guessed].map((read) => read(domain, facts));
  const { imap, smtp } = [servers, ...all].reduce(eitherOf);
  const usual = provider && serversAt(provider, address);
  return {
    provider: provider?.key ?? null,
    name: provider?.name ?? domain,
    by,
    imap: imap ? signedIn(imap, address) : (usual?.imap ?? null),
    smtp: smtp ? signedIn(smtp, address) : (usual?.smtp ?? null),
    ways: provider?.ways ?? ['password'],
    note: provider?.note ?? (by === 'guess' ? 'panel' : null),
  };
}

const signedIn = ({ user, ...where }: FoundServer, address: string): ServerAddress => ({
  ...where,
  user: user === 'local' ? address.slice(0, address.lastIndexOf('@')) : address,
});

/** A server of a usual name. */
export type Guess = { kind: 'imap' | 'smtp'; at: FoundServer };

/**
 * Where a domain's servers usually stand, the likeliest first: names of its own, then `machines`, by whose names a host's
 * certificate often is: the one that takes the mail, and the one that stands behind `mail.` of the domain.
 */
export function guesses(domain: string, machines: readonly string[]): Guess[] {
  const at = (kind: Guess['kind'], names: string[], where: readonly Omit<Where, 'host'>[]): Guess[] => {
    const hosts = [
      ...new Set([...names.map((name) => `${name}.${domain}`), ...machines.flatMap((name) => hostName(name) ?? [])]),
    ];
    return hosts.flatMap((host) => where.map((one) => ({ kind, at: { host, ...one, user: 'address' } })));
  };
  return [
    ...at('imap', ['mail', 'imap'], [{ port: 993, tls: 'tls' }]),
    ...at(
      'smtp',
      ['mail', 'smtp'],
      [
        { port: 465, tls: 'tls' },
        { port: 587, tls: 'starttls' },
      ],
    ),
  ];
}
