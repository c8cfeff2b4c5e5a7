/** The desk under an agent's hands: what each control does, and what it does when something is in the way. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import type { Locator, Page } from 'playwright-core';
import { startApi } from '../../api/server.ts';
import { showCode } from '../../domain/code.ts';
import { type ApiClient, apiClient } from '../support/api-client.ts';
import { gone, shown, signIn, slidesSideways, useBrowser, write } from '../support/browser.ts';
import { AYSE, CAN, DENIZ, PASSWORD, SELIN, STRANGER } from '../support/cast.ts';
import { freshDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/letter.ts';
import { needs } from '../support/requirements.ts';
import { type ServedDesk, startServedDesk, UI_FOLDER } from '../support/served-desk.ts';

const VIEWER = { email: 'izleyici@example.test', name: 'İrem İzleyici' } as const;

needs('chromium')('the desk in the browser', () => {
  const browser = useBrowser();
  let desk: ServedDesk;
  let ayse: ApiClient;
  beforeAll(async () => {
    desk = await startServedDesk();
    ayse = apiClient(desk.url);
    await ayse.post('/session', { email: AYSE.email, password: PASSWORD });
    await desk.rows(`insert into agent (email, name, role, password_hash) values ($1, $2, 'viewer', $3) returning id`, [
      VIEWER.email,
      VIEWER.name,
      await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
    ]);
  }, 90_000);
  afterAll(() => desk?.stop(), 30_000);

  let made = 0;
  /** A ticket of Deniz; `mine` puts it into Ayşe's list. */
  async function open(subject: string, { mine = false } = {}): Promise<number> {
    made += 1;
    const { body } = await ayse.post('/tickets', {
      subject,
      text: `Merhaba, bu ${made}. mesaj.`,
      contact: { address: DENIZ.address, name: DENIZ.name },
      mailbox: desk.mailbox,
    });
    const number = body.number as number;
    if (mine) await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
    return number;
  }
  const answer = async (number: number, text: string) =>
    desk.deliver(
      letter({ from: DENIZ.address, subject: 'Ynt', text: `${text}\r\n${showCode((await desk.ticket(number)).code)}` }),
    );

  test('a snoozed ticket leaves the list, says when it is back, and comes back by itself', async () => {
    const number = await open('Yedek parça bekleniyor', { mine: true });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/mine/${number}`);
    const mine = page.getByRole('list', { name: 'Benim' }).getByRole('link', { name: /Yedek parça bekleniyor/ });
    await shown(mine);
    const ticket = page.getByRole('article', { name: 'Yedek parça bekleniyor' });
    await ticket.getByRole('button', { name: 'Ertele', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Talebi ertele' });
    await dialog.getByRole('radio', { name: /^Gelecek hafta/ }).check();
    await dialog.getByRole('textbox', { name: 'Neden (isteğe bağlı)' }).fill('Tedarikçiden haber bekleniyor');
    await dialog.getByRole('button', { name: 'Ertele' }).click();
    await gone(dialog);
    await shown(ticket.getByText(/^Ertelendi: .*09:00$/));
    await gone(mine);
    await page.getByRole('link', { name: /^Ertelenen/ }).click();
    await page
      .getByRole('list', { name: 'Ertelenen' })
      .getByRole('link', { name: /Yedek parça bekleniyor/ })
      .click();
    await ticket.getByRole('button', { name: 'Ertelemeyi bitir' }).click();
    await shown(ticket.getByRole('button', { name: 'Ertele', exact: true }));

    const until = new Date(Date.now() + 4_000).toISOString();
    await ayse.put(`/tickets/${number}/snooze`, { until, dueAt: until });
    await page.getByRole('link', { name: /^Benim/ }).click();
    await gone(mine);
    await shown(mine);
    await mine.click();
    await ticket.getByRole('radiogroup', { name: 'Gösterilecek bölüm' }).getByText('Geçmiş').click();
    await shown(ticket.getByText('Erteleme bitti; talep listeye döndü'));
    await shown(ticket.getByText(/^Ayşe Yılmaz talebi erteledi: dönüş .* — Tedarikçiden haber bekleniyor/));
  }, 90_000);

  test('a list is worked through by keys, which are silent while somebody writes', async () => {
    const subjects = ['Tuş bir', 'Tuş iki', 'Tuş üç'];
    for (const subject of subjects) await open(subject);
    const page = await browser.open({ width: 1100 });
    await signIn(page, desk.url, CAN.email, '/views/open?q=tu%C5%9F');
    const rows = page.getByRole('list', { name: 'Açık' }).getByRole('link', { name: /Tuş / });
    await eventually(async () => (await rows.count()) === 3, { withinMs: 15_000, label: 'three rows' });
    const [first, second] = await rows.allInnerTexts().then((texts) => texts.map((text) => /Tuş \S+/.exec(text)![0]));

    await page.keyboard.press('j');
    await shown(focused(rows.nth(0)));
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await shown(focused(rows.nth(0)));
    await page.keyboard.press('Enter');
    const ticket = page.getByRole('article', { name: first! });
    await shown(ticket.getByText(/mesaj\./));
    await page.keyboard.press('j');
    const next = page.getByRole('article', { name: second! });
    await shown(next.getByText(/mesaj\./));

    await page.keyboard.press('r');
    const field = next.getByRole('textbox', { name: 'Yanıt metni' });
    await shown(field);
    await shown(focused(field));
    await page.keyboard.type('jkrnse ih?');
    expect(await field.innerText()).toBe('jkrnse ih?');
    expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await shown(next.getByRole('button', { name: /için yanıt yazın/ }));
    await shown(next.getByText('Taslak'));
    await page.keyboard.press('n');
    await shown(focused(next.getByRole('textbox', { name: 'İç not metni' })));
    await page.keyboard.press('Escape');
    await gone(next.getByRole('textbox', { name: 'İç not metni' }));
    await next.getByRole('button', { name: 'Diğer işlemler' }).click();
    await shown(page.getByRole('menuitem'));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('menuitem'));
    await shown(next);
    await page.keyboard.press('Escape');
    await shown(rows);
    await page.keyboard.press('?');
    await shown(page.getByRole('dialog', { name: 'Klavye kısayolları' }));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog', { name: 'Klavye kısayolları' }));
    await page.keyboard.type('gm');
    await shown(page.getByRole('heading', { name: 'Benim', level: 1 }));
  }, 90_000);

  test('the palette opens a ticket by its number, whatever page is shown, and finds commands by a few letters', async () => {
    const number = await open('Paletten açılan');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/settings/people');
    await shown(page.getByRole('heading', { name: 'Temsilciler ve ekipler' }));
    await page.keyboard.press('Control+k');
    await page
      .getByRole('dialog', { name: 'Arama ve işlemler' })
      .getByRole('textbox', { name: 'Arama ve işlemler' })
      .fill(`#${number}`);
    await shown(page.getByText(`#${number} numaralı talebi aç`));
    await page.keyboard.press('Enter');
    const ticket = page.getByRole('article', { name: 'Paletten açılan' });
    await shown(ticket);
    await page.keyboard.press('Control+k');
    await page
      .getByRole('dialog', { name: 'Arama ve işlemler' })
      .getByRole('textbox', { name: 'Arama ve işlemler' })
      .fill('oncelik acil');
    await shown(page.getByRole('button', { name: 'Öncelik: Acil' }));
    await page.keyboard.press('Enter');
    await shown(ticket.getByRole('button', { name: 'Öncelik: Acil' }));
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.priority === 'urgent', {
      withinMs: 15_000,
      label: 'the priority at the server',
    });
  }, 60_000);

  test('language and colours change without a reload and stay', async () => {
    await open('Dil değişince ben aynıyım');
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/views/open');
    await shown(page.getByRole('heading', { name: 'Açık', level: 1 }));
    await page.evaluate('window.neverReloaded = true');
    const html = page.locator('html');
    const pick = async (menu: string, choice: string) => {
      await page.getByRole('button', { name: menu }).click();
      await page.getByRole('menuitemradio', { name: choice }).click();
    };
    await pick(`${CAN.name} hesabı`, 'English');
    await shown(page.getByRole('heading', { name: 'Open', level: 1 }));
    expect(await html.getAttribute('lang')).toBe('en');
    await shown(page.getByRole('navigation', { name: 'Navigation' }));
    await pick(`Account of ${CAN.name}`, 'Dark');
    await eventually(async () => (await html.getAttribute('data-mantine-color-scheme')) === 'dark', {
      label: 'a dark page',
    });
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    await page.reload();
    await shown(page.getByRole('heading', { name: 'Open', level: 1 }));
    expect([await html.getAttribute('lang'), await html.getAttribute('data-mantine-color-scheme')]).toEqual([
      'en',
      'dark',
    ]);
    await pick(`Account of ${CAN.name}`, 'Türkçe');
    await shown(page.getByRole('heading', { name: 'Açık', level: 1 }));
    expect(await html.getAttribute('lang')).toBe('tr');
  }, 60_000);

  test('a customer’s message that arrives while a reply is written is shown before it goes; the words outlive a reload', async () => {
    const number = await open('Araya giren mesaj', { mine: true });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: 'Araya giren mesaj' });
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await write(field, 'Yarın gönderiyoruz.');
    await answer(number, 'Vazgeçtim, göndermeyin!');
    await shown(ticket.getByText('Bu arada müşteriden yeni bir mesaj geldi.'));
    expect(await field.innerText()).toBe('Yarın gönderiyoruz.');

    await page.reload();
    await ticket.getByRole('button', { name: /için yanıt yazın.*Taslak/ }).click();
    await shown(field.getByText('Yarın gönderiyoruz.'));
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
    const dialog = page.getByRole('dialog', { name: 'Müşteri bu arada yazdı' });
    await dialog.getByRole('button', { name: 'Önce oku' }).click();
    await gone(dialog);
    expect(await field.innerText()).toBe('Yarın gönderiyoruz.');
    expect((await desk.rows('select 1 from outbox where ticket_number = $1', [number])).length).toBe(0);
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
    await shown(
      ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('Yarın gönderiyoruz.'),
    );
    await shown(ticket.getByRole('button', { name: /için yanıt yazın/ }));
    expect(await ticket.getByText('Taslak').count()).toBe(0);
  }, 60_000);

  test('a server that knows of a newer message than the page is believed', async () => {
    const number = await open('Sayfanın bilmediği mesaj', { mine: true });
    const page = await browser.open({ expected: /status of 409|ERR_|Failed to load/ });
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: 'Sayfanın bilmediği mesaj' });
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await write(field, 'Gönderdik.');
    // The page hears and reads nothing of it, as on a slow line.
    await page.route(/\/api\/(stream|tickets\/\d+(\/messages.*)?)$/, (route) => route.abort());
    await answer(number, 'Bir şey daha var');
    await eventually(async () => (await desk.ticket(number)).message_count === 2, {
      withinMs: 20_000,
      label: 'the second message',
    });
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
    await shown(
      page.getByText('Müşteri bu arada yazdı').or(ticket.getByText('Bu arada müşteriden yeni bir mesaj geldi.')),
    );
    expect(await field.innerText()).toBe('Gönderdik.');
  }, 60_000);

  test('what a state does not allow says why', async () => {
    const number = await open('Arşivdeki', { mine: true });
    await ayse.post(`/tickets/${number}/archiving`);
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/closed/${number}`);
    const ticket = page.getByRole('article', { name: 'Arşivdeki' });
    const snooze = ticket.getByRole('button', { name: 'Ertele' });
    expect(await snooze.getAttribute('aria-disabled')).toBe('true');
    await snooze.hover();
    await shown(page.getByRole('tooltip', { name: 'Talep kapalı; önce yeniden açın' }));
    await ticket.getByRole('button', { name: 'Diğer işlemler' }).click();
    const spam = page.getByRole('menuitem', { name: /^İstenmeyen olarak kapat/ });
    expect(await spam.innerText()).toContain('Talep kapalı; önce yeniden açın');
    expect(await spam.getAttribute('aria-disabled')).toBe('true');
  }, 60_000);

  test('a viewer reads everything and can change nothing', async () => {
    const number = await open('İzlenen talep', { mine: true });
    const page = await browser.open();
    await signIn(page, desk.url, VIEWER.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: 'İzlenen talep' });
    await shown(ticket.getByText(/mesaj\./));
    for (const name of [
      'Ertele',
      'Çöz',
      `Sorumlu: ${AYSE.name}`,
      'Öncelik: Normal',
      'Tür: Tür yok',
      'Etiketler: Etiket yok',
    ]) {
      const button = ticket.getByRole('button', { name, exact: true });
      expect([name, await button.getAttribute('aria-disabled')]).toEqual([name, 'true']);
      await button.hover();
      await shown(page.getByRole('tooltip', { name: 'Rolünüz buna izin vermiyor' }));
      await page.mouse.move(5, 5);
      await gone(page.getByRole('tooltip'));
    }
    for (const opener of await ticket.getByRole('button', { name: 'Rolünüz buna izin vermiyor' }).all())
      expect(await opener.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.type('rnse');
    expect(await ticket.getByRole('textbox').count()).toBe(0);
    expect((await desk.ticket(number)).state).toBe('assigned');
    await page.goto(`${desk.url}/settings/mailboxes`);
    expect(await page.getByRole('button', { name: 'Posta kutusu bağla' }).getAttribute('aria-disabled')).toBe('true');
  }, 60_000);

  test('a stranger’s mail waits in quarantine with its reason until somebody decides', async () => {
    const number = await open('Yabancının eklediği', { mine: true });
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/quarantine');
    await shown(page.getByText('Bekletilen e-posta yok'));
    await desk.deliver(
      letter({
        from: STRANGER.address,
        subject: 'Ben de ekleyeyim',
        text: `Bana da gelmedi.\r\n${showCode((await desk.ticket(number)).code)}`,
      }),
    );
    const held = page.getByRole('listitem').filter({ hasText: 'Ben de ekleyeyim' });
    await shown(held.getByText('Tanınmayan biri başkasının talebine yazıyor.'));
    await shown(held.getByText(STRANGER.address));
    await shown(page.getByRole('link', { name: 'Karantina 1 bekliyor' }));
    expect((await desk.ticket(number)).message_count).toBe(1);
    await held.getByRole('button', { name: `#${number} talebine ekle` }).click();
    await shown(page.getByText('Bekletilen e-posta yok'));
    await page.goto(`${desk.url}/tickets/${number}`);
    await shown(page.getByRole('article', { name: 'Yabancının eklediği' }).getByText('Bana da gelmedi.'));
  }, 60_000);

  test('the connection test tells both servers apart: wrong password, closed port, success', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/settings/mailboxes');
    await page.getByRole('button', { name: 'Posta kutusu bağla' }).click();
    const dialog = page.getByRole('dialog', { name: 'Posta kutusu bağla' });
    await dialog.getByRole('textbox', { name: 'Adres' }).fill('yeni@example.test');
    await dialog.getByRole('textbox', { name: 'Gönderen adı' }).fill('Yeni Kutu');
    const imap = dialog.getByRole('group', { name: 'Alma (IMAP)' });
    const smtp = dialog.getByRole('group', { name: 'Gönderme (SMTP)' });
    expect(await imap.getByRole('textbox', { name: 'Kullanıcı adı' }).inputValue()).toBe('yeni@example.test');
    for (const [server, port] of [
      [imap, desk.server.imapPort],
      [smtp, desk.sink.port],
    ] as const) {
      await server.getByRole('textbox', { name: 'Sunucu' }).fill('127.0.0.1');
      await server
        .getByRole('combobox', { name: 'Şifreleme' })
        .selectOption({ label: 'Yok (yalnızca kendi ağınızda)' });
      await server.getByRole('textbox', { name: 'Port' }).fill(String(port));
    }
    await imap.getByLabel('Parola', { exact: true }).fill('yanlış');
    await smtp.getByLabel('Parola', { exact: true }).fill('parola');
    const result = (name: string): Locator => dialog.getByRole('listitem').filter({ hasText: name });
    const check = () => dialog.getByRole('button', { name: 'Bağlantıyı sına' }).click();
    await check();
    await shown(result('Alma (IMAP)').getByText(/^Kullanıcı adı veya parola kabul edilmedi/));
    await shown(result('Gönderme (SMTP)').getByText('Oturum açıldı, göndermeye hazır.'));

    await imap.getByLabel('Parola', { exact: true }).fill('parola');
    await smtp.getByRole('textbox', { name: 'Port' }).fill('1');
    await check();
    await shown(result('Alma (IMAP)').getByText('Oturum açıldı, klasör okunabiliyor.'));
    await shown(result('Gönderme (SMTP)').getByText(/^Sunucu yanıt vermiyor/));

    await smtp.getByRole('textbox', { name: 'Port' }).fill(String(desk.sink.port));
    await dialog.getByRole('button', { name: 'Kaydet' }).click();
    await gone(dialog);
    await shown(page.getByRole('region', { name: 'yeni@example.test' }).getByText('Canlı'));
  }, 60_000);

  test('a bare installation asks for its first administrator and lets him in', async () => {
    const database = await freshDatabase();
    const bare = await startApi({
      databaseUrl: database.url,
      temporal: desk.settings.temporal,
      taskQueue: desk.settings.temporal.taskQueue,
      dataDir: desk.dataDir,
      secretKey: desk.settings.secretKey,
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      log: desk.log,
      uiFolder: UI_FOLDER,
    });
    try {
      const page = await browser.open();
      await page.goto(bare.url);
      await shown(page.getByRole('heading', { name: 'Bilet’e hoş geldiniz' }));
      await page.getByRole('textbox', { name: 'Ad', exact: true }).fill('Zeynep Çelik');
      await page.getByRole('textbox', { name: 'E-posta adresi' }).fill('zeynep@example.test');
      await page.getByLabel('Parola', { exact: true }).fill('uzun bir parola');
      await page.getByRole('button', { name: 'Oluştur ve başla' }).click();
      await shown(page.getByRole('button', { name: 'Zeynep Çelik hesabı' }));
      const next = await browser.open();
      await next.goto(bare.url);
      await shown(next.getByRole('heading', { name: 'Oturum aç' }));
    } finally {
      await bare.stop();
      await database.drop();
    }
  }, 60_000);

  test('a lost connection is said, loses nothing that was typed, and heals by itself', async () => {
    const number = await open('Bağlantı kopunca', { mine: true });
    const page = await browser.open({ expected: /ERR_|Failed to load|EventSource/ });
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: 'Bağlantı kopunca' });
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await write(field, 'Bu sözler ');
    await desk.stopApi();
    try {
      const lost = page.getByRole('alert').filter({ hasText: 'Bağlantı koptu, yeniden bağlanıyor' });
      await shown(lost);
      await page.keyboard.type('kaybolmaz.');
      await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
      await shown(page.getByRole('alert').filter({ hasText: 'Yanıt gönderilemedi; metniniz saklandı' }));
      expect(await field.innerText()).toBe('Bu sözler kaybolmaz.');
      await desk.startApi();
      await gone(lost);
    } finally {
      await desk.startApi().catch(() => undefined);
    }
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
    await shown(
      ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('Bu sözler kaybolmaz.'),
    );
    expect(await desk.rows('select 1 from outbox where ticket_number = $1', [number])).toHaveLength(1);
  }, 90_000);

  test('on a phone the list, a ticket and the composer each have the page, and nothing slides sideways', async () => {
    const number = await open('Telefonda da okunan uzun bir konu: çokuzunvebölünmeyenbirkelimeileberaber', {
      mine: true,
    });
    const page = await browser.open({ width: 390, height: 844, touch: true });
    await signIn(page, desk.url, AYSE.email, '/views/mine');
    const row = page.getByRole('list', { name: 'Benim' }).getByRole('link', { name: /Telefonda da okunan/ });
    await shown(row);
    expect(await slidesSideways(page)).toBe(false);
    await row.tap();
    const ticket = page.getByRole('article', { name: /^Telefonda da okunan/ });
    await shown(ticket.getByText(/mesaj\./));
    expect(await slidesSideways(page)).toBe(false);
    await ticket.getByRole('button', { name: 'Müşteriyi göster' }).tap();
    await shown(page.getByRole('dialog', { name: 'Müşteri' }).getByText(DENIZ.address));
    await page.getByRole('dialog', { name: 'Müşteri' }).getByRole('button', { name: 'Kapat' }).tap();
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).tap();
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await write(field, 'Telefondan selamlar, ');
    expect(await slidesSideways(page)).toBe(false);
    expect(
      await outsideWindow(page, [
        field,
        ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }),
        ticket.getByRole('button', { name: 'Dosya ekle' }),
      ]),
    ).toEqual([]);
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).tap();
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }));
    expect((await desk.ticket(number)).state).toBe('awaiting-reply');
    await ticket.getByRole('button', { name: 'Listeye dön' }).tap();
    await shown(row);
    await page.getByRole('button', { name: 'Gezintiyi aç' }).tap();
    await page.getByRole('link', { name: 'Karantina' }).tap();
    await shown(page.getByRole('heading', { name: 'Karantina', level: 1 }));
    expect(await slidesSideways(page)).toBe(false);
  }, 60_000);
});

const focused = (locator: Locator): Locator => locator.and(locator.page().locator(':focus'));

/** Those that cannot be seen whole without scrolling. */
async function outsideWindow(page: Page, locators: Locator[]): Promise<string[]> {
  const size = page.viewportSize()!;
  const boxes = await Promise.all(locators.map(async (one) => [String(one), await one.boundingBox()] as const));
  return boxes
    .filter(
      ([, box]) => !box || box.x < 0 || box.y < 0 || box.x + box.width > size.width || box.y + box.height > size.height,
    )
    .map(([name, box]) => `${name} ${JSON.stringify(box)}`);
}
