/** What comes from other programs into a reply: pasted from the clipboard, and files that are dropped. */
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { LIMITS } from '../../domain/limits.ts';
import { gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { holdBack } from '../support/stack/slow-line.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What the clipboard holds goes to where the keyboard is. */
const paste = (page: Page, { html = '', text = '', picture = false }) =>
  page.evaluate(
    `(() => {
      const data = new DataTransfer();
      const given = ${JSON.stringify({ html, text, picture })};
      if (given.text) data.setData('text/plain', given.text);
      if (given.html) data.setData('text/html', given.html);
      const bytes = Uint8Array.from(atob('${PIXEL}'), (letter) => letter.charCodeAt(0));
      if (given.picture) data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`,
  );

/** Files of so many bytes are let go over a part of the page, as a hand does that brings them from a folder. */
async function drop(onto: Locator, files: Record<string, number>): Promise<void> {
  const dataTransfer = await onto.page().evaluateHandle(
    `(() => {
      const data = new DataTransfer();
      for (const [name, size] of Object.entries(${JSON.stringify(files)})) data.items.add(new File([new Uint8Array(size)], name));
      return data;
    })()`,
  );
  for (const kind of ['dragover', 'drop']) await onto.dispatchEvent(kind, { dataTransfer });
}

needs('chromium')('pasting into a reply', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  async function open(subject: string) {
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: subject });
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await shown(field);
    await field.click();
    const out = () =>
      desk.rows<{ id: string; text: string; html: string }>(
        `select id, text, html from message where ticket_number = $1 and direction = 'out' and kind = 'reply'`,
        [number],
      );
    return { number, page, ticket, field, out };
  }

  test('cells of a spreadsheet come in as a table, not as the picture that lies beside them', async () => {
    const { page, ticket, field, out } = await open('Tablo yapıştır');
    await paste(page, {
      picture: true,
      text: 'Ürün\tAdet\nKalem\t3',
      html: '<table><tr><td>Ürün</td><td>Adet</td></tr><tr><td>Kalem</td><td>3</td></tr></table>',
    });
    await shown(field.getByRole('cell', { name: 'Kalem' }));
    expect(await ticket.getByRole('list', { name: 'Eklenen dosyalar' }).count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }));
    const [reply] = await out();
    expect(reply!.text).toBe('Ürün\tAdet\nKalem\t3');
    expect(reply!.html).toMatch(/<td style="border[^"]*"><p[^>]*>Kalem/);
  }, 120_000);

  test('a picture that is pasted after a table stands beneath it, and so do the words', async () => {
    const { page, ticket, field, out } = await open('Tablodan sonra');
    await page.keyboard.type('Bakın:');
    await paste(page, { html: '<table><tr><td>Ürün</td><td>Adet</td></tr></table>' });
    await shown(field.getByRole('cell', { name: 'Adet' }));
    await paste(page, { picture: true });
    await shown(field.locator('img[alt="image.png"]'));
    await page.keyboard.type(' yukarıdaki gibi');
    await page.keyboard.press('Control+Enter');
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }));
    const [reply] = await out();
    expect(reply!.text).toBe('Bakın:\nÜrün\tAdet\n[image.png] yukarıdaki gibi');
    expect(reply!.html).toMatch(/<\/table><p[^>]*><img [^>]*> yukarıdaki gibi<\/p>/);
  }, 120_000);

  test('a screenshot stands among the words, in the mail too', async () => {
    const { page, ticket, field, out } = await open('Ekran görüntüsü');
    await page.keyboard.type('Bakın: ');
    await paste(page, { picture: true });
    await shown(field.locator('img[alt="image.png"]'));
    await eventually(
      () => field.locator('img[alt="image.png"]').evaluate((img: { naturalWidth: number }) => img.naturalWidth === 1),
      {
        label: 'the picture is drawn',
      },
    );
    await page.keyboard.press('Control+Enter');
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }));
    const [reply] = await out();
    const files = await desk.rows<{ id: string; inline: boolean; content_id: string }>(
      'select id, inline, content_id from attachment where message_id = $1',
      [reply!.id],
    );
    expect(files).toEqual([{ id: files[0]!.id, inline: true, content_id: `${files[0]!.id}@bilet` }]);
    expect(reply!.html).toContain(`cid:${files[0]!.id}@bilet`);
    expect(reply!.text).toBe('Bakın: [image.png]');
  }, 120_000);

  test('a file dropped anywhere on the composer goes along; one on its way is cancelled, one too large is refused in words, and nothing else is lost', async () => {
    const { number, page, ticket, field, out } = await open('Bırakılan dosya');
    const writer = ticket.getByRole('region', { name: 'Yanıtla' });
    const files = writer.getByRole('list', { name: 'Eklenen dosyalar' });
    const file = (name: string) => files.getByRole('listitem').filter({ hasText: name });
    await page.keyboard.type('Ektedir.');
    /** A bar that stands at nothing has no width, and cannot be seen. */
    const underWay = (name: string) => file(name).getByRole('progressbar').count();
    const stored = (name: string) =>
      eventually(async () => (await file(name).count()) > 0 && (await underWay(name)) === 0, {
        label: `${name} stored`,
      });
    await drop(writer, { 'fatura.pdf': 2_000 });
    await stored('fatura.pdf');
    expect(new URL(page.url()).pathname).toBe(`/views/open/${number}`);

    const line = await holdBack(page, /\/api\/uploads\?/);
    await drop(field, { 'yavas.zip': 3_000 });
    await shown(file('yavas.zip'));
    expect(await underWay('yavas.zip')).toBe(1);
    const send = ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' });
    await page.keyboard.press('Control+Enter');
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await file('yavas.zip').getByRole('button', { name: 'yavas.zip dosyasını kaldır' }).click();
    await gone(file('yavas.zip'));
    line.letGo();

    await drop(writer, { 'film.mov': LIMITS.uploadBytes + 1, 'makbuz.pdf': 1_000 });
    await shown(
      file('film.mov')
        .getByRole('alert')
        .filter({ hasText: /^çok büyük, dosya başına en çok / }),
    );
    await stored('makbuz.pdf');
    await shown(field.getByText('Ektedir.'));
    await file('film.mov').getByRole('button', { name: 'film.mov dosyasını kaldır' }).click();
    await gone(file('film.mov'));

    await field.click();
    await page.keyboard.press('Control+Enter');
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }));
    const [reply] = await out();
    expect(reply!.text).toBe('Ektedir.');
    const sent = 'select name from attachment where message_id = $1 order by 1';
    expect(await desk.rows(sent, [reply!.id])).toEqual([{ name: 'fatura.pdf' }, { name: 'makbuz.pdf' }]);
    expect(await desk.rows(`select 1 from attachment where name in ('yavas.zip', 'film.mov')`)).toEqual([]);
  }, 120_000);
});
