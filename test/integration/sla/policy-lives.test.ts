/**
 * The most telling of the cases of test/unit/sla/policy-cases.test.ts, through mail, Postgres and the workflows of real tickets: which policy
 * a ticket goes by from its birth on, and what its clocks do then. An hour of a policy lasts a second where time has to pass.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { CAN } from '../../support/cast/cast.ts';
import { enterRule, makeTeam } from '../../support/routing/at-work.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
const H = 3_600_000;
const DAY = 24 * H;
const SECOND = 1_000;

type Kind = 'first-response' | 'next-response' | 'resolution';
type Clock = { kind: Kind; state: string } & Record<'startedAt' | 'dueAt' | 'warnAt', string> &
  Record<'metAt' | 'breachedAt' | 'pausedAt', string | null>;
type Told = { kind: string; at: string; data: Record<string, unknown> };

const is = (field: string, ...value: (string | boolean)[]) => ({ field, op: 'is', value });
const hours = (first: number, next: number, resolution: number) => ({
  ...{ 'first-response': first * H, 'next-response': next * H, resolution: resolution * H },
});
async function policy(name: string, when: object, normal: object, more: object = {}): Promise<string> {
  const made = await can.post('/policies', { name, when, promises: { normal }, ...more });
  expect(made).toMatchObject({ status: 201 });
  return made.body.id;
}
/** Mails of this subject are for this team, and what else the rule does. */
const sorted = (subject: string, ...then: Parameters<typeof enterRule>[3]) =>
  enterRule(bilet.pool, subject, { field: 'subject', op: 'is', value: [subject] } as never, then);

async function letterOf(from: string, subject: string): Promise<number> {
  await bilet.deliver(letter({ from, subject, text: 'Merhaba, bakar mısınız?' }));
  return (await bilet.ticketBySubject(subject)).number;
}
const clocksOf = async (number: number): Promise<Clock[]> => (await ayse.get(`/tickets/${number}`)).body.clocks;
const clock = async (number: number, kind: Kind): Promise<Clock | undefined> =>
  (await clocksOf(number)).find((one) => one.kind === kind);
/** Once it is so. */
const clockThat = (number: number, kind: Kind, so: (clock: Clock) => boolean): Promise<Clock> =>
  eventually(
    async () => {
      const found = await clock(number, kind);
      return found !== undefined && so(found) && found;
    },
    { label: `such a ${kind} of ticket ${number}` },
  );
const inState = (number: number, kind: Kind, state: string) => clockThat(number, kind, (one) => one.state === state);
const ms = (from: string | null, to: string | null) => Date.parse(to!) - Date.parse(from!);
const promisedMs = (one: Clock | undefined) => (one === undefined ? null : ms(one.startedAt, one.dueAt));
/** The timeline, oldest first. */
const told = async (number: number): Promise<Told[]> =>
  (await ayse.get(`/tickets/${number}/events`)).body.items.toReversed();

