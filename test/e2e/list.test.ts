/**
 * A list that keeps its place, and a search that finds nothing where it was asked. The tests share seven tickets; one of
 * them takes Gama and archives Beta, so whoever comes after it counts on neither.
 */
import { beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
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
});
