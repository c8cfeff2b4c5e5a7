/** The list ordered by what is owed: groups with true counts, rows that fit, orders and density that are remembered, filters in the address. */
import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('a list by what is due', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const numbers = new Map<string, number>();
  /** So many, that neither the page nor what is loaded at once holds all. */
  const FILLERS = 60;
  beforeAll(async () => {
    for (const subject of ['Geciken', 'Yarınki', 'Haftaya', 'Soruldu'])
      numbers.set(subject, await phoneTicket(ayse, desk, subject));
    for (let at = 0; at < 18; at += 1) await phoneTicket(ayse, desk, `Dolgu ${at}`);
    // Days are the database's alone here: when the test runs, it may be noon or midnight.
    await desk.rows(
      `update ticket set owed_at = date_trunc('second', now()) + interval '9 days' where subject like 'Dolgu%'`,
    );
    await owe('Geciken', `now() - interval '2 hours 5 minutes'`);
    await owe(
      'Yarınki',
      `(date_trunc('day', now() at time zone 'Europe/Istanbul') + interval '36 hours') at time zone 'Europe/Istanbul'`,
    );
    await owe('Haftaya', `now() + interval '8 days'`);
    await desk.rows(`update ticket set state = 'awaiting-reply', owed_at = null where number = $1`, [
      numbers.get('Soruldu'),
    ]);
    await desk.rows(`update ticket set tags = '{kargo}', priority = 'urgent' where number = any($1)`, [
      [numbers.get('Geciken'), numbers.get('Haftaya')],
    ]);
    await desk.rows(
      `insert into ticket (number, code, contact_id, subject, language, team_id, state, owed_at)
       select nextval('ticket_number'), 'Dolu' || lpad(i::text, 4, 'x'), (select id from contact limit 1), 'Sırf sayı ' || i, 'tr',
              (select id from team where is_default), 'assigned', date_trunc('second', now()) + interval '10 days' from generate_series(1, $1::int) i`,
      [FILLERS],
    );
  }, 120_000);
  const owe = (subject: string, at: string) =>
    desk.rows(`update ticket set owed_at = ${at} where number = $1`, [numbers.get(subject)]);

  /** Until it does not fail any more. */
  const holds = (check: () => unknown) =>
    eventually(async () => {
      await check();
      return true;
    });
  const list = (page: Page) => page.getByRole('list', { name: 'Açık talepler' });
  const row = (page: Page, subject: string) => list(page).getByRole('link', { name: new RegExp(subject) });
  const heads = async (page: Page) =>
    (await list(page).getByRole('heading', { level: 2 }).allInnerTexts()).map((text) =>
      text.replaceAll(/\s+/g, ' ').trim(),
    );

  test('groups stand in their order with the numbers of all the view, and the keys go on from one to the next', async () => {
    const page = await browser.open({ width: 1440, height: 900 });
    await signIn(page, desk.url, AYSE.email, '/views/open');
    await holds(async () => expect(await heads(page)).toEqual(['Geciken 1', 'Yarın 1', `Sonra ${1 + 18 + FILLERS}`]));
    await shown(row(page, 'Geciken').getByText('2 sa gecikti'));
    await shown(row(page, 'Yarınki').getByText('yarın 12:00'));
    await page.keyboard.press('j');
    await shown(page.getByRole('article', { name: 'Geciken' }));
    await page.keyboard.press('j');
    await shown(page.getByRole('article', { name: 'Yarınki' }));
    await page.keyboard.press('j');
    await shown(page.getByRole('article', { name: 'Haftaya' }));
    // With the customer is last, behind what is not loaded at first.
    const toEnd = () =>
      list(page)
        .locator('..')
        .evaluate((scroller) => scroller.scrollTo(0, 99_999));
    await holds(async () => {
      await toEnd();
      expect((await heads(page)).at(-1)).toBe('Müşteride 1');
    });
    // The head of what is seen sticks.
    expect((await heads(page))[0]).toMatch(/^Sonra/);
  }, 120_000);

  test('fourteen tickets fit on a page of 1440 by 900, and more when rows are dense, which is remembered', async () => {
    const page = await browser.open({ width: 1440, height: 900 });
    await signIn(page, desk.url, CAN.email, '/views/open');
    await shown(row(page, 'Geciken'));
    const whole = () =>
      page.evaluate<number>(
        `[...document.querySelectorAll('[data-ticket]')].filter((one) => {
           const { top, bottom } = one.getBoundingClientRect();
           return top >= 0 && bottom <= innerHeight;
         }).length`,
      );
    await holds(async () => expect(await whole()).toBeGreaterThanOrEqual(14));
    const roomy = await whole();
    const height = (await row(page, 'Geciken').boundingBox())!.height;
    expect(height).toBeLessThanOrEqual(56);
    await page.getByRole('button', { name: 'Sıralama ve yoğunluk' }).click();
    await page.getByRole('menuitemradio', { name: 'Tek satır' }).click();
    await holds(async () => expect(await whole()).toBeGreaterThan(roomy + 4));
    await page.reload();
    await shown(row(page, 'Geciken'));
    await holds(async () => expect((await row(page, 'Geciken').boundingBox())!.height).toBeLessThanOrEqual(36));
  }, 120_000);

  test('an order is remembered for each view', async () => {
    const page = await browser.open({ width: 1440, height: 900 });
    await signIn(page, desk.url, AYSE.email, '/views/open');
    await shown(row(page, 'Geciken'));
    await page.getByRole('button', { name: 'Sıralama ve yoğunluk' }).click();
    await page.getByRole('menuitemradio', { name: 'En öncelikli olan önce' }).click();
    const first = () => list(page).getByRole('link').first().innerText();
    await holds(async () => expect(await heads(page)).toEqual([]));
    await holds(async () => expect(await first()).toMatch(/Geciken/));
    await page.reload();
    await shown(row(page, 'Haftaya'));
    expect(await heads(page)).toEqual([]);
    await page.goto(`${desk.url}/views/team`);
    await shown(page.getByRole('list', { name: 'Ekibim' }).getByRole('heading', { level: 2, name: /Geciken/ }));
  }, 120_000);

  test('filters are chosen by keyboard, stand in the address, are lifted one by one, and an empty list says which', async () => {
    const page = await browser.open({ width: 1440, height: 900 });
    await signIn(page, desk.url, CAN.email, '/views/open');
    await shown(row(page, 'Geciken'));
    await page.getByRole('button', { name: 'Filtre ekle' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Öncelik' }).press('Enter');
    await page.getByRole('checkbox', { name: 'Acil' }).press('Space');
    await holds(() => expect(page.url()).toMatch(/\?priority=urgent$/));
    await gone(row(page, 'Yarınki'));
    await shown(row(page, 'Haftaya'));
    await page.keyboard.press('Escape');
    await page.goto(`${desk.url}/views/open?tag=kargo&priority=urgent&state=awaiting-reply`);
    const region = page.getByRole('region', { name: 'Açık talepler' });
    const lift = region.getByRole('link', { name: '“Durum: Müşteri yanıtı bekleniyor” filtresini kaldır' });
    await shown(region.getByText('Bu filtrelere uyan talep yok.'));
    // Both the chip and the empty list lift the one that is in the way, and no other is offered.
    await holds(async () => expect(await lift.count()).toBe(2));
    expect(await region.getByRole('link', { name: '“Etiket: kargo” filtresini kaldır' }).count()).toBe(1);
    await lift.last().click();
    await shown(row(page, 'Geciken'));
    await holds(() => expect(page.url()).toMatch(/\?priority=urgent&tag=kargo$/));
    await holds(async () => expect(await heads(page)).toEqual(['Geciken 1', 'Sonra 1']));
  }, 120_000);
});
