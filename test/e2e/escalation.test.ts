/** A promise that nobody keeps: its owner and the lead are told as the policy says, in the desk and in the mail of the day. */
import { beforeAll, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { CAN, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';
import { openHistory } from '../support/stack/history.ts';

const FIRST = 'first-response';
const ESCALATIONS = [
  { clock: FIRST, at: 'warned', do: 'tell-lead' },
  { clock: FIRST, at: 'broken', do: 'tell-lead' },
  { clock: FIRST, at: 1_000, do: 'raise-priority' },
];

needs('chromium')('a promise that nobody keeps', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk({ housekeepingMs: 400 });
  const can = sessionOf(desk, CAN);

  /** A request by mail, which Ayşe takes and does not answer. */
  const ofAyse = async (subject: string): Promise<number> => {
    await desk.deliver(letter({ from: DENIZ.address, subject, text: 'Merhaba, bakar mısınız?' }));
    const { number } = await desk.ticketBySubject(subject);
    expect((await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse })).status).toBe(202);
    return number;
  };

  beforeAll(async () => {
    await eventually(async () => (await desk.rows("select 1 from mailbox where status = 'live'")).length > 0, {
      label: 'a mailbox that can carry mail',
    });
    await desk.rows('update team set lead_id = $1 where is_default', [desk.people.can]);
    // What the lead is told of as it breaks waits for the mail of the day.
    const { body } = await can.get('/notices/preferences');
    const ways = { ...body.ways, broken: { desk: true, browser: true, mail: 'digest' } };
    expect((await can.put('/notices/preferences', { ...body, ways })).status).toBe(200);
    await desk.rows('update policy set first_response_ms = 6000, resolution_ms = 86400000, escalations = $1::jsonb', [
      JSON.stringify(ESCALATIONS),
    ]);
    await ofAyse('Kombi yanmıyor');
  }, 60_000);

  test('is told to the lead before and as it breaks, raises the priority after it, and the ticket says all of it', async () => {
    const lead = await browser.open();
    await signIn(lead, desk.url, CAN.email, '/notices');
    const list = lead.getByRole('main');
    await shown(list.getByText(/İlk yanıt.*süresi dolmak üzere/));
    await shown(list.getByText(/İlk yanıt.*süresi aşıldı/));
    expect(await flawsInEveryLook(lead, 'an escalation in the list')).toEqual([]);
    await list
      .getByRole('link', { name: /Kombi yanmıyor/ })
      .first()
      .click();
    const ticket = lead.getByRole('article', { name: 'Kombi yanmıyor' });
    await shown(ticket.getByRole('button', { name: /Öncelik: Yüksek/ }));
    const told = await openHistory(lead);
    await shown(told.getByText(/Hizmet sözü gereği, “İlk yanıt” için: .*ekip liderine bildirildi/));
    await shown(told.getByText(/Hizmet sözü gereği, “İlk yanıt” için: .*öncelik yükseltildi/));
    expect(await flawsInEveryLook(lead, 'an escalated ticket')).toEqual([]);
  }, 120_000);

  test('is in the mail of the day, which leads to the ticket', async () => {
    await desk.rows('update agent set last_seen_at = null where id = $1', [desk.people.can]);
    const second = await ofAyse('Petek soğuk');
    const broken = async () =>
      (
        await desk.rows(
          `update agent_notice set at = now() - interval '2 days', look_at = now()
            where agent_id = $1 and ticket_number = $2 and kind = 'broken' and look_at is not null returning 1 as one`,
          [desk.people.can, second],
        )
      ).length > 0;
    await eventually(broken, { label: 'a broken promise that is told once a day' });
    const mail = await eventually(
      async () => {
        for (const { raw, envelope } of desk.sink.mails()) {
          if (!envelope.to.includes(CAN.email)) continue;
          const read = await simpleParser(raw);
          if (read.subject?.includes('günün özeti')) return read;
        }
        return false;
      },
      { label: 'the mail of the day' },
    );
    const { text = '', attachments } = mail;
    expect(attachments).toEqual([]);
    expect(text).not.toContain(DENIZ.address);
    const link = new RegExp(`\\S+/tickets/${second}\\b`).exec(text)?.[0] ?? '';
    const lead = await browser.open();
    await signIn(lead, desk.url, CAN.email);
    await lead.goto(link);
    await shown(lead.getByRole('article', { name: 'Petek soğuk' }));
  }, 120_000);
});
