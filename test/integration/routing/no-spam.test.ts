/** What a filter took for spam and a person says is none: rules are asked as for a new mail, once, and the promises count from its arrival. */
import { beforeAll, expect, test } from '@jest/globals';
import type { Explanation } from '../../../domain/routing/decision.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { atWork, enterRule, makeTeam } from '../../support/routing/at-work.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
let [muhasebe, deniz] = ['', ''];
const rules: Record<string, string> = {};

beforeAll(async () => {
  const { pool } = bilet;
  muhasebe = await makeTeam(pool, 'Muhasebe');
  deniz = await atWork(pool, { name: 'deniz', team: muhasebe });
  const [made] = await bilet.rows<{ id: string }>(
    `insert into company_text (name, tr, en) values ('Fatura', 'Faturanız yolda.', 'Your invoice is on its way.') returning id`,
  );
  const has = (value: string) => ({ field: 'subject', op: 'contains', value: [value] }) as const;
  rules['acil'] = await enterRule(pool, 'acil', has('acil'), [{ do: 'raise-priority' }]);
  rules['süzgeç'] = await enterRule(pool, 'süzgeç', has('!!!'), [{ do: 'mark-spam' }]);
  rules['fatura'] = await enterRule(pool, 'fatura', has('fatura'), [
    { do: 'set-team', team: muhasebe },
    { do: 'add-tags', tags: ['fatura'] },
    { do: 'reply', text: made!.id },
  ]);
  rules['durum'] = await enterRule(
    pool,
    'durum',
    { all: [] },
    [{ do: 'add-tags', tags: ['geldi'] }],
    ['state-changed'],
  );
});

const decisionsOf = async (number: number): Promise<Explanation[]> =>
  (
    await bilet.rows<{ explanation: Explanation }>(
      'select explanation from routing_decision where ticket_number = $1 order by at, moment',
      [number],
    )
  ).map(({ explanation }) => explanation);

test('goes where a new one of its kind goes, with the rules that were not asked, and no rule takes it for spam again', async () => {
  const from = 'musteri@ornek.test';
  await bilet.deliver(letter({ from, subject: 'ACİL!!! faturamın kopyası lazım', text: 'Merhaba' }));
  const born = await bilet.ticketBySubject('ACİL!!! faturamın kopyası lazım');
  const { number } = born;
  expect(born).toMatchObject({ state: 'closed', closed_as: 'spam', life: { priority: 'high', tags: [] } });
  expect((await ayse.post(`/tickets/${number}/reopening`)).status).toBe(202);
  await eventually(async () => (await bilet.ticket(number)).life.tags.length === 2, { label: 'rules were asked' });

  const ticket = await bilet.ticket(number);
  // What made it urgent at its birth has done so once.
  expect(ticket).toMatchObject({ state: 'assigned', team_id: muhasebe, owner_id: deniz, life: { priority: 'high' } });
  expect(ticket.life.tags.toSorted()).toEqual(['fatura', 'geldi']);
  const promised = (life: typeof ticket.life) =>
    life.clocks.map(({ kind, startedAt, dueAt }) => [kind, startedAt, dueAt]);
  expect(promised(ticket.life)).toEqual(promised(born.life));

  const decisions = await decisionsOf(number);
  expect(decisions.map(({ moment }) => moment).toSorted()).toEqual(['no-spam', 'state-changed', 'ticket-opened']);
  const again = decisions.find(({ moment }) => moment === 'no-spam')!;
  expect(again.rules.map(({ rule, result }) => [rule, result])).toEqual([
    [rules['acil'], 'held'],
    [rules['süzgeç'], 'overruled'],
    [rules['fatura'], 'held'],
  ]);
  expect(again).toMatchObject({ team: muhasebe, assignment: { owner: deniz } });
  const { body } = await ayse.get(`/tickets/${number}/explanation`);
  expect(body.routing.map((one: { moment: string }) => one.moment)).toContain('no-spam');
  await eventually(async () => bilet.sink.mails().some(({ envelope }) => envelope.to.includes(from)), {
    label: 'the rule’s answer',
  });
});

test('where a person had marked it, the rules of new mail have been asked, and are not asked again', async () => {
  await bilet.deliver(letter({ from: 'ikinci@ornek.test', subject: 'acil fatura', text: 'Merhaba' }));
  const { number } = await bilet.ticketBySubject('acil fatura');
  expect((await ayse.post(`/tickets/${number}/spam`)).status).toBe(202);
  await bilet.inState(number, 'closed');
  expect((await ayse.post(`/tickets/${number}/reopening`)).status).toBe(202);
  await bilet.inState(number, 'assigned');
  await eventually(async () => (await decisionsOf(number)).some(({ moment }) => moment === 'unowned'), {
    label: 'somebody was sought',
  });
  expect((await decisionsOf(number)).map(({ moment }) => moment)).not.toContain('no-spam');
  expect(await bilet.ticket(number)).toMatchObject({ owner_id: deniz, life: { priority: 'high' } });
});
