/** Tickets that live change hands: to who is there, for a stated reason, and to nobody who is not. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { AYSE, CAN } from '../../support/cast/cast.ts';
import { signedIn } from '../../support/cast/api-client.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { atWork, enterRule, loadsOf, makeTeam } from '../../support/routing/at-work.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk({ housekeepingMs: 1_000 });
const can = sessionOf(bilet, CAN);
let team: string;
let [bir, iki] = ['', ''];
let nth = 0;

beforeAll(async () => {
  team = await makeTeam(bilet.pool, 'Gezici');
  [bir, iki] = [await colleague('bir'), await colleague('iki')];
});
const colleague = (name: string, of = team) => atWork(bilet.pool, { name, team: of });
const contact = { address: 'deniz@musteri.test', name: 'Deniz' };
/** By phone, for a team; nobody of it has been talking to them. */
async function call(of: string, subject = `Çağrı ${(nth += 1)}`): Promise<number> {
  const made = await ayse.post('/tickets', { subject, text: 'Merhaba', contact, mailbox: bilet.mailbox, team: of });
  expect(made.status).toBe(201);
  return made.body.number as number;
}
const isOwnedBy = (number: number, owner: string | null) =>
  eventually(async () => (await bilet.ticket(number)).owner_id === owner, { label: `ticket ${number} of ${owner}` });
const isAbsent = (agent: string) =>
  bilet.rows(
    `insert into absence (agent_id, starts, ends) values ($1, now() - interval '1 hour', now() + interval '1 day')`,
    [agent],
  );
const isBack = (agent: string) => bilet.rows('delete from absence where agent_id = $1', [agent]);
const eventsOf = (number: number) =>
  bilet.rows<{ kind: string; data: Record<string, unknown> }>(
    'select kind, data from ticket_event where ticket_number = $1 order by version',
    [number],
  );
const reasonsOf = async (number: number) =>
  (
    await bilet.rows<{
      explanation: { moment: string; assignment: { how: string; considered: { person: string; obstacle: string }[] } };
    }>('select explanation from routing_decision where ticket_number = $1 order by at', [number])
  ).map(({ explanation }) => explanation);
const other = (one: string) => (one === bir ? iki : bir);

describe('an archived ticket that its customer brings back', () => {
  const broughtBack = async (isGone: boolean) => {
    const subject = `Geri ${(nth += 1)}`;
    await enterRule(bilet.pool, subject, { field: 'subject', op: 'is', value: [subject] }, [{ do: 'set-team', team }]);
    await bilet.deliver(
      letter({ from: 'deniz@musteri.test', subject, text: 'Merhaba', mailId: `${nth}@musteri.test` }),
    );
    const { number, owner_id: owner } = await bilet.ticketBySubject(subject);
    await bilet.command(number, { kind: 'archive' });
    await bilet.inState(number, 'closed');
    if (isGone) await isAbsent(owner!);
    const headers = { 'In-Reply-To': `<${nth}@musteri.test>` };
    await bilet.deliver(
      letter({ from: 'deniz@musteri.test', subject: `Re: ${subject}`, text: 'Yine olmadı', headers }),
    );
    await bilet.inState(number, 'assigned');
    return { number, owner: owner! };
  };

  test('is with who had it last, when they are there', async () => {
    const { number, owner } = await broughtBack(false);
    expect((await bilet.ticket(number)).owner_id).toBe(owner);
    expect((await eventsOf(number)).map(({ kind }) => kind)).not.toContain('routed');
  });

  test('goes to somebody else when they are absent, and says why', async () => {
    const { number, owner } = await broughtBack(true);
    await isOwnedBy(number, other(owner));
    const { decision } = (await eventsOf(number)).find(({ kind }) => kind === 'routed')!.data;
    const [{ explanation }] = (await bilet.rows<{ explanation: Awaited<ReturnType<typeof reasonsOf>>[number] }>(
      'select explanation from routing_decision where id = $1',
      [decision],
    )) as [{ explanation: Awaited<ReturnType<typeof reasonsOf>>[number] }];
    expect(explanation).toMatchObject({ moment: 'unowned', assignment: { how: 'least-loaded' } });
    expect(explanation.assignment.considered).toContainEqual(
      expect.objectContaining({ person: owner, obstacle: 'absent' }),
    );
    await isBack(owner);
  });
});

