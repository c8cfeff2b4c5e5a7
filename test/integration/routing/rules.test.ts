/** Rules, the texts they answer with and the senders they keep out, as leads keep them. */
import { expect, test } from '@jest/globals';
import { AYSE, CAN } from '../../support/cast/cast.ts';
import type { Answer } from '../../support/cast/api-client.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);

const faults = ({ status, body }: Answer) =>
  status === 422
    ? body.fields.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).join(', ')
    : status;
const audited = (subject: string) =>
  bilet.rows<{ by: string; action: string; detail: object }>(
    'select agent_id as by, action, detail from audit where subject = $1 order by id',
    [subject],
  );
const subjectHas = (value: unknown) => ({ field: 'subject', op: 'contains', value });
const draft = (name: string, more: object = {}) => ({
  ...{ name, on: ['ticket-opened'], when: subjectHas('iade'), then: [{ do: 'raise-priority' }] },
  ...more,
});

test('a lead keeps rules, each change is a version that stays, and the audit says from what to what', async () => {
  expect((await ayse.post('/rules', draft('Agent'))).status).toBe(403);
  const made = await can.post(
    '/rules',
    draft('İade', { when: { all: [subjectHas('iade'), { not: subjectHas(['fatura']) }] } }),
  );
  expect(made).toMatchObject({
    status: 201,
    body: {
      ...{ version: 1, enabled: true, stop: false, keeps: null, changedBy: { name: CAN.name }, faults: [] },
      ...{ held: 0, lastHeldAt: null },
      when: { all: [subjectHas(['iade']), { not: subjectHas(['fatura']) }] },
    },
  });
  const { id } = made.body;
  const read = (await ayse.get('/rules')).body.items.find((rule: { id: string }) => rule.id === id);
  expect(read).toEqual(made.body);
  const { body: changed } = await can.put(`/rules/${id}`, draft('İadeler', { enabled: false, id, version: 1 }));
  expect(changed).toMatchObject({ version: 2, name: 'İadeler', enabled: false });
  const stale = await can.put(`/rules/${id}`, draft('Geç'), { 'if-match': '"1"' });
  expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version', version: 2 } });
  expect((await can.put(`/rules/${id}`, draft('Geç', { version: 1 }))).status).toBe(409);
  expect((await can.delete(`/rules/${id}`, { 'if-match': '"1"' })).status).toBe(409);
  expect((await can.delete(`/rules/${id}`, { 'if-match': '"2"' })).status).toBe(204);
  expect((await can.get('/rules')).body.items).not.toContainEqual(expect.objectContaining({ id }));
  expect((await can.delete(`/rules/${id}`)).status).toBe(404);
  expect((await can.put(`/rules/${id}`, draft('Yok'))).status).toBe(404);
  const { body: versions } = await ayse.get(`/rules/${id}/versions`);
  expect(versions.items).toMatchObject([
    { version: 2, name: 'İadeler', enabled: false, madeBy: { name: CAN.name } },
    { version: 1, name: 'İade', enabled: true },
  ]);
  expect((await audited(id)).map(({ action }) => action)).toEqual(['rule.create', 'rule.update', 'rule.delete']);
  expect((await audited(id))[1]).toMatchObject({
    by: bilet.people.can,
    detail: { name: { from: 'İade', to: 'İadeler' }, enabled: { from: true, to: false } },
  });
});

test('each fault of a rule is told at its place, all at once', async () => {
  const nobody = '0190a3f0-0000-7000-8000-000000000000';
  const post = async (more: object) => faults(await can.post('/rules', draft('Yanlış', more)));
  expect(await post({ when: { all: [{ field: 'subject', op: 'at-least', value: 'x' }, { any: [] }] } })).toBe(
    'when.all.0.op not-offered, when.all.1.any too-few',
  );
  expect(await post({ when: { all: [{ field: 'konu', op: 'is', value: 'x' }] } })).toBe('when.all.0.field not-offered');
  expect(await post({ when: { all: [{ ...subjectHas('x'), not: 1 }] } })).toBe('when.all.0.not unexpected');
  expect(await post({ when: subjectHas([]) })).toBe('when.value too-few');
  expect(await post({ when: {} })).toBe('when malformed');
  expect(
    await post({
      then: [
        { do: 'set-team', team: nobody },
        { do: 'reply', text: nobody },
      ],
    }),
  ).toBe('then.0.team unknown, then.1.text unknown');
  expect(await post({ then: [{ do: 'set-team', team: bilet.people.ayse }] })).toBe('then.0.team unknown');
  expect(await post({ then: [{ do: 'delete-all' }] })).toBe('then.0.do not-offered');
  expect(await post({ then: [{ do: 'notify', whom: { agent: 5 } }] })).toBe('then.0.whom.agent malformed');
  expect(await post({ when: { not: { not: { not: { not: { not: subjectHas('x') } } } } } })).toBe(
    'when.not.not.not.not.not too-deep',
  );
  const deep = `${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)}`;
  const bytes = Buffer.from(JSON.stringify(draft('Derin', { when: '?' })).replace('"?"', deep));
  const refused = await can.post('/rules', bytes, { 'content-type': 'application/json' });
  expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('nests too deep') } });
  expect(await post({ name: ' ' })).toBe('name missing');
});

