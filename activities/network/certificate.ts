/**
 * The certificate that a mail server shows, looked at before anything is trusted: for whoever has to decide about one that
 * nobody vouches for, and to find the one that was decided for. Nothing secret is said, and nothing that is read is believed.
 */
import { createHash } from 'node:crypto';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { LIMITS } from '../../domain/limits.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import type { ServerCertificate } from '../../domain/mail/provider/server-trust.ts';

type Where = { host: string; servername?: string | undefined };

/** Shown by the server; `pem` to trust exactly this one. */
export type Shown = { certificate: ServerCertificate; pem: string };

/** Rejects with the error of the system or of TLS when there is none to be seen. */
export async function certificateOf(server: ServerAddress, at: Where): Promise<Shown> {
  const plain = server.tls === 'starttls' ? await upgraded({ host: at.host, port: server.port }) : undefined;
  return new Promise((resolve, reject) => {
    const name = at.servername ?? (isIP(at.host) === 0 ? at.host : undefined);
    const socket = connectTls({
      ...(plain === undefined ? { host: at.host, port: server.port } : { socket: plain }),
      ...(name === undefined ? {} : { servername: name }),
      // To be shown, never to be trusted: the connection ends here.
      rejectUnauthorized: false,
    });
    const end = (done: () => void) => {
      socket.destroy();
      plain?.destroy();
      done();
    };
    socket.setTimeout(LIMITS.certificateMs, () => end(() => reject(timeout())));
    socket.once('error', (error) => end(() => reject(error)));
    socket.once('close', () => end(() => reject(new Error('the server closed the connection'))));
    socket.once('secureConnect', () => {
      const shown = socket.getPeerCertificate();
      end(() =>
        shown.raw === undefined ? reject(new Error('the server shows no certificate')) : resolve(read(shown)),
      );
    });
  });
}

const timeout = () => Object.assign(new Error('the server does not answer in time'), { code: 'ETIMEDOUT' });

function read(shown: PeerCertificate): Shown {
  const names = (shown.subjectaltname ?? '')
    .split(', ')
    .flatMap((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1] ?? []);
  const one = (name: string | string[] | undefined): string => [name ?? ''].flat()[0] ?? '';
  const base64 = shown.raw.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return {
    certificate: {
      subject: one(shown.subject?.CN) || one(shown.subject?.O),
      issuer: one(shown.issuer?.CN) || one(shown.issuer?.O),
      names: names.slice(0, LIMITS.certificateNames),
      from: new Date(shown.valid_from).toISOString(),
      until: new Date(shown.valid_to).toISOString(),
      fingerprint: createHash('sha256').update(shown.raw).digest('hex'),
    },
    pem: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  };
}

/** What is said until TLS begins, by who greets: what is waited for, and what is said then. */
const TALKS = [
  { greeting: /^\* OK[^\n]*\n/i, steps: [{ say: 'a STARTTLS', until: /^a OK[^\n]*\n/im }] },
  {
    greeting: /^220 [^\n]*\n/m,
    steps: [
      { say: 'EHLO localhost', until: /^250 [^\n]*\n/m },
      { say: 'STARTTLS', until: /^220 [^\n]*\n/m },
    ],
  },
] as const;

/** A connection that is about to begin TLS. */
function upgraded(where: { host: string; port: number }): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectPlain(where);
    let steps: { say: string; until: RegExp }[] | undefined;
    let heard = '';
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    const next = () => {
      heard = '';
      if (steps?.[0] !== undefined) return void socket.write(`${steps[0].say}\r\n`);
      socket.removeAllListeners();
      resolve(socket);
    };
    socket.setTimeout(LIMITS.certificateMs, () => fail(timeout()));
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('the server closed the connection')));
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      if (heard.length > LIMITS.greetingChars) return fail(new Error('the server does not come to an end'));
      if (steps === undefined) {
        const talk = TALKS.find(({ greeting }) => greeting.test(heard));
        if (talk === undefined) return;
        steps = [...talk.steps];
        next();
      } else if (steps[0]?.until.test(heard)) {
        steps.shift();
        next();
      }
    });
  });
}