test('a ticket that wakes at somebody who is absent is somebody else’s', async () => {
  const number = await call(team);
  const owner = (await bilet.ticket(number)).owner_id!;
  await bilet.command(number, {
    kind: 'snooze',
    until: Date.now() + 1_500,
    dueAt: Date.now() + 60_000,
    reason: 'parça bekleniyor',
  });
  await isAbsent(owner);
  await isOwnedBy(number, other(owner));
  await isBack(owner);
});

test('the answer of a customer stays with an owner who is there, and is heard by another when they are absent', async () => {
  const subject = `Yanıt ${(nth += 1)}`;
  await enterRule(bilet.pool, subject, { field: 'subject', op: 'is', value: [subject] }, [{ do: 'set-team', team }]);
  await bilet.deliver(letter({ from: 'deniz@musteri.test', subject, text: 'Merhaba', mailId: 'yanit@musteri.test' }));
  const { number, owner_id: owner } = await bilet.ticketBySubject(subject);
  await bilet.command(number, { kind: 'resolve' });
  await bilet.inState(number, 'resolved-pending-confirmation');
  await isAbsent(owner!);
  const headers = { 'In-Reply-To': '<yanit@musteri.test>' };
  await bilet.deliver(letter({ from: 'deniz@musteri.test', subject: `Re: ${subject}`, text: 'Olmadı', headers }));
  await isOwnedBy(number, other(owner!));
  await isBack(owner!);
});

test('a ticket that is handed to a team with a reason goes to somebody of it, and the reason stands inside', async () => {
  const there = await makeTeam(bilet.pool, 'Karşı');
  const [uc, dort] = [await colleague('uc', there), await colleague('dort', there)];
  const number = await call(team);
  const given = await ayse.put(`/tickets/${number}/assignee`, { team: there, reason: 'Bu sizin konunuz' });
  expect(given.status).toBe(202);
  await eventually(async () => [uc, dort].includes((await bilet.ticket(number)).owner_id!), { label: 'theirs' });
  expect((await bilet.ticket(number)).team_id).toBe(there);
  const { body } = await ayse.get(`/tickets/${number}/messages`);
  expect(body.items).toContainEqual(expect.objectContaining({ direction: 'note', text: 'Bu sizin konunuz' }));
});

test('who gives a ticket back to its team is not given it again', async () => {
  const number = await call(team);
  const owner = (await bilet.ticket(number)).owner_id!;
  await ayse.put(`/tickets/${number}/assignee`, { agent: null });
  await isOwnedBy(number, other(owner));
});

test('the open tickets of somebody who leaves are shared among the others', async () => {
  const there = await makeTeam(bilet.pool, 'Ayrılan');
  const leaver = await colleague('giden', there);
  const numbers: number[] = [];
  for (let at = 0; at < 20; at += 1) numbers.push(await call(there));
  const stay = [await colleague('kalan1', there), await colleague('kalan2', there)];
  const selin = await signedIn(bilet.url, 'selin@example.test');
  expect((await selin.patch(`/agents/${leaver}`, { active: false })).body.handedOver).toBe(20);
  await eventually(
    async () =>
      (await bilet.rows('select from ticket where number = any($1) and owner_id = any($2)', [numbers, stay])).length ===
      20,
    { withinMs: 60_000, label: 'all of them theirs' },
  );
  const shares = await bilet.rows<{ count: number }>(
    'select count(*)::int as count from ticket where number = any($1) group by owner_id',
    [numbers],
  );
  expect(shares.map(({ count }) => count)).toEqual([10, 10]);
  const released = (await eventsOf(numbers[0]!)).find(({ kind }) => kind === 'assign');
  expect(released?.data).toMatchObject({ agent: null, gone: { agent: leaver, why: 'deactivated' } });
}, 120_000);

