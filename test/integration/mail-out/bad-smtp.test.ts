import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mailboxById } from '../../../db/mail-in/mailboxes.ts';
import { type Sink, startSink } from '../../../dev/sink.ts';
import type { Script } from '../../../dev/sink/script.ts';
import { insist, insistOnReply } from '../../support/cast/commands.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';

/** The first wait of a deferred mail is 15 seconds (domain/mail/send-retry.ts); the tests wait side by side. */
const RETRIED_MS = 40_000;

type Row = { state: string; attempts: number; last_response: string };

describe('an SMTP server that does not simply take a mail', () => {
  let bilet: Installation;
  const sinks: Sink[] = [];
  /** A mailbox of its own for each script, so that they cannot meet each other's mail. */
  const lanes: Record<string, { address: string; sink: Sink; script: Script; auth?: boolean }> = {};
  const lane = async (name: string, script: Script, auth = false) => {
    const sink = await startSink();
    sink.script(script);
    sinks.push(sink);
    lanes[name] = { address: `${name}@example.test`, sink, script, auth };
  };
  beforeAll(async () => {
    bilet = await startInstallation({ server: 'own', worker: false });
    await lane('mixed', {
      rcpt: { 'later@x.test': '450 4.2.1 later', 'never@x.test': '550 5.1.1 no such user' },
      times: 1,
    });
    await lane('busy', { afterDot: '451 4.3.0 try again', times: 1 });
    await lane('refused', { afterDot: '554 5.7.1 spam' });
    await lane('dropped', { afterDot: 'drop', times: 1 });
    await lane('stranger', { auth: '535 5.7.8 bad credentials', times: 1 }, true);
    await lane('oddly', { afterDot: '221 2.0.0 bye', times: 1 });
    await lane('elsewhere', {
      rcpt: { 'musteri-elsewhere@x.test': '450 4.7.1 kotu.test said: sender throttled, try again in 900 hours' },
    });
    await lane('used-up', { afterDot: '550 5.4.5 Daily user sending limit exceeded, try again in 900 hours' });
    await lane('slow', { mailFrom: '451 4.7.0 throttled, try again in 900 hours' });
    for (const { address, sink, auth } of Object.values(lanes)) {
      const smtpLogin = { user: 'destek', password: 'parola' };
      await bilet.connect({ address, smtpPort: sink.port, ...(auth ? { smtpLogin } : {}) });
    }
    await bilet.startWorker();
  }, 60_000);
  afterAll(async () => {
    await bilet.stop();
    await Promise.all(sinks.map((sink) => sink.stop()));
  });

  /** Replies from a lane's mailbox; the answer reads the send's row. */
  async function replyFrom(name: string, cc: string[] = []) {
    const { address, sink } = lanes[name]!;
    await bilet.deliver(
      letter({ from: `musteri-${name}@x.test`, to: address, subject: `Konu ${name}`, text: 'Merhaba' }),
      address,
    );
    const { number, mailbox } = await eventually(
      async () =>
        (
          await bilet.rows<{ number: number; mailbox: string }>(
            'select number, mailbox_id as mailbox from ticket where subject = $1',
            [`Konu ${name}`],
          )
        )[0],
      { withinMs: 45_000, label: `a ticket in the mailbox ${name}` },
    );
    const { outbox } = await insistOnReply({ ...bilet, mailbox }, number, 'Yanıt', 'await', cc);
    const row = async () =>
      (await bilet.rows<Row>('select state, attempts, last_response from outbox where id = $1', [outbox]))[0]!;
    const becomes = (state: string, withinMs = 20_000) =>
      eventually(
        async () => {
          const now = await row();
          return now.state === state && now;
        },
        { withinMs, label: `a send ${state}` },
      );
    const recipients = async () =>
      Object.fromEntries(
        (
          await bilet.rows<{ address: string; state: string }>(
            'select address, state from outbox_recipient where outbox_id = $1',
            [outbox],
          )
        ).map((one) => [one.address, one.state]),
      );
    const attention = () =>
      eventually(async () => (await bilet.ticket(number)).needs_attention, {
        label: 'a ticket that asks for attention',
      });
    /** How its mailbox looks at the desk, and for how many seconds nothing leaves it. */
    const standing = async () => {
      const [held] = await bilet.rows<{ wait: number }>(
        `select extract(epoch from wait_until - now())::int as wait from mailbox_sign_in where mailbox_id = $1 and side = 'smtp'`,
        [mailbox],
      );
      const box = await mailboxById(bilet.pool, mailbox);
      return { wait: held?.wait ?? 0, trouble: box?.trouble, sending: box?.sendingFault?.code };
    };
    return { number, outbox, sink, becomes, recipients, attention, standing };
  }

  test.concurrent('of three recipients one is served, one later, one never, and none twice', async () => {
    const send = await replyFrom('mixed', ['later@x.test', 'never@x.test']);
    await send.becomes('deferred');
    expect(await send.recipients()).toEqual({
      'musteri-mixed@x.test': 'sent',
      'later@x.test': 'deferred',
      'never@x.test': 'rejected',
    });
    await send.becomes('rejected', RETRIED_MS);
    expect(await send.recipients()).toEqual({
      'musteri-mixed@x.test': 'sent',
      'later@x.test': 'sent',
      'never@x.test': 'rejected',
    });
    expect(send.sink.mails().map(({ envelope }) => envelope.to)).toEqual([['musteri-mixed@x.test'], ['later@x.test']]);
    await send.attention();
  }, 90_000);

  test.concurrent('a 451 after the dot is tried again with the same bytes and then taken', async () => {
    const send = await replyFrom('busy');
    expect((await send.becomes('deferred')).last_response).toContain('451 4.3.0 try again');
    expect(await send.becomes('sent', RETRIED_MS)).toMatchObject({ attempts: 2 });
    expect(send.sink.mails()).toHaveLength(1);
  }, 90_000);

  test.concurrent('what a recipient’s server says, handed on, puts off that mail and stops no other', async () => {
    const send = await replyFrom('elsewhere');
    expect(await send.becomes('deferred')).toMatchObject({ attempts: 1 });
    expect(await send.standing()).toEqual({ wait: 0, trouble: null, sending: undefined });
  }, 90_000);

  test.concurrent('a limit of the account stops its mailbox for a while, and the desk tells', async () => {
    const send = await replyFrom('used-up');
    expect(await send.becomes('deferred')).toMatchObject({ attempts: 0 });
    const { wait, ...told } = await send.standing();
    expect(told).toEqual({ trouble: 'throttled', sending: 'sending-limit' });
    expect(wait).toBeLessThanOrEqual(30);
  }, 90_000);

  test.concurrent('a server that has its own client wait is left alone, for an hour at most', async () => {
    const send = await replyFrom('slow');
    expect(await send.becomes('deferred')).toMatchObject({ attempts: 0 });
    const { wait, ...told } = await send.standing();
    expect(told).toEqual({ trouble: 'throttled', sending: 'throttled' });
    expect(wait).toBeLessThanOrEqual(3_600);
    expect(wait).toBeGreaterThan(3_000);
  }, 90_000);

  test.concurrent('a 554 after the dot is final, and the ticket asks for attention', async () => {
    const send = await replyFrom('refused');
    expect((await send.becomes('rejected')).last_response).toContain('554 5.7.1 spam');
    await send.attention();
    expect(send.sink.mails()).toEqual([]);
  }, 90_000);

  test.concurrent('a line that drops after the dot leaves the send unconfirmed, and only a person sends again', async () => {
    const send = await replyFrom('dropped');
    expect((await send.becomes('unknown')).last_response).toContain('may have taken it');
    await send.attention();
    await insist(bilet, send.number, { kind: 'resend', outbox: send.outbox });
    await send.becomes('sent');
    const [first, second] = send.sink.mails();
    expect(send.sink.mails()).toHaveLength(2);
    expect(second!.raw.equals(first!.raw)).toBe(true);
  }, 90_000);

  test.concurrent('refused credentials are said in words, and the mail goes out once they are right', async () => {
    const send = await replyFrom('stranger');
    expect((await send.becomes('deferred')).last_response).toMatch(/refused the user name or password/);
    await send.becomes('sent', RETRIED_MS);
    expect(send.sink.mails()).toHaveLength(1);
  }, 90_000);

  test.concurrent('an answer after the dot that is neither yes nor no leaves the send unconfirmed', async () => {
    const send = await replyFrom('oddly');
    await send.becomes('unknown');
    await send.attention();
  }, 60_000);
});
