/** What a mailbox takes in and how it sends is changed in its form, and what is wrong is said at the field. */
import { expect, test } from '@jest/globals';
import { SELIN } from '../support/cast/cast.ts';
import { shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('the form of a mailbox', () => {
  const browser = useBrowser();
  const { desk } = servedDesk();

  test('takes further addresses, the copy of sent mail and the hours of the probe mail, and shows them again', async () => {
    const page = await browser.open({ width: 390, expected: /status of 422/ });
    await signIn(page, desk.url, SELIN.email, '/settings/mailboxes');
    const edit = page.getByRole('button', { name: 'Düzenle' }).first();
    await edit.click();
    const form = page.getByRole('dialog');
    const further = form.getByRole('group', { name: 'Diğer adresler' });
    await further.getByRole('button', { name: 'Adres ekle' }).click();
    await further.getByRole('textbox', { name: 'Adres' }).fill(desk.address);
    await further.getByRole('textbox', { name: 'Gönderen adı' }).fill('Fatura');
    await form.getByLabel('Gönderilen e-postaların kopyası').selectOption('none');
    await form.getByLabel('Deneme e-postaları').selectOption('12');
    await form.getByRole('button', { name: 'Kaydet' }).click();
    await shown(further.getByText('kullanılıyor', { exact: false }));
    const sending = form.getByRole('group', { name: 'Gönderme (SMTP)' });
    const port = sending.getByRole('textbox', { name: 'Port' });
    const before = await port.inputValue();
    await port.fill('993');
    await shown(sending.getByText(/993 almak içindir/));
    expect(await violations(page)).toEqual([]);
    expect(await slidesSideways(page)).toBe(false);
    await port.fill(before);
    await sending.getByText(/993 almak içindir/).waitFor({ state: 'detached' });
    await further.getByRole('textbox', { name: 'Adres' }).fill('fatura@firma.test');
    await further.getByRole('checkbox').uncheck();
    await form.getByRole('button', { name: 'Kaydet' }).click();
    await form.waitFor({ state: 'detached' });
    await page.reload();
    await edit.click();
    await shown(form.getByLabel('Deneme e-postaları'));
    expect(await further.getByRole('textbox', { name: 'Adres' }).inputValue()).toBe('fatura@firma.test');
    expect(await further.getByRole('checkbox').isChecked()).toBe(false);
    expect(await form.getByLabel('Gönderilen e-postaların kopyası').inputValue()).toBe('none');
    expect(await form.getByLabel('Deneme e-postaları').inputValue()).toBe('12');
    await further.getByRole('button', { name: 'Adresi kaldır: fatura@firma.test' }).click();
    await form.getByRole('button', { name: 'Sunucudaki klasörleri göster' }).click();
    await shown(
      form.getByText('başka klasör yok', { exact: false }).or(form.getByRole('group', { name: /INBOX dışında/ })),
    );
    expect(await violations(page)).toEqual([]);
  }, 120_000);
});