test('nobody is brought over what they take when all tickets of somebody who leaves are shared at once', async () => {
  const there = await makeTeam(bilet.pool, 'Dar');
  const leaver = await atWork(bilet.pool, { name: 'dar0', capacity: 40, team: there });
  const numbers: number[] = [];
  for (let at = 0; at < 30; at += 1) numbers.push(await call(there));
  const stay: string[] = [];
  for (const name of ['dar1', 'dar2']) stay.push(await atWork(bilet.pool, { name, capacity: 4, team: there }));
  const selin = await signedIn(bilet.url, 'selin@example.test');
  expect((await selin.patch(`/agents/${leaver}`, { active: false })).body.handedOver).toBe(30);
  const waiting = () =>
    bilet.rows(
      `select from routing_queue q join ticket t on t.number = q.ticket_number
        where t.number = any($1) and t.owner_id is null and q.given_to is null`,
      [numbers],
    );
  await eventually(
    async () =>
      (await waiting()).length + (await loadsOf(bilet.pool, stay)).reduce((sum, load) => sum + load, 0) === 30,
    { withinMs: 60_000, label: 'each with somebody, or in the queue' },
  );
  expect(await loadsOf(bilet.pool, stay)).toEqual([4, 4]);
}, 120_000);

test('what comes back to a team that claims, and to somebody who is absent, is of whoever opens it first', async () => {
  const claims = await makeTeam(bilet.pool, 'Dönen', { mode: 'claim' });
  const owner = await colleague('açan', claims);
  const number = await call(claims);
  await bilet.command(number, { kind: 'assign', agent: owner, team: null });
  await bilet.command(number, { kind: 'archive' });
  await bilet.inState(number, 'closed');
  await isAbsent(owner);
  // By the API, which asks again where the run is just ending.
  expect((await ayse.post(`/tickets/${number}/reopening`)).status).toBe(202);
  await isOwnedBy(number, null);
  expect((await reasonsOf(number)).at(-1)).toMatchObject({ assignment: { how: 'unclaimed' } });
  expect((await ayse.post(`/tickets/${number}/claim`)).body.ownerId).toBe(bilet.people.ayse);
});

test('a claim is of one of two who are as fast, and tells the other who has it', async () => {
  const claims = await makeTeam(bilet.pool, 'Açan alır', { mode: 'claim' });
  const number = await call(claims);
  expect((await bilet.ticket(number)).owner_id).toBeNull();
  const both = await Promise.all([ayse.post(`/tickets/${number}/claim`), can.post(`/tickets/${number}/claim`)]);
  const [won, lost] = both[0].status < 300 ? both : [both[1], both[0]];
  expect([won.status < 300, lost.status]).toEqual([true, 409]);
  expect(lost.body).toMatchObject({ code: 'already-owned', owner: { id: won.body.ownerId } });
  expect([AYSE.name, CAN.name]).toContain(lost.body.owner.name);
});

test('when nobody of a team is there, who is on call is given its tickets, and is called out whatever they do not want', async () => {
  const there = await makeTeam(bilet.pool, 'Gece');
  const away = await colleague('uyuyan', there);
  await bilet.rows(`update agent set presence = 'off' where id = $1`, [away]);
  await bilet.rows(
    `insert into duty (team_id, agent_id, starts, ends) values ($1, $2, now() - interval '1 hour', now() + interval '1 hour')`,
    [there, bilet.people.can],
  );
  await bilet.rows(
    `insert into notice_preference (agent_id, chosen, silent) values ($1, '{}', '{ticket-given,team-new,call-out}')
     on conflict (agent_id) do update set silent = excluded.silent`,
    [bilet.people.can],
  );
  const number = await call(team);
  await ayse.put(`/tickets/${number}/assignee`, { team: there });
  await isOwnedBy(number, bilet.people.can);
  expect((await reasonsOf(number)).at(-1)).toMatchObject({ assignment: { how: 'on-call' } });
  const kindsOf = () =>
    bilet.rows(`select kind from agent_notice where ticket_number = $1 and agent_id = $2`, [number, bilet.people.can]);
  expect(await kindsOf()).toEqual([{ kind: 'call-out' }]);
});

