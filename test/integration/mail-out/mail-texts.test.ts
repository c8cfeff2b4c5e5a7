/** The texts that the company owns: written for a team, a mailbox or all, and said by the next mail. */
import { expect, test } from '@jest/globals';
import { parseMail } from '../../../mail/read/parse.ts';
import type { Answer } from '../../support/cast/api-client.ts';
import { CAN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk({ acknowledge: true });
/** A lead. */
const can = sessionOf(desk, CAN);

type Text = { language: string; subject: string | null; text: string; from: string; version: number };
type Kind = { kind: string; texts: Text[]; written: object[] };
const standing = async (kind: string, language = 'tr', query = ''): Promise<Text> => {
  const { items } = (await ayse.get(`/texts${query}`)).body as { items: Kind[] };
  return items.find((one) => one.kind === kind)!.texts.find((one) => one.language === language)!;
};
const write = (kind: string, body: object, headers = {}) =>
  can.put(`/texts/${kind}`, { language: 'tr', ...body }, headers);

const faults = ({ status, body }: Answer) =>
  status === 422
    ? body.fields.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).join(', ')
    : status;

let sender = 0;
/** Somebody who never wrote before writes; the mails that they get. */
const written = async (subject: string, more: { from?: string; text?: string; mails?: number } = {}) => {
  const from = more.from ?? `musteri-${(sender += 1)}@ornek.test`;
  await desk.deliver(
    letter({ from: `Ayşe Yılmaz <${from}>`, subject, text: more.text ?? 'Merhaba, yardımınızı rica ederim.' }),
    desk.address,
  );
  const mails = await eventually(
    () => {
      const theirs = desk.sink.mails().filter(({ envelope }) => envelope.to.includes(from));
      return theirs.length === (more.mails ?? 1) && theirs;
    },
    { label: `mails to ${from}` },
  );
  return { from, said: await Promise.all(mails.map(({ raw }) => parseMail(raw))) };
};

test('the list says for each kind and language what stands and where it comes from', async () => {
  const { items } = (await ayse.get('/texts')).body as { items: Kind[] };
  expect(items.map(({ kind }) => kind)).toEqual([
    ...['acknowledgement', 'acknowledgement-out-of-hours', 'acknowledgement-again', 'question', 'reminder', 'closing'],
    ...['tracking', 'signature'],
  ]);
  expect(items[0]!.texts).toMatchObject([
    { language: 'tr', from: 'code', version: 0, subject: 'Talebinizi aldık' },
    { language: 'en', from: 'code', version: 0 },
  ]);
});

test('a new request is acknowledged with the time by which its first answer is promised, in its thread, by name', async () => {
  const { said } = await written('Kargom nerede');
  expect(said[0]!.subject).toBe('Re: Kargom nerede');
  expect(said[0]!.text).toMatch(/^Merhaba Ayşe Yılmaz,\n/);
  expect(said[0]!.text).toMatch(/Yanıtımız [^.]*\d\d:\d\d’\p{L}+ kadar elinizde olacak\./u);
});

test('what a lead writes for the company, a mailbox, a team is what the next mail says, and a reset takes it back', async () => {
  expect((await ayse.put('/texts/acknowledgement', { language: 'tr', text: 'Aldık.' })).status).toBe(403);
  const company = await write('acknowledgement', {
    text: 'Sayın {name|müşterimiz}, {number} numaralı talebinizi aldık.',
  });
  expect(company.body).toMatchObject({ from: 'company', version: 1, otherwise: { from: 'code' } });
  const first = await written('Şirketin sözü');
  expect(first.said[0]!.text).toMatch(/^Sayın Ayşe Yılmaz, \d+ numaralı talebinizi aldık\.\n\n---\n/);

  const { team_id: team } = await desk.ticketBySubject('Şirketin sözü');
  await write('acknowledgement', { mailbox: desk.mailbox, text: 'Posta kutusu aldı.' });
  expect((await written('Kutunun sözü')).said[0]!.text).toMatch(/^Posta kutusu aldı\.\n/);
  await write('acknowledgement', { team, text: '{team} aldı.' });
  await write('tracking', { team, text: 'Kod: {code}\nNumara: {number}' });
  const teams = await written('Ekibin sözü');
  const { number } = await desk.ticketBySubject('Ekibin sözü');
  expect(teams.said[0]!.text).toMatch(new RegExp(`^\\S.* aldı\\.\n\n---\nKod: tid:\\w{8}:tid\nNumara: ${number}\n---`));
  // A customer who writes English is not answered in Turkish, whoever wrote what.
  const english = await written('Where is my parcel', {
    text: 'Hello, could you please help me with my order? Thank you.',
  });
  expect(english.said[0]!.text).toMatch(/^Hello Ayşe Yılmaz,\n[^]*You will have our answer by [^.]*\d\d:\d\d/);

  const list = `?team=${team}`;
  expect(await standing('acknowledgement', 'tr', list)).toMatchObject({
    from: 'team',
    text: '{team} aldı.',
    version: 1,
  });
  for (const query of [`?language=tr&team=${team}`, `?language=tr&mailbox=${desk.mailbox}`])
    expect((await can.delete(`/texts/acknowledgement${query}`)).status).toBe(200);
  expect(await standing('acknowledgement', 'tr', list)).toMatchObject({ from: 'company', version: 2 });
  const reset = await can.delete('/texts/acknowledgement?language=tr');
  expect(reset.body).toMatchObject({ from: 'code', version: 2, subject: 'Talebinizi aldık' });
  expect((await can.delete('/texts/acknowledgement?language=tr')).status).toBe(404);
  await can.delete(`/texts/tracking?language=tr&team=${team}`);
  expect((await written('Yine koddan')).said[0]!.text).toMatch(/^Merhaba Ayşe Yılmaz,\n/);
}, 60_000);

