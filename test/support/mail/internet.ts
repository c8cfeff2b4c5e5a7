/** A small internet on this machine: a name server, one web server and mail servers, for as many domains as a test names. */
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { createServer as createPlainServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createWebServer } from 'node:https';
import { createServer as createTlsServer } from 'node:tls';
import type { Internet } from '../../../activities/network/internet.ts';
import { authority, certificate } from './certificates.ts';

const TYPES = { A: 1, CNAME: 5, PTR: 12, MX: 15, SRV: 33 } as const;
type Type = keyof typeof TYPES;

type Page = { status?: number; body?: string | Buffer; location?: string; silent?: boolean };

export type SmallInternet = Awaited<ReturnType<typeof startSmallInternet>>;

/** `names` are those for which its servers have a certificate. */
export async function startSmallInternet(names: readonly string[]) {
  /** `firma.test MX` to `10 mx.firma.test`; `silent` answers nothing, ever. */
  const records = new Map<string, string[] | 'silent'>();
  const pages = new Map<string, Page>();
  const asked: { method: string; url: string; body: string }[] = [];
  const connected = { imaps: 0, smtps: 0, submission: 0 };
  const ca = authority();
  const { cert, key } = certificate({ names, by: ca });

  const names4 = createSocket('udp4');
  names4.on('message', (message, { port, address }) => {
    const question = questionOf(message);
    const found = records.get(`${question.name} ${question.type}`);
    if (found !== 'silent') names4.send(answerTo(message, question, found ?? []), port, address);
  });
  await new Promise<void>((resolve) => void names4.bind(0, '127.0.0.1', resolve));

  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  };
  const web = createWebServer({ cert, key }, (request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => void (body += part.toString()));
    request.on('end', () => {
      const url = `https://${request.headers.host}${request.url}`;
      asked.push({ method: request.method ?? '', url, body });
      const page = pages.get(url);
      if (page?.silent) return;
      response.writeHead(page?.status ?? (page ? 200 : 404), page?.location ? { location: page.location } : {});
      response.end(page?.body ?? '');
    });
  });
  /** What a mail server says first; null: nothing. */
  const greeting: { imap: string | null; smtp: string | null } = { imap: '* OK ready\r\n', smtp: '220 ready\r\n' };
  const greet = (at: keyof typeof connected, protocol: keyof typeof greeting) => (socket: Socket) => {
    connected[at] += 1;
    socket.on('error', () => undefined);
    if (greeting[protocol] !== null) socket.write(greeting[protocol]);
  };
  const servers: Record<number, Server> = {
    443: web,
    993: createTlsServer({ cert, key }, greet('imaps', 'imap')),
    465: createTlsServer({ cert, key }, greet('smtps', 'smtp')),
    587: createPlainServer(greet('submission', 'smtp')),
  };
  for (const server of Object.values(servers)) {
    server.on('connection', keep).on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  }
  const portOf = (server: Server) => (server.address() as AddressInfo).port;
  const resolver = () => {
    const made = new Resolver({ timeout: 1_000, tries: 1 });
    made.setServers([`127.0.0.1:${names4.address().port}`]);
    return made;
  };

  const internet: Internet = {
    resolver,
    addresses: async (host) => (await resolver().resolve4(host)).map((address) => ({ address, family: 4 })),
    port: (port) => portOf(servers[port]!),
    ca: ca.cert,
  };
  return {
    internet,
    asked,
    connected,
    greeting,
    /** Each a line of a zone: `firma.test MX 10 mx.firma.test`. */
    zone(...lines: string[]) {
      for (const line of lines) {
        const [name, type, ...data] = line.split(' ');
        const known = records.get(`${name} ${type}`);
        if (data[0] === 'silent') records.set(`${name} ${type}`, 'silent');
        else records.set(`${name} ${type}`, [...(known === 'silent' ? [] : (known ?? [])), data.join(' ')]);
      }
    },
    page: (url: string, page: Page) => void pages.set(url, page),
    forget() {
      records.clear();
      pages.clear();
      asked.length = 0;
      Object.assign(connected, { imaps: 0, smtps: 0, submission: 0 });
      Object.assign(greeting, { imap: '* OK ready\r\n', smtp: '220 ready\r\n' });
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      names4.close();
      await Promise.all(Object.values(servers).map((one) => new Promise((resolve) => void one.close(resolve))));
    },
  };
}

type Question = { name: string; type: Type | undefined; end: number };

function questionOf(message: Buffer): Question {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at]!; length > 0; length = message[at]!) {
    labels.push(message.toString('ascii', at + 1, at + 1 + length));
    at += length + 1;
  }
  const code = message.readUInt16BE(at + 1);
  const type = (Object.keys(TYPES) as Type[]).find((one) => TYPES[one] === code);
  return { name: labels.join('.').toLowerCase(), type, end: at + 5 };
}

/** RFC 1035, 4.1: the question again, and its answers; none is «no such name». */
function answerTo(message: Buffer, { type, end }: Question, found: readonly string[]): Buffer {
  const header = Buffer.alloc(12);
  message.copy(header, 0, 0, 2);
  header.writeUInt16BE(found.length === 0 ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found.length, 6);
  const answers = found.map((line) => {
    const data = dataOf(type!, line.split(' '));
    const head = Buffer.alloc(12);
    head.writeUInt16BE(0xc00c, 0);
    head.writeUInt16BE(TYPES[type!], 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt32BE(60, 6);
    head.writeUInt16BE(data.length, 10);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([header, message.subarray(12, end), ...answers]);
}

function dataOf(type: Type, words: string[]): Buffer {
  const name = (text: string) =>
    Buffer.concat([
      ...text
        .split('.')
        .filter(Boolean)
        .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
      Buffer.from([0]),
    ]);
  const numbers = (list: string[]) => {
    const made = Buffer.alloc(list.length * 2);
    list.forEach((one, index) => made.writeUInt16BE(Number(one), index * 2));
    return made;
  };
  if (type === 'A') return Buffer.from(words[0]!.split('.').map(Number));
  const last = words.at(-1)!;
  return type === 'CNAME' || type === 'PTR' ? name(last) : Buffer.concat([numbers(words.slice(0, -1)), name(last)]);
}