test('what a rule took for spam is open as of its arrival when a person says that it is none, and somebody’s', async () => {
  const subject = `Ödül ${(nth += 1)}`;
  await enterRule(bilet.pool, subject, { field: 'subject', op: 'is', value: [subject] }, [
    { do: 'set-team', team },
    { do: 'mark-spam' },
  ]);
  await bilet.deliver(letter({ from: 'deniz@musteri.test', subject, text: 'Merhaba' }));
  const { number, life } = await bilet.ticketBySubject(subject);
  expect(life).toMatchObject({ state: 'closed', closedAs: 'spam', version: 1 });
  expect((await ayse.post(`/tickets/${number}/reopening`)).status).toBe(202);
  await eventually(async () => [bir, iki].includes((await bilet.ticket(number)).owner_id!), { label: 'somebody’s' });
  const [first] = (await bilet.ticket(number)).life.clocks;
  expect(first).toMatchObject({ kind: 'first-response', state: 'running', startedAt: life.createdAt });
  const reopened = (await eventsOf(number)).find(({ kind }) => kind === 'reopen')!;
  const [decision] = await bilet.rows<{ name: string }>(
    `select explanation->'rules'->-1->>'name' as name from routing_decision where id = $1`,
    [reopened.data['by']],
  );
  expect(decision!.name).toBe(subject);
});

test('rules hear the customer once more, and what they set is the ticket’s', async () => {
  const subject = `Acil mi ${(nth += 1)}`;
  await enterRule(
    bilet.pool,
    subject,
    { field: 'text', op: 'has-word', value: ['acil'] },
    [
      { do: 'set-priority', priority: 'urgent' },
      { do: 'notify', whom: 'owner' },
    ],
    ['customer-replied'],
  );
  await bilet.deliver(letter({ from: 'deniz@musteri.test', subject, text: 'Merhaba', mailId: 'acil@musteri.test' }));
  const { number } = await bilet.ticketBySubject(subject);
  await bilet.command(number, { kind: 'assign', agent: bilet.people.ayse, team: null });
  const headers = { 'In-Reply-To': '<acil@musteri.test>' };
  await bilet.deliver(letter({ from: 'deniz@musteri.test', subject: `Re: ${subject}`, text: 'ACİL!', headers }));
  await eventually(async () => (await bilet.ticket(number)).life.priority === 'urgent', { label: 'urgent' });
  expect((await bilet.ticket(number)).owner_id).toBe(bilet.people.ayse);
  await eventually(
    async () =>
      (await bilet.rows("select from agent_notice where subject = $1 and kind = 'rule-told'", [String(number)]))
        .length === 1,
    { label: 'one notice' },
  );
});

test('rules see of an answer how important it is to its writer, and what its server says of it', async () => {
  const subject = `Önem ${(nth += 1)}`;
  await enterRule(
    bilet.pool,
    subject,
    {
      all: [
        { field: 'importance', op: 'is', value: ['high'] },
        { field: 'spam-score', op: 'at-least', value: [4] },
        { field: 'marked-spam', op: 'is', value: [true] },
      ],
    },
    [{ do: 'add-tags', tags: ['bak'] }],
    ['customer-replied'],
  );
  const mailId = `onem-${nth}@musteri.test`;
  await bilet.deliver(letter({ from: 'deniz@musteri.test', subject, text: 'Merhaba', mailId }));
  const { number } = await bilet.ticketBySubject(subject);
  const answer = (text: string, headers: Record<string, string>) =>
    bilet.deliver(
      letter({
        ...{ from: 'deniz@musteri.test', subject: `Re: ${subject}`, text },
        headers: { 'In-Reply-To': `<${mailId}>`, ...headers },
      }),
    );
  await answer('Sade bir yanıt', {});
  await eventually(async () => (await bilet.ticket(number)).message_count === 2, { label: 'the plain answer' });
  expect((await bilet.ticket(number)).life.tags).toEqual([]);
  await answer('Önemli', { 'X-Priority': '1 (Highest)', 'X-Spam-Status': 'Yes, score=4.5 required=4.0' });
  await eventually(async () => (await bilet.ticket(number)).life.tags.includes('bak'), { label: 'what the rule adds' });
});

