/** A customer who is silent, and one who says yes or no by mail and by link, as the agent and the customer see it, in Turkish. */
import { expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { AYSE, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { shown, signIn, useBrowser, violations } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { openHistory } from '../support/stack/history.ts';

const DAY_MS = 86_400_000;
const SLOW = { reminder_ms: DAY_MS, closing_proposal_ms: DAY_MS, confirmation_ms: DAY_MS };

needs('chromium')('a customer’s silence, yes and no', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  /** A request under these limits, answered by Ayşe, and open in her desk. */
  async function answered(subject: string, then: 'await' | 'resolve', limits: Partial<typeof SLOW> = {}) {
    const set = Object.entries({ ...SLOW, ...limits }).map(([column, value]) => `${column} = ${value}`);
    await desk.rows(`update policy set ${set.join(', ')}`);
    await desk.deliver(letter({ from: DENIZ.address, subject, text: 'Merhaba, kargom nerede?' }));
    const { number, code } = await desk.ticketBySubject(subject);
    const answer = await ayse.post(`/tickets/${number}/replies`, { text: 'Hangi adrese gelsin?', then });
    expect(answer.status).toBe(202);
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    const mails = () => desk.sink.mails().filter(({ raw }) => raw.includes(`tid:${code}:tid`));
    /** By an ordinary answer to our newest mail. */
    const write = async (text: string) => {
      const ours = await eventually(
        async () => mails().length > 0 && (await simpleParser(mails().at(-1)!.raw)).messageId,
        {
          label: 'a mail of ours',
        },
      );
      await desk.deliver(
        letter({ from: DENIZ.address, subject: `Re: ${subject}`, text, headers: { 'In-Reply-To': ours } }),
      );
    };
    return { number, page, mails, write };
  }

  /** The customer opens the link of the question that says this. */
  async function followed(mails: () => { raw: Buffer }[], link: RegExp): Promise<Page> {
    const address = await eventually(
      async () => {
        for (const { raw } of mails()) {
          const found = link.exec((await simpleParser(raw)).text ?? '')?.[1];
          if (found !== undefined) return found;
        }
        return false;
      },
      { label: 'the question to the customer' },
    );
    const customer = await browser.open();
    await customer.goto(address);
    return customer;
  }

  const state = (page: Page, name: string) => shown(page.getByRole('article').first().getByText(name, { exact: true }));
  const thread = (page: Page) => page.getByRole('region', { name: 'Yazışma' });

  test('who does not answer is reminded once, and then the ticket is closed without an answer, and says so', async () => {
    const { number, page } = await answered('Sessiz müşteri', 'await', {
      // Long enough for each mail to have left before, also on a busy machine: silence says nothing while one is on its way.
      ...{ reminder_ms: 6_000, closing_proposal_ms: 8_000 },
    });
    await eventually(async () => (await desk.ticket(number)).state === 'closed', { withinMs: 60_000, label: 'closed' });
    await state(page, 'Kapalı');
    await shown(page.getByText('Müşteri yanıt vermedi').first());
    await shown(thread(page).getByText('Yanıt hatırlatması'));
    await shown(thread(page).getByText('Kapanış bildirimi'));
    expect(await flawsInEveryLook(page, 'closed as no answer')).toEqual([]);
    const told = await openHistory(page);
    await shown(told.getByText('Müşteriye yanıtının beklendiği hatırlatıldı'));
    await shown(told.getByText('Müşteri yanıt vermedi; talep kapatıldı'));
    await shown(told.getByText('Müşteriye talebin kapatıldığı bildirildi'));
  }, 120_000);

  test('a plain “evet” by mail closes what was resolved', async () => {
    const { page, write } = await answered('Evet diyen', 'resolve');
    await state(page, 'Çözüldü, onay bekleniyor');
    await write('Evet, çözüldü. Teşekkürler');
    await state(page, 'Kapalı');
    await shown(page.getByText('Çözümü müşteri onayladı'));
  }, 120_000);

  test('a “hayır” by mail brings it back, and everybody sees that it was denied', async () => {
    const { number, page, write } = await answered('Hayır diyen', 'resolve');
    await state(page, 'Çözüldü, onay bekleniyor');
    await write('Hayır, hâlâ gelmedi.');
    await state(page, 'İşlemde');
    await shown(page.getByText('“Çözülmedi” dedi').first());
    expect(await flawsInEveryLook(page, 'denied by mail')).toEqual([]);
    await shown((await openHistory(page)).getByText('Müşteri sorunun çözülmediğini yazdı; talep yeniden açıldı'));
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ state: 'assigned' });
  }, 120_000);

  test('the link “hayır” asks what is still wrong, hands it on, and a second use of it says what is true', async () => {
    const { page, mails } = await answered('Hayır bağlantısı', 'resolve');
    const customer = await followed(mails, /Hayır, henüz çözülmedi:\s+(\S+)/);
    await customer.getByRole('textbox', { name: 'Henüz çözülmedi mi? Eksik kalanı yazın:' }).fill('İkinci kutu eksik');
    expect(await violations(customer)).toEqual([]);
    await customer.getByRole('button', { name: 'Hayır, henüz çözülmedi' }).click();
    await shown(customer.getByRole('heading', { name: 'Yeniden ilgileniyoruz' }));
    await shown(thread(page).getByText('İkinci kutu eksik'));
    await state(page, 'İşlemde');
    const again = await followed(mails, /Evet, çözüldü:\s+(\S+)/);
    await shown(again.getByRole('heading', { name: 'Bu talep açık' }));
    expect(await again.getByRole('button').count()).toBe(0);
  }, 120_000);
});