test('addresses are kept in their one spelling', async () => {
  const when = { field: 'sender', op: 'is', value: ['Ali@ÇİÇEK.test', 'Firma.test'] };
  const { body } = await can.post('/rules', draft('Adres', { when }));
  expect(body.when.value).toEqual(['ali@xn--iek-1lab.test', '@firma.test']);
  await can.delete(`/rules/${body.id}`);
});

test('what is there to choose from is told, and a rule whose team is merged away says so', async () => {
  const { body } = await ayse.get('/rules/fields');
  expect(body.fields).toContainEqual({ name: 'team', kind: 'choice', operators: ['is'], choices: null, of: 'team' });
  expect(body.fields).toContainEqual(
    expect.objectContaining({ name: 'priority', choices: ['urgent', 'high', 'normal', 'low'], of: null }),
  );
  expect(body.things.agent).toContainEqual({ id: bilet.people.ayse, name: AYSE.name });
  expect(body.things.mailbox).toEqual([{ id: bilet.mailbox, name: bilet.address }]);
  const { id: team } = (await bilet.rows<{ id: string }>(`insert into team (name) values ('Geçici') returning id`))[0]!;
  const { body: rule } = await can.post('/rules', draft('Takım', { then: [{ do: 'set-team', team }] }));
  await bilet.rows('update team set merged_into = (select id from team where is_default) where id = $1', [team]);
  const read = (await can.get('/rules')).body.items.find(({ id }: { id: string }) => id === rule.id);
  expect(read.faults).toEqual([{ path: 'then.0.team', code: 'unknown' }]);
  await can.delete(`/rules/${rule.id}`);
});

test('rules are put into an order that names each once', async () => {
  const made = [];
  for (const name of ['bir', 'iki', 'üç']) made.push((await can.post('/rules', draft(name))).body.id);
  const [one, two, three] = made;
  const order = async (...ids: string[]) => {
    const answer = await can.put('/rules/order', { ids });
    return answer.status === 200 ? answer.body.items.map(({ id }: { id: string }) => id) : faults(answer);
  };
  expect(await order(three, one, two)).toEqual([three, one, two]);
  expect(await order(one, two)).toBe('ids unknown');
  expect(await order(one, two, two)).toBe('ids unknown');
  expect(await order(one, two, three, bilet.people.can)).toBe('ids unknown');
  expect((await can.get('/rules')).body.items.map(({ id }: { id: string }) => id)).toEqual([three, one, two]);
  for (const id of made) await can.delete(`/rules/${id}`);
});

test('a text says something in both languages, has a name of its own, and a version', async () => {
  const text = { name: 'Kapalıyız', tr: 'Şu anda kapalıyız.', en: 'We are closed.' };
  const { body } = await can.post('/texts/answers', text);
  expect(body).toMatchObject({ ...text, version: 1 });
  expect(faults(await can.post('/texts/answers', { ...text, name: 'KAPALIYIZ' }))).toBe('name taken');
  expect(faults(await can.post('/texts/answers', { ...text, name: 'Boş', en: '  ' }))).toBe('en missing');
  expect(faults(await can.post('/texts/answers', { ...text, name: 'Boş', tr: '\u200b' }))).toBe('tr missing');
  const changed = await can.put(`/texts/answers/${body.id}`, { ...text, en: 'Closed.' }, { 'if-match': '"1"' });
  expect(changed.body).toMatchObject({ version: 2, en: 'Closed.' });
  expect(await can.put(`/texts/answers/${body.id}`, text, { 'if-match': '"1"' })).toMatchObject({
    status: 409,
    body: { version: 2 },
  });
  expect((await ayse.get('/texts/answers')).body.items).toEqual([changed.body]);
  expect((await ayse.put(`/texts/answers/${body.id}`, text)).status).toBe(403);
  const rule = await can.post('/rules', draft('Cevap', { then: [{ do: 'reply', text: body.id }] }));
  expect(rule.status).toBe(201);
  await can.delete(`/rules/${rule.body.id}`);
});

