import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Input } from '../mailserver/input.ts';
import type { ScriptBook } from './script.ts';

/** What one SMTP client did; `answeredDot` tells whether the reply after the dot left our socket. */
export type Conversation = { taken: number; signIns: string[]; answeredDot: boolean | undefined; last: string };

export type Envelope = { from: string; to: string[] };

export type ConversationOptions = {
  script: ScriptBook;
  /** Resolves when the mail is kept; only then the sender hears 250. */
  take(raw: Buffer, envelope: Envelope): Promise<void>;
};

const EXTENSIONS = ['sink.ornek.test', 'PIPELINING', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES', 'SIZE 52428800'];

/** Talks SMTP with one client until it leaves. The summary is filled in as it goes. */
export async function converse(
  socket: Socket,
  input: Input,
  options: ConversationOptions,
  summary: Conversation,
): Promise<void> {
  const { script } = options;
  /** True once the bytes are in the kernel's hands; the client may still never read them. */
  const say = (line: string) =>
    new Promise<boolean>((resolve) => socket.write(`${line}\r\n`, (error) => resolve(!error)));
  let envelope: Envelope = { from: '', to: [] };
  const reset = () => {
    envelope = { from: '', to: [] };
  };

  const greeting = script.answer('greeting') ?? '220 sink.ornek.test ESMTP Bilet sink';
  await say(greeting);
  if (!greeting.startsWith('2')) return;

  for (;;) {
    const line = await input.line();
    if (line === undefined) return;
    summary.last = line.slice(0, 80);
    const verb = line.split(/[ :]/)[0]!.toUpperCase();
    if (verb === 'QUIT') {
      await say('221 2.0.0 bye');
      return;
    } else if (verb === 'EHLO' || verb === 'LHLO') {
      reset();
      const offered = [...EXTENSIONS, ...(script.offersAuth() ? ['AUTH PLAIN LOGIN'] : [])];
      await say(offered.map((name, index) => `250${index < offered.length - 1 ? '-' : ' '}${name}`).join('\r\n'));
    } else if (verb === 'HELO' || verb === 'RSET' || verb === 'NOOP') {
      if (verb !== 'NOOP') reset();
      await say('250 2.0.0 fine');
    } else if (verb === 'AUTH') {
      summary.signIns.push(await authenticate(line, input, say));
      await setTimeout(script.authMs());
      await say(script.answer('auth') ?? '235 2.7.0 welcome, whoever you are');
    } else if (verb === 'MAIL') {
      reset();
      envelope.from = address(line);
      await say(script.answer('mailFrom') ?? '250 2.1.0 fine');
    } else if (verb === 'RCPT') {
      const answer = script.answerTo(address(line)) ?? '250 2.1.5 fine';
      if (answer.startsWith('2')) envelope.to.push(address(line));
      await say(answer);
    } else if (verb === 'DATA') {
      const refusal = envelope.to.length === 0 ? '554 5.5.1 no valid recipients' : script.answer('data');
      if (refusal && !refusal.startsWith('3')) {
        await say(refusal);
        continue;
      }
      await say('354 go on, end with a dot');
      const raw = await readMail(input);
      if (!raw) return;
      let answer: string = script.answer('afterDot') ?? '250 2.0.0 taken';
      if (answer === 'drop' || answer === 'hang' || answer.startsWith('2')) {
        try {
          await options.take(raw, envelope);
          summary.taken += 1;
        } catch (error) {
          answer = `451 4.3.0 ${(error as Error).message}`;
        }
      }
      reset();
      summary.answeredDot = answer === 'drop' || answer === 'hang' ? false : await say(answer);
      if (answer === 'drop') {
        socket.destroy();
        return;
      }
      if (answer === 'hang') {
        await input.bytes(Infinity);
        return;
      }
    } else {
      await say('502 5.5.2 what?');
    }
  }
}

/** Swallows the credentials, whichever they are; who signs in, where they say so at once (PLAIN, RFC 4616). */
async function authenticate(line: string, input: Input, say: (line: string) => Promise<boolean>): Promise<string> {
  const [, mechanism = '', initial] = line.split(' ');
  let missing = (mechanism.toUpperCase() === 'LOGIN' ? 2 : 1) - (initial ? 1 : 0);
  for (; missing > 0; missing--) {
    await say(
      `334 ${mechanism.toUpperCase() === 'LOGIN' ? Buffer.from(missing === 2 ? 'Username:' : 'Password:').toString('base64') : ''}`,
    );
    await input.line();
  }
  return (
    Buffer.from(initial ?? '', 'base64')
      .toString('utf8')
      .split('\0')[1] ?? ''
  );
}

/** The address between < and >; SMTPUTF8 addresses are UTF-8 on the wire. */
function address(line: string): string {
  return Buffer.from(/<([^>]*)>/.exec(line)?.[1] ?? '', 'latin1').toString('utf8');
}

/** The mail up to the lone dot, with doubled dots undone; `undefined` when the sender breaks off. */
async function readMail(input: Input): Promise<Buffer | undefined> {
  const lines: Buffer[] = [];
  for (;;) {
    const line = await input.line();
    if (line === undefined) return undefined;
    if (line === '.') return Buffer.concat(lines);
    lines.push(Buffer.from(`${line.startsWith('.') ? line.slice(1) : line}\r\n`, 'latin1'));
  }
}
