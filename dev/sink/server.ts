import type { Server as HttpServer } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { inputOf } from '../mailserver/input.ts';
import { freePort } from '../ports.ts';
import type { Conversation, Envelope } from './conversation.ts';
import { converse } from './conversation.ts';
import { openKeep, type SunkMail } from './keep.ts';
import type { Script } from './script.ts';
import { scriptBook } from './script.ts';

export type SinkOptions = {
  /** Preferred ports; the next free ones are taken when they are busy. Any without. */
  port?: number;
  apiPort?: number;
  /** Keeps the mails here over a restart; in memory only without. */
  dir?: string;
  /** Called for each mail before it is kept and its sender hears 250; when it rejects, the sender hears 451. */
  onMail?: (mail: SunkMail) => void | Promise<void>;
  log?: (line: string) => void;
};

/** An SMTP server on 127.0.0.1 that keeps what it is sent. */
export type Sink = {
  host: '127.0.0.1';
  port: number;
  /** `GET` answers `[{ envelope, raw, at }]`, raw as UTF-8 text; `?since=n` leaves the first n out. */
  apiUrl: string;
  mails(): SunkMail[];
  /** Keeps a mail that came another way, as one that came by SMTP. */
  take(raw: Buffer, envelope: Envelope): Promise<void>;
  /** One entry per connection so far: what was taken and whether the reply after the dot was written. */
  connections(): readonly Conversation[];
  /** Replaces the script of answers; `{}` is friendly again. */
  script(answers: Script): void;
  /** Forgets all mails and the script. */
  clear(): void;
  stop(): Promise<void>;
};

/** Starts the sink: SMTP without TLS, any credentials, any recipient, and a small HTTP API. */
export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  const keep = openKeep(options.dir);
  const script = scriptBook();
  let connections: Conversation[] = [];
  const take = async (raw: Buffer, envelope: Envelope) => {
    const mail = { envelope, raw, at: Date.now() };
    await options.onMail?.(mail);
    keep.add(mail);
  };

  const sockets = new Set<Socket>();
  const smtp = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    const summary: Conversation = { taken: 0, signIns: [], answeredDot: undefined, last: '' };
    connections.push(summary);
    socket.once('close', () => {
      sockets.delete(socket);
      const dot =
        summary.answeredDot === undefined
          ? 'no dot came'
          : summary.answeredDot
            ? 'the answer after the dot was written'
            : 'no answer after the dot';
      options.log?.(`sink: connection closed after "${summary.last}", ${summary.taken} mails taken, ${dot}`);
    });
    converse(socket, inputOf(socket), { script, take }, summary)
      .catch((error: Error) => options.log?.(`sink: ${error.message}`))
      .finally(() => socket.end());
  });
  const port = await listen(smtp, await freePort(options.port));
  const api = createHttpServer((request, response) => {
    const since = Number(new URL(request.url ?? '/', 'http://sink').searchParams.get('since') ?? 0);
    const mails = keep
      .mails()
      .slice(since)
      .map(({ envelope, raw, at }) => ({ envelope, raw: raw.toString('utf8'), at }));
    response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(mails));
  });
  const apiPort = await listen(api, await freePort(options.apiPort, [port]));

  return {
    host: '127.0.0.1',
    port,
    apiUrl: `http://127.0.0.1:${apiPort}/mails`,
    mails: () => keep.mails(),
    take,
    connections: () => connections,
    script: (answers) => script.set(answers),
    clear() {
      keep.clear();
      script.set({});
      connections = [];
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      api.closeAllConnections();
      await Promise.all([closed(smtp), closed(api)]);
    },
  };
}

function listen(server: Server | HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function closed(server: Server | HttpServer): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()));
}
