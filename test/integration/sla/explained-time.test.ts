/** The ticket explains its time by the API: intervals, promises with policy and calendar, and what its deadlines will do for whom. */
import { expect, test } from '@jest/globals';
import { DENIZ } from '../../support/cast/cast.ts';
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