describe('the first policy in order whose condition holds', () => {
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const team = await makeTeam(bilet.pool, 'Muhasebe');
    for (const entry of ['ayla@firma.test', 'nermin@holding.test'])
      await bilet.rows('insert into vip (entry) values ($1)', [entry]);
    const { body } = await can.post('/organisations', { name: 'Holding', domains: ['holding.test'], vip: false });
    const [vip, urgent] = [is('sender-vip', true), is('priority', 'urgent')];
    const called = { all: [is('channel', 'phone'), { not: is('priority', 'low') }] };
    ids['VIP acil'] = await policy('VIP acil', { all: [vip, urgent] }, hours(1, 1, 10));
    ids['VIP'] = await policy('VIP', vip, hours(2, 2, 20));
    ids['Holding'] = await policy('Holding', is('sender-organisation', body.id), hours(3, 3, 30));
    ids['Şikâyet'] = await policy('Şikâyet', is('type', 'complaint'), hours(4, 4, 40));
    ids['Muhasebe'] = await policy('Muhasebe', is('team', team), hours(5, 5, 50));
    ids['Telefon'] = await policy('Telefon', called, hours(6, 6, 60));
    ids['Acele'] = await policy('Acele', is('priority', 'urgent', 'high'), hours(7, 7, 70), {
      promises: { normal: hours(9, 9, 90), high: hours(7, 7, 70) },
    });
    const { body: listed } = await can.get('/policies');
    const usual = listed.items.find(({ isDefault }: { isDefault: boolean }) => isDefault);
    const { id, version } = usual;
    ids['Standart'] = id;
    const promises = { normal: hours(8, 8, 80), low: hours(16, 16, 160) };
    expect((await can.put(`/policies/${id}`, { name: 'Standart', version, promises })).status).toBe(200);
    await sorted('acil', { do: 'set-priority', priority: 'urgent' });
    await sorted('acele', { do: 'set-priority', priority: 'high' });
    await sorted('fatura', { do: 'set-team', team });
    await sorted('fatura yanlış', { do: 'set-team', team }, { do: 'set-type', type: 'complaint' });
  }, 60_000);

  const call = async (more: object = {}): Promise<number> =>
    (
      await ayse.post('/tickets', {
        ...{ subject: 'Arayan', text: 'Nerede?', mailbox: bilet.mailbox },
        ...{ contact: { name: 'Deniz', address: 'deniz@musteri.test' }, ...more },
      })
    ).body.number;
  const mail = (from: string, subject: string) => () => letterOf(from, subject);

  test.each<[what: string, ticket: () => Promise<number>, name: string, first: number | null, resolution: number]>([
    ['of an ordinary mail is the default', mail('deniz@musteri.test', 'kargo'), 'Standart', 8, 80],
    ['asks for a VIP', mail('ayla@firma.test', 'selam'), 'VIP', 2, 20],
    ['goes before a wider one', mail('ayla@firma.test', 'acil'), 'VIP acil', 1, 10],
    ['asks for an organisation', mail('kemal@holding.test', 'teklif'), 'Holding', 3, 30],
    ['of a VIP of an organisation is the earlier', mail('nermin@holding.test', 'sipariş'), 'VIP', 2, 20],
    ['asks for a team', mail('deniz@musteri.test', 'fatura'), 'Muhasebe', 5, 50],
    ['of a complaint to a team is the earlier', mail('deniz@musteri.test', 'fatura yanlış'), 'Şikâyet', 4, 40],
    ['asks for one of two priorities, each with its amounts', mail('deniz@musteri.test', 'acele'), 'Acele', 7, 70],
    ['asks for a channel, whose caller has had the first answer', () => call(), 'Telefon', null, 60],
    ['of a channel has its exception', () => call({ priority: 'low' }), 'Standart', null, 160],
  ])('%s', async (_what, ticket, name, first, resolution) => {
    const number = await ticket();
    expect([await clock(number, 'first-response'), await clock(number, 'resolution')].map(promisedMs)).toEqual([
      ...[first === null ? null : first * H, resolution * H],
    ]);
    const [birth] = await told(number);
    const dues = birth!.data['dues'] as { clock: Kind; policy: string }[];
    expect(dues.find((due) => due.clock === 'resolution')).toMatchObject({ policy: ids[name] });
    const [row] = await bilet.rows<{ policy: string }>(
      `select snapshot ->> 'policy' as policy from ticket where number = $1`,
      [number],
    );
    expect(row!.policy).toBe(ids[name]);
  });
});

