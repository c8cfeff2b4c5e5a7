/** A promise to a customer in the desk: made, seen, kept by an answer, moved with a reason, broken and told. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AYSE } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { gone, shown, signIn, useBrowser, violations, write } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

const WORDS = 'Kargo çıkınca yazacağız';

needs('chromium')('promises', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  async function opened(subject: string): Promise<{ page: Page; number: number }> {
    const number = await phoneTicket(ayse, desk, subject);
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    await shown(page.getByRole('article'));
    return { page, number };
  }
  const lines = (page: Page) => page.getByRole('list', { name: 'Müşteriye verilen sözler' });
  const states = async (number: number): Promise<string[]> =>
    (await ayse.get(`/tickets/${number}/promises`)).body.items.map(({ state }: { state: string }) => state);

  async function promise(page: Page): Promise<void> {
    await page.keyboard.press('v');
    const dialog = page.getByRole('dialog', { name: 'Müşteriye söz ver' });
    await shown(dialog);
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Söz ver' }).click();
    await shown(dialog.getByText('Neyin söz verildiğini yazın'));
    // A time is not what was promised, but by when.
    await dialog.getByLabel('Verilen söz').fill('yarın dokuzda');
    await dialog.getByRole('button', { name: 'Söz ver' }).click();
    await eventually(async () => (await dialog.getByLabel('Ya da siz yazın').inputValue()) === 'yarın dokuzda', {
      label: 'the time where it belongs',
    });
    expect(await dialog.getByLabel('Verilen söz').inputValue()).toBe('');
    await dialog.getByLabel('Verilen söz').fill(WORDS);
    await dialog.getByRole('button', { name: /Bir hafta sonra/ }).click();
    // Wherever the keyboard is: a time was pressed just now.
    await page.keyboard.press('Control+Enter');
    await gone(dialog);
    await shown(lines(page).getByText(WORDS));
  }

  test('one is made by its key, and kept by the answer that says so', async () => {
    const { page, number } = await opened('Sözü tutulan');
    await promise(page);
    expect(await flawsInEveryLook(page, 'a promise beneath the head')).toEqual([]);
    await page.keyboard.press('r');
    const writer = page.getByRole('region', { name: 'Yanıtla' });
    await write(writer.getByRole('textbox', { name: /Yanıt/ }).last(), 'Kargonuz yola çıktı.');
    const tick = writer.getByRole('checkbox', { name: new RegExp(WORDS) });
    expect(await tick.isChecked()).toBe(true);
    expect(await flawsInEveryLook(page, 'an answer that keeps it')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await eventually(async () => (await states(number))[0] === 'kept', { label: 'a kept promise' });
    await gone(lines(page));
  }, 90_000);

  test('one is moved with a reason, and archiving asks what becomes of it', async () => {
    const { page, number } = await opened('Sözü taşınan');
    await promise(page);
    await lines(page)
      .getByRole('button', { name: /Diğer işlemler/ })
      .click();
    await page.getByRole('menuitem', { name: 'Zamanı değiştir' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sözün zamanını değiştir' });
    await dialog.getByLabel('Ya da siz yazın').fill('yarın değil');
    // What its button refuses the keys refuse too.
    await page.keyboard.press('Control+Enter');
    expect(await dialog.getByRole('button', { name: 'Zamanı değiştir' }).isDisabled()).toBe(true);
    await shown(dialog);
    await dialog.getByLabel('Ya da siz yazın').fill('20 gün sonra');
    await dialog.getByLabel('Neden').fill('Tedarikçi gecikti');
    await dialog.getByRole('button', { name: 'Zamanı değiştir' }).click();
    await shown(lines(page).getByText(/ilk hedef/));
    await page.keyboard.press('e');
    const asked = page.getByRole('dialog', { name: 'Verilen söz ne olacak?' });
    await shown(asked.getByText(WORDS));
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await asked.getByText('Geri al', { exact: true }).click();
    await asked.getByLabel('Neden').fill('Müşteri vazgeçti');
    await asked.getByRole('button', { name: 'Arşivle' }).click();
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.state === 'closed', {
      label: 'a closed ticket',
    });
    expect(await states(number)).toEqual(['withdrawn']);
  }, 90_000);

  test('one that is not kept shows late, in its list as well, and its owner is told', async () => {
    const { page, number } = await opened('Sözü tutulmayan');
    const dueAt = new Date(Date.now() + 1_000).toISOString();
    await ayse.post(`/tickets/${number}/promises`, { text: WORDS, dueAt });
    await eventually(async () => (await states(number))[0] === 'broken', { label: 'a broken promise' });
    await shown(lines(page).getByText(/gecikti/));
    await page.goto(`${desk.url}/notices`);
    await shown(page.getByText('Müşteriye verilen söz tutulmadı'));
  }, 60_000);
});
