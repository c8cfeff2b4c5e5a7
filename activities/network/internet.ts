/** The internet as recognition asks it: a name server, web servers, mail servers that greet. Each answer is bounded; a fault is no answer. */
import { Resolver } from 'node:dns/promises';
import { setMaxListeners } from 'node:events';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { request } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { LIMITS } from '../../domain/limits.ts';
import type { Guess } from '../../domain/mail/recognition.ts';
import type { SrvRecord } from '../../domain/mail/provider/published-servers.ts';
import { addressOf, type FindAddresses, type MailHost, type MailHosts } from './mail-host.ts';

/** What is handed in; tests bring servers of their own. */
export type Internet = {
  resolver: () => Pick<Resolver, 'resolveMx' | 'resolveSrv' | 'resolveCname' | 'resolvePtr' | 'cancel'>;
  /** Absent: as the system finds them. */
  addresses?: FindAddresses;
  /** Where a port is really found. */
  port: (port: number) => number;
  /** Absent: the authorities that Node trusts. */
  ca?: string;
};

export const INTERNET: Internet = {
  resolver: () => new Resolver({ timeout: 1_500, tries: 2 }),
  port: (port) => port,
};

/** One recognition: every question ends with `signal`, and goes only where mail servers may stand. */
export function createQuestions(internet: Internet, allowed: MailHosts, signal: AbortSignal) {
  const resolver = internet.resolver();
  // As many as there are questions.
  setMaxListeners(0, signal);
  signal.addEventListener('abort', () => resolver.cancel(), { once: true });
  const at = (host: string) => orElse(addressOf(host, allowed, internet.addresses), undefined);
  /** What was promised, or `other`, when it fails or comes too late. */
  function orElse<T, U>(promise: Promise<T>, other: U): Promise<T | U> {
    return new Promise((resolve) => {
      if (signal.aborted) resolve(other);
      signal.addEventListener('abort', () => resolve(other), { once: true });
      promise.then(resolve, () => resolve(other));
    });
  }

  async function text(url: URL, body: string | null, redirects: number): Promise<string | null> {
    // Nothing but the web server's own port: a redirect leads to no other service.
    const isPlace = url.protocol === 'https:' && url.username === '' && url.port === '';
    const host = isPlace ? await at(url.hostname) : undefined;
    if (host === undefined || signal.aborted) return null;
    const answer = await new Promise<{ location?: string; text: string | null }>((resolve) => {
      const sent = request(
        {
          ...host,
          port: internet.port(443),
          path: url.pathname + url.search,
          method: body === null ? 'GET' : 'POST',
          headers: {
            host: url.host,
            accept: 'application/xml, text/xml',
            ...(body === null
              ? {}
              : { 'content-type': 'text/xml; charset=utf-8', 'content-length': Buffer.byteLength(body) }),
          },
          agent: false,
          signal,
          ...(internet.ca === undefined ? {} : { ca: internet.ca }),
        },
        (response) => {
          const { statusCode = 0, headers } = response;
          const isAnswer = statusCode === 200;
          const location = statusCode >= 301 && statusCode <= 308 ? headers.location : undefined;
          const parts: Buffer[] = [];
          let bytes = 0;
          const end = (said: string | null) => {
            resolve({ text: said, ...(location === undefined ? {} : { location }) });
            response.destroy();
          };
          response.on('data', (part: Buffer) => {
            bytes += part.length;
            if (!isAnswer || bytes > LIMITS.publishedBytes) end(null);
            else parts.push(part);
          });
          response.on('end', () => end(isAnswer ? Buffer.concat(parts).toString('utf8') : null));
          response.on('error', () => resolve({ text: null }));
          if (!isAnswer) end(null);
        },
      );
      sent.on('error', () => resolve({ text: null }));
      sent.end(body ?? undefined);
    });
    if (answer.location === undefined || redirects === 0) return answer.text;
    const { location } = answer;
    return URL.canParse(location, url.href) ? text(new URL(location, url), body, redirects - 1) : null;
  }

  /** Whether a server is there that speaks the protocol, with a certificate of its name where TLS comes first. Says nothing to it. */
  async function greets({ kind, at: { host, port, tls } }: Guess): Promise<boolean> {
    const place: MailHost | undefined = await at(host);
    if (place === undefined || signal.aborted) return false;
    const options = { ...place, port: internet.port(port) };
    const socket: Socket =
      tls === 'tls'
        ? connectTls({ servername: host, ...options, ...(internet.ca === undefined ? {} : { ca: internet.ca }) })
        : connectPlain(options);
    const expected = kind === 'imap' ? /^\* (OK|PREAUTH)\b/i : /^220[ -]/;
    return new Promise<boolean>((resolve) => {
      let said = '';
      const end = (isIt: boolean) => {
        resolve(isIt);
        socket.destroy();
      };
      signal.addEventListener('abort', () => end(false), { once: true });
      socket.on('data', (part: Buffer) => {
        said += part.toString('latin1');
        if (said.includes('\n') || said.length > LIMITS.firstLineChars) end(expected.test(said));
      });
      socket.on('error', () => end(false));
      socket.on('close', () => end(false));
    });
  }

  return {
    /** Names of the servers that take a domain's mail, the preferred first. */
    mx: async (domain: string): Promise<string[]> =>
      (await orElse(resolver.resolveMx(domain), []))
        .toSorted((a, b) => a.priority - b.priority)
        .map(({ exchange }) => exchange),
    srv: (name: string): Promise<SrvRecord[]> => orElse(resolver.resolveSrv(name), []),
    /** The own names of the machine that a name leads to, by IPv4. Not by `reverse`, which would ask this machine's files first. */
    machines: async (host: string): Promise<string[]> => {
      const place = await at(host);
      if (place === undefined || isIP(place.host) !== 4) return [];
      return orElse(resolver.resolvePtr(`${place.host.split('.').toReversed().join('.')}.in-addr.arpa`), []);
    },
    cname: (name: string): Promise<string[]> => orElse(resolver.resolveCname(name), []),
    /** A document, fetched or, with a body, asked for; null when there is none or it is too large. */
    text: (url: string, body: string | null = null): Promise<string | null> =>
      orElse(text(new URL(url), body, LIMITS.publishedRedirects), null),
    greets: (guess: Guess): Promise<boolean> => orElse(greets(guess), false),
  };
}
