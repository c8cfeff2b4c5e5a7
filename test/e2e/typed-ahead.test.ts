/** What is typed after a key that opens something is meant for that, however long its file is on its way, and never for the ticket below. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AYSE } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { focused, gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { cutOff, holdBack } from '../support/stack/slow-line.ts';

const PALETTE = /\/assets\/palette-[^/]*\.js$/;

needs('chromium')('what is typed ahead', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  /** A colleague's ticket, which one letter would take, with another one before it in the list, to which one would go. */
  async function open<File>(subject: string, asset: RegExp, by: (page: Page, url: RegExp) => Promise<File>) {
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.can });
    await phoneTicket(ayse, desk, `${subject} öncesi`, { owner: desk.people.can });
    const page = await browser.open({
      expected: /(ERR_FAILED|Failed to fetch dynamically imported module).*\/assets\//,
    });
    const file = await by(page, asset);
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    await shown(page.getByRole('article', { name: subject, exact: true }).getByText(/mesaj\./));
    const untouched = async () => {
      await shown(page.getByRole('article', { name: subject, exact: true }));
      const { state, owner_id: owner, message_count: messages } = await desk.ticket(number);
      expect([state, owner, messages]).toEqual(['assigned', desk.people.can, 1]);
      expect((await ayse.get(`/tickets/${number}`)).body.priority).toBe('normal');
    };
    return { number, page, file, untouched };
  }

  test.each(['/', 'Control+k'])(
    '%s: it stands whole in the palette',
    async (key) => {
      const { page, file, untouched } = await open(`Palet yolda ${key}`, PALETTE, holdBack);
      await page.keyboard.press(key);
      await page.keyboard.type('iade kargoi');
      await page.keyboard.press('Backspace');
      expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
      file.letGo();
      const words = page.getByRole('textbox', { name: 'Arama ve işlemler' });
      await shown(focused(words));
      await page.keyboard.type(' var');
      expect(await words.inputValue()).toBe('iade kargo var');
      await shown(page.getByRole('dialog').getByText(/iade kargo var/));
      await untouched();

      // Its file is there now; a hand is faster all the same.
      await page.keyboard.press('Escape');
      await gone(words);
      await page.keyboard.press(key);
      await page.keyboard.type('kargo');
      await eventually(async () => (await words.inputValue()) === 'kargo', { label: 'the word in the palette' });
      await untouched();
    },
    120_000,
  );

  test('it belongs to a palette that does not come, until that is known, or Escape says so', async () => {
    const { page, file, untouched } = await open('Palet gelmiyor', PALETTE, holdBack);
    await page.keyboard.press('/');
    await page.keyboard.type('kargo');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Klavye kısayolları' });
    await shown(help);
    file.letGo();
    await page.keyboard.press('Escape');
    await gone(help);
    await untouched();
    expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);

    const cut = await open('Palet kopuk', PALETTE, cutOff);
    await cut.page.keyboard.press('/');
    await cut.page.keyboard.type('kargo');
    await shown(cut.page.getByText('Bu bölüm yüklenemedi', { exact: false }));
    await cut.untouched();
    await cut.page.keyboard.press('?');
    await shown(cut.page.getByRole('dialog', { name: 'Klavye kısayolları' }));
  }, 120_000);

  test('C: it stands in the form of a new ticket', async () => {
    const { page, file, untouched } = await open('Form yolda', /\/assets\/form-dialog-[^/]*\.js$/, holdBack);
    await page.keyboard.press('c');
    await page.keyboard.type('Makbule');
    file.letGo();
    const who = page.getByRole('dialog', { name: 'Yeni talep' }).getByRole('combobox', { name: 'Arayan' });
    await shown(focused(who));
    expect(await who.inputValue()).toBe('Makbule');
    await untouched();
  }, 120_000);

  test('P: it changes nothing, and the menu opens on the present priority', async () => {
    const { page, file, untouched } = await open('Menü yolda', /\/assets\/made-menu-[^/]*\.js$/, holdBack);
    await page.keyboard.press('p');
    await page.keyboard.type('iadek');
    file.letGo();
    await shown(focused(page.getByRole('menuitemradio', { name: 'Normal' })));
    await page.keyboard.press('Enter');
    await gone(page.getByRole('menu'));
    await untouched();
  }, 120_000);
});
