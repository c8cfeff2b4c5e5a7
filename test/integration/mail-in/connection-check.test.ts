/** The connection test says what it has found out, and no more: a password that nobody asked for is not proven. */
import { afterEach, expect, test } from '@jest/globals';
import { SELIN } from '../../support/cast/cast.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet } = servedDesk();
const selin = sessionOf(bilet, SELIN);
afterEach(() => bilet.sink.clear());

/** What the test of both servers says, as `code` and `ok`. */
async function checked(given: { user?: string; port?: number } = {}) {
  const at = (port: number, user: string) => ({ host: '127.0.0.1', port, tls: 'none', user });
  const { status, body } = await selin.post('/mailboxes/check', {
    imap: at(bilet.server.imapPort, bilet.address),
    smtp: at(given.port ?? bilet.sink.port, given.user ?? bilet.address),
    imapPassword: bilet.server.password,
    smtpPassword: 'yanlış parola',
  });
  expect(status).toBe(200);
  const told = ({ ok, code }: { ok: boolean; code: string }) => `${code}, ${ok ? 'works' : 'does not work'}`;
  return { imap: told(body.imap), smtp: told(body.smtp), detail: body.smtp.detail as string };
}

test('a server that takes the password is one that we signed in to', async () => {
  expect(await checked()).toEqual({ imap: 'ok, works', smtp: 'ok, works', detail: 'signed in' });
});

test('a server that offers no sign-in has not checked the password, and the test says so', async () => {
  bilet.sink.script({ withoutAuth: true });
  const { imap, smtp, detail } = await checked();
  expect([imap, smtp]).toEqual(['ok, works', 'password-unchecked, works']);
  expect(detail).toContain('password was not checked');
  expect(detail).not.toContain('signed in');
});

test('without a user name nobody signs in, whatever the server offers', async () => {
  expect((await checked({ user: '' })).smtp).toBe('no-sign-in, works');
  bilet.sink.script({ withoutAuth: true });
  expect((await checked({ user: '' })).smtp).toBe('no-sign-in, works');
});

test.each([
  ['a refused password', { auth: '535 5.7.8 no' }, 'mailbox-credentials'],
  ['a server that cannot look at passwords just now', { auth: '454 4.7.0 later' }, 'server-busy'],
  ['a server that takes a password only encrypted', { auth: '538 5.7.11 encrypt' }, 'tls-needed'],
  ['a server that greets nobody', { greeting: '554 5.3.2 closed' }, 'turned-away'],
])('%s of SMTP is told as such, beside IMAP that works', async (_, script, code) => {
  bilet.sink.script(script);
  expect(await checked()).toMatchObject({ imap: 'ok, works', smtp: `${code}, does not work` });
});

test('a port where nobody listens is a server that cannot be reached', async () => {
  expect(await checked({ port: 1 })).toMatchObject({ imap: 'ok, works', smtp: 'connection-refused, does not work' });
});