describe('what clocks do then', () => {
  beforeAll(async () => {
    for (const { id, isDefault } of (await can.get('/policies')).body.items)
      if (!isDefault) expect((await can.delete(`/policies/${id}`)).status).toBe(204);
  });

  /** A policy of a team to which mails of this subject go; what it counts in hours lasts seconds, beside its limits. */
  async function scaled(subject: string, normal: object, more: object = {}): Promise<number> {
    const team = await makeTeam(bilet.pool, subject, { lead: bilet.people.can });
    await sorted(subject, { do: 'set-team', team });
    const id = await policy(subject, is('team', team), normal, more);
    await bilet.rows(
      `update policy set first_response_ms = first_response_ms / 3600, next_response_ms = next_response_ms / 3600,
              resolution_ms = resolution_ms / 3600,
              promises = (select coalesce(jsonb_object_agg(p.key, (select jsonb_object_agg(c.key, c.value::bigint / 3600)
                            from jsonb_each(p.value) c)), '{}') from jsonb_each(promises) p),
              escalations = (select coalesce(jsonb_agg(case jsonb_typeof(e -> 'at') when 'number'
                            then e || jsonb_build_object('at', (e ->> 'at')::bigint / 3600) else e end), '[]')
                            from jsonb_array_elements(escalations) e)
        where id = $1`,
      [id],
    );
    return letterOf('deniz@musteri.test', subject);
  }
  const take = async (number: number) =>
    expect((await ayse.put(`/tickets/${number}/assignee`, { agent: bilet.people.ayse })).status).toBe(202);
  const answer = async (number: number, then: 'await' | 'keep' | 'resolve') =>
    expect((await ayse.post(`/tickets/${number}/replies`, { text: 'Bakıyoruz.', then })).status).toBe(202);
  const write = async (subject: string, number: number) => {
    const { code } = await bilet.ticket(number);
    await bilet.deliver(
      letter({ from: 'deniz@musteri.test', subject: `Re: ${subject} tid:${code}:tid`, text: 'Ama?' }),
    );
  };

  test('a raise leaves less of a promise from its true start, and breaks one that has had that time as it comes', async () => {
    const number = await scaled('öncelik', hours(100, 100, 1_000), {
      promises: { normal: hours(100, 100, 1_000), high: hours(60, 100, 1_000), urgent: hours(1, 100, 1_000) },
    });
    const raise = async (priority: string) =>
      expect((await ayse.put(`/tickets/${number}/priority`, { priority })).status).toBe(202);
    expect(promisedMs(await clock(number, 'first-response'))).toBe(100 * SECOND);
    await raise('high');
    await clockThat(number, 'first-response', (one) => promisedMs(one) === 60 * SECOND);
    const { startedAt } = (await clock(number, 'first-response'))!;
    await eventually(() => Date.now() > Date.parse(startedAt) + SECOND, { label: 'a second of the promise' });
    await raise('urgent');
    const broken = await inState(number, 'first-response', 'breached');
    const raised = (await told(number)).findLast(({ kind }) => kind === 'set-priority')!;
    const [due] = raised.data['dues'] as { clock: Kind; since: number }[];
    // By the raise, and not in the past, when somebody could have kept it.
    expect(broken).toMatchObject({ breachedAt: new Date(due!.since).toISOString(), dueAt: broken.breachedAt });
    expect(due!.since - Date.parse(startedAt)).toBeGreaterThan(SECOND);
  });

  test('a solution stands still for a third party and not for a colleague, and has as much left afterwards', async () => {
    const number = await scaled('bekleme', hours(90, 90, 90), {
      pauses: { customer: [], 'third-party': ['resolution'], colleague: [], confirmation: ['resolution'] },
    });
    await take(number);
    const wait = async (whom: string) =>
      expect((await ayse.put(`/tickets/${number}/waiting`, { for: whom, reason: 'Tedarikçi' })).status).toBe(202);
    await wait('colleague');
    expect(await inState(number, 'resolution', 'running')).toMatchObject({ pausedAt: null });
    await wait('third-party');
    const { pausedAt, dueAt } = await inState(number, 'resolution', 'paused');
    expect(await clock(number, 'first-response')).toMatchObject({ state: 'running' });
    await eventually(() => Date.now() > Date.parse(pausedAt!) + SECOND, { label: 'a second of waiting' });
    expect((await ayse.delete(`/tickets/${number}/waiting`)).status).toBe(202);
    const again = await inState(number, 'resolution', 'running');
    const events = await told(number);
    const [began, ended] = ['wait', 'end-wait'].map((kind) => events.findLast((event) => event.kind === kind)!.at);
    await clockThat(number, 'resolution', (one) => ms(dueAt, one.dueAt) === ms(began!, ended!));
    expect(again.startedAt).toBe((await clock(number, 'first-response'))!.startedAt);
    // For the customer it goes on by this policy.
    await answer(number, 'await');
    await inState(number, 'first-response', 'met');
    expect(await clock(number, 'resolution')).toMatchObject({ state: 'running' });
  });

  test('a next answer is owed since the first of two mails, is broken at its instant, and an answer afterwards is late', async () => {
    const number = await scaled('sıradaki', hours(90, 2, 900));
    await answer(number, 'await');
    await inState(number, 'first-response', 'met');
    await write('sıradaki', number);
    const owed = await clockThat(number, 'next-response', (one) => promisedMs(one) === 2 * SECOND);
    await write('sıradaki', number);
    const broken = await inState(number, 'next-response', 'breached');
    expect([broken.startedAt, ms(owed.startedAt, broken.breachedAt)]).toEqual([owed.startedAt, 2 * SECOND]);
    await answer(number, 'await');
    const late = await clockThat(number, 'next-response', (one) => one.metAt !== null);
    expect([late.state, late.breachedAt]).toEqual(['breached', broken.breachedAt]);
    const breaches = (await told(number)).filter(({ kind }) => kind === 'clock-breached');
    expect(breaches.map(({ at, data }) => [data['clock'], at])).toEqual([['next-response', broken.dueAt]]);
  });

  test('a solution stands still while the customer is asked, and is kept by their yes however late', async () => {
    const number = await scaled('çözüm', hours(90, 90, 6));
    await answer(number, 'resolve');
    const { pausedAt, dueAt } = await inState(number, 'resolution', 'paused');
    await eventually(() => Date.now() > Date.parse(dueAt) + SECOND / 2, { label: 'the time of the promise' });
    await bilet.command(number, { kind: 'confirm', cycle: 1, message: null }, { actor: { kind: 'contact', id: null } });
    const kept = await inState(number, 'resolution', 'met');
    expect([kept.breachedAt, ms(pausedAt, kept.metAt) > 0]).toEqual([null, true]);
    expect(await bilet.inState(number, 'closed')).toMatchObject({ closed_as: 'solved' });
  });

  test('open hours wait for the day, and a promise around the clock does not', async () => {
    const opens = new Date(Date.now() + 2 * DAY).toISOString().slice(0, 10);
    const day = new Date(`${opens}T12:00:00Z`).getUTCDay() || 7;
    const { body: calendar } = await can.post('/calendars', {
      ...{ name: 'Seyrek', timeZone: 'UTC', openHours: [{ day, from: '09:00', to: '12:00' }] },
    });
    const number = await scaled('mesai', hours(2 * 3_600, 3_600, 2 * 3_600), {
      ...{ calendar: calendar.id },
      countBy: { 'first-response': 'business', 'next-response': 'business', resolution: 'calendar' },
    });
    expect((await clock(number, 'first-response'))!.dueAt).toBe(`${opens}T11:00:00.000Z`);
    expect(promisedMs(await clock(number, 'resolution'))).toBe(2 * H);
    const [birth] = await told(number);
    expect(birth!.data['dues']).toMatchObject([
      { clock: 'first-response', calendar: calendar.id, calendarVersion: 1 },
      { clock: 'resolution', calendar: null, calendarVersion: null },
    ]);
  });

  test('a promise warns, is broken, and is late, each once at its instant, with all that is to be done about it', async () => {
    const first = 'first-response';
    const number = await scaled('yükselen', hours(2, 90, 900), {
      warnAfter: 0.5,
      escalations: [
        { clock: first, at: 'warned', do: 'tell-owner' },
        { clock: first, at: 'broken', do: 'tell-lead' },
        { clock: first, at: 'broken', do: 'raise-priority' },
        { clock: first, at: H, do: 'tell-lead' },
      ],
    });
    await take(number);
    const isTold = ({ kind, data }: Told) => kind === 'escalated' && data['moment'] === SECOND;
    const events = await eventually(async () => (await told(number)).some(isTold) && told(number), {
      label: 'the last step',
    });
    const { startedAt, breachedAt, dueAt } = (await clock(number, first))!;
    const instants = events
      .filter(({ kind }) => kind.startsWith('clock-'))
      .map(({ kind, at }) => [kind, ms(startedAt, at)]);
    expect(instants).toEqual([
      ['clock-warned', SECOND],
      ['clock-breached', 2 * SECOND],
      ['clock-late', 3 * SECOND],
    ]);
    expect(breachedAt).toBe(dueAt);
    const escalated = events.filter(({ kind }) => kind === 'escalated');
    expect(escalated.map(({ data }) => [data['moment'], data['does']])).toEqual([
      ['warned', ['tell-owner']],
      ['broken', ['tell-lead', 'raise-priority']],
      [SECOND, ['tell-lead']],
    ]);
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ priority: 'high' });
    const leads = await bilet.rows(
      `select from agent_notice where ticket_number = $1 and agent_id = $2 and kind = 'broken'`,
      [number, bilet.people.can],
    );
    expect(leads.length).toBeGreaterThan(0);
  });
});
