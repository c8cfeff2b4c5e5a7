/** Search in the desk: texts and files are looked into, the hit is shown, and operators are completed as they are typed. */
import { beforeAll, expect, test } from '@jest/globals';
import { focused, gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { docxOf } from '../support/files/zip.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('search in the browser', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  beforeAll(async () => {
    const number = await phoneTicket(ayse, desk, 'Ayna hakkında');
    await phoneTicket(ayse, desk, 'Başka bir konu');
    const upload = await ayse.raw(`/api/uploads?name=${encodeURIComponent('Sözleşme.docx')}`, {
      method: 'POST',
      body: docxOf('Sözleşme numarası ZMR-20497 olan zümrüdüanka heykeli'),
    });
    const { id } = (await upload.json()) as { id: string };
    const noted = await ayse.post(`/tickets/${number}/notes`, {
      text: 'Müşteri çok kızgın, kargosunu bekliyor',
      attachments: [id],
    });
    expect(noted.status).toBeLessThan(300);
  }, 60_000);

  test('a word of a note is found in the list, in another form and other letters, and marked', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/all');
    const list = page.getByRole('region', { name: 'Tüm talepler' });
    await list.getByRole('searchbox').fill('KARGO kızgın');
    const row = list.getByRole('link', { name: /Ayna hakkında/ });
    await shown(row.getByRole('img', { name: 'Not' }));
    expect(await row.locator('mark').allTextContents()).toEqual(['kızgın', 'kargosunu']);
    await gone(list.getByRole('link', { name: /Başka bir konu/ }));
  }, 120_000);

  test('a hit in the subject or the name is marked where it stands', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/all');
    const list = page.getByRole('region', { name: 'Tüm talepler' });
    await list.getByRole('searchbox').fill('KONU baska');
    const row = list.getByRole('link', { name: /Başka bir konu/ });
    await shown(row.locator('mark'));
    expect(await row.locator('mark').allTextContents()).toEqual(['Başka', 'konu']);
  }, 120_000);

  test('an operator that there is not is said beneath the field, once it has been typed a moment', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/all');
    const list = page.getByRole('region', { name: 'Tüm talepler' });
    const said = list.getByText('“kategori:” diye bir arama komutu yok; kelime olarak arandı.');
    await list.getByRole('searchbox').fill('kategori:ayna');
    await shown(said);
    await list.getByRole('searchbox').fill('öncelik:normal ayna');
    await shown(list.getByRole('link', { name: /Ayna hakkında/ }));
    await gone(said);
  }, 120_000);

  test('what stands in a file is found, and the file is named', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/views/all');
    const list = page.getByRole('region', { name: 'Tüm talepler' });
    const row = list.getByRole('link', { name: /Ayna hakkında/ });
    await eventually(
      async () => {
        await list.getByRole('searchbox').fill('');
        await list.getByRole('searchbox').fill('ZMR-20497');
        await row.getByText('Sözleşme.docx:').waitFor({ timeout: 2_000 });
        return true;
      },
      { label: 'the words of the file' },
    );
    expect(await row.locator('mark').allTextContents()).toEqual(['ZMR-20497']);
  }, 120_000);

  test('operators and their values are completed by keyboard, in the language of the reader', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/all');
    const list = page.getByRole('region', { name: 'Tüm talepler' });
    const field = list.getByRole('searchbox');
    await shown(list.getByRole('link', { name: /Ayna hakkında/ }));
    await field.pressSequentially('ayna dur');
    await shown(list.getByRole('option', { name: /durum:/ }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('ayna durum:');
    await page.keyboard.type('kap');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('ayna durum:kapalı ');
    await shown(list.getByText('“ayna durum:kapalı” ile eşleşen talep yok.'));
  }, 120_000);

  test('a value that does not exist is said beneath the field, with those that do', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/all?q=durum%3Abozuk');
    const list = page.getByRole('region', { name: 'Tüm talepler' });
    await shown(list.getByText(/durum: “bozuk” geçerli bir değer değil\. Geçerli değerler: açık/));
  }, 120_000);

  test('beside an open ticket it is typed in one go, and the ticket stays', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/all');
    await page.getByRole('link', { name: /Başka bir konu/ }).click();
    const ticket = page.getByRole('article', { name: 'Başka bir konu' });
    await shown(ticket);
    const field = page.getByRole('region', { name: 'Tüm talepler' }).getByRole('searchbox');
    await field.click();
    await page.keyboard.type('a');
    await page.waitForURL(/q=a/);
    await shown(focused(field));
    // A letter that is a key of the desk elsewhere.
    await page.keyboard.type('yna c');
    await page.waitForURL(/q=ayna\+?(%20)?c/);
    expect(await field.inputValue()).toBe('ayna c');
    await shown(ticket);
  }, 120_000);

  test('the palette shows where a ticket was found', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/open');
    await shown(page.getByRole('list', { name: 'Açık talepler' }).getByRole('link', { name: /Ayna hakkında/ }));
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Arama ve işlemler' });
    await palette.getByRole('textbox', { name: 'Arama ve işlemler' }).fill('kızgın');
    const found = palette.getByRole('button', { name: /Ayna hakkında/ });
    await shown(found.getByRole('img', { name: 'Not' }));
    expect(await found.locator('mark').allTextContents()).toEqual(['kızgın']);
    await found.click();
    await shown(page.getByRole('article', { name: 'Ayna hakkında' }));
  }, 120_000);
});
