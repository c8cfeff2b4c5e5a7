/** A held mail as the person who decides about it sees it: who it says it is from, its words, and how it looks. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { CAN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let desk: ServedDesk;
let can: ApiClient;
beforeAll(async () => {
  desk = await startServedDesk();
  can = await signedIn(desk.url, CAN.email);
}, 60_000);
afterAll(() => desk?.stop(), 60_000);

type Held = { id: number; from: string; fromName: string | null; text: string; hasForm: boolean };

/** A stranger's mail to a ticket of somebody else, as the list for review shows it. */
async function held(from: string, text: string, type = 'text/plain'): Promise<Held> {
  const number = await phoneTicket(can, desk, `Soru ${from}`);
  const { code } = (await can.get(`/tickets/${number}`)).body;
  const mail = letter({ from, subject: `Ben de tid:${code}:tid`, text });
  await desk.deliver(mail.replace('text/plain', type));
  return eventually(
    async () =>
      (await can.get('/quarantine')).body.items.find((one: { ticketNumber: number }) => one.ticketNumber === number),
    { label: 'held' },
  );
}
const frame = (id: number, theme = 'dark') =>
  fetch(`${desk.url}/api/quarantine/${id}/frame?theme=${theme}`, { headers: { cookie: can.cookie } });

test('a held mail says the name of its sender, and shows how it looks in a page that can run nothing', async () => {
  const mail = await held(
    'Tuğba Korkmaz <tugba@yabanci.test>',
    '<h2>Tablo</h2><table border="1"><tr><td>Ocak</td></tr></table><script>alert(1)</script><img src="https://iz.test/1.png">',
    'text/html',
  );
  expect(mail).toMatchObject({ from: 'tugba@yabanci.test', fromName: 'Tuğba Korkmaz', hasForm: true });
  const answer = await frame(mail.id);
  expect(answer.status).toBe(200);
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toMatch(/^default-src 'none'; img-src 'self' data:; .*; sandbox allow-scripts/);
  const page = await answer.text();
  expect(page).toContain('<td>Ocak</td>');
  expect(page).not.toContain('alert(1)');
  expect(page).not.toMatch(/\ssrc="https:/);
  expect(page).toContain('data-theme="dark"');
});

test('one without a form and without a name has neither, and its whole words', async () => {
  const words = Array.from({ length: 40 }, (_, at) => `Satır ${at}`).join('\r\n');
  const mail = await held('kimse@yabanci.test', words);
  expect(mail).toMatchObject({ from: 'kimse@yabanci.test', fromName: null, hasForm: false });
  expect(mail.text).toContain('Satır 39');
  expect((await frame(mail.id)).status).toBe(404);
});

test.each(['new-ticket', 'discard'])(
  'after the decision %s the list shows its form no more, and keeps no copy',
  async (to) => {
    const mail = await held(`biri-${to}@yabanci.test`, '<p>Bir <b>kalın</b> söz</p>', 'text/html');
    expect((await frame(mail.id)).status).toBe(200);
    expect((await can.post(`/quarantine/${mail.id}/release`, { to })).status).toBe(202);
    expect((await frame(mail.id)).status).toBe(404);
    expect(await desk.rows('select held_html from inbound where id = $1', [mail.id])).toEqual([{ held_html: null }]);
  },
);

test('an unreadable mail is read again on a word, and goes its way; any other is not', async () => {
  const mail = await held('okunamaz@yabanci.test', 'Beni okuyun');
  const reading = () => can.post(`/quarantine/${mail.id}/reading`, {});
  expect(await reading()).toMatchObject({ status: 409, body: { code: 'wrong-transition' } });
  // As a version that could not read it has left it.
  await desk.pool.query(
    `update inbound set state = 'unreadable', attempts = 3, last_error = 'x', held_reason = null, held_text = null where id = $1`,
    [mail.id],
  );
  expect(await reading()).toMatchObject({ status: 202, body: { id: mail.id, state: 'stored' } });
  const [row] = await eventually(
    async () => {
      const rows = await desk.rows<{ state: string }>(
        `select state, attempts, last_error, held_reason from inbound where id = $1 and state <> 'stored'`,
        [mail.id],
      );
      return rows.length > 0 && rows;
    },
    { withinMs: 30_000, label: 'read again' },
  );
  expect(row).toEqual({ state: 'held', attempts: 0, last_error: null, held_reason: 'unknown-sender' });
}, 60_000);

test('one whose bytes never came is not read again', async () => {
  const mail = await held('baytsiz@yabanci.test', 'x');
  await desk.pool.query(`update inbound set state = 'unreadable', sha256 = null where id = $1`, [mail.id]);
  expect((await can.post(`/quarantine/${mail.id}/reading`, {})).status).toBe(409);
});

test('while the folder of files is away the bytes of a mail are unavailable, not lost', async () => {
  const mail = await held('ham@yabanci.test', 'x');
  const raw = () => fetch(`${desk.url}/api/quarantine/${mail.id}/raw`, { headers: { cookie: can.cookie } });
  const folder = path.join(desk.dataDir, 'blobs');
  await rename(folder, `${folder}-away`);
  try {
    const answer = await raw();
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'unavailable' }]);
  } finally {
    await rename(`${folder}-away`, folder);
  }
  expect((await raw()).status).toBe(200);
});

test('the history of the ticket says who let a mail in', async () => {
  const mail = await held('yeni@yabanci.test', 'Ben de aynı sorunu yaşıyorum.');
  const release = (to: string) => can.post(`/quarantine/${mail.id}/release`, { to });
  expect((await release('ticket')).body.state).toBe('processed');
  const [row] = await desk.rows<{ ticket: number }>('select ticket_number as ticket from inbound where id = $1', [
    mail.id,
  ]);
  const event = await eventually(
    async () =>
      (await can.get(`/tickets/${row!.ticket}/events`)).body.items.find(
        ({ kind }: { kind: string }) => kind === 'message-received',
      ),
    { label: 'the ticket is told' },
  );
  expect(event.about.letInBy).toMatchObject({ name: CAN.name });
}, 60_000);