test('blocked senders are one rule, the first of all, which only their list changes', async () => {
  const { body: other } = await can.post('/rules', draft('Sonra'));
  const block = (entry: string) => can.post('/blocked-senders', { entry });
  expect((await block('Spam@Kötü.test')).body).toEqual({ entry: 'spam@xn--kt-fkaz.test' });
  expect((await block('reklam.test')).body).toEqual({ entry: '@reklam.test' });
  await block('@reklam.test');
  expect((await ayse.get('/blocked-senders')).body.items).toEqual([
    { entry: 'spam@xn--kt-fkaz.test' },
    { entry: '@reklam.test' },
  ]);
  const [rule, next] = (await can.get('/rules')).body.items;
  expect([rule, next.id]).toMatchObject([
    { keeps: 'blocked-senders', name: 'Engellenen gönderenler', then: [{ do: 'mark-spam' }], version: 2 },
    other.id,
  ]);
  expect((await can.put('/rules/order', { ids: [other.id, rule.id] })).body.items[0].id).toBe(rule.id);
  const { on, when, then, stop, name } = rule;
  const change = (more: object) => can.put(`/rules/${rule.id}`, { on, when, then, stop, name, ...more });
  expect(faults(await change({ then: [{ do: 'archive' }] }))).toBe('then kept-by-list');
  expect((await change({ enabled: false })).body).toMatchObject({ enabled: false, version: 3 });
  expect(faults(await block(bilet.address))).toBe('entry not-blockable');
  expect(faults(await block('example.test'))).toBe('entry not-blockable');
  expect(faults(await block(AYSE.email.toUpperCase()))).toBe('entry not-blockable');
  for (const everybody of ['gmail.com', '@yahoo.com.tr', 'com.tr', 'ya.ru'])
    expect(faults(await block(everybody))).toBe('entry blocks-everybody');
  expect(faults(await block('a b@x.test'))).toBe('entry malformed');
  const unblock = (entry: string) => can.delete('/blocked-senders', {}, { entry });
  expect((await unblock('spam@kötü.test')).status).toBe(204);
  expect((await unblock('spam@kötü.test')).status).toBe(404);
  expect((await unblock('@reklam.test')).status).toBe(204);
  expect((await can.get('/rules')).body.items.map(({ id }: { id: string }) => id)).toEqual([other.id]);
  await can.delete(`/rules/${other.id}`);
});

test('the next mail after a rule was saved goes by it, and after it was changed or deleted by what it is then', async () => {
  const mailed = async (subject: string) => {
    await bilet.deliver(
      letter({ from: 'deniz@musteri.test', to: bilet.address, subject, text: 'Merhaba.' }),
      bilet.address,
    );
    const { number } = await bilet.ticketBySubject(subject);
    return (await can.get(`/tickets/${number}`)).body;
  };
  const tagged = (tag: string) => draft('Kuralım', { then: [{ do: 'add-tags', tags: [tag] }] });
  expect(await mailed('İADE bir')).toMatchObject({ tags: [] });
  const { body: rule } = await can.post('/rules', tagged('bir'));
  expect(await mailed('İADE iki')).toMatchObject({ tags: ['bir'] });
  await can.put(`/rules/${rule.id}`, tagged('iki'));
  const { number, tags } = await mailed('İADE üç');
  const { items } = (await ayse.get('/rules')).body;
  expect(items.find(({ id }: { id: string }) => id === rule.id)).toMatchObject({
    held: 2,
    lastHeldAt: expect.any(String),
  });
  expect(tags).toEqual(['iki']);
  const [why] = await bilet.rows<{ rules: object[] }>(
    `select explanation->'rules' as rules from routing_decision where ticket_number = $1`,
    [number],
  );
  expect(why!.rules).toMatchObject([{ rule: rule.id, version: 2, result: 'held' }]);
  await can.delete(`/rules/${rule.id}`);
  expect(await mailed('İADE dört')).toMatchObject({ tags: [] });
  await can.post('/blocked-senders', { entry: 'musteri.test' });
  expect(await mailed('İADE beş')).toMatchObject({ state: 'closed', closedAs: 'spam' });
  await can.delete('/blocked-senders', {}, { entry: 'musteri.test' });
});
