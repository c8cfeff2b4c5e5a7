import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Faults } from './faults.ts';
import { commands } from './imap-commands/index.ts';
import type { Command } from './imap-parser.ts';
import { parseCommand } from './imap-parser.ts';
import type { Input } from './input.ts';
import { inputOf } from './input.ts';
import type { Accounts, Session } from './session.ts';
import { openSession } from './session.ts';

/** A listening IMAP4rev1 server. */
export type ImapServer = { port: number; stop(): Promise<void> };

/** Literals above this are refused: nothing in a help desk's mailbox is larger. */
const MAX_LITERAL_BYTES = 64 * 1024 * 1024;

/** Serves the accounts' mailboxes on 127.0.0.1; `port` 0 takes any. Rejects when the port is busy. */
export async function startImapServer(options: {
  port: number;
  accounts: Accounts;
  faults: Faults;
}): Promise<ImapServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    void serve(socket, options.accounts, options.faults);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function serve(socket: Socket, accounts: Accounts, faults: Faults): Promise<void> {
  const input = inputOf(socket);
  const session = openSession(socket, input, accounts, faults);
  session.send('* OK [CAPABILITY IMAP4rev1 SASL-IR LITERAL+ AUTH=PLAIN] Bilet demo mailbox');
  try {
    while (!session.over) {
      const parts = await readParts(input, session);
      if (!parts) break;
      await answer(session, parts);
    }
  } catch {
    // A client that breaks off in the middle is no event.
  } finally {
    session.leave();
    socket.end();
  }
}

/** The text and literals of one command; `undefined` when the client is gone. */
async function readParts(input: Input, session: Session): Promise<(string | Buffer)[] | undefined> {
  const parts: (string | Buffer)[] = [];
  for (;;) {
    const line = await input.line();
    if (line === undefined) return undefined;
    const literal = /~?\{(\d+)(\+?)\}$/.exec(line);
    if (!literal) return [...parts, line];
    const size = Number(literal[1]);
    if (size > MAX_LITERAL_BYTES) {
      session.send('* BYE literal too large');
      return undefined;
    }
    if (!literal[2]) session.send('+ OK');
    const bytes = await input.bytes(size);
    if (!bytes) return undefined;
    parts.push(line.slice(0, literal.index), bytes);
  }
}

async function answer(session: Session, parts: (string | Buffer)[]): Promise<void> {
  let command: Command;
  try {
    command = parseCommand(parts);
  } catch (error) {
    session.send(`* BAD ${(error as Error).message}`);
    return;
  }
  const { tag, name } = command;
  if (await misbehave(session, tag, name)) return;

  const run = commands[name];
  let result: string;
  if (!run) result = `BAD unknown command ${name}`;
  else if (run.needs === 'login' && !session.user) result = 'NO log in first';
  else if (run.needs === 'mailbox' && !session.mailbox) result = 'BAD select a mailbox first';
  else {
    try {
      result = await run.run(session, command.args, command);
    } catch (error) {
      result = `BAD ${(error as Error).message}`;
    }
  }
  session.tellNews();
  session.send(`${tag} ${result}`);
}

/** Plays the scripted faults of a command; true when it was answered by one. */
async function misbehave(session: Session, tag: string, name: string): Promise<boolean> {
  const { faults, user } = session;
  const wait = faults.strike('delay', user, name);
  if (wait) await delay(wait.ms);
  const bye = faults.strike('bye', user, name);
  if (bye) {
    session.send(`* BYE ${bye.text ?? 'closing for maintenance'}`);
    session.over = true;
    return true;
  }
  const no = faults.strike('no', user, name);
  if (no) session.send(`${tag} NO ${no.text ?? '[UNAVAILABLE] try again later'}`);
  return no !== undefined;
}
