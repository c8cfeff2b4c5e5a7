/** A call that is written down, and a mail that a customer gets first, by keys alone. */
import { expect, test } from '@jest/globals';
import { AYSE } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { focused, gone, shown, signIn, useBrowser, violations } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('a new ticket', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const made = (subject: string) =>
    desk.rows<{ number: number }>('select number from ticket where subject = $1', [subject]);

  test('a call of somebody without an address is written down by keys alone; a line that is lost costs no word and makes one ticket', async () => {
    const page = await browser.open({ expected: /ERR_FAILED.*\/api\/tickets$/ });
    await signIn(page, desk.url, AYSE.email, '/views/open');
    await shown(page.getByRole('button', { name: 'Yeni talep' }));
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Yeni talep' });
    const who = dialog.getByRole('combobox', { name: 'Arayan' });
    await shown(focused(who));
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.type('Makbule');
    await shown(dialog.getByText(/Adres olmadan e-posta gönderilemez/));
    await dialog.getByRole('textbox', { name: 'Konu', exact: true }).focus();
    await page.keyboard.type('Fatura iki kez');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Geri arayacağız.');

    // The server takes it, and its answer is lost.
    await page.route('**/api/tickets', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.keyboard.press('Control+Enter');
    await shown(dialog.getByText(/ilk deneme ulaştıysa bile tek talep oluşur/));
    await page.unroute('**/api/tickets');
    await page.reload();
    await shown(page.getByRole('button', { name: 'Yeni talep' }));
    await page.keyboard.press('c');
    await shown(focused(who));
    expect(await who.inputValue()).toBe('Makbule');
    await page.keyboard.press('Control+Enter');
    await gone(dialog);
    await shown(page.getByRole('article', { name: 'Fatura iki kez' }).getByText('Geri arayacağız.'));
    expect(await made('Fatura iki kez')).toHaveLength(1);
  }, 120_000);

  test('Enter takes the first who was found, also when it is pressed before that, and Tab leaves the words as they are', async () => {
    for (const [name, address] of [
      ['Gülşen Kara', 'gulsen@musteri.test'],
      ['Kadriye', 'kadriye@musteri.test'],
      ['Kadriye Uçar', 'ucar@musteri.test'],
    ] as const)
      await ayse.post('/tickets', {
        ...{ subject: name, text: 'Aradı.', contact: { name, address } },
        mailbox: desk.mailbox,
      });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/open');
    await shown(page.getByRole('button', { name: 'Yeni talep' }));
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Yeni talep' });
    const who = dialog.getByRole('combobox', { name: 'Arayan' });
    const address = dialog.getByRole('textbox', { name: /^E-posta/ });
    await shown(focused(who));
    await page.keyboard.type('Gülşen');
    const found = page.getByRole('option', { name: /Gülşen Kara/ });
    await shown(found);
    await page.keyboard.press('Tab');
    expect(await who.inputValue()).toBe('Gülşen');
    await who.focus();
    await page.keyboard.type(' k');
    await shown(found.and(page.locator('[data-combobox-selected]')));
    await page.keyboard.press('Enter');
    await eventually(async () => (await who.inputValue()) === 'Gülşen Kara', { label: 'the one who was found' });
    expect(await address.inputValue()).toBe('gulsen@musteri.test');

    // The server has not answered yet.
    let held: Promise<void> | null = null;
    await page.route(/\/api\/contacts\?/, async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    const hold = () => {
      const asked = page.waitForRequest(/\/api\/contacts\?/);
      let release = () => {};
      held = new Promise<void>((resolve) => (release = resolve));
      return { asked, release };
    };
    let line = hold();
    await who.fill('kadriye');
    await page.keyboard.press('Enter');
    await line.asked;
    expect(await who.inputValue()).toBe('kadriye');
    line.release();
    await eventually(async () => (await address.inputValue()) === 'kadriye@musteri.test', {
      label: 'who is called exactly so',
    });
    expect(await who.inputValue()).toBe('Kadriye');
    await gone(page.getByRole('option').first());

    // Whoever types on, or goes on, means somebody else.
    line = hold();
    await who.fill('gülş');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ah');
    await line.asked;
    line.release();
    await who.fill('ucar');
    await shown(page.getByRole('option', { name: /Kadriye Uçar/ }));
    line = hold();
    await who.fill('gülşe');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await line.asked;
    const heard = page.waitForResponse(/\/api\/contacts\?/);
    line.release();
    await heard;
    expect(await who.inputValue()).toBe('gülşe');
    expect(await address.inputValue()).toBe('');
    expect(await dialog.locator('[aria-invalid="true"]').count()).toBe(0);
  }, 120_000);

  test('a mail to a customer with open tickets says so, opens its ticket and reaches them', async () => {
    const address = 'ilkyaz@musteri.test';
    await ayse.post('/tickets', {
      ...{ subject: 'Eski konu', text: 'Aradı.', contact: { name: 'İlkyaz', address }, mailbox: desk.mailbox },
    });
    await ayse.post('/canned-replies', {
      ...{ name: 'Adres eksik', text: { tr: 'Merhaba {name},\n[sokak adı] sokağı mı?', en: '' } },
      actions: [{ do: 'set-priority', priority: 'high' }],
    });
    // The blank that is not filled keeps it back.
    const page = await browser.open({ expected: /409 .*\/api\/tickets$/ });
    await signIn(page, desk.url, AYSE.email, '/views/open');
    await page.getByRole('button', { name: 'Yeni talep' }).click();
    const dialog = page.getByRole('dialog', { name: 'Yeni talep' });
    await dialog.getByText('Müşteriye e-posta').click();
    // The field for its words comes when its file has; whoever writes to whom goes on.
    const words = dialog.getByRole('textbox', { name: 'E-posta', exact: true });
    await shown(words);
    expect(await focused(words).count()).toBe(0);
    await dialog.getByRole('combobox', { name: 'Kime' }).fill('ilkyaz');
    await page.getByRole('option', { name: /İlkyaz/ }).click();
    await shown(dialog.getByRole('link', { name: /Eski konu/ }));
    await dialog.getByRole('textbox', { name: 'Konu', exact: true }).fill('Adresiniz eksik');
    await words.click();
    // By slash, with a blank that is filled; what it changes is chosen in the form.
    await page.keyboard.type('/eksik');
    await shown(page.getByRole('option', { name: /Adres eksik/, selected: true }));
    // Escape closes the list, and not the form.
    await page.keyboard.press('Escape');
    await shown(focused(words));
    await page.keyboard.type('/eksik');
    await page.keyboard.press('Enter');
    await shown(words.getByText('Merhaba İlkyaz,'));
    await page.keyboard.press('Control+Enter');
    await shown(page.getByRole('dialog', { name: /gönderilmedi/ }).getByText('[sokak adı]'));
    await page.keyboard.press('Enter');
    await shown(focused(words));
    await page.keyboard.type('Lale');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Kapı numaranız nedir?');
    await shown(words.locator('strong').getByText('Kapı numaranız nedir?'));
    expect(await dialog.getByLabel('Öncelik').inputValue()).toBe('high');
    await dialog.getByRole('button', { name: 'Bilgi', exact: true }).click();
    await page.keyboard.type('ortak@musteri.test');
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Dosya ekle' }).click();
    await (await chooser).setFiles({ name: 'kroki.txt', mimeType: 'text/plain', buffer: Buffer.from('kroki') });
    await shown(dialog.getByRole('button', { name: /kroki\.txt/ }));
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await words.click();
    await page.keyboard.press('Control+Enter');
    await gone(dialog);
    await shown(page.getByRole('article', { name: 'Adresiniz eksik' }).getByText('kroki.txt'));
    const arrived = () => desk.sink.mails().filter(({ envelope }) => envelope.to.includes(address));
    await eventually(() => arrived().length > 0, { label: 'the mail' });
    expect(arrived()).toHaveLength(1);
    expect(arrived()[0]!.envelope.to).toContain('ortak@musteri.test');
    expect(String(arrived()[0]!.raw)).toMatch(/<strong>Kap/);
  }, 120_000);
});
