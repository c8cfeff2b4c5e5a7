/** The desk around its tickets: keys, palette, language, quarantine, mailboxes, the very first visit. */
import { expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import type { MailServer } from '../../dev/mailserver.ts';
import { showCode } from '../../domain/mail/code.ts';
import { signedIn } from '../support/cast/api-client.ts';
import { startBareApi } from '../support/stack/api.ts';
import { focused, gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE, CAN, PASSWORD, SELIN, STRANGER } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('the desk in the browser', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  test('a list is worked through by keys, which are silent while somebody writes', async () => {
    const subjects = ['Tuş bir', 'Tuş iki', 'Tuş üç'];
    for (const subject of subjects) await phoneTicket(ayse, desk, subject);
    const page = await browser.open({ width: 1100 });
    await signIn(page, desk.url, CAN.email, '/views/open?q=tu%C5%9F');
    const rows = page.getByRole('list', { name: 'Açık talepler' }).getByRole('link', { name: /Tuş / });
    await eventually(async () => (await rows.count()) === 3, { label: 'three rows' });
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
    await next.getByRole('button', { name: 'Diğer işlemler', exact: true }).click();
    await shown(focused(page.getByRole('menu')));
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
    await shown(page.getByRole('heading', { name: 'Taleplerim', level: 1 }));
  }, 120_000);

  test('the palette opens a ticket by its number, whatever page is shown, and finds commands by a few letters', async () => {
    const number = await phoneTicket(ayse, desk, 'Paletten açılan');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/settings/people');
    await shown(page.getByRole('heading', { name: 'Temsilciler ve ekipler' }));
    const dialog = page.getByRole('dialog', { name: 'Arama ve işlemler' });
    const words = dialog.getByRole('textbox', { name: 'Arama ve işlemler' });
    await page.keyboard.press('Control+k');
    await words.fill(`#${number}`);
    await shown(dialog.getByText('Paletten açılan'));
    await page.keyboard.press('Enter');
    const ticket = page.getByRole('article', { name: 'Paletten açılan' });
    await shown(ticket);
    // A palette that is still leaving would take the next words with it.
    await gone(dialog);
    await page.keyboard.press('Control+k');
    await words.fill('oncelik acil');
    await shown(page.getByRole('button', { name: 'Öncelik: Acil' }));
    await page.keyboard.press('Enter');
    await shown(ticket.getByRole('button', { name: 'Öncelik: Acil' }));
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.priority === 'urgent', {
      label: 'the priority at the server',
    });
  }, 120_000);

  test('the palette changes colours and language, and signs out', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/open');
    await shown(page.getByRole('heading', { name: 'Açık talepler', level: 1 }));
    const palette = page.getByRole('dialog', { name: /^(Arama ve işlemler|Search and actions)$/ });
    const say = async (words: string, offered: string) => {
      await page.keyboard.press('Control+k');
      await palette.getByRole('textbox').fill(words);
      await shown(palette.getByRole('button', { name: offered, exact: true }));
      await page.keyboard.press('Enter');
      await gone(palette);
    };
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    await say('koyu', 'Tema: Koyu');
    await eventually(async () => (await scheme()) === 'dark', { label: 'dark colours' });
    // The one that is there already is not offered.
    await page.keyboard.press('Control+k');
    await palette.getByRole('textbox').fill('tema');
    await shown(palette.getByRole('button', { name: 'Tema: Açık' }));
    expect(await palette.getByRole('button', { name: 'Tema: Koyu' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await gone(palette);
    await say('ingilizce', 'Dil: English');
    await shown(page.getByRole('heading', { name: 'All open', level: 1 }));
    await say('türkçe', 'Language: Türkçe');
    await shown(page.getByRole('heading', { name: 'Açık talepler', level: 1 }));
    await say('çıkış', 'Oturumu kapat');
    await shown(page.getByRole('button', { name: 'Oturum aç' }));
  }, 120_000);

  test('language and colours change without a reload and stay', async () => {
    await phoneTicket(ayse, desk, 'Dil değişince ben aynıyım');
    const can = await signedIn(desk.url, CAN.email);
    /** A page that is reloaded before the server has the choice would come back in the old language. */
    const kept = (language: string) =>
      eventually(async () => (await can.get('/session')).body.agent.language === language, {
        label: 'the choice kept',
      });
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/views/open');
    await shown(page.getByRole('heading', { name: 'Açık talepler', level: 1 }));
    await page.evaluate('window.neverReloaded = true');
    const html = page.locator('html');
    const pick = async (menu: string, choice: string) => {
      await page.getByRole('button', { name: menu }).click();
      await page.getByRole('menuitemradio', { name: choice }).click();
    };
    await pick(`${CAN.name} hesabı`, 'English');
    await shown(page.getByRole('heading', { name: 'All open', level: 1 }));
    expect(await html.getAttribute('lang')).toBe('en');
    await shown(page.getByRole('navigation', { name: 'Navigation' }));
    await pick(`Account of ${CAN.name}`, 'Dark');
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    await kept('en');
    await page.reload();
    await shown(page.getByRole('heading', { name: 'All open', level: 1 }));
    expect([await html.getAttribute('lang'), await html.getAttribute('data-mantine-color-scheme')]).toEqual([
      'en',
      'dark',
    ]);
    await pick(`Account of ${CAN.name}`, 'Türkçe');
    await shown(page.getByRole('heading', { name: 'Açık talepler', level: 1 }));
    expect(await html.getAttribute('lang')).toBe('tr');
    await kept('tr');
  }, 120_000);

  test('a password is changed where the name is: the present one is asked for, and other windows are signed out', async () => {
    const elsewhere = await signedIn(desk.url, CAN.email);
    const page = await browser.open({ expected: /status of 422/ });
    await signIn(page, desk.url, CAN.email, '/settings/profile');
    const card = page.getByRole('region', { name: 'Parola' });
    const fill = async (current: string, next: string) => {
      await card.getByLabel('Şu anki parola').fill(current);
      await card.getByLabel('Yeni parola').fill(next);
      await card.getByRole('button', { name: 'Parolayı değiştir' }).click();
    };
    await fill('yanlış parola', 'bambaşka parola');
    await shown(card.getByRole('alert').filter({ hasText: 'Şu anki parola yanlış.' }));
    await fill(PASSWORD, 'bambaşka parola');
    await shown(page.getByText('Parola değişti'));
    await eventually(async () => (await card.getByLabel('Şu anki parola').inputValue()) === '', {
      label: 'an empty field',
    });
    expect((await elsewhere.get('/session')).status).toBe(401);
    await fill('bambaşka parola', PASSWORD);
    await eventually(() => signedIn(desk.url, CAN.email).then(Boolean, () => false), {
      label: 'the old password again',
    });
  }, 120_000);

  test('a stranger’s mail waits in quarantine with its reason until somebody decides', async () => {
    const number = await phoneTicket(ayse, desk, 'Yabancının eklediği', { owner: desk.people.ayse });
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
    await shown(held.getByText('Tanınmayan bir gönderen başkasının talebine yazıyor.'));
    await shown(held.getByText(STRANGER.address));
    await shown(page.getByRole('link', { name: 'Karantina 1 bekliyor' }));
    expect((await desk.ticket(number)).message_count).toBe(1);
    await shown(held.getByRole('link', { name: `#${number} Yabancının eklediği` }));
    await shown(held.getByText(/bu gönderenin sonraki e-postaları da oraya eklenir/));

    await held.getByRole('button', { name: 'Yoksay' }).click();
    const question = page.getByRole('dialog', { name: 'E-posta yok sayılsın mı?' });
    await shown(question.getByText('Ben de ekleyeyim'));
    await question.getByRole('button', { name: 'Vazgeç' }).click();
    await gone(question);
    await held.getByRole('button', { name: `#${number} talebine ekle` }).click();
    await shown(page.getByText('Bekletilen e-posta yok'));
    await page.goto(`${desk.url}/tickets/${number}`);
    await shown(page.getByRole('article', { name: 'Yabancının eklediği' }).getByText('Bana da gelmedi.'));
  }, 120_000);

  test('a held mail is discarded only by somebody who says so twice', async () => {
    const number = await phoneTicket(ayse, desk, 'Başkasının işi', { owner: desk.people.ayse });
    const code = showCode((await desk.ticket(number)).code);
    await desk.deliver(letter({ from: 'baska@example.test', subject: 'Bana ne', text: `İlgisiz.\r\n${code}` }));
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/quarantine');
    const held = page.getByRole('listitem').filter({ hasText: 'Bana ne' });
    await held.getByRole('button', { name: 'Yoksay' }).click();
    const question = page.getByRole('dialog', { name: 'E-posta yok sayılsın mı?' });
    await question.getByRole('button', { name: 'Yoksay' }).click();
    await shown(page.getByText('E-posta yok sayıldı; e-posta kayıtlarında duruyor'));
    await gone(held);
    expect((await desk.ticket(number)).message_count).toBe(1);
  }, 120_000);

  test('the connection test tells both servers apart: wrong password, closed port, success', async () => {
    // What is sent to an address here arrives here.
    const { imapPort, smtpPort } = desk.server as unknown as MailServer;
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/settings/mailboxes');
    await page.getByRole('button', { name: 'Posta kutusu bağla' }).click();
    await page.getByRole('textbox', { name: 'E-posta adresi' }).fill('yeni@example.test');
    await page.getByRole('button', { name: 'Devam' }).click();
    await page.getByRole('button', { name: 'Tüm alanlar' }).click();
    const dialog = page.getByRole('region', { name: 'Tüm alanlar' });
    await dialog.getByRole('textbox', { name: 'Gönderen adı' }).fill('Yeni Kutu');
    const imap = dialog.getByRole('group', { name: 'Alma (IMAP)' });
    const smtp = dialog.getByRole('group', { name: 'Gönderme (SMTP)' });
    expect(await imap.getByRole('textbox', { name: 'Kullanıcı adı' }).inputValue()).toBe('yeni@example.test');
    await dialog.getByRole('switch', { name: 'Göndermek için aynı kullanıcı adını ve parolayı kullan' }).click();
    for (const [server, port] of [
      [imap, imapPort],
      [smtp, smtpPort],
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
    const check = () => dialog.getByRole('button', { name: 'Bağlantıyı test et' }).click();
    await check();
    await shown(result('Alma sunucusunda oturum açma').getByText(/^Kullanıcı adı ya da parola yanlış/));
    await shown(result('Gönderme sunucusunda oturum açma').getByText(/parola kontrol edilmedi/));

    await imap.getByLabel('Parola', { exact: true }).fill('parola');
    await smtp.getByRole('textbox', { name: 'Port' }).fill('1');
    await check();
    await shown(result('Klasörü okuma').getByText('Klasör okunabiliyor.'));
    await shown(result('Gönderme sunucusunda oturum açma').getByText(/^Bu portta yanıt veren yok/));

    await smtp.getByRole('textbox', { name: 'Port' }).fill(String(smtpPort));
    await dialog.getByRole('button', { name: 'Test et ve bağla' }).click();
    await shown(page.getByRole('heading', { name: 'yeni@example.test bağlandı' }));
    await page.getByRole('button', { name: 'Bitti' }).click();
    await shown(page.getByRole('region', { name: 'yeni@example.test' }).getByText('Bağlı'));
  }, 120_000);

  test('a bare installation asks for its first administrator and lets them in', async () => {
    const bare = await startBareApi();
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
      // The desk goes on asking; its server ends before the page does.
      for (const one of [page, next]) await one.goto('about:blank');
    } finally {
      await bare.stop();
    }
  }, 120_000);
});
