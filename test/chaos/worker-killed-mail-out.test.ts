import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insist, insistOnReply } from '../support/cast/commands.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, expectSendsAgree, mailsSettle, sendsOf, sendsSettle } from '../support/evidence.ts';
import { deliverBurst } from '../support/mail/mail-burst.ts';

const REPLIES = 50;
const HANGING = 4;

describe('a worker killed while replies go out', () => {
  let bilet: CrashInstallation;
  let tickets: number[];
  beforeAll(async () => {
    bilet = await startCrashInstallation({ server: 'own' });
    await deliverBurst(bilet, REPLIES + 1);
    await bilet.workerProcess.start();
    await mailsSettle(bilet, REPLIES + 1);
    tickets = (await bilet.rows<{ number: number }>('select number from ticket order by number')).map(
      ({ number }) => number,
    );
  }, 120_000);
  afterAll(() => bilet.stop(), 60_000);

  test('each of 50 replies is taken once at most, and the outbox says of each what the sink knows', async () => {
    // Four answers never come: at the kill these mails are surely between dot and answer.
    bilet.sink.script({ afterDot: 'hang', times: HANGING });
    const replies = Promise.all(
      tickets.slice(0, REPLIES).map((number) => insistOnReply(bilet, number, `Yanıt ${number}`)),
    );
    await eventually(() => bilet.sink.mails().length >= 20, {
      withinMs: 60_000,
      everyMs: 1,
      label: '20 mails at the sink',
    });
    await bilet.workerProcess.kill();
    await bilet.workerProcess.start();
    await replies;
    await sendsSettle(bilet, REPLIES);
    const { unknown } = await expectSendsAgree(bilet);
    expect(unknown).toBeGreaterThanOrEqual(HANGING);
    await eventually(async () => (await bilet.rows('select from ticket where needs_attention')).length === unknown, {
      label: 'every unconfirmed reply shown',
    });
    await expectGapFreeVersions(bilet);
  }, 180_000);

  test('a mail whose answer was lost in a crash is not sent again by itself, and once when a person says so', async () => {
    const number = tickets[REPLIES]!;
    bilet.sink.clear();
    bilet.sink.script({ afterDot: 'hang', times: 1 });
    const { outbox } = await insistOnReply(bilet, number, 'Bu yanıt ulaştı mı?');
    await eventually(() => bilet.sink.mails().length === 1, { label: 'the mail at the sink' });
    await bilet.workerProcess.kill();
    await bilet.workerProcess.start();
    const stateOf = async () => (await sendsOf(bilet)).find(({ id }) => id === outbox)!;
    await eventually(
      async () => (await stateOf()).state === 'unknown' && (await bilet.ticket(number)).needs_attention,
      {
        withinMs: 60_000,
        label: 'an unconfirmed send',
      },
    );
    expect(bilet.sink.mails()).toHaveLength(1);
    expect((await stateOf()).attempts).toBe(1);

    await insist(bilet, number, { kind: 'resend', outbox });
    await eventually(async () => (await stateOf()).state === 'sent', { label: 'the resent mail' });
    const [first, second, ...more] = bilet.sink.mails();
    expect(more).toEqual([]);
    expect(second!.raw.equals(first!.raw)).toBe(true);
    expect(second!.envelope).toEqual(first!.envelope);
  }, 120_000);
});
