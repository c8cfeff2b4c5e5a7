/** Whatever a server does while a mail is handed over, the attempt ends and the next mail has its turn. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { sendOnce } from '../../../activities/mail-server/send-once.ts';
import { smtpOptions } from '../../../activities/mail-server/smtp-options.ts';
import { joinTurns, TurnedAway } from '../../../activities/mail-server/turns.ts';
import type { Pool } from '../../../db/core/pool.ts';

const PASSWORD = 'parolağ€';
const open: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
});

/** What the server does with a line of the `nth` connection (from 1); null: it answers as a friendly one does. */
type Habit = (line: string, socket: Socket, nth: number) => string | null | Promise<string | null>;

/** An SMTP server of one habit. */
async function server(offers: string, habit: Habit): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let came = 0;
  const one = createServer((socket) => {
    const nth = (came += 1);
    let rest = '';
    let inMail = false;
    sockets.add(socket.on('error', () => undefined));
    socket.write('220 mail.firma.test\r\n');
    const answer = async (line: string) => {
      if (inMail && line !== '.') return;
      heard.push(line);
      const own = inMail ? null : await habit(line, socket, nth);
      if (own !== null) return void (own !== '' && socket.write(`${own}\r\n`));
      const usual = inMail ? '250 2.0.0 taken' : line === 'DATA' ? '354 go on' : line.startsWith('EHLO') ? `250-x\r\n250 AUTH ${offers}` : line.startsWith('AUTH') ? '235 welcome' : '250 ok'; // prettier-ignore
      inMail = line === 'DATA';
      socket.write(`${usual}\r\n`);
    };
    let before = Promise.resolve();
    socket.on('data', (data) => {
      rest += data.toString('latin1');
      const lines = rest.split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) before = before.then(() => answer(line));
    });
  });
  await new Promise<void>((resolve) => void one.listen(0, '127.0.0.1', resolve));
  open.push({ server: one, sockets });
  return { port: (one.address() as AddressInfo).port, heard };
}

const MAIL = { envelope: { from: 'destek@firma.test', to: ['ali@musteri.test', 'veli@musteri.test'] } };
const optionsAt = (port: number, secret: Parameters<typeof smtpOptions>[1] = PASSWORD) =>
  smtpOptions({ smtp: { host: '127.0.0.1', port, tls: 'none', user: 'destek' } }, secret, { host: '127.0.0.1' });
const body = () => Buffer.from('Subject: Merhaba\r\n\r\nMerhaba\r\n');

type Became = { response?: string; code?: string; command?: string; responseCode?: number };
const became = (sent: Promise<unknown>): Promise<Became> =>
  sent.then(
    (info) => info as Became,
    (error: Became) => error,
  );

const FIN = (socket: Socket) => (socket.end(), '');
const BYE = (socket: Socket) => (socket.end('421 4.4.2 timeout\r\n'), '');
const isOf = (verb: string, line: string) => line.startsWith(verb);

describe('a server that goes away', () => {
  test.each(
    (['EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA'] as const).flatMap((verb) => [
      [verb, 'hangs up', FIN] as const,
      [verb, 'says 421 and hangs up', BYE] as const,
    ]),
  )('at %s, and %s: the attempt ends, and the mails that wait leave', async (verb, _how, goes) => {
    const { port } = await server('PLAIN', (line, socket, nth) =>
      nth === 1 && isOf(verb, line) ? goes(socket) : null,
    );
    const turns = [1, 2, 3].map(() => joinTurns(pool, 'a'));
    const ends = await Promise.all(
      turns.map(async (turn) => {
        const leave = { turn, signedIn: async () => turn.pass() };
        const end = await became(sendOnce(optionsAt(port), { ...MAIL, raw: body() }, leave));
        turn.end(false);
        return end;
      }),
    );
    expect(ends.map(({ response }) => response?.slice(0, 3) === '250')).toEqual([false, true, true]);
    expect(ends[0]!.code).toBeDefined();
    if (goes === BYE) expect(ends[0]!.responseCode).toBe(421);
    await isFree();
  });

  test.each([['hangs up', FIN] as const, ['says 421 and hangs up', BYE] as const])(
    'that %s once it has let us in, while that is noted: the attempt ends',
    async (_how, goes) => {
      const { port } = await server('PLAIN', (line, socket) => {
        if (isOf('AUTH', line)) setTimeout(() => goes(socket), 30);
        return null;
      });
      const turn = joinTurns(pool, 'a');
      const leave = { turn, signedIn: () => delay(200).then(turn.pass) };
      expect((await became(sendOnce(optionsAt(port), { ...MAIL, raw: body() }, leave))).code).toBe('ECONNECTION');
      turn.end(false);
      await isFree();
    },
  );

  test.each(['EHLO', 'AUTH'])('or says nothing more after %s: the attempt ends when its time is over', async (verb) => {
    const { port } = await server('PLAIN', (line) => (isOf(verb, line) ? '' : null));
    const turn = joinTurns(pool, 'a');
    const leave = { turn, signedIn: async () => turn.pass() };
    const end = await became(sendOnce(optionsAt(port), { ...MAIL, raw: body() }, leave, 100));
    expect(end.code).toBe('ETIMEDOUT');
    turn.end(false);
    await isFree();
  });

  test('a mail that waits for its turn has opened no connection', async () => {
    const { port, heard } = await server('PLAIN', () => null);
    const [first, waiting] = [joinTurns(pool, 'a'), joinTurns(pool, 'a', { waitMs: 20 })];
    await first.take();
    const leave = { turn: waiting, signedIn: async () => waiting.pass() };
    await expect(sendOnce(optionsAt(port), { ...MAIL, raw: body() }, leave)).rejects.toThrow(TurnedAway);
    expect(heard).toEqual([]);
    for (const turn of [first, waiting]) turn.end(false);
  });
});

