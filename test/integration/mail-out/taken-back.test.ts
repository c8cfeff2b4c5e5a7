/** Taking a reply back in the instant in which it leaves: it is never sent and nothing of it has happened, or it is sent and all of it has. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../../db/core/pool.ts';
import { type Held, heldOf } from '../../../domain/ticket/rules/holding.ts';
import { takeBack } from '../../../db/mail-out/taking-back.ts';
import { factSignal, ticketQuery } from '../../../workflows/messages/ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();

const BEFORE = { priority: 'normal', tags: [], state: 'assigned' };
const DONE = { priority: 'high', tags: ['iade'], state: 'resolved-pending-confirmation' };
/** The only ones that a reply brings which has left. */
const BROUGHT = ['hold-ended', 'send-held', 'set-priority', 'tag', 'confirmation-asked'];

/** A ticket with a reply that is to change it and to solve it, in an hour. */
async function waiting() {
  const from = `an-${randomUUID().slice(0, 8)}@x.test`;
  await desk.deliver(letter({ from, subject: `Konu ${from}`, text: 'İade istiyorum.' }));
  const { number } = await desk.ticketBySubject(`Konu ${from}`);
  await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
  const actions = [
    { do: 'set-priority', priority: 'high' },
    { do: 'add-tags', tags: ['iade'] },
  ];
  const reply = { text: 'Basladi', actions, then: 'resolve' };
  const sendAt = new Date(Date.now() + 3_600_000);
  const id = (await ayse.post(`/tickets/${number}/replies`, { ...reply, sendAt })).body.outboxId as string;
  const run = await desk.run(number);
  const isAtRest = async () => {
    const [{ raw }, { version }] = [await run.describe(), await run.query(ticketQuery)];
    return (raw.pendingActivities ?? []).length === 0 && (await desk.ticket(number)).version === version;
  };
  await eventually(isAtRest, { label: 'a ticket of which all is recorded' });
  const kinds = async (): Promise<string[]> =>
    (await ayse.get(`/tickets/${number}/events`)).body.items.map((one: { kind: string }) => one.kind);
  const ticket = async () => (await ayse.get(`/tickets/${number}`)).body;
  const mails = () =>
    desk.sink.mails().filter(({ envelope, raw }) => envelope.to.includes(from) && raw.toString().includes('Basladi'));
  const isSent = (outbox: string) =>
    eventually(async () => (await ayse.get(`/outbox/${outbox}`)).body.state === 'sent', {
      ...{ withinMs: 30_000, label: 'a mail that is sent' },
    });
  return {
    ...{ number, id, ticket, mails, isSent },
    /** What its run says of the reply. */
    holds: (is: (held: Held | undefined) => boolean, label: string) =>
      eventually(async () => is(heldOf(await run.query(ticketQuery), id)), { label }),
    hears: (kind: string) =>
      eventually(async () => (await kinds()).includes(kind), { label: `a ticket that hears of ${kind}` }),
    sendsNow: () => ayse.delete(`/outbox/${id}/hold`),
    /** As when its hour is over. */
    timeComes: () =>
      run.signal(factSignal, {
        ...{ fact: { kind: 'hold-ended' as const, outbox: id }, actor: { kind: 'system' as const } },
        ...{ at: Date.now(), key: null },
      }),
    async hasNotHappened(): Promise<void> {
      expect(await ticket()).toMatchObject(BEFORE);
      expect((await kinds()).filter((kind) => BROUGHT.includes(kind))).toEqual([]);
      expect((await ayse.get(`/outbox/${id}`)).body.state).toBe('cancelled');
      // Its ticket goes on from here, and what is sent next is the only one.
      const next = await ayse.post(`/tickets/${number}/replies`, reply);
      await isSent(next.body.outboxId);
      expect(mails()).toHaveLength(1);
      expect(await ticket()).toMatchObject(DONE);
    },
  };
}

test.each([
  ['a colleague sends it at once', 'sendsNow'],
  ['its time comes', 'timeComes'],
] as const)(
  'as %s, and the ticket hears of both before it has recorded either: nothing of it has happened',
  async (_what, leaves) => {
    const one = await waiting();
    let sent: Promise<{ body: { code?: string; pending?: boolean } }> | undefined;
    let back: Promise<{ version: number }> | undefined;
    await inTransaction(desk.pool, async (db) => {
      expect(await takeBack(db, one.id)).toBe(true);
      // That holds the ticket: this waits to be recorded, and all that comes meanwhile is one step behind it.
      expect((await ayse.put(`/tickets/${one.number}/type`, { type: 'complaint' })).status).toBe(202);
      if (leaves === 'sendsNow') sent = one.sendsNow();
      else await one.timeComes();
      await one.holds((held) => held?.for === 'released', 'a reply that leaves');
      back = desk.command(one.number, { kind: 'cancel-send', outbox: one.id });
      await one.holds((held) => held === undefined, 'the taking-back');
    });
    await one.hears('cancel-send');
    // Nobody is told that it was sent, nor of a version that is never recorded.
    if (leaves === 'sendsNow') {
      const { code, pending } = (await sent)!.body;
      // Whoever waits for long is told that nothing is known yet.
      expect([{ code: 'wrong-transition' }, { pending: true }]).toContainEqual({ code, pending });
    }
    expect((await one.ticket()).version).toBe((await back)?.version);
    expect((await one.ticket()).type).toBe('complaint');
    await one.hasNotHappened();
  },
  60_000,
);

test('and whoever took it back never came to tell its ticket: a colleague who sends it at once has not sent it', async () => {
  const one = await waiting();
  await inTransaction(desk.pool, (db) => takeBack(db, one.id));
  expect((await one.sendsNow()).status).toBe(409);
  await one.hears('delivery');
  await one.hasNotHappened();
}, 60_000);

/** Somebody waits for a ticket that somebody else holds, with a query that begins so. */
const waits = (query: string) =>
  eventually(
    async () => {
      const rows = await desk.rows<{ query: string }>(
        `select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.some((row) => row.query.trimStart().startsWith(query));
    },
    { label: `one who waits: ${query}` },
  );

test.each([
  ['taken back', 202],
  ['let go', 409],
])(
  'of two who wait for the ticket the first one counts: %s',
  async (_first, status) => {
    const one = await waiting();
    let back: Promise<{ status: number }> | undefined;
    const takes = async () => {
      back = ayse.delete(`/outbox/${one.id}`);
      await waits('select number from ticket where number = (select ticket_number from outbox');
    };
    const lets = async () => {
      await one.timeComes();
      await waits('with happened as');
    };
    await inTransaction(desk.pool, async (db) => {
      await db.query({ text: 'select from ticket where number = $1 for update', values: [one.number] });
      for (const comes of status === 202 ? [takes, lets] : [lets, takes]) await comes();
    });
    expect((await back)?.status).toBe(status);
    if (status === 202) {
      await one.hears('cancel-send');
      return one.hasNotHappened();
    }
    await one.isSent(one.id);
    expect(one.mails()).toHaveLength(1);
    expect(await one.ticket()).toMatchObject(DONE);
  },
  60_000,
);
