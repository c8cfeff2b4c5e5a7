/** Writing beside others, on one machine or on two, on low pages, and with files alone. */
import { beforeAll, expect, test } from '@jest/globals';
import { type ApiClient, signedIn } from '../support/cast/api-client.ts';
import {
  gone,
  shown,
  signIn,
  slidesSideways,
  useBrowser,
  type WindowOptions,
  write,
} from '../support/stack/browser.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { inWindow } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('writing a reply', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  let can: ApiClient;
  beforeAll(async () => {
    can = await signedIn(desk.url, CAN.email);
  }, 60_000);

  async function open(subject: string, options: WindowOptions = {}) {
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    const page = await browser.open(options);
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: subject });
    const opener = ticket.getByRole('button', { name: /için yanıt yazın/ });
    await shown(ticket.getByText(/mesaj\./));
    return { number, page, ticket, opener, field: ticket.getByRole('textbox', { name: 'Yanıt metni' }) };
  }

  test('a draft is its agent’s alone: the next one at this machine does not see it, and it waits', async () => {
    const { number, page, opener, field } = await open('Ortak bilgisayar', { expected: /status of 401/ });
    await opener.click();
    await write(field, 'Ayşe’nin sözleri');
    await page.keyboard.press('Escape');
    await shown(opener.getByText('Taslak'));
    await page.evaluate(
      `localStorage.setItem('bilet.draft.${number}.reply', '{"text":"kimin","html":"<p>kimin</p>"}')`,
    );
    await page.getByRole('button', { name: `${AYSE.name} hesabı` }).click();
    await page.getByRole('menuitem', { name: 'Oturumu kapat' }).click();
    await shown(page.getByRole('heading', { name: 'Oturum aç' }));

    await signIn(page, desk.url, CAN.email, `/views/open/${number}`);
    await shown(opener);
    expect(await opener.getByText('Taslak').count()).toBe(0);
    await opener.click();
    await write(field, 'Can’ın sözleri');
    expect(await field.innerText()).toBe('Can’ın sözleri');
    expect(await page.evaluate(`localStorage.getItem('bilet.draft.nobody.${number}.reply')`)).toContain('kimin');

    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    await opener.click();
    await shown(field.getByText('Ayşe’nin sözleri'));
  }, 120_000);

  test('a colleague’s reply is told to who is writing one, and asks before a second goes out', async () => {
    const { number, page, ticket, opener, field } = await open('İki kişi birden');
    await opener.click();
    await shown(field);
    await can.post(`/tickets/${number}/replies`, { text: 'Ben yanıtladım.', then: 'keep' });
    const notice = ticket.getByRole('status').filter({ hasText: `${CAN.name} bu arada yanıtladı.` });
    await shown(notice);
    await write(field, 'Ben de yanıtlıyorum.');
    await shown(notice);
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: `${CAN.name} bu arada yanıtladı` });
    await dialog.getByRole('button', { name: 'Önce oku' }).click();
    await gone(dialog);
    await gone(notice);
    const out = () =>
      desk.rows<{ text: string }>(
        `select text from message where ticket_number = $1 and direction = 'out' order by created_at`,
        [number],
      );
    expect(await out()).toEqual([{ text: 'Ben yanıtladım.' }]);
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
    await shown(
      ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('Ben de yanıtlıyorum.'),
    );
    expect(await out()).toEqual([{ text: 'Ben yanıtladım.' }, { text: 'Ben de yanıtlıyorum.' }]);

    await opener.click();
    await write(field, 'Kendi yanıtım beni uyarmaz');
    expect(await ticket.getByText('bu arada yanıtladı').count()).toBe(0);
  }, 120_000);

  test.each([
    ['at 200 % zoom', { width: 720, height: 450 }],
    ['on a phone with its keyboard open', { width: 390, height: 480, touch: true }],
    ['on a phone', { width: 390, height: 700, touch: true }],
    ['on a wide, low page', { width: 1440, height: 450 }],
  ])(
    '%s the field and its button are in the window, however much is written',
    async (where, options) => {
      const { page, ticket, opener, field } = await open(`Alçak sayfa ${where}`, options);
      await opener.click();
      await shown(field);
      for (let line = 1; line <= 12; line++) {
        await page.keyboard.type(`Satır ${line}`);
        await page.keyboard.press('Enter');
      }
      await inWindow(
        page,
        ['Gönder ve yanıt bekle', 'Dosya ekle', 'Kapat ve taslağı sakla'].map((name) =>
          ticket.getByRole('button', { name }),
        ),
      );
      expect(await slidesSideways(page)).toBe(false);
      await shown(ticket.getByRole('heading', { name: `Alçak sayfa ${where}` }));
      await ticket.getByRole('button', { name: 'Kapat ve taslağı sakla' }).click();
      await shown(ticket.getByRole('button', { name: 'Çöz', exact: true }));
    },
    120_000,
  );

  test('a file alone cannot be sent, and the button says why', async () => {
    const { page, ticket, opener, field } = await open('Yalnız dosya');
    await opener.click();
    await shown(field);
    const send = ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' });
    await send.hover();
    await shown(page.getByRole('tooltip', { name: 'Önce bir metin yazın' }));
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      ticket.getByRole('button', { name: 'Dosya ekle' }).click(),
    ]);
    await chooser.setFiles({ name: 'fatura.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
    const why = ticket.getByText('Dosya tek başına gönderilemez. Kısa bir metin ekleyin');
    await shown(why);
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await write(field, 'Ektedir.');
    await gone(why);
    await send.click();
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('fatura.pdf'));
  }, 120_000);
});
