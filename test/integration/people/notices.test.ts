/** Who is told of what, in the desk and by mail: once, never of their own doing, within their quiet hours. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticePreferences } from '../../../domain/people/notice-preferences.ts';
import { AYSE, CAN, SELIN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk({ housekeepingMs: 400 });
const can = sessionOf(bilet, CAN);
const selin = sessionOf(bilet, SELIN);

type Notice = { id: number; kind: string; subject: string; by: { name: string } | null };
const kindsOf = async (client: typeof ayse, number: number): Promise<string[]> =>
  (await client.get('/notices')).body.items
    .filter(({ subject }: Notice) => subject === String(number))
    .map(({ kind }: Notice) => kind);
const told = (client: typeof ayse, number: number, kind: string) =>
  eventually(async () => (await kindsOf(client, number)).includes(kind), { label: `${kind} of ${number}` });

/** What leaves to an agent, and not as an answer to a customer. */
const mailsTo = (address: string): string[] =>
  bilet.sink
    .mails()
    .filter(({ envelope }) => envelope.to.includes(address))
    .map(({ raw }) => raw.toString().replace(/=\r?\n/g, ''));
/** As if what waits had come so long ago, and its reader had not been at the desk since. */
const age = (agent: string, ms: number) =>
  bilet.rows(
    `with gone as (update agent set last_seen_at = now() - interval '3 days' where id = $1)
     update agent_notice set at = at - $2 * interval '1 millisecond', look_at = now() where agent_id = $1 and look_at is not null`,
    [agent, ms],
  );
const settled = (agent: string) =>
  eventually(
    async () =>
      (await bilet.rows('select from agent_notice where agent_id = $1 and look_at <= now()', [agent])).length === 0,
    { label: 'looked at' },
  );
/** Nobody is mailed of what went before. */
const forget = (agent: string) => bilet.rows('update agent_notice set look_at = null where agent_id = $1', [agent]);
const prefer = async (client: typeof ayse, change: Partial<NoticePreferences>) => {
  const { body } = await client.get('/notices/preferences');
  expect((await client.put('/notices/preferences', { ...body, ...change })).status).toBe(200);
};
/** The day before, the day itself and the one after: quiet whatever the hour in whatever zone. */
const TODAY_IS_QUIET = () => {
  const today = new Date().getUTCDay() || 7;
  return { hours: null, days: [-1, 0, 1].map((step) => ((today - 1 + step + 7) % 7) + 1) };
};

beforeAll(async () => {
  await eventually(async () => (await bilet.rows("select 1 from mailbox where status = 'live'")).length > 0, {
    label: 'a mailbox that can carry mail',
  });
}, 60_000);

