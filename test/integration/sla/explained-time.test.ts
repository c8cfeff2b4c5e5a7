/** The ticket explains its time by the API: intervals, promises with policy and calendar, and what its deadlines will do for whom. */
import { expect, test } from '@jest/globals';
import { decide } from '../../../domain/ticket/decide.ts';
import type { RecordedEvent } from '../../../domain/ticket/event.ts';
import { newTicket, RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { DENIZ } from '../../support/cast/cast.ts';
import { by, delivery, mailFrom } from '../../support/cast/ticket-events.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();

type Clock = {
  kind: string;
  isWhole: boolean;
  dueAt: string;
  spells: { runs: boolean; why: string | null; to: string | null }[];
  promises: {
    because: string;
    dueAt: string;
    amountMs: number;
    policy: { name: string };
    by: { name: string } | null;
  }[];
};
/** A ticket that began with a mail, Ayşe's. */
async function mailed(subject: string): Promise<number> {
  await desk.deliver(letter({ from: DENIZ.address, subject, text: 'Merhaba, bakar mısınız?' }));
  const [row] = await eventually(
    async () => {
      const rows = await desk.rows<{ number: number }>('select number from ticket where subject = $1', [subject]);
      return rows.length > 0 && rows;
    },
    { label: 'the ticket' },
  );
  await ayse.put(`/tickets/${row!.number}/assignee`, { agent: desk.people.ayse });
  return row!.number;
}
const explanation = async (number: number) => (await ayse.get(`/tickets/${number}/explanation`)).body;
const clockOf = async (number: number, kind: string): Promise<Clock> =>
  (await explanation(number)).clocks.find((clock: Clock) => clock.kind === kind);

test('from birth on a clock says by which policy and calendar it is counted, and what its deadlines will do', async () => {
  await desk.rows('update team set lead_id = $1', [desk.people.can]);
  const number = await mailed('Süre');
  const clock = await clockOf(number, 'first-response');
  expect(clock).toMatchObject({
    isWhole: true,
    spells: [{ runs: true, why: null, to: null }],
    promises: [{ because: 'start', dueAt: clock.dueAt, policy: { name: 'Standart', version: 1 }, by: null }],
  });
  expect(clock.promises[0]!.amountMs).toBe(4 * 3_600_000);
  const { next } = await explanation(number);
  const broken = next.find(
    ({ what, why }: { what: string; why: { clock: string } }) =>
      what === 'clock-breached' && why.clock === 'first-response',
  );
  expect(broken.then).toEqual([
    { does: 'tells', whom: 'owner', agent: { id: desk.people.ayse, name: 'Ayşe Yılmaz' } },
    { does: 'tells', whom: 'lead', agent: { id: desk.people.can, name: 'Can Demir' } },
  ]);
});

test('what stands still says for whom, and a snooze is a promise of whoever made it', async () => {
  const number = await mailed('Bekler');
  const until = new Date(Date.now() + 48 * 3_600_000).toISOString();
  const dueAt = new Date(Date.now() + 50 * 3_600_000).toISOString();
  await ayse.put(`/tickets/${number}/snooze`, { until, dueAt, reason: 'Parça yolda' });
  const snoozed = await eventually(
    async () => {
      const clock = await clockOf(number, 'first-response');
      return clock.promises.length > 1 && clock;
    },
    { label: 'the new promise' },
  );
  expect(snoozed.promises[1]).toMatchObject({ because: 'snooze', dueAt, by: { name: 'Ayşe Yılmaz' }, amountMs: null });
  await ayse.delete(`/tickets/${number}/snooze`);
  await ayse.put(`/tickets/${number}/waiting`, { for: 'third-party', until, reason: 'Kargo' });
  const waiting = await eventually(
    async () => {
      const clock = await clockOf(number, 'resolution');
      return clock.spells.length > 1 && clock;
    },
    { label: 'it stands still' },
  );
  expect(waiting.spells.at(-1)).toMatchObject({ runs: false, why: 'third-party', to: null });
});

test('of many earlier promises the last twenty are told, and how many there were before', async () => {
  const number = await mailed('Çok söz');
  await eventually(
    async () => (await desk.rows('select from ticket where number = $1 and version >= 2', [number])).length > 0,
    { label: 'the owner on record' },
  );
  const [row] = await desk.rows<{ snapshot: Ticket }>('select snapshot from ticket where number = $1', [number]);
  const { team, policy, limits, createdAt } = row!.snapshot;
  let ticket = newTicket({ number, team, priority: 'normal', policy, policyVersion: 1, limits, at: createdAt });
  const events: RecordedEvent[] = [];
  const agent = { kind: 'agent', id: desk.people.ayse } as const;
  for (let round = 0; round < 25; round += 1) {
    const at = createdAt + round * 1_000;
    for (const event of [
      mailFrom(`m${round}`),
      { ...by({ kind: 'reply', message: `r${round}`, outbox: `o${round}`, then: 'await' }), actor: agent },
      delivery('sent', { outbox: `o${round}` }),
    ]) {
      const step = decide(ticket, { ...event, at }, at, RULES);
      ticket = step.ticket;
      events.push(...step.effects.flatMap((effect) => (effect.kind === 'record' ? effect.events : [])));
    }
  }
  await desk.rows('delete from ticket_event where ticket_number = $1', [number]);
  await desk.rows(
    `insert into ticket_event (ticket_number, version, kind, at, actor_kind, data)
     select $1, e.version, e.kind, to_timestamp(e.at / 1000.0), e.actor->>'kind', e.data
       from jsonb_to_recordset($2::jsonb) as e(version int, kind text, at float8, actor jsonb, data jsonb)`,
    [number, JSON.stringify(events)],
  );
  await desk.rows('update ticket set snapshot = $2::jsonb, version = $3 where number = $1', [
    ...[number, JSON.stringify(ticket), ticket.version],
  ]);
  const { past, earlier } = await explanation(number);
  expect([past.length, earlier]).toEqual([20, 3]);
});
