import { describe, expect, test } from '@jest/globals';
import type { ImapFlow } from 'imapflow';
import { eventually } from '../../support/eventually.ts';
import { fetchSources, freshUser, mail, useMailServer } from '../../support/mail/mail-server.ts';

const closed = (client: ImapFlow) => new Promise<void>((resolve) => client.once('close', () => resolve()));

describe('a scripted fault', () => {
  const post = useMailServer();

  test('drops the connection in the middle of a literal, once', async () => {
    const user = freshUser();
    post.server.deliver(mail('kopan'), user);
    post.server.faults.add({ kind: 'dropInLiteral', afterBytes: 20 });
    const client = await post.openInbox(user);
    await expect(fetchSources(client)).rejects.toThrow();
    expect(client.usable).toBe(false);
    expect(await fetchSources(await post.openInbox(user))).toHaveLength(1);
  });

  test('announces a wrong literal length', async () => {
    const user = freshUser();
    post.server.deliver(mail('yalan'), user);
    post.server.faults.add({ kind: 'lyingLiteral', by: -5 });
    const client = await post.openInbox(user);
    const truth = post.server.messages(user)[0]!.raw;
    const row = await client.fetchOne('1', { source: true, uid: true }, { uid: true }).catch(() => undefined);
    expect(row && row.source && row.source.equals(truth)).toBeFalsy();
  });

  test('answers NO to the named command', async () => {
    const user = freshUser();
    post.server.deliver(mail('hayir'), user);
    const client = await post.openInbox(user);
    post.server.faults.add({ kind: 'no', command: 'UID STORE', text: '[LIMIT] slow down' });
    expect(await client.messageFlagsAdd('1', ['\\Seen'], { uid: true })).toBe(false);
    expect(await client.messageFlagsAdd('1', ['\\Seen'], { uid: true })).toBe(true);
  });

  test('says BYE at the named command', async () => {
    const client = await post.openInbox(freshUser());
    post.server.faults.add({ kind: 'bye', command: 'NOOP', text: 'maintenance' });
    const gone = closed(client);
    await client.noop();
    await gone;
    expect(client.byeReason).toContain('maintenance');
  });

  test('tells EXISTS twice', async () => {
    const user = freshUser();
    const heard: string[] = [];
    const logger = Object.fromEntries(
      ['trace', 'debug', 'info', 'warn', 'error'].map((level) => [
        level,
        ({ msg }: { msg?: unknown }) => heard.push(String(msg)),
      ]),
    );
    const client = await post.openInbox(user, { logger });
    post.server.faults.add({ kind: 'duplicateExists' });
    void client.idle();
    await eventually(() => client.idling);
    post.server.deliver(mail('cift'), user);
    await eventually(() => heard.filter((line) => line === '* 1 EXISTS').length === 2);
  });

  test('keeps silent in IDLE until the next command', async () => {
    const user = freshUser();
    const client = await post.openInbox(user);
    post.server.faults.add({ kind: 'silentIdle', user });
    let count = 0;
    client.on('exists', (event: { count: number }) => (count = event.count));
    void client.idle();
    await eventually(() => client.idling);
    post.server.deliver(mail('sessiz'), user);
    const other = await post.openInbox(user);
    expect(other.mailbox && other.mailbox.exists).toBe(1);
    expect(count).toBe(0);
    await client.noop();
    expect(count).toBe(1);
  });

  test('delays an answer', async () => {
    const client = await post.openInbox(freshUser());
    post.server.faults.add({ kind: 'delay', command: 'NOOP', ms: 150 });
    const started = performance.now();
    await client.noop();
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  test('refuses the login of one user', async () => {
    const [refused, welcome] = [freshUser(), freshUser()];
    post.server.faults.add({ kind: 'refuseLogin', user: refused });
    await post.clientOf(welcome).connect();
    await expect(post.clientOf(refused).connect()).rejects.toMatchObject({ authenticationFailed: true });
    await post.clientOf(refused).connect();
  });

  test('changes UIDVALIDITY under an open session, which is thrown out', async () => {
    const user = freshUser();
    post.server.deliver(mail('eski'), user);
    const client = await post.openInbox(user);
    const gone = closed(client);
    post.server.changeUidValidity(user, 777);
    await gone;
    expect(client.byeReason).toContain('inconsistent');
    const again = await post.openInbox(user);
    expect(again.mailbox).toMatchObject({ uidValidity: 777n, exists: 1, uidNext: 2 });
  });
});