describe('a sign-in, by the library', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const CHALLENGE = '<1896.697170952@mail.firma.test>';
  const isShown = { user: base64('destek'), password: base64(PASSWORD) };
  test.each([
    ['PLAIN', [`AUTH PLAIN ${base64(`\0destek\0${PASSWORD}`)}`], ['230 in']],
    ['LOGIN', ['AUTH LOGIN', isShown.user, isShown.password], ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6', '235 in']],
    [
      'CRAM-MD5',
      ['AUTH CRAM-MD5', base64(`destek ${createHmac('md5', PASSWORD).update(CHALLENGE).digest('hex')}`)],
      [`334 ${base64(CHALLENGE)}`, '235 in'],
    ],
  ])('%s, where nothing else is offered, with a secret beyond ASCII', async (offers, says, answers) => {
    const { port, heard } = await server(offers, (line) => {
      const at = says.indexOf(line);
      return at >= 0 ? answers[at]! : null;
    });
    expect((await became(sendOnce(optionsAt(port), { ...MAIL, raw: body() }))).response).toBe('250 2.0.0 taken');
    expect(heard.slice(1, 1 + says.length)).toEqual(says);
  });

  test.each([
    ['a password', PASSWORD],
    ['a token', { accessToken: 'a' }],
  ])('%s that is refused says so by code, command and answer', async (_what, secret) => {
    const { port } = await server('PLAIN XOAUTH2', (line) => (isOf('AUTH', line) ? '535 5.7.8 bad credentials' : null));
    const end = await became(sendOnce(optionsAt(port, secret), { ...MAIL, raw: body() }));
    expect(end).toMatchObject({ code: 'EAUTH', responseCode: 535, response: '535 5.7.8 bad credentials' });
    expect(end.command).toMatch(/^AUTH/);
  });
});

describe('what is known afterwards', () => {
  test('whom of the recipients the server refused', async () => {
    const { port } = await server('PLAIN', (line) => (line.includes('<veli@') ? '550 5.1.1 nobody' : null));
    const { response, rejectedErrors } = await sendOnce(optionsAt(port), { ...MAIL, raw: body() });
    expect(response).toBe('250 2.0.0 taken');
    expect(rejectedErrors).toMatchObject([
      { recipient: 'veli@musteri.test', responseCode: 550, response: '550 5.1.1 nobody' },
    ]);
  });

  test('that all were refused', async () => {
    const { port } = await server('PLAIN', (line) => (isOf('RCPT', line) ? '550 5.1.1 nobody' : null));
    const end = await became(sendOnce(optionsAt(port), { ...MAIL, raw: body() }));
    expect(end).toMatchObject({ code: 'EENVELOPE', rejectedErrors: [{ responseCode: 550 }, { responseCode: 550 }] });
  });

  test('that our own gate was shut before the dot', async () => {
    const { port, heard } = await server('PLAIN', () => null);
    const shut = Readable.from(
      (async function* () {
        yield body();
        throw new Error('taken over');
      })(),
    );
    const end = await became(sendOnce(optionsAt(port), { ...MAIL, raw: shut }));
    expect(end).toMatchObject({ message: 'taken over', code: 'ESTREAM' });
    expect(heard).not.toContain('.');
  });
});

const pool = {} as Pool;
/** Nobody has the turn. */
async function isFree(): Promise<void> {
  const next = joinTurns(pool, 'a', { waitMs: 20 });
  await next.take();
  next.end(false);
}
