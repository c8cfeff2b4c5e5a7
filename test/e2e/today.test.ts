/** One's own day, the bell, and commands in words: what an agent sees first, and works through by keyboard. */
import { expect, test } from '@jest/globals';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { focused, gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';

const HOUR = 3_600_000;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

needs('chromium')('today', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const can = sessionOf(desk, CAN);

  test('who has tickets begins with their day, puts a promise off by H, which asks why, and sees it move without a reload', async () => {
    const number = await phoneTicket(ayse, desk, 'Kargom nerede', { owner: desk.people.ayse });
    await ayse.post(`/tickets/${number}/promises`, { text: 'Kargo çıkınca yazacağız', dueAt: inMs(2 * HOUR) });
    await desk.inState(number, 'assigned');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email);
    await page.waitForURL('**/today');
    const card = page.locator('[data-due]').filter({ hasText: 'Kargo çıkınca yazacağız' });
    const promises = page.getByRole('region', { name: 'Müşterilere verilen sözler' });
    await shown(promises.getByRole('link', { name: /Kargo çıkınca yazacağız/ }));
    // Late in the evening it may be of tomorrow, which has no cards.
    if ((await card.count()) > 0) {
      await page.keyboard.press('j');
      await shown(focused(page.locator('[data-due]')));
      await card.focus();
      await page.keyboard.press('h');
      const dialog = page.getByRole('dialog', { name: 'Sözün zamanını değiştir' });
      await dialog.getByRole('textbox', { name: 'Ya da siz yazın' }).fill('3 gün sonra 10:00');
      await page.keyboard.press('Enter');
      await shown(dialog.getByText(/Nedenini yazın/));
      await dialog.getByRole('textbox', { name: 'Neden' }).fill('depo kapalı');
      await page.keyboard.press('Enter');
      await gone(card);
    }
    expect(await flawsInEveryLook(page, 'today')).toEqual([]);
    await promises.getByRole('link', { name: /Kargo çıkınca yazacağız/ }).click();
    await shown(page.getByRole('article', { name: 'Kargom nerede' }));
  }, 180_000);

  test('a promise is dragged to a later hour of the day, where it stands once it was said why', async () => {
    const number = await phoneTicket(ayse, desk, 'Fatura nerede', { owner: desk.people.ayse });
    await ayse.post(`/tickets/${number}/promises`, { text: 'Faturayı yollayacağız', dueAt: inMs(HOUR) });
    await ayse.post(`/tickets/${number}/promises`, { text: 'Kargoyu soracağız', dueAt: inMs(3 * HOUR) });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/today');
    const hours = page.getByRole('region', { name: 'Günün saatleri' });
    await shown(page.getByRole('region', { name: 'Müşterilere verilen sözler' }).getByText('Kargoyu soracağız'));
    const hourOf = (words: string) => hours.locator('ol > li', { has: page.locator('[data-due]', { hasText: words }) });
    // Late in the evening the other one is of tomorrow, which has no hours here.
    if ((await hourOf('Kargoyu soracağız').count()) === 0) return;
    await hourOf('Faturayı yollayacağız')
      .getByRole('link', { name: /Faturayı/ })
      .dragTo(hourOf('Kargoyu soracağız').getByRole('link', { name: /Kargoyu/ }));
    const dialog = page.getByRole('dialog', { name: 'Sözün zamanını değiştir' });
    await dialog.getByRole('textbox', { name: 'Neden' }).fill('muhasebe yoğun');
    await page.keyboard.press('Enter');
    await shown(hourOf('Kargoyu soracağız').getByRole('link', { name: /Faturayı/ }));
  }, 180_000);

  test('the bell lists what asks something of its reader: E is done with it, in every tab and in the title, Enter opens it', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/views/open');
    await can.put('/notices/read', { ids: 'all' });
    const [first, second] = [
      await phoneTicket(ayse, desk, 'Birinci verilen', { owner: desk.people.can }),
      await phoneTicket(ayse, desk, 'İkinci verilen', { owner: desk.people.can }),
    ];
    await eventually(async () => (await page.title()).startsWith('(2) '), { label: 'two in the title' });
    const other = await page.context().newPage();
    await other.goto(`${desk.url}/views/open`);
    await eventually(async () => (await other.title()).startsWith('(2) '), { label: 'two in the other tab' });
    expect(await other.locator('link[rel="icon"]').getAttribute('href')).toBe('/mark-asking.png');
    await page.getByRole('link', { name: /^Bildirimler/ }).click();
    const list = page.getByRole('list', { name: 'Sizden beklenenler' });
    await shown(focused(list.getByRole('link', { name: `#${second} İkinci verilen` })));
    await page.keyboard.press('e');
    await gone(list.getByRole('link', { name: `#${second} İkinci verilen` }));
    await eventually(async () => (await other.title()).startsWith('(1) '), { label: 'read in the other tab' });
    await shown(focused(list.getByRole('link', { name: `#${first} Birinci verilen` })));
    await page.keyboard.press('Enter');
    await shown(page.getByRole('article', { name: 'Birinci verilen' }));
    await eventually(async () => !(await other.title()).startsWith('('), { label: 'nothing asks any more' });
    expect(await other.locator('link[rel="icon"]').getAttribute('href')).toBe('/mark.png');

    // What is taken from somebody asks nothing of them: it stands apart, and is not counted.
    await ayse.put(`/tickets/${second}/assignee`, { agent: desk.people.ayse });
    await page.getByRole('link', { name: /^Bildirimler/ }).click();
    const known = page.getByRole('list', { name: 'Bilginize' });
    await shown(known.getByRole('link', { name: `#${second} İkinci verilen` }));
    await shown(known.getByText(`${AYSE.name} talebi sizden aldı`));
    expect(await list.getByRole('link').count()).toBe(0);
    expect(await page.title()).not.toMatch(/^\(/);
  }, 180_000);

  test('the palette opens while the page still waits for something, and does what is said to the open ticket', async () => {
    const number = await phoneTicket(ayse, desk, 'Sözle yapılan', { owner: desk.people.ayse });
    const page = await browser.open();
    // The page is never calm: one of its questions is never answered.
    await page.route('**/api/counters', () => undefined);
    await signIn(page, desk.url, AYSE.email, `/views/mine/${number}`);
    await shown(page.getByRole('article', { name: 'Sözle yapılan' }).getByText(/mesaj\./));
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Arama ve işlemler' });
    await shown(focused(palette));
    await page.keyboard.type('öncelik aci');
    await shown(palette.getByRole('button', { name: /Öncelik: Acil/ }));
    await page.keyboard.press('Enter');
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.priority === 'urgent', {
      label: 'urgent',
    });
    await gone(palette);
    await page.keyboard.press('Control+k');
    await shown(focused(palette));
    await page.keyboard.type('ertele 3 gün sonra 14:00: tedarikçi yazacak');
    await shown(palette.getByRole('button', { name: /Ertele: .*tedarikçi yazacak · hedef: / }));
    await page.keyboard.press('Enter');
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.snooze?.reason === 'tedarikçi yazacak', {
      label: 'put aside with its reason',
    });
  }, 180_000);
});
