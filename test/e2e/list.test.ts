/**
 * A list that keeps its place, and a search that finds nothing where it was asked. The tests share seven tickets; one of
 * them takes Gama and archives Beta, so whoever comes after it counts on neither.
 */
import { beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { focused, gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE, CAN, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('a list in the browser', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  /** By what they are about, the oldest first: what came first is due first. */
  const numbers = new Map<string, number>();
  const SUBJECTS = ['Alfa', 'Beta', 'Gama', 'Delta', 'Epsilon', 'Zeta', 'Eta'].map((word) => `Sıra ${word}`);
  beforeAll(async () => {
    for (const subject of SUBJECTS) numbers.set(subject, await phoneTicket(ayse, desk, subject));
  }, 60_000);

  const open = (page: Page, subject: string) => page.getByRole('article', { name: subject, exact: true });
  const inSight = async (row: Locator) =>
    eventually(async () => {
      const box = await row.boundingBox();
      const window = row.page().viewportSize()!;
      return box !== null && box.y >= 0 && box.y + box.height <= window.height;
    });

  test('a ticket opened by its address is in sight in the list beside it', async () => {
    const page = await browser.open({ height: 520 });
    await signIn(page, desk.url, AYSE.email, `/views/open/${numbers.get('Sıra Eta')}`);
    await shown(open(page, 'Sıra Eta'));
    await inSight(page.getByRole('list', { name: 'Açık talepler' }).locator('[aria-current]'));
  }, 120_000);

  test('it stays in sight, a part of its neighbour below it, when something above takes of the height of the list, until its reader takes over', async () => {
    const page = await browser.open({ height: 620 });
    await signIn(page, desk.url, AYSE.email, `/views/open/${numbers.get('Sıra Epsilon')}`);
    await shown(open(page, 'Sıra Epsilon'));
    const list = page.getByRole('list', { name: 'Açık talepler' });
    const row = list.locator('[aria-current]');
    await inSight(row);
    // As a banner would.
    for (const height of [480, 400]) {
      await page.setViewportSize({ width: 1440, height });
      await eventually(async () => {
        const box = await row.boundingBox();
        return box !== null && box.y >= 0 && box.y + box.height + 20 <= height;
      });
    }
    await row.hover();
    await page.mouse.wheel(0, -2_000);
    await inSight(list.getByRole('link', { name: /Sıra Alfa/ }));
    await page.setViewportSize({ width: 1440, height: 380 });
    await inSight(list.getByRole('link', { name: /Sıra Alfa/ }));
  }, 120_000);

  test('a phone comes back to the list where it was left', async () => {
    const page = await browser.open({ width: 390, height: 520, touch: true });
    await signIn(page, desk.url, AYSE.email, '/views/open');
    const row = page.getByRole('list', { name: 'Açık talepler' }).getByRole('link', { name: /Sıra Eta/ });
    await row.scrollIntoViewIfNeeded();
    await row.tap();
    await open(page, 'Sıra Eta').getByRole('button', { name: 'Listeye dön' }).click();
    await inSight(row);
  }, 120_000);

  test('after a ticket has left the view, the keys go on from its place', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/views/unassigned');
    const rows = page.getByRole('list', { name: 'Atanmamış' }).getByRole('link', { name: /Sıra / });
    await eventually(async () => (await rows.count()) === 7, { label: 'seven rows' });
    const row = (subject: string) => rows.filter({ hasText: subject });

    await row('Sıra Gama').click();
    await shown(open(page, 'Sıra Gama'));
    await page.keyboard.press('i');
    await gone(row('Sıra Gama'));
    await shown(open(page, 'Sıra Gama'));
    await page.keyboard.press('j');
    await shown(open(page, 'Sıra Delta'));

    await page.keyboard.press('k');
    await shown(open(page, 'Sıra Beta'));
    await page.getByRole('button', { name: 'Diğer işlemler', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Arşivle/ }).click();
    await gone(row('Sıra Beta'));
    await page.keyboard.press('k');
    await shown(open(page, 'Sıra Alfa'));
    expect(await rows.count()).toBe(5);
  }, 120_000);

  test('a search that finds nothing in its view is repeated in all tickets by one click', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/views/snoozed?q=S%C4%B1ra%20Alfa');
    await shown(page.getByText('Bu görünümde “Sıra Alfa” ile eşleşen talep yok.'));
    await page.getByRole('link', { name: 'Tüm taleplerde ara' }).click();
    const list = page.getByRole('region', { name: 'Tüm talepler' });
    await shown(list.getByRole('link', { name: /Sıra Alfa/ }));
    const words = list.getByRole('searchbox');
    expect(await words.inputValue()).toBe('Sıra Alfa');
    await words.fill('hiçbir yerde olmayan');
    await shown(list.getByText('“hiçbir yerde olmayan” ile eşleşen talep yok.'));
    await gone(list.getByRole('link', { name: 'Tüm taleplerde ara' }));
  }, 120_000);

  test('the keys go on from a row that is seen to be marked, and begin with the first where none is', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/open');
    const rows = page.getByRole('list', { name: 'Açık talepler' }).getByRole('link', { name: /Sıra / });
    const first = rows.first();
    const last = rows.last();
    await last.click();
    await shown(page.getByRole('article'));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('article'));
    await shown(focused(last));
    await page.keyboard.press('Enter');
    await shown(page.getByRole('article', { name: 'Sıra Eta' }));
    await page.keyboard.press('Escape');
    await shown(focused(last));

    for (const key of ['j', 'Enter']) {
      await page.keyboard.press('g');
      await page.keyboard.press('c');
      await gone(rows.first());
      await page.keyboard.press('g');
      await page.keyboard.press('o');
      await shown(last);
      expect(await focused(last).count()).toBe(0);
      await page.keyboard.press(key);
      await shown(page.getByRole('article', { name: 'Sıra Alfa' }));
      await shown(page.locator('[aria-current="true"]', { hasText: 'Sıra Alfa' }));
      await page.keyboard.press('Escape');
      await shown(focused(first));
      // Where it is left next: what was seen last is the last one.
      await last.click();
      await shown(page.getByRole('article', { name: 'Sıra Eta' }));
      await page.keyboard.press('Escape');
      await shown(focused(last));
    }
  }, 120_000);

  test('who goes to a list by keys has left the link that was clicked before', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/open');
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^Kapalı/ })
      .click();
    await page.waitForURL(/closed/);
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    const rows = page.getByRole('list', { name: 'Açık talepler' }).getByRole('link', { name: /Sıra / });
    await shown(rows.first());
    await page.keyboard.press('j');
    await shown(page.getByRole('article'));
    await page.keyboard.press('Enter');
    await shown(page.getByRole('article'));
    expect(page.url()).toContain('/views/open/');
  }, 120_000);

  test('in a filter Enter takes the first that was found', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/open');
    const region = page.getByRole('region', { name: 'Açık talepler' });
    await shown(region.getByRole('link', { name: /Sıra Alfa/ }));
    await page.getByRole('button', { name: 'Filtre ekle' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Müşteri', exact: true }).press('Enter');
    const words = page.getByRole('textbox', { name: /Müşteri/ });
    await shown(focused(words));
    // A quick hand does not wait until it is found.
    await page.keyboard.type('deniz');
    await page.keyboard.press('Enter');
    await shown(page.getByRole('checkbox', { name: DENIZ.name, checked: true }));
    await page.waitForURL(/contact=/);
  }, 120_000);
});