describe('in the desk', () => {
  test('whoever is given a ticket is told, and who gave it is not; opening it is reading that', async () => {
    const number = await phoneTicket(ayse, bilet, 'Bildirim', { owner: bilet.people.can });
    await told(can, number, 'ticket-given');
    const { body } = await can.get('/notices');
    expect(body.items[0]).toMatchObject({
      ...{ kind: 'ticket-given', by: { name: AYSE.name }, ticket: { number, subject: 'Bildirim' }, readAt: null },
    });
    expect(body.unread).toBe(body.items.length);
    // A new ticket of the team is everybody's, and asks nothing of anybody.
    const asking = body.items.filter(({ kind }: Notice) => kind !== 'team-new');
    expect(body.asking).toBe(asking.length);
    expect((await can.get('/notices?only=asking')).body.items).toEqual(asking);
    // However much else came since: a badge is not empty over a full bell.
    await bilet.rows(
      `insert into agent_notice (agent_id, kind, subject, detail, read_at)
       select $1, 'team-new', 'crowd', '{}', null from generate_series(1, 1001)`,
      [bilet.people.can],
    );
    expect((await can.get('/notices')).body).toMatchObject({ unread: 1_000, asking: asking.length });
    await bilet.rows(`delete from agent_notice where subject = 'crowd'`);
    expect(await kindsOf(ayse, number)).not.toContain('ticket-given');
    await ayse.post(`/tickets/${number}/notes`, { text: 'Dün de aramıştı' });
    await told(can, number, 'noted');
    await can.post(`/tickets/${number}/notes`, { text: 'Biliyorum' });
    await can.put(`/tickets/${number}/assignee`, { agent: bilet.people.can, reason: 'bende kalsın' });
    await can.put(`/tickets/${number}/read`);
    await eventually(async () => (await kindsOf(can, number)).length === 0, { label: 'read with the ticket' });
    const kinds = (await can.get('/notices?include=all')).body.items
      .filter(({ subject, kind }: Notice) => subject === String(number) && kind !== 'team-new')
      .map(({ kind }: Notice) => kind);
    expect(kinds).toEqual(['noted', 'ticket-given']);
  });

  test('whoever is asked in a note is told once, with what they are asked; who owns the ticket not twice; who asks not at all', async () => {
    const number = await phoneTicket(ayse, bilet, 'Soru', { owner: bilet.people.can });
    const { items: teams } = (await ayse.get('/teams')).body;
    const team = teams.find(({ members }: { members: { id: string }[] }) =>
      [bilet.people.ayse, bilet.people.can].every((id) => members.some((one) => one.id === id)),
    );
    const body = {
      text: '@Selin bu kargo nerede?',
      mentions: [
        ...[{ agent: bilet.people.selin }, { agent: bilet.people.selin.toUpperCase() }, { agent: bilet.people.ayse }],
        { team: team.id },
      ],
    };
    const headers = { 'Idempotency-Key': 'soru-1' };
    const first = await ayse.post(`/tickets/${number}/notes`, body, headers);
    expect(first.status).toBe(202);
    await told(selin, number, 'mentioned');
    await told(can, number, 'mentioned');
    // The answer got lost, and what was kept of it as well.
    await bilet.rows("delete from idempotency where key = 'soru-1'");
    expect((await ayse.post(`/tickets/${number}/notes`, body, headers)).body.messageId).toBe(first.body.messageId);
    await ayse.post(`/tickets/${number}/notes`, { text: 'Bir de şu' });
    await told(can, number, 'noted');
    const ofNote = async (client: typeof ayse) =>
      (await kindsOf(client, number)).filter((kind) => kind === 'mentioned');
    expect(await ofNote(selin)).toEqual(['mentioned']);
    expect((await kindsOf(can, number)).toSorted()).toEqual(['mentioned', 'noted', 'ticket-given']);
    expect(await ofNote(ayse)).toEqual([]);
    const [asked] = (await selin.get('/notices?only=asking')).body.items.filter(
      ({ kind }: Notice) => kind === 'mentioned',
    );
    expect(asked).toMatchObject({ by: { name: AYSE.name }, detail: { reason: body.text }, ticket: { number } });
  });

  test('nobody can ask who does not work here, and then nothing is written', async () => {
    const number = await phoneTicket(ayse, bilet, 'Kimse');
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const mentions of [
      [{ agent: nobody }],
      [{ team: nobody }],
      [{ agent: bilet.people.can, team: nobody }],
      'can',
    ]) {
      const refused = await ayse.post(`/tickets/${number}/notes`, { text: 'Orada mısın?', mentions });
      expect(refused.status).toBe(422);
      expect(refused.body.code).toBe('bad-input');
    }
    expect(JSON.stringify((await ayse.get(`/tickets/${number}`)).body)).not.toContain('Orada mısın');
    expect(await bilet.rows("select from message where text = 'Orada mısın?'")).toEqual([]);
  });

  test('whose ticket somebody else takes is told so', async () => {
    const number = await phoneTicket(ayse, bilet, 'Devralındı', { owner: bilet.people.can });
    await selin.put(`/tickets/${number}/assignee`, { agent: bilet.people.selin });
    await told(can, number, 'ticket-taken');
    expect(await kindsOf(selin, number)).not.toContain('ticket-given');
  });

  test('what is taken back asks nothing of anybody: whom it was given to has nothing, whose it is again what they had', async () => {
    const number = await phoneTicket(ayse, bilet, 'Geri alındı', { owner: bilet.people.can });
    await told(can, number, 'ticket-given');
    const given = await ayse.put(`/tickets/${number}/assignee`, { agent: bilet.people.selin });
    await told(selin, number, 'ticket-given');
    await told(can, number, 'ticket-taken');
    expect((await ayse.post(`/tickets/${number}/undo`, { of: given.body.undoes })).status).toBe(202);
    await eventually(async () => (await kindsOf(selin, number)).length === 0, { label: 'nothing left of it' });
    // They have not seen yet that they were given it in the first place.
    expect(await kindsOf(can, number)).toEqual(['ticket-given']);
  });

  test('whoever has a ticket no longer is not asked for it any more', async () => {
    const number = await phoneTicket(ayse, bilet, 'Elden ele', { owner: bilet.people.can });
    await told(can, number, 'ticket-given');
    await can.put(`/tickets/${number}/assignee`, { agent: bilet.people.selin });
    await told(selin, number, 'ticket-given');
    expect(await kindsOf(can, number)).toEqual([]);
  });

  test('who keeps it is not told that it was taken or given', async () => {
    const number = await phoneTicket(ayse, bilet, 'Sende kalsın', { owner: bilet.people.can });
    await told(can, number, 'ticket-given');
    await ayse.put(`/tickets/${number}/assignee`, { agent: bilet.people.can, reason: 'sen daha iyi biliyorsun' });
    await ayse.post(`/tickets/${number}/notes`, { text: 'Yarın arayacak' });
    await told(can, number, 'noted');
    expect((await kindsOf(can, number)).toSorted()).toEqual(['noted', 'ticket-given']);
  });

  test('the owner hears of the customer, once for each mail', async () => {
    const subject = 'Kargom nerede kaldı';
    await bilet.deliver(letter({ from: 'deniz@musteri.test', subject, text: 'Merhaba', mailId: 'kargo@musteri.test' }));
    const { number } = await bilet.ticketBySubject(subject);
    await ayse.put(`/tickets/${number}/assignee`, { agent: bilet.people.can });
    const headers = { 'In-Reply-To': '<kargo@musteri.test>' };
    await bilet.deliver(letter({ from: 'deniz@musteri.test', subject: `Re: ${subject}`, text: 'Hâlâ yok!', headers }));
    await told(can, number, 'customer-replied');
    expect((await kindsOf(can, number)).toSorted()).toEqual(['customer-replied', 'ticket-given']);
  });

  test('where nobody gives tickets out, the people of the team hear once of its new ones', async () => {
    await phoneTicket(ayse, bilet, 'İlk yeni');
    await phoneTicket(ayse, bilet, 'İkinci yeni');
    const news = () =>
      bilet.rows<{ agent_id: string }>(
        `select agent_id from agent_notice where kind = 'team-new' and at > now() - interval '5 minutes' group by agent_id, cause having count(*) > 1`,
      );
    expect(await news()).toEqual([]);
    expect(await kindsOf(ayse, 0)).toEqual([]);
  });

  test('several are read at once, or all, and nobody reads for another', async () => {
    const number = await phoneTicket(ayse, bilet, 'Okundu', { owner: bilet.people.can });
    await told(can, number, 'ticket-given');
    const [{ id }] = (await can.get('/notices')).body.items as [Notice];
    expect((await ayse.put('/notices/read', { ids: [id] })).body).toEqual({ read: 0 });
    expect((await can.put('/notices/read', { ids: [id] })).body).toEqual({ read: 1 });
    await can.put('/notices/read', { ids: 'all' });
    expect((await can.get('/notices')).body).toMatchObject({ items: [], unread: 0 });
  });

  test('all that was seen is read: what came since stays, and so does what only a mail tells', async () => {
    const given = async (subject: string) => {
      const number = await phoneTicket(ayse, bilet, subject, { owner: bilet.people.can });
      await told(can, number, 'ticket-given');
      return number;
    };
    const { body: before } = await can.get('/notices/preferences');
    await given('Gördüğü');
    const seen = ((await can.get('/notices')).body.items as Notice[])[0]!.id;
    const since = await given('Sonra gelen');
    const mailed = (desk: boolean) => ({ ...before.ways, 'ticket-given': { desk, browser: false, mail: 'digest' } });
    await prefer(can, { ways: mailed(false) });
    expect((await can.put('/notices/read', { ids: 'all', upTo: seen })).body).toEqual({ read: 0 });
    await prefer(can, { ways: mailed(true) });
    expect((await can.put('/notices/read', { ids: 'all', upTo: seen })).body).toEqual({ read: 1 });
    const left = (await can.get('/notices')).body.items as Notice[];
    expect(left.map(({ subject }) => Number(subject))).toEqual([since]);
    await can.put('/notices/read', { ids: 'all' });
    await prefer(can, { ways: before.ways });
  });
});

