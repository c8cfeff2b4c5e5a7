/** What the desk says of itself: trouble on every page, providers as they are, forms in its own language, no guess as a fact. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { focused, gone, shown, signIn, useBrowser, violations } from '../support/stack/browser.ts';
import { AYSE, CAN, SELIN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

/** Of the page, where this runs. */
type Styles = { getComputedStyle(of: unknown): { direction: string } };

/** Its stream is never answered: once it stands, the desk reads everything again by itself, and no button is needed. */
const neverLive = (page: Page) => page.route('**/api/stream*', () => undefined);

needs('chromium')('the desk speaks plainly', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  test('a mailbox that refuses us is a red dot for everybody and a line on every page for those in charge', async () => {
    // Refused so often that whoever watches it says so as well, and asks its server no more.
    await desk.rows(
      `with box as (
         insert into mailbox (address, name, team_id, imap, imap_secret, smtp, smtp_secret, status)
         select 'dertli@example.test', 'Dertli', team_id, imap, imap_secret, smtp, smtp_secret, 'credentials' from mailbox where id = $1
         returning id)
       insert into mailbox_sign_in (mailbox_id, side, refused, fault) select id, 'imap', 3, '[mailbox-credentials - -] no' from box`,
      [desk.mailbox],
    );
    for (const [email, lines] of [
      [AYSE.email, 0],
      [CAN.email, 1],
      [SELIN.email, 1],
    ] as const) {
      const page = await browser.open();
      await signIn(page, desk.url, email, '/views/open');
      await shown(page.getByRole('link', { name: 'Posta kutuları ilgi bekliyor' }));
      expect(await page.getByRole('alert').getByText('Bir posta kutusunda oturum reddediliyor').count()).toBe(lines);
      expect(await violations(page)).toEqual([]);
    }
    await desk.rows(`update mailbox set deleted_at = now() where address = 'dertli@example.test'`);
  }, 120_000);

  test('connecting knows the provider of an address and fills in its servers, and says what kind of password it takes', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/settings/mailboxes/connect');
    await page.getByRole('textbox', { name: 'E-posta adresi' }).fill('destek@gmail.com');
    await page.keyboard.press('Enter');
    await shown(page.getByText('imap.gmail.com · TLS'));
    await page.getByRole('button', { name: 'Parolayla bağlan' }).click();
    await shown(page.getByText(/uygulama parolası oluşturup/));
    await shown(page.getByLabel('Uygulama parolası', { exact: true }));
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tüm alanlar' }).click();
    const form = page.getByRole('region', { name: 'Tüm alanlar' });
    const host = (name: string) => form.getByRole('group', { name }).getByRole('textbox', { name: 'Sunucu' });
    expect([await host('Alma (IMAP)').inputValue(), await host('Gönderme (SMTP)').inputValue()]).toEqual([
      'imap.gmail.com',
      'smtp.gmail.com',
    ]);
    expect(await violations(page)).toEqual([]);
  }, 120_000);

  test('a form complains in the language of the desk, whatever the browser speaks', async () => {
    const page = await browser.open({ language: 'en' });
    await signIn(page, desk.url, SELIN.email, '/settings/mailboxes');
    await page.getByRole('button', { name: 'Posta kutusu bağla' }).click();
    const address = page.getByRole('textbox', { name: 'E-posta adresi' });
    const complaint = () =>
      address.evaluate((field) => (field as unknown as { validationMessage: string }).validationMessage);
    await page.getByRole('button', { name: 'Devam' }).click();
    expect(await complaint()).toBe('Bu alanı doldurun');
    await address.fill('destek');
    await page.getByRole('button', { name: 'Devam' }).click();
    expect(await complaint()).toBe('Bir e-posta adresi yazın, örneğin ad@ornek.com');
    await address.fill('destek@example.test');
    expect(await complaint()).toBe('');
  }, 120_000);

  test('an address that is taken is said at its field, in the language of the desk', async () => {
    const page = await browser.open({ language: 'en', expected: /status of 422/ });
    await signIn(page, desk.url, SELIN.email, '/settings/people');
    await page.getByRole('button', { name: 'Temsilci ekle' }).click();
    const dialog = page.getByRole('dialog', { name: 'Temsilci ekle' });
    await dialog.getByRole('textbox', { name: 'Ad', exact: true }).fill('Ayşe');
    await dialog.getByRole('textbox', { name: 'E-posta adresi' }).fill(AYSE.email);
    await dialog.getByRole('button', { name: 'Ekle' }).click();
    await shown(dialog.getByText('Bu zaten kullanılıyor.'));
    await shown(focused(dialog.getByRole('textbox', { name: 'E-posta adresi' })));
    expect(await dialog.getByText('Bu zaten kullanılıyor.').count()).toBe(1);
    expect(await dialog.getByRole('textbox', { name: 'E-posta adresi' }).getAttribute('aria-invalid')).toBe('true');
    expect(await violations(page, '[role=dialog]')).toEqual([]);
  }, 120_000);

  test('other tickets that could not be read are not told as none', async () => {
    await phoneTicket(ayse, desk, 'Denizin ilk talebi');
    const number = await phoneTicket(ayse, desk, 'Denizin ikinci talebi');
    const page = await browser.open({ expected: /ERR_FAILED/ });
    await neverLive(page);
    await page.route(/contacts\/[^/]+\/tickets/, (route) => route.abort());
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    const panel = page.getByRole('complementary', { name: 'Müşteri' });
    await shown(panel.getByText('Bu bilgi yüklenemedi.'));
    expect(await panel.getByText('Bu, ilk talebi.').count()).toBe(0);
    await page.unroute(/contacts\/[^/]+\/tickets/);
    await panel.getByRole('button', { name: 'Yeniden dene' }).click();
    await shown(panel.getByRole('link', { name: /Denizin ilk talebi/ }));
  }, 120_000);

  test('what happened between the messages is not told as nothing when it could not be read', async () => {
    const number = await phoneTicket(ayse, desk, 'Olanları okunamayan', { owner: desk.people.ayse });
    const page = await browser.open({ expected: /status of 503/ });
    await neverLive(page);
    await page.route(/\/events(\?|$)/, (route) => route.fulfill({ status: 503, body: '{}' }));
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    const thread = page.getByRole('region', { name: 'Yazışma' });
    await shown(thread.getByText(/bu bir mesaj/));
    const unknown = thread.getByRole('status').filter({ hasText: 'örneğin müşterinin onayı, yüklenemedi' });
    await shown(unknown);
    expect(await violations(page)).toEqual([]);
    await page.unroute(/\/events(\?|$)/);
    await unknown.getByRole('button', { name: 'Yeniden dene' }).click();
    await gone(unknown);
    await shown(thread.locator('[data-event="assign"]'));
  }, 120_000);

  test('counters that could not be read are no noughts', async () => {
    const page = await browser.open({ expected: /status of 503/ });
    await page.route(/\/api\/counters/, (route) => route.fulfill({ status: 503, body: '{}' }));
    await signIn(page, desk.url, AYSE.email, '/views/open');
    await shown(page.getByRole('link', { name: 'Atanmamış – Bu bilgi yüklenemedi.' }));
  }, 120_000);

  test('a held mail in Arabic stands from right to left, in quarantine and ledger, and its ledger row leads to the mail', async () => {
    const [box] = await desk.rows<{ id: string }>(
      `insert into inbound (mailbox_id, folder, uidvalidity, uid, sha256, size, internal_date, state, held_reason, from_address, from_name, subject, held_text)
       select id, 'INBOX', 77, 1, repeat('a', 64), 900, now(), 'held', 'unknown-sender', 'layla@example.test', 'ليلى حداد', 'أين طلبي؟', 'مرحبا، لم يصل طلبي.'
         from mailbox where id = $1 returning mailbox_id as id`,
      [desk.mailbox],
    );
    const page = await browser.open();
    const direction = (words: string) =>
      page
        .getByText(words)
        .first()
        .evaluate((element) => (globalThis as unknown as Styles).getComputedStyle(element).direction);
    await signIn(page, desk.url, SELIN.email, '/quarantine');
    await shown(page.getByText('أين طلبي؟'));
    expect(await Promise.all(['أين طلبي؟', 'مرحبا، لم يصل طلبي.', 'ليلى حداد'].map(direction))).toEqual([
      'rtl',
      'rtl',
      'rtl',
    ]);
    await page.goto(`${desk.url}/settings/mailboxes/${box!.id}/ledger`);
    const row = page.getByRole('row').filter({ hasText: 'أين طلبي؟' });
    await shown(row.getByText('Tanınmayan bir gönderen başkasının talebine yazıyor.'));
    expect(await Promise.all(['أين طلبي؟', 'ليلى حداد'].map(direction))).toEqual(['rtl', 'rtl']);
    expect(await row.getByRole('link', { name: 'Özgün e-posta (.eml)' }).getAttribute('href')).toMatch(
      /\/quarantine\/\d+\/raw$/,
    );
    expect(await violations(page)).toEqual([]);
    await desk.rows(`delete from inbound where uidvalidity = 77 returning 1`);
  }, 120_000);

  test('a tag that is in use is offered while it is typed, in whatever spelling', async () => {
    const first = await phoneTicket(ayse, desk, 'Etiketli');
    await ayse.put(`/tickets/${first}/tags`, { tags: ['iade talebi'] });
    const number = await phoneTicket(ayse, desk, 'Etiketlenecek');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    await page.getByRole('button', { name: 'Etiketler: Etiket yok' }).click();
    const field = page.getByRole('textbox', { name: 'Yeni etiket' });
    await field.fill('İADE');
    const offered = page
      .getByRole('group', { name: 'Daha önce kullanılanlar' })
      .getByRole('button', { name: /iade talebi/ });
    await offered.click();
    await gone(offered);
    await shown(page.getByRole('button', { name: 'iade talebi etiketini kaldır' }));
  }, 120_000);

  test('a tag leads to the tickets that have it, from the ticket and from a row, and can be taken off again', async () => {
    const numbers = await Promise.all(['Kutu ezik', 'Cam kırık'].map((subject) => phoneTicket(ayse, desk, subject)));
    for (const number of numbers) await ayse.put(`/tickets/${number}/tags`, { tags: ['hasarlı ürün'] });
    await phoneTicket(ayse, desk, 'Sağlam geldi');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/open/${numbers[0]}`);
    const list = (name: string) => page.getByRole('list', { name }).getByRole('link');
    await shown(list('Açık talepler').filter({ hasText: 'Sağlam geldi' }));
    await page.getByRole('article').getByRole('link', { name: 'hasarlı ürün' }).click();
    await shown(list('Tüm talepler').filter({ hasText: 'Kutu ezik' }));
    await shown(list('Tüm talepler').filter({ hasText: 'Cam kırık' }));
    await gone(list('Tüm talepler').filter({ hasText: 'Sağlam geldi' }));
    await page.getByRole('link', { name: '“Etiket: hasarlı ürün” filtresini kaldır' }).click();
    await shown(list('Tüm talepler').filter({ hasText: 'Sağlam geldi' }));
    await list('Tüm talepler').filter({ hasText: 'hasarlı ürün' }).first().click();
    await gone(list('Tüm talepler').filter({ hasText: 'Sağlam geldi' }));
  }, 120_000);
});