test('outside the team’s hours another text stands, and names the time all the same', async () => {
  // Its hours are those of another day, whenever this runs.
  const [calendar] = await desk.rows<{ id: string }>(
    `insert into calendar (name, time_zone, open_hours) select 'Başka gün', 'Europe/Istanbul',
       json_build_array(json_build_object('day', extract(isodow from now() at time zone 'Europe/Istanbul' + interval '3 days'), 'from', '09:00', 'to', '18:00')) returning id`,
  );
  const [before] = await desk.rows<{ id: string }>('select calendar_id as id from policy where is_default');
  await desk.rows('update policy set calendar_id = $1 where is_default', [calendar!.id]);
  const { said } = await written('Gece yazdım');
  await desk.rows('update policy set calendar_id = $1 where is_default', [before!.id]);
  expect(said[0]!.text).toContain('Şu anda çalışma saatlerimizin dışındayız');
  const days = ['pazartesi', 'salı', 'çarşamba', 'perşembe', 'cuma', 'cumartesi', 'pazar'];
  const [day] = await desk.rows<{ day: number }>(
    `select extract(isodow from now() at time zone 'Europe/Istanbul' + interval '3 days')::int as day`,
  );
  expect(said[0]!.text).toMatch(
    new RegExp(`Yanıtımız ${days[day!.day - 1]} \\d\\d:\\d\\d’\\p{L}+ kadar elinizde`, 'u'),
  );
});

test('a second request within a day gets its own code', async () => {
  const { from } = await written('İlk talep');
  const { said } = await written('İkinci talep', { from, mails: 2 });
  const codes = said.map(({ text }) => /tid:(\w{8}):tid/.exec(text)?.[1]);
  expect(codes).toEqual([
    (await desk.ticketBySubject('İlk talep')).code,
    (await desk.ticketBySubject('İkinci talep')).code,
  ]);
  expect(said[1]!.text).toContain('Bu talebiniz de elimize ulaştı.');
});

test('the language that a contact is known to read wins over what their words look like', async () => {
  const { from } = await written('Önce Türkçe');
  const [contact] = await desk.rows<{ id: string; name: string }>(
    'select c.id, c.name from contact c join contact_address a on a.contact_id = c.id where a.address = $1',
    [from],
  );
  await ayse.put(`/contacts/${contact!.id}`, { name: contact!.name, vip: false, language: 'en' });
  const { said } = await written('Sonra yine Türkçe', { from, mails: 2 });
  expect(said[1]!.text).toContain('We have received this request too.');
  expect(said[1]!.text).toContain('The tracking code of this request');
});

test('beneath an agent’s answer stands their own signature, else that of their team in the customer’s language', async () => {
  await written('İmza nerede');
  const { number, team_id: team } = await desk.ticketBySubject('İmza nerede');
  await write('signature', { team, text: '{agent}\n{company}' });
  const profile = { name: 'Ayşe Demir', language: 'tr' };
  const answered = async (signature: string, text: string) => {
    await ayse.put('/profile', { ...profile, signature });
    await ayse.post(`/tickets/${number}/replies`, { text });
    return eventually(
      async () => {
        for (const { raw } of desk.sink.mails()) {
          const mail = await parseMail(raw);
          if (mail.text.startsWith(text)) return mail.text;
        }
        return undefined;
      },
      { label: text },
    );
  };
  const [mailbox] = await desk.rows<{ name: string }>('select name from mailbox where id = $1', [desk.mailbox]);
  const stands = async () => (await ayse.get(`/tickets/${number}/signature`)).body;
  expect(await answered('', 'Bir.')).toContain(`\n-- \nAyşe Demir\n${mailbox!.name}\n\n---\n`);
  expect(await stands()).toEqual({ text: `Ayşe Demir\n${mailbox!.name}`, from: 'team' });
  expect(await answered('A. D.', 'İki.')).toContain('\n-- \nA. D.\n\n---\n');
  expect(await stands()).toEqual({ text: 'A. D.', from: 'agent' });
  await can.delete(`/texts/signature?language=tr&team=${team}`);
  expect(await answered('', 'Üç.')).not.toContain('-- \n');
  expect(await stands()).toEqual({ text: '', from: 'code' });
}, 60_000);

