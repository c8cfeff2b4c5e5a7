/** A new ticket has its owner, its team and its reasons in the transaction that makes it, by real mail and by phone. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import type { Explanation } from '../../../domain/routing/decision.ts';
import { signedIn } from '../../support/cast/api-client.ts';
import { AYSE } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { atWork, enterRule, makeTeam } from '../../support/routing/at-work.ts';
import { startApiOf } from '../../support/stack/api.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';

const ACKNOWLEDGED = 'onayli@example.test';
const text = 'Merhaba, bu konuda yardımınızı rica ederim.';

let bilet: Installation;
let people: Record<'zeynep' | 'emre' | 'deniz' | 'nuri', string>;
let teams: Record<'muhasebe' | 'gece', string>;
let rules: Record<'fatura' | 'yanıt', string>;

beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', always: true });
  const { pool } = bilet;
  await bilet.connectWatched({ address: ACKNOWLEDGED, acknowledge: true });
  const muhasebe = await makeTeam(pool, 'Muhasebe');
  const gece = await makeTeam(pool, 'Gece');
  teams = { muhasebe, gece };
  people = {
    zeynep: await atWork(pool, { name: 'zeynep' }),
    emre: await atWork(pool, { name: 'emre', seniority: 3 }),
    deniz: await atWork(pool, { name: 'deniz', team: muhasebe }),
    nuri: await atWork(pool, { name: 'nuri', team: muhasebe, capacity: 1 }),
  };
  // Of the night's team nobody is at work: its hours are those of another day, whenever this runs.
  const [calendar] = await bilet.rows<{ id: string }>(
    `insert into calendar (name, time_zone, open_hours) select 'Başka gün', 'UTC',
       json_build_array(json_build_object('day', extract(isodow from now() at time zone 'UTC' + interval '3 days'), 'from', '09:00', 'to', '18:00')) returning id`,
  );
  await bilet.rows(
    `with kept as (insert into policy (name, condition, calendar_id, first_response_ms, next_response_ms, resolution_ms, unowned_ms, stale_ms, reminder_ms, closing_proposal_ms, confirmation_ms)
       select 'Gece', jsonb_build_object('field', 'team', 'op', 'is', 'value', jsonb_build_array($2::uuid)), $1, first_response_ms, next_response_ms, resolution_ms, unowned_ms, stale_ms, reminder_ms, closing_proposal_ms, confirmation_ms from policy where is_default returning id)
     update team set policy_id = (select id from kept) where id = $2`,
    [calendar!.id, gece],
  );
  const sleeper = await atWork(pool, { name: 'uyuyan', team: gece });
  await bilet.rows('delete from shift where agent_id = $1', [sleeper]);
  await bilet.rows('update agent set presence = null where id = $1', [sleeper]);
  await bilet.rows(
    `insert into duty (team_id, agent_id, starts, ends) values ($1, $2, now() - interval '1 hour', now() + interval '1 day')`,
    [gece, people.nuri],
  );
  const [answer] = await bilet.rows<{ id: string }>(
    `insert into company_text (name, tr, en) values ('Yardım', E'Sayın müşterimiz,\\nyardım sayfamıza bakın.', E'Dear customer,\\nplease see our help page.') returning id`,
  );
  await bilet.rows(`insert into vip (entry) values ('@holding.test')`);
  const subject = (value: string) => ({ field: 'subject', op: 'contains', value: [value] }) as const;
  await enterRule(pool, 'ödül', subject('kazandınız'), [{ do: 'mark-spam' }]);
  await enterRule(pool, 'bülten', subject('bülten'), [{ do: 'archive' }]);
  rules = {
    fatura: await enterRule(pool, 'fatura', subject('fatura'), [
      { do: 'set-team', team: muhasebe },
      { do: 'set-type', type: 'request' },
      { do: 'add-tags', tags: ['fatura'] },
      { do: 'notify', whom: 'owner' },
    ]),
    yanıt: await enterRule(pool, 'yanıt', subject('nasıl yaparım'), [{ do: 'reply', text: answer!.id }]),
  };
  await enterRule(pool, 'vip', { field: 'sender-vip', op: 'is', value: [true] }, [
    { do: 'need-seniority', seniority: 3 },
    { do: 'set-priority', priority: 'high' },
  ]);
  await enterRule(pool, 'gece', { all: [subject('arıza'), { field: 'hours', op: 'outside', value: [calendar!.id] }] }, [
    { do: 'set-team', team: gece },
  ]);
}, 60_000);
afterAll(() => bilet.stop());

/** The ticket of a mail that is sent now. */
const mailed = async (subject: string, { from = 'musteri@ornek.test', to = bilet.address, headers = {} } = {}) => {
  await bilet.deliver(letter({ from, to, subject, text, headers }), to);
  return bilet.ticketBySubject(subject);
};
const eventsOf = (number: number) =>
  bilet.rows<{ kind: string; data: Record<string, unknown> }>(
    'select kind, data from ticket_event where ticket_number = $1 order by version',
    [number],
  );
