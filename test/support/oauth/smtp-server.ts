/** A small SMTP server on 127.0.0.1 that lets in by token alone: XOAUTH2 and OAUTHBEARER (RFC 7628). What it takes it hands to `take`. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

type Mechanism = 'XOAUTH2' | 'OAUTHBEARER';
export type TokenSmtpOptions = {
  mayOpen: (accessToken: string, mailbox: string) => boolean;
  take: (raw: string, from: string, to: string[]) => Promise<void>;
};

export async function startTokenSmtp({ mayOpen, take }: TokenSmtpOptions) {
  const settings = {
    offers: ['XOAUTH2', 'OAUTHBEARER'] as Mechanism[],
  };
  /** Each try to sign in. */
  const signIns: { mechanism: string; user: string; ok: boolean }[] = [];
  const sockets = new Set<Socket>();

  async function converse(socket: Socket): Promise<void> {
    const say = (line: string) => void socket.write(`${line}\r\n`);
    let user: string | null = null;
    let from = '';
    let to: string[] = [];
    let data: string[] | null = null;
    let waitsForError = false;
    say('220 house');
    for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
      if (data !== null) {
        if (line !== '.') data.push(line.startsWith('.') ? line.slice(1) : line);
        else {
          const raw = `${data.join('\r\n')}\r\n`;
          data = null;
          await take(raw, from, to).then(
            () => say('250 2.0.0 taken'),
            () => say('451 4.3.0 not now'),
          );
        }
        continue;
      }
      if (waitsForError) {
        waitsForError = false;
        say('535 5.7.3 Authentication unsuccessful');
        continue;
      }
      const [verb = '', ...rest] = line.split(' ');
      const path = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (/^EHLO$/i.test(verb)) {
        say('250-house');
        say(`250-AUTH ${settings.offers.join(' ')}`);
        say('250 8BITMIME');
      } else if (/^AUTH$/i.test(verb)) {
        const [mechanism = '', payload = ''] = rest;
        const given = credentials(payload);
        const ok = settings.offers.includes(mechanism as Mechanism) && mayOpen(given.token, given.user);
        signIns.push({ mechanism, user: given.user, ok });
        if (ok) {
          user = given.user;
          say('235 2.7.0 Accepted');
        } else {
          waitsForError = true;
          say(`334 ${Buffer.from('{"status":"401"}').toString('base64')}`);
        }
      } else if (/^QUIT$/i.test(verb)) {
        say('221 bye');
        socket.end();
      } else if (/^(RSET|NOOP)$/i.test(verb)) say('250 ok');
      else if (user === null) say('530 5.7.57 Client not authenticated');
      else if (/^MAIL$/i.test(verb)) {
        from = path;
        to = [];
        say('250 ok');
      } else if (/^RCPT$/i.test(verb)) {
        to.push(path);
        say('250 ok');
      } else if (/^DATA$/i.test(verb)) {
        data = [];
        say('354 go on');
      } else say('502 5.5.2 unknown');
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    void converse(socket).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    settings,
    signIns: (): readonly { mechanism: string; user: string; ok: boolean }[] => signIns,
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Of both forms, whose fields end with a byte 1: `user=…`, `auth=Bearer …`; and `n,a=…,`, `host=…`, `auth=Bearer …`. */
function credentials(payload: string): { user: string; token: string } {
  const fields = Buffer.from(payload, 'base64').toString().split(String.fromCharCode(1));
  const after = (start: RegExp) => fields.map((field) => start.exec(field)?.[1]).find((one) => one !== undefined) ?? '';
  return { user: after(/^(?:user=|n,a=)([^,]*)/), token: after(/^auth=Bearer (.+)$/) };
}
