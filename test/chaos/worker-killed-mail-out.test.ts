import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insist, insistOnReply } from '../support/cast/commands.ts';
import { type CrashDesk, startCrashDesk } from '../support/stack/crash-desk.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, expectSendsAgree, mailsSettle, sendsOf, sendsSettle } from '../support/evidence.ts';
import { deliverBurst } from '../support/mail/mail-burst.ts';

const REPLIES = 50;
const HANGING = 4;

describe('a worker killed while replies go out', () => {
  let desk: CrashDesk;
  let tickets: number[];
  beforeAll(async () => {
    desk = await startCrashDesk({ server: 'own' });
    await deliverBurst(desk, REPLIES + 1);
    await desk.workerProcess.start();
    await mailsSettle(desk, REPLIES + 1);
    tickets = (await desk.rows<{ number: number }>('select number from ticket order by number')).map(
      ({ number }) => number,
    );
  }, 120_000);
  afterAll(() => desk.stop(), 60_000);

  test('each of 50 replies is taken once at most, and the outbox says of each what the sink knows', async () => {
    // Four answers never come: at the kill these mails are surely between dot and answer.
    desk.sink.script({ afterDot: 'hang', times: HANGING });
    const replies = Promise.all(
      tickets.slice(0, REPLIES).map((number) => insistOnReply(desk, number, `Yanıt ${number}`)),
    );
    await eventually(() => desk.sink.mails().length >= 20, {
      withinMs: 60_000,
      everyMs: 1,
      label: '20 mails at the sink',
    });
    await desk.workerProcess.kill();
    await desk.workerProcess.start();
    await replies;
    await sendsSettle(desk, REPLIES);
    const { unknown } = await expectSendsAgree(desk);
    expect(unknown).toBeGreaterThanOrEqual(HANGING);
    await eventually(async () => (await desk.rows('select from ticket where needs_attention')).length === unknown, {
      label: 'every unconfirmed reply shown',
    });
    await expectGapFreeVersions(desk);
  }, 180_000);

  test('a crash between dot and answer is never repaired by a machine, and once by a person', async () => {
    const number = tickets[REPLIES]!;
    desk.sink.clear();
    desk.sink.script({ afterDot: 'hang', times: 1 });
    const { outbox } = await insistOnReply(desk, number, 'Bu yanıt ulaştı mı?');
    await eventually(() => desk.sink.mails().length === 1, { label: 'the mail at the sink' });
    await desk.workerProcess.kill();
    await desk.workerProcess.start();
    const stateOf = async () => (await sendsOf(desk)).find(({ id }) => id === outbox)!;
    await eventually(async () => (await stateOf()).state === 'unknown' && (await desk.ticket(number)).needs_attention, {
      withinMs: 60_000,
      label: 'an unconfirmed send',
    });
    expect(desk.sink.mails()).toHaveLength(1);
    expect((await stateOf()).attempts).toBe(1);

    await insist(desk, number, { kind: 'resend', outbox });
    await eventually(async () => (await stateOf()).state === 'sent', { label: 'the resent mail' });
    const [first, second, ...more] = desk.sink.mails();
    expect(more).toEqual([]);
    expect(second!.raw.equals(first!.raw)).toBe(true);
    expect(second!.envelope).toEqual(first!.envelope);
  }, 120_000);
});