const decisionOf = async (number: number): Promise<Explanation | undefined> =>
  (
    await bilet.rows<{ explanation: Explanation }>(
      'select explanation from routing_decision where ticket_number = $1',
      [number],
    )
  )[0]?.explanation;

describe('a mail', () => {
  test('with "fatura" in its subject is accounting’s, with the rule as its reason, and its run has nothing to do', async () => {
    const ticket = await mailed('Kasım FATURASI');
    expect(ticket).toMatchObject({ state: 'assigned', version: 1, team_id: teams.muhasebe });
    expect(ticket.life).toMatchObject({
      owner: ticket.owner_id,
      type: 'request',
      tags: ['fatura'],
      priority: 'normal',
    });
    expect([people.deniz, people.nuri]).toContain(ticket.owner_id);
    const why = await decisionOf(ticket.number);
    expect(why?.rules.filter(({ result }) => result === 'held')).toMatchObject([
      { rule: rules.fatura, version: 1, compared: [{ field: 'subject', by: 'fatura' }] },
    ]);
    expect(why?.assignment).toMatchObject({ how: 'least-loaded', owner: ticket.owner_id });
    const [row] = await bilet.rows<{ id: string }>('select id from routing_decision where ticket_number = $1', [
      ticket.number,
    ]);
    expect(await eventsOf(ticket.number)).toMatchObject([{ kind: 'message-received', data: { routing: row!.id } }]);
    expect((await (await bilet.run(ticket.number)).describe()).historyLength).toBe(1);
    expect(ticket.life.names).toMatchObject({ [teams.muhasebe]: 'Muhasebe', [ticket.owner_id!]: expect.any(String) });
    expect(
      await bilet.rows(
        `select kind, detail->>'name' as name from agent_notice where agent_id = $1 and subject = $2 order by id`,
        [ticket.owner_id, String(ticket.number)],
      ),
    ).toEqual([
      { kind: 'ticket-given', name: null },
      { kind: 'rule-told', name: 'fatura' },
    ]);
  });

  test('of a customer on the VIP list is somebody senior’s', async () => {
    const ticket = await mailed('Genel müdürümüz soruyor', { from: 'asistan@posta.holding.test' });
    expect(ticket).toMatchObject({ owner_id: people.emre, life: { priority: 'high' } });
  });

  test('out of hours is whoever’s is on call, however much they have', async () => {
    await mailed('Arıza bir');
    expect(await mailed('Arıza iki')).toMatchObject({ team_id: teams.gece, owner_id: people.nuri, state: 'assigned' });
    const third = await mailed('Arıza üç');
    expect(third.owner_id).toBe(people.nuri);
    expect(
      await bilet.rows('select agent_id, kind from agent_notice where ticket_number = $1', [third.number]),
    ).toEqual([{ agent_id: people.nuri, kind: 'call-out' }]);
  });

  test.each([
    ['Bin lira kazandınız', 'spam'],
    ['Aylık bülten', 'archived'],
  ])('that a rule ends is closed at once, without a person, an answer or a run: %s', async (subject, as) => {
    const ticket = await mailed(subject, { to: ACKNOWLEDGED });
    expect(ticket).toMatchObject({ state: 'closed', closed_as: as, owner_id: null, version: 1 });
    expect(await bilet.rows('select from outbox where ticket_number = $1', [ticket.number])).toEqual([]);
    expect(await bilet.rows('select from owed_start where ticket_number = $1', [ticket.number])).toEqual([]);
    await expect((await bilet.run(ticket.number)).describe()).rejects.toThrow();
    expect(await eventsOf(ticket.number)).toMatchObject([{ data: { ending: as, to: 'closed' } }]);
  });

  test('is answered by a rule in its language, with the company’s words instead of an acknowledgement, and twice a day', async () => {
    const from = 'soran@ornek.test';
    for (const subject of ['Bunu nasıl yaparım', 'Şunu nasıl yaparım', 'Onu nasıl yaparım'])
      await mailed(subject, { from, to: ACKNOWLEDGED });
    await eventually(async () => bilet.sink.mails().filter((mail) => mail.envelope.to.includes(from)).length === 3);
    const words = await bilet.rows<{ text: string }>(
      `select m.text from message m join outbox o on o.message_id = m.id join outbox_recipient r on r.outbox_id = o.id where r.address = $1 order by m.created_at`,
      [from],
    );
    expect(words.map(({ text: said }) => said.includes('yardım sayfamıza'))).toEqual([true, true, false]);
    expect(await bilet.rows('select rule_id, address from rule_answer')).toEqual(
      Array.from({ length: 2 }, () => ({ rule_id: rules.yanıt, address: from })),
    );
  });

  test('of a machine is answered by none', async () => {
    const ticket = await mailed('Rapor nasıl yaparım', { headers: { 'Auto-Submitted': 'auto-generated' } });
    expect(await bilet.rows('select from outbox where ticket_number = $1', [ticket.number])).toEqual([]);
    expect((await decisionOf(ticket.number))?.rules.find(({ rule }) => rule === rules.yanıt)).toMatchObject({
      ...{ result: 'held', actions: [{ do: 'reply', done: false, because: 'machine' }] },
    });
  });
});