test('what could not be filled, or is not the text that was read, is not saved', async () => {
  expect(faults(await write('closing', { text: 'Merhaba {ad},' }))).toBe('text unknown');
  expect(faults(await write('closing', { text: 'Merhaba {name' }))).toBe('text malformed');
  expect(faults(await write('closing', { text: '  ' }))).toBe('text missing');
  expect(faults(await write('tracking', { text: 'Kodunuz aşağıda.' }))).toBe('text without-code');
  expect(faults(await write('question', { text: 'Çözüldü mü?' }))).toBe('text without-links');
  expect(faults(await write('closing', { language: 'de', text: 'Geschlossen.' }))).toBe('subject missing');
  expect(faults(await write('closing', { team: desk.mailbox, text: 'Kapattık.' }))).toBe('team unknown');
  expect((await write('nothing', { text: 'Kapattık.' })).status).toBe(422);

  const saved = await write('closing', { text: 'Kapattık.' }, { 'if-match': '"0"' });
  expect(saved.body).toMatchObject({ version: 1, from: 'company', changedBy: { id: desk.people.can } });
  expect(await write('closing', { text: 'Bitti.' }, { 'if-match': '"0"' })).toMatchObject({
    status: 409,
    body: { version: 1 },
  });
  await can.delete('/texts/closing?language=tr');
  // Its version goes on: whoever read the first would overwrite what somebody wrote since.
  expect(await write('closing', { text: 'Bitti.', version: 1 })).toMatchObject({ status: 409, body: { version: 2 } });
});

test('a further language has the texts that were written in it', async () => {
  await write('closing', { language: 'de', subject: 'Geschlossen', text: 'Wir haben Ihre Anfrage geschlossen.' });
  expect(await standing('closing', 'de')).toMatchObject({ from: 'company', subject: 'Geschlossen' });
  await can.delete('/texts/closing?language=de');
  expect(await standing('closing', 'de')).toBeUndefined();

  const german = { language: 'de', subject: 'Ihre Anfrage', text: 'Guten Tag {name}, Antwort bis {promised}.' };
  await write('acknowledgement-again', german);
  const { from } = await written('Bestellung');
  const [contact] = await desk.rows<{ id: string }>('select contact_id as id from contact_address where address = $1', [
    from,
  ]);
  await ayse.put(`/contacts/${contact!.id}`, { name: 'Ayşe Yılmaz', vip: false, language: 'de' });
  const { said } = await written('Noch eine', { from, mails: 2 });
  expect(said[1]!.text).toMatch(/^Guten Tag Ayşe Yılmaz, Antwort bis \p{L}+, \d\d:\d\d \(UTC\+3\)\.\n/u);
  // A mail program, and whoever has it read aloud, goes by the language that its page names.
  const raw = desk.sink
    .mails()
    .filter(({ envelope }) => envelope.to.includes(from))
    .map((mail) => mail.raw.toString().replace(/=\r?\n/g, ''));
  expect(raw[1]).toContain('<html lang=3D"de">');
  // What nobody wrote in it stands in the language that their words looked like.
  expect(said[1]!.text).toContain('Bu talebin takip kodu');
  await can.delete('/texts/acknowledgement-again?language=de');
});

test('a preview is the mail as it would look, with examples or with a ticket’s own', async () => {
  const body = { language: 'tr', text: 'Sayın {name|müşterimiz}, {number} için {promised} yazacağız. <b>' };
  const { body: example } = await can.post('/texts/acknowledgement/preview', body);
  expect(example.text).toMatch(
    /^Sayın Ayşe Yılmaz, 1042 için [^]* kadar yazacağız\. <b>\n\n---\nBu talebin takip kodu/,
  );
  expect(example.html).toContain('yazacağız. &lt;b&gt;');
  const { from } = await written('Önizleme');
  const { number, code } = await desk.ticketBySubject('Önizleme');
  const { body: own } = await can.post('/texts/closing/preview', {
    language: 'tr',
    text: '{name}: {number}.',
    ticket: number,
  });
  expect(own).toMatchObject({ subject: 'Önizleme', text: expect.stringContaining(`Ayşe Yılmaz: ${number}.`) });
  expect(own.text).toContain(`tid:${code}:tid`);
  expect(from).toBeTruthy();
  expect((await can.post('/texts/closing/preview', { language: 'tr', text: 'x', ticket: 1 })).status).toBe(404);
  expect((await can.post('/texts/closing/preview', { language: 'tr', text: '{ad}' })).status).toBe(422);
});