describe('preferences', () => {
  test('are sensible on the first day, are kept, and what is wanted in no way leaves no row', async () => {
    const { body: first } = await can.get('/notices/preferences');
    expect(first).toMatchObject({ sound: true, quiet: { hours: null, days: [] }, timeZone: 'Europe/Istanbul' });
    expect(first.ways['ticket-given']).toEqual({ desk: true, browser: true, mail: 'away' });
    expect(first.ways).not.toHaveProperty('mailbox');
    const off = { desk: false, browser: false, mail: 'never' };
    await prefer(can, { ways: { ...first.ways, noted: off, 'call-out': off } });
    const { body: then } = await can.get('/notices/preferences');
    expect(then.ways.noted).toEqual(off);
    expect(then.ways['call-out']).toEqual({ desk: true, browser: true, mail: 'at-once' });
    const number = await phoneTicket(ayse, bilet, 'Sessiz', { owner: bilet.people.can });
    await ayse.post(`/tickets/${number}/notes`, { text: 'bunu bilmesi gerekmez' });
    await ayse.put(`/tickets/${number}/assignee`, { agent: bilet.people.ayse });
    await told(can, number, 'ticket-taken');
    expect(await kindsOf(can, number)).not.toContain('noted');
    await prefer(can, { ways: first.ways });
  });

  test('take no zone that is none, and no week of quiet days', async () => {
    const { body } = await can.get('/notices/preferences');
    expect((await can.put('/notices/preferences', { ...body, timeZone: 'Ay/Karanlık' })).status).toBe(422);
    const quiet = { hours: null, days: [1, 2, 3, 4, 5, 6, 7] };
    expect((await can.put('/notices/preferences', { ...body, quiet })).status).toBe(422);
  });
});

