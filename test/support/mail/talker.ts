/** A mail server that says what it is told to: real words on a real socket, in the clear, by STARTTLS or by TLS. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, createServer as createTlsServer, type SecureContextOptions, TLSSocket } from 'node:tls';

export type Talk = {
  kind: 'imap' | 'smtp';
  /** By the command it answers (`LOGIN`, `SELECT`, `CONN`: the greeting; of SMTP `AUTH`, `MAIL FROM`, `RCPT TO`, `DATA`), without `NO`. */
  says?: Record<string, string>;
  tls?: SecureContextOptions;
  /** From the first byte, when asked for (default), or not even then. */
  tlsBy?: 'start' | 'starttls' | 'nothing';
};

export type Talker = {
  port: number;
  /** Whole lines that were said to it, in the clear or not. */
  heard: readonly string[];
  /** How many came. */
  connections: () => number;
  says: Record<string, string>;
  stop(): Promise<void>;
};

export async function startTalker({
  kind,
  says = {},
  tls,
  tlsBy = tls ? 'starttls' : 'nothing',
}: Talk): Promise<Talker> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const told = { ...says };
  const meet = (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    const greeting =
      kind === 'imap' ? `* ${told['CONN'] ?? 'OK ready'}` : (told['CONN'] ?? '220 mail.firma.test ESMTP');
    socket.write(`${greeting}\r\n`);
    if (told['CONN'] !== undefined) return void socket.end();
    const offersTls = tlsBy === 'starttls';
    const talk = (line: Socket, secure: boolean) => {
      let rest = '';
      let inData = false;
      const say = (text: string) => void line.write(`${text}\r\n`);
      const upgrade = () => {
        socket.removeAllListeners('data');
        const secured = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(tls) });
        secured.on('error', () => undefined);
        talk(secured, true);
      };
      line.on('data', (data: Buffer) => {
        rest += data.toString('latin1');
        for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
          const one = rest.slice(0, end).replace(/\r$/, '');
          rest = rest.slice(end + 1);
          heard.push(one);
          if (kind === 'imap') imapLine(one, told, { say, upgrade, offersTls: offersTls && !secure });
          else if (inData) {
            if (one === '.') {
              inData = false;
              const answer = told['DATA'] ?? '250 2.0.0 taken';
              say(answer);
              if (/^\d{3}-/.test(answer)) say(answer.replace('-', ' '));
            }
          } else inData = smtpLine(one, told, { say, upgrade, offersTls: offersTls && !secure });
        }
      });
    };
    talk(socket, tlsBy === 'start');
  };
  const server: Server = tlsBy === 'start' ? createTlsServer({ ...tls }, meet) : createServer(meet);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    connections: () => connections,
    says: told,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Line = { say: (text: string) => void; upgrade: () => void; offersTls: boolean };

function imapLine(line: string, says: Record<string, string>, { say, upgrade, offersTls }: Line): void {
  const [tag = '', name = ''] = line.split(' ');
  const command = name.toUpperCase();
  const no = (text: string | undefined) =>
    text === undefined ? undefined : /^(NO|BAD) /.test(text) ? text : `NO ${text}`;
  if (command === 'STARTTLS' && offersTls) {
    say(`${tag} OK begin`);
    return upgrade();
  }
  if (command === 'CAPABILITY') {
    say(`* CAPABILITY IMAP4rev1 SASL-IR ${says['capability'] ?? 'AUTH=PLAIN'}${offersTls ? ' STARTTLS' : ''}`);
    return say(`${tag} OK done`);
  }
  const isLogin = command === 'LOGIN' || command === 'AUTHENTICATE';
  const isSelect = command === 'SELECT' || command === 'EXAMINE';
  const refused = no(isLogin ? says['LOGIN'] : isSelect ? says['SELECT'] : undefined);
  if (refused !== undefined) return say(`${tag} ${refused}`);
  if (isSelect) {
    for (const one of ['0 EXISTS', '0 RECENT', 'FLAGS (\\Seen)', 'OK [UIDVALIDITY 1] ok', 'OK [UIDNEXT 1] ok'])
      say(`* ${one}`);
  }
  if (command === 'LIST' && !says['SELECT']?.includes('NONEXISTENT')) say('* LIST () "/" "INBOX"');
  say(`${tag} ${command === 'STARTTLS' ? 'BAD no' : 'OK done'}`);
}

/** Whether the mail itself follows. */
function smtpLine(line: string, says: Record<string, string>, { say, upgrade, offersTls }: Line): boolean {
  const command = /^(MAIL FROM|RCPT TO|\w+)/i.exec(line)?.[1]?.toUpperCase() ?? '';
  // A reply of several lines ends with one that has no dash (RFC 5321, 4.2.1).
  const reply = (text: string) => {
    say(text);
    if (/^\d{3}-/.test(text)) say(`${text.slice(0, 3)} ${text.slice(4)}`);
  };
  switch (command) {
    case 'EHLO':
      say('250-mail.firma.test');
      if (offersTls) say('250-STARTTLS');
      if (says['SIZE']) say(`250-SIZE ${says['SIZE']}`);
      say('250 AUTH PLAIN');
      return false;
    case 'STARTTLS':
      say(offersTls ? '220 go ahead' : '502 5.5.1 no');
      if (offersTls) upgrade();
      return false;
    case 'AUTH':
      reply(says['AUTH'] ?? '235 2.7.0 welcome');
      return false;
    case 'DATA':
      say('354 go on');
      return true;
    default:
      reply(says[command] ?? '250 2.0.0 ok');
      return false;
  }
}
