/** A priority that an escalation has raised for the sake of a promise tightens no other promise, whatever a rule changes later. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { CAN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
const [MINUTE, H] = [60_000, 3_600_000];
const HEAD = 'From: Deniz <deniz@musteri.test>';

type Ticket = { priority: string; type: string | null; clocks: { kind: string; dueAt: string }[] };

test('a rule that changes the type leaves the promise as it was made', async () => {
  const amounts = (resolution: number) => ({ 'first-response': MINUTE, 'next-response': MINUTE, resolution });
  const [standard] = (await can.get('/policies')).body.items;
  const saved = await can.put(`/policies/${standard.id}`, {
    ...{ name: standard.name, version: standard.version, warnAfter: 0.05 },
    promises: { normal: amounts(40 * H), high: amounts(10 * H) },
    escalations: [{ clock: 'first-response', at: 'warned', do: 'raise-priority' }],
  });
  expect(saved.status).toBe(200);
  const made = await can.post('/rules', {
    ...{ name: 'Şikâyet', enabled: true, on: ['customer-replied'], stop: false },
    ...{ when: { field: 'subject', op: 'contains', value: ['Kargo'] }, then: [{ do: 'set-type', type: 'complaint' }] },
  });
  expect(made.status).toBe(201);
  const first = `<${randomUUID()}@musteri.test>`;
  await bilet.deliver(
    [HEAD, `To: ${bilet.address}`, `Message-ID: ${first}`, 'Subject: Kargo', '', 'Nerede?'].join('\r\n'),
  );
  const { number } = await bilet.ticketBySubject('Kargo');
  const ticket = async (): Promise<Ticket> => (await ayse.get(`/tickets/${number}`)).body;
  const due = ({ clocks }: Ticket) => clocks.find(({ kind }) => kind === 'resolution')!.dueAt;
  await eventually(async () => (await ticket()).priority === 'high', { label: 'the raised priority' });
  const raised = await ticket();
  const again = [HEAD, `To: ${bilet.address}`, `Message-ID: <${randomUUID()}@musteri.test>`, `In-Reply-To: ${first}`];
  await bilet.deliver([...again, 'Subject: Re: Kargo', '', 'Hâlâ gelmedi, bekliyorum.'].join('\r\n'));
  await eventually(async () => (await ticket()).type === 'complaint', { label: 'the type by the rule' });
  const after = await ticket();
  expect([after.priority, due(after)]).toEqual(['high', due(raised)]);
}, 120_000);