test('time that passes in a state is told once', async () => {
  const number = await call(team);
  await bilet.rows(
    `update ticket set state_since = date_trunc('milliseconds', now() - interval '3 hours') where number = $1`,
    [number],
  );
  await enterRule(
    bilet.pool,
    'Bekleyen',
    {
      all: [
        { field: 'minutes-in-state', op: 'at-least', value: [120] },
        { field: 'team', op: 'is', value: [team] },
      ],
    },
    [{ do: 'raise-priority' }],
    ['time-passed'],
  );
  // What rules see is the workflow's own, so the snapshot has to say it as well.
  await bilet.rows(
    `update ticket set snapshot = jsonb_set(snapshot, '{stateSince}', to_jsonb((snapshot->>'stateSince')::float8 - 10800000)) where number = $1`,
    [number],
  );
  await eventually(async () => (await bilet.ticket(number)).life.priority === 'high', { label: 'raised' });
  const told = await bilet.rows<{ minutes: number }>('select minutes from time_told where ticket_number = $1', [
    number,
  ]);
  expect(told).toEqual([{ minutes: 120 }]);
  expect((await eventsOf(number)).filter(({ kind }) => kind === 'routed')).toHaveLength(1);
});

test('a rule of a longer time tells of a ticket to which nothing has happened since the shorter one did', async () => {
  await bilet.rows('delete from rule');
  const number = await call(team);
  await bilet.rows(
    `update ticket set state_since = date_trunc('milliseconds', now() - interval '3 hours'),
            snapshot = jsonb_set(snapshot, '{stateSince}', to_jsonb((snapshot->>'stateSince')::float8 - 10800000)) where number = $1`,
    [number],
  );
  const tells = async (name: string, minutes: number) => {
    await enterRule(
      bilet.pool,
      name,
      {
        all: [
          { field: 'minutes-in-state', op: 'at-least', value: [minutes] },
          { field: 'team', op: 'is', value: [team] },
        ],
      },
      [{ do: 'notify', whom: { agent: bilet.people.can } }],
      ['time-passed'],
    );
    await eventually(async () => (await told()).includes(name), { label: `told by ${name}` });
  };
  const told = async () =>
    (
      await bilet.rows<{ name: string }>(
        `select detail->>'name' as name from agent_notice where subject = $1 and kind = 'rule-told' order by id`,
        [String(number)],
      )
    ).map(({ name }) => name);
  await tells('Bir saat', 60);
  await tells('İki buçuk saat', 150);
  expect(await told()).toEqual(['Bir saat', 'İki buçuk saat']);
});

test('a plain reply asks one small question more than before, and nothing when nobody could be freed by it', async () => {
  const number = await call(team);
  await bilet.rows('delete from rule');
  const query = jest.spyOn(pg.Client.prototype, 'query');
  const names = () =>
    query.mock.calls.map(([first]) => (first as { name?: string }).name).filter((name) => name !== undefined);
  await bilet
    .command(number, { kind: 'reply', message: bilet.mailbox, outbox: bilet.mailbox, then: 'await' })
    .catch(() => null);
  await bilet.inState(number, 'awaiting-reply');
  // A queue that is handed out beside it loads the settings too; the words of the last mail are read by routing of this ticket alone.
  const asked = names().filter((name) => /asked|record-ticket|last-words/.test(name));
  query.mockRestore();
  expect(asked.slice(0, 2)).toEqual(['what-is-asked', 'record-ticket']);
  expect(asked).not.toContain('last-words');
});