describe('by mail', () => {
  test('a burst is one mail to who is away, with links and no words of anybody, and never comes again', async () => {
    await forget(bilet.people.can);
    const before = mailsTo(CAN.email).length;
    const numbers = [];
    for (const subject of ['Posta bir', 'Posta iki', 'Posta üç']) {
      numbers.push(await phoneTicket(ayse, bilet, subject, { text: 'gizli bir cümle', owner: bilet.people.can }));
      await told(can, numbers.at(-1)!, 'ticket-given');
    }
    await age(bilet.people.can, 120_000);
    await eventually(() => mailsTo(CAN.email).length > before, { label: 'the mail' });
    await settled(bilet.people.can);
    const mails = mailsTo(CAN.email).slice(before);
    expect(mails).toHaveLength(1);
    for (const number of numbers) expect(mails[0]).toContain(`${bilet.url}/tickets/${number}`);
    expect(mails[0]).toContain('Posta bir');
    expect(mails[0]).not.toContain('gizli');
    expect(mails[0]).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(await bilet.rows('select state, attempts from notice_mail where agent_id = $1', [bilet.people.can])).toEqual(
      [{ state: 'sent', attempts: 1 }],
    );
  }, 60_000);

  test('the notices of a whole day away are one mail, too, which says how many they are', async () => {
    await forget(bilet.people.can);
    const number = await phoneTicket(ayse, bilet, 'Gün boyu', { owner: bilet.people.can });
    await told(can, number, 'ticket-given');
    const before = mailsTo(CAN.email).length;
    await bilet.rows("update notice_mail set created_at = created_at - interval '1 hour'");
    await bilet.rows(
      `insert into agent_notice (agent_id, kind, subject, ticket_number, look_at)
       select $1, 'ticket-given', $2::bigint::text, $2::bigint, now() + interval '1 day' from generate_series(1, 3000)`,
      [bilet.people.can, number],
    );
    await age(bilet.people.can, 120_000);
    await eventually(() => mailsTo(CAN.email).length > before, { label: 'the mail' });
    await settled(bilet.people.can);
    const mails = mailsTo(CAN.email).slice(before);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/^Subject: .*(\r\n\s.*)?3001/m);
    expect(
      await bilet.rows('select from agent_notice where agent_id = $1 and look_at is not null', [bilet.people.can]),
    ).toEqual([]);
  }, 60_000);

  test('who was at the desk since, or has read it, is mailed nothing', async () => {
    const number = await phoneTicket(ayse, bilet, 'Görüldü', { owner: bilet.people.can });
    await told(can, number, 'ticket-given');
    const before = mailsTo(CAN.email).length;
    await bilet.rows("update notice_mail set created_at = created_at - interval '1 hour'");
    await bilet.rows(
      `with here as (update agent set last_seen_at = now() where id = $1)
       update agent_notice set at = now() - interval '2 minutes', look_at = now() where agent_id = $1 and look_at is not null`,
      [bilet.people.can],
    );
    await eventually(
      async () =>
        (
          await bilet.rows('select from agent_notice where ticket_number = $1 and agent_id = $2 and look_at is null', [
            number,
            bilet.people.can,
          ])
        ).length > 0,
      { label: 'settled' },
    );
    expect(mailsTo(CAN.email)).toHaveLength(before);
  }, 60_000);

  test('the day’s digest brings what was not read since yesterday', async () => {
    await forget(bilet.people.can);
    const { body } = await can.get('/notices/preferences');
    await prefer(can, { ways: { ...body.ways, 'ticket-given': { desk: true, browser: false, mail: 'digest' } } });
    const number = await phoneTicket(ayse, bilet, 'Özetlik', { owner: bilet.people.can });
    await told(can, number, 'ticket-given');
    const before = mailsTo(CAN.email).length;
    await age(bilet.people.can, 86_400_000);
    await eventually(() => mailsTo(CAN.email).length > before, { label: 'the digest' });
    expect(mailsTo(CAN.email).at(-1)).toContain(`/tickets/${number}`);
    expect(
      await bilet.rows('select kind from notice_mail where agent_id = $1 order by created_at desc limit 1', [
        bilet.people.can,
      ]),
    ).toEqual([{ kind: 'digest' }]);
    await prefer(can, { ways: body.ways });
  }, 60_000);

  test('in quiet hours nobody is mailed, but for who is called out', async () => {
    await forget(bilet.people.can);
    await bilet.rows("update notice_mail set created_at = created_at - interval '1 hour'");
    await prefer(can, { quiet: TODAY_IS_QUIET() });
    const number = await phoneTicket(ayse, bilet, 'Gece yarısı', { owner: bilet.people.can });
    await told(can, number, 'ticket-given');
    const before = mailsTo(CAN.email).length;
    await age(bilet.people.can, 120_000);
    await settled(bilet.people.can);
    expect(mailsTo(CAN.email)).toHaveLength(before);
    const waiting = await bilet.rows<{ later: boolean }>(
      `select look_at > now() + interval '10 minutes' as later from agent_notice where agent_id = $1 and look_at is not null`,
      [bilet.people.can],
    );
    expect(waiting).toEqual([{ later: true }]);
    await bilet.rows(
      `insert into agent_notice (agent_id, kind, subject, ticket_number, look_at) values ($1, 'call-out', $2, $3, now())`,
      [bilet.people.can, String(number), number],
    );
    await eventually(() => mailsTo(CAN.email).length > before, { label: 'the call-out' });
    expect(mailsTo(CAN.email).at(-1)).toContain('n=C3=B6bettesiniz');
    await prefer(can, { quiet: { hours: null, days: [] } });
  }, 60_000);

  test('an address that is a mailbox of ours gets none', async () => {
    await bilet.rows(`update agent set email = $2 where id = $1`, [bilet.people.selin, bilet.address]);
    const number = await phoneTicket(ayse, bilet, 'Kendimize', { owner: bilet.people.selin });
    await eventually(
      async () =>
        (
          await bilet.rows('select from agent_notice where ticket_number = $1 and agent_id = $2', [
            number,
            bilet.people.selin,
          ])
        ).length > 0,
      { label: 'the notice' },
    );
    await age(bilet.people.selin, 120_000);
    await settled(bilet.people.selin);
    expect(await bilet.rows('select from notice_mail where agent_id = $1', [bilet.people.selin])).toEqual([]);
    await bilet.rows(`update agent set email = $2 where id = $1`, [bilet.people.selin, SELIN.email]);
  }, 60_000);
});