test.each([
  ['its sender was answered often enough', 'too-often', LIMITS.acksToSender, 'dolu@ornek.test'],
  ['its mailbox answers nobody any more for a while', 'no-room', LIMITS.ackMinute, 'baska@ornek.test'],
])('a mail is not answered by a rule where %s, and its decision says so', async (_, because, count, had) => {
  const to = `${because}@example.test`;
  const mailbox = await bilet.connectWatched({ address: to });
  await bilet.rows('insert into acknowledged (mailbox_id, address, at, count) values ($1, $2, now(), $3)', [
    mailbox,
    had,
    count,
  ]);
  const subject = `Bunu nasıl yaparım, ${because}`;
  const ticket = await mailed(subject, { from: 'dolu@ornek.test', to });
  expect(await bilet.rows('select from outbox where ticket_number = $1', [ticket.number])).toEqual([]);
  const trace = (await decisionOf(ticket.number))?.rules.find(({ rule }) => rule === rules.yanıt);
  expect(trace).toMatchObject({ result: 'held', actions: [{ do: 'reply', done: false, because }] });
  expect(await bilet.rows(`select from rule_answer where address = 'dolu@ornek.test'`)).toEqual([]);
});

describe('a call that an agent writes down', () => {
  const call = (subject: string) => ({
    ...{ subject, text: 'Aradı.', contact: { address: 'arayan@ornek.test' }, mailbox: bilet.mailbox },
  });
  test('stays theirs, goes to the team that they name whatever rules say, and else where a rule sends it', async () => {
    const api = await startApiOf(bilet);
    const ayse = await signedIn(api.url, AYSE.email);
    const made = async (body: object) => bilet.ticket((await ayse.post('/tickets', body)).body.number);
    const own = await made(call('Kargom nerede'));
    expect(own).toMatchObject({ owner_id: bilet.people.ayse, state: 'assigned' });
    const given = await made({ ...call('Kargom nerede'), team: own.team_id });
    expect([people.zeynep, people.emre]).toContain(given.owner_id);
    const billed = await made(call('Faturam yok'));
    expect(billed).toMatchObject({ team_id: teams.muhasebe, life: { tags: ['fatura'] } });
    expect(billed.owner_id).not.toBe(bilet.people.ayse);
    // Whoever called is being talked to: there is no mail to answer.
    const helped = await made(call('Bunu nasıl yaparım'));
    const trace = (await decisionOf(helped.number))?.rules.find(({ rule }) => rule === rules.yanıt);
    expect(trace).toMatchObject({ result: 'held', actions: [{ do: 'reply', done: false, because: 'no-mail' }] });
    // A rule that closes mail closes nobody's call, but says what it is.
    const kept = await made(call('Bülten kazandınız diye aramışsınız'));
    expect(kept).toMatchObject({ owner_id: bilet.people.ayse, state: 'assigned' });
    const endings = (await decisionOf(kept.number))?.rules.flatMap(({ actions }) => actions) ?? [];
    expect(endings.filter(({ because }) => because === 'by-hand').map((action) => action.do)).toEqual([
      'mark-spam',
      'archive',
    ]);
    // What a person has chosen stands; what it is, the rule may say all the same.
    const chosen = await made({ ...call('Faturam yok'), team: own.team_id });
    expect(chosen).toMatchObject({ team_id: own.team_id, life: { type: 'request', tags: ['fatura'] } });
    expect([people.zeynep, people.emre]).toContain(chosen.owner_id);
    const why = await ayse.get(`/tickets/${chosen.number}/explanation`);
    const { actions } = why.body.routing[0].rules.find(({ id }: { id: string }) => id === rules.fatura);
    expect(actions).toContainEqual({ do: 'set-team', done: false, because: 'chosen' });
    await api.stop();
  });
});
