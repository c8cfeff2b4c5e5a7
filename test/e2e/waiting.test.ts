/** Waiting for somebody else than the customer, with a reminder of its own, and its ends: by hand, by the reminder, by the customer who writes. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AYSE, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { gone, shown, signIn, useBrowser, violations } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { openHistory } from '../support/stack/history.ts';

const REASON = 'Tedarikçinin teklifi';

needs('chromium')('waiting for a third party', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  /** A request by mail that Ayşe has, open in her desk. */
  async function opened(subject: string): Promise<{ page: Page; number: number }> {
    await desk.deliver(letter({ from: DENIZ.address, subject, text: 'Merhaba, yedek parça gelecek mi?' }));
    const { number } = await desk.ticketBySubject(subject);
    expect((await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse })).status).toBe(202);
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    await shown(page.getByRole('article').first().getByText('İşlemde', { exact: true }));
    return { page, number };
  }
  const article = (page: Page) => page.getByRole('article').first();
  const waits = async (page: Page) => shown(article(page).getByText('Üçüncü taraf bekleniyor').first());
  const isOurs = (page: Page) => shown(article(page).getByText('İşlemde', { exact: true }));
  const told = async (page: Page, what: RegExp) => {
    await shown((await openHistory(page)).getByText(what).first());
  };
  const state = async (number: number) => (await ayse.get(`/tickets/${number}`)).body;

  test('says for whom and until when, and ends by hand', async () => {
    const { page, number } = await opened('Yedek parça');
    await article(page).getByRole('button', { name: 'Diğer işlemler', exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'Başkasını bekle…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Başkasını bekle' });
    await shown(dialog);
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Bekle', exact: true }).click();
    await shown(dialog.getByText('Neyi beklediğinizi yazın; talebe sonra bakan da bilsin'));
    await dialog.getByLabel('Ne bekleniyor').fill(REASON);
    await dialog.getByRole('button', { name: 'Bekle', exact: true }).click();
    await gone(dialog);
    await waits(page);
    await shown(article(page).getByText(/^Hatırlatma: /));
    await eventually(async () => (await state(number)).wait?.reason === REASON, { label: 'a ticket that waits' });
    expect((await state(number)).clocks).toContainEqual(
      expect.objectContaining({ kind: 'resolution', state: 'paused' }),
    );
    expect(await flawsInEveryLook(page, 'waiting for a third party')).toEqual([]);
    await article(page).getByRole('button', { name: 'Beklemeyi bitir' }).click();
    await isOurs(page);
    await told(page, /beklemeyi bitirdi; sıra yeniden bizde/);
    await eventually(async () => (await state(number)).state === 'assigned', { label: 'our turn' });
  }, 120_000);

  test('ends by its reminder, and stands in the follow-up then', async () => {
    const { page, number } = await opened('Servis randevusu');
    const until = new Date(Date.now() + 2_500).toISOString();
    const wait = { for: 'third-party', until, reason: REASON };
    expect((await ayse.put(`/tickets/${number}/waiting`, wait)).status).toBe(202);
    await eventually(async () => (await state(number)).followUp?.why === 'wait', { label: 'its return' });
    await isOurs(page);
    await shown(article(page).getByText('Bekleme bitti').first());
    await told(page, /Bekleme süresi doldu; sıra yeniden bizde/);
    expect(await flawsInEveryLook(page, 'back from waiting')).toEqual([]);
    await page.goto(`${desk.url}/views/followup`);
    await shown(page.getByRole('main').getByText('Servis randevusu').first());
  }, 120_000);

  test('ends when the customer writes', async () => {
    const { page, number } = await opened('Fiyat sorusu');
    expect((await ayse.put(`/tickets/${number}/waiting`, { for: 'third-party', reason: REASON })).status).toBe(202);
    await waits(page);
    const { code } = await desk.ticket(number);
    await desk.deliver(
      letter({ from: DENIZ.address, subject: `Re: Fiyat sorusu tid:${code}:tid`, text: 'Gerek kalmadı, iptal edin.' }),
    );
    await isOurs(page);
    await shown(page.getByRole('region', { name: 'Yazışma' }).getByText('Gerek kalmadı, iptal edin.'));
    await eventually(async () => (await state(number)).wait === null, { label: 'no wait' });
  }, 120_000);
});
