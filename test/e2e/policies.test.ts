/** A team lead says in the desk what tickets are promised: from a preset, with an example beside it, in an order, and deleted again. */
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { makeT } from '../../domain/text/dictionary.ts';
import type { Language } from '../../domain/text/language.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import { deskTexts } from '../../ui/texts/index.ts';
import { AYSE, CAN, SELIN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { focused, gone, shown, signIn, useBrowser, violations } from '../support/stack/browser.ts';
import { holdBack } from '../support/stack/slow-line.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';

type Kept = {
  id: string;
  version: number;
  name: string;
  isDefault: boolean;
  when: unknown;
  promises: Record<string, Record<string, number | null>>;
  countBy: Record<string, string>;
  escalations: { clock: string; at: unknown; do: string }[];
  limits: Record<string, unknown>;
  calendar: { id: string; name: string };
};

needs('chromium')('policies', () => {
  const browser = useBrowser();
  const { desk } = servedDesk();
  const can = sessionOf(desk, CAN);
  const selin = sessionOf(desk, SELIN);

  const kept = async (): Promise<Kept[]> => (await can.get('/policies')).body.items as Kept[];
  const named = async (name: string): Promise<Kept> => (await kept()).find((one) => one.name === name)!;
  const row = (page: Page, name: string): Locator =>
    page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
  const policy = async (name: string, more: object = {}) => {
    const { promises } = (await kept()).find(({ isDefault }) => isDefault)!;
    const { status } = await can.post('/policies', {
      ...{ name, promises, when: { field: 'priority', op: 'is', value: ['high'] } },
      ...more,
    });
    expect(status).toBe(201);
  };

  test('one is made from a preset, for some tickets, and what was written is what is promised', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/policies');
    await shown(row(page, 'Standart').getByText('Varsayılan'));
    await page.getByRole('button', { name: 'Hizmet sözü ekle' }).click();
    await page.getByRole('button', { name: /^Önce hız/ }).press('Enter');

    // Nobody has said yet for which tickets, and saving says so where it is missing.
    await page.getByRole('textbox', { name: 'Ad', exact: true }).fill('VIP hızlı');
    await page.getByRole('button', { name: 'Kaydet' }).click();
    const field = page.getByRole('combobox', { name: 'Neye bakılsın' });
    await shown(focused(page.getByRole('combobox', { name: 'Değer' })));
    expect(await field.locator('option').allTextContents()).toEqual([
      'Gönderen VIP',
      'Gönderenin kuruluşu',
      'Kanal',
      'Ekip',
      'Öncelik',
      'Tür',
    ]);
    await field.selectOption('Gönderen VIP');
    await shown(page.getByText('Gönderen VIP ise'));

    const urgent = page.getByRole('textbox', { name: 'İlk yanıt, öncelik Acil' });
    await urgent.fill('bilmem');
    await urgent.blur();
    await shown(page.getByText('30 dk, 4 sa ya da 2 gün gibi yazın', { exact: true }));
    await urgent.fill('10 dakika');
    await urgent.blur();
    expect(await urgent.inputValue()).toBe('10 dk');
    await page.getByRole('textbox', { name: 'Çözüm, öncelik Düşük' }).fill('');
    await page.getByRole('combobox', { name: 'İlk yanıt: hangi saatlerde işlesin' }).selectOption('Günün 24 saati');
    await page.getByRole('button', { name: 'Adım ekle' }).click();
    await page.getByRole('combobox', { name: 'Ne zaman', exact: true }).last().selectOption('dolduktan sonra');
    await page.getByRole('textbox', { name: 'Ne kadar sonra' }).last().fill('2 sa');
    await page.getByRole('button', { name: 'Kaydet' }).click();
    await shown(row(page, 'VIP hızlı'));

    const made = await named('VIP hızlı');
    expect(made).toMatchObject({
      when: { all: [{ field: 'sender-vip', op: 'is', value: [true] }] },
      countBy: { 'first-response': 'calendar', 'next-response': 'business' },
      limits: { asks: false, reminds: true },
    });
    expect(made.promises['urgent']!['first-response']).toBe(10 * MINUTE_MS);
    expect(made.promises['low']!['resolution']).toBeNull();
    expect(made.escalations.at(-1)).toEqual({ clock: 'first-response', at: 2 * HOUR_MS, do: 'tell-lead' });
  }, 120_000);

  test('the example says when a ticket is answered at the latest, by what is written just now', async () => {
    const week = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }));
    const body = { name: 'Ofis', timeZone: 'Europe/Istanbul', openHours: week };
    const { body: calendar } = await can.post('/calendars', body);
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/policies/new');
    await page.getByRole('button', { name: /^Önce hız/ }).click();
    await page.getByRole('combobox', { name: 'Takvim' }).selectOption(calendar.id as string);
    const example = page.getByRole('region', { name: 'Örnek' });
    await example.getByRole('textbox', { name: 'Talebin geldiği gün' }).fill('04.12.2026');
    await example.getByRole('textbox', { name: 'Saat' }).fill('16:40');
    await page.getByRole('textbox', { name: 'İlk yanıt, öncelik Normal' }).fill('3 sa');
    const first = example.getByRole('listitem').filter({ hasText: 'İlk yanıt' }).first();
    await shown(first.getByText(/^hedef 7 Ara Pzt 10:40$/));
    await shown(first.getByText(/^uyarı: 4 Ara Cum 18:00|^uyarı: 7 Ara Pzt 09:10$/));
    await shown(first.getByText(/7 Ara Pzt 10:40: ekip liderine haber verilir/));
    await example.getByRole('combobox', { name: 'Öncelik' }).selectOption('Acil');
    await shown(first.getByText(/^hedef 4 Ara Cum 16:55$/));
  }, 60_000);

  test('they change places by keyboard and by dragging, and one is deleted after a question', async () => {
    const three = ['Birinci', 'İkinci', 'Üçüncü'];
    for (const name of three) await policy(name);
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/policies');
    const becomes = (order: string[]) =>
      eventually(
        async () => {
          const names = (await kept()).map(({ name }) => name);
          return names.filter((name) => three.includes(name)).join() === order.join() && names.at(-1) === 'Standart';
        },
        { label: order.join() },
      );
    // On a busy machine the count of what it changes takes its time and says so; the hand is where it was all the same.
    const count = await holdBack(page, /\/api\/policies\/previews$/);
    await page.getByRole('button', { name: 'Aşağı taşı: Birinci' }).focus();
    await page.keyboard.press('Enter');
    await shown(page.getByRole('dialog', { name: 'Açık taleplere etkisi' }));
    count.letGo();
    await becomes(['İkinci', 'Birinci', 'Üçüncü']);
    await shown(focused(page.getByRole('button', { name: 'Aşağı taşı: Birinci' })));
    await row(page, 'Birinci').getByTitle('Sırasını değiştirmek için sürükleyin').dragTo(row(page, 'İkinci'));
    await becomes(['Birinci', 'İkinci', 'Üçüncü']);
    // The default one stays last, and stays.
    expect(await page.getByRole('button', { name: /taşı: Standart/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Diğer işlemler: Standart' }).click();
    await shown(page.getByRole('menuitem', { name: 'Kopyasını çıkar' }));
    expect(await page.getByRole('menuitem', { name: 'Sil' }).count()).toBe(0);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Diğer işlemler: Birinci' }).click();
    await page.getByRole('menuitem', { name: 'Sil' }).click();
    const question = page.getByRole('dialog', { name: 'Birinci silinsin mi?' });
    await shown(question.getByText(/sıradaki uygun söze/));
    await question.getByRole('button', { name: 'Sil' }).click();
    await gone(row(page, 'Birinci'));
    await becomes(['İkinci', 'Üçüncü']);
  }, 120_000);

  test('what somebody else has saved meanwhile is not overwritten, and what was written is not lost', async () => {
    await policy('İki elde');
    const { id, promises } = await named('İki elde');
    const page = await browser.open({ expected: /status of 409/ });
    await signIn(page, desk.url, CAN.email, `/settings/policies/${id}`);
    const name = page.getByRole('textbox', { name: 'Ad', exact: true });
    await name.fill('Benim adım');
    const { version } = await named('İki elde');
    await selin.put(`/policies/${id}`, { name: 'Onun adı', promises, version });
    await page.getByRole('button', { name: 'Kaydet' }).click();
    const told = page.getByRole('alert').filter({ hasText: 'az önce başka biri değiştirdi' });
    await shown(told.getByRole('link', { name: 'Son hâlini yeni sekmede aç' }));
    expect(await name.inputValue()).toBe('Benim adım');
    await told.getByRole('button', { name: 'Son hâlini yükle' }).click();
    await gone(told);
    await eventually(async () => (await name.inputValue()) === 'Onun adı', { label: 'the latest' });
    await name.fill('İkimizin adı');
    await page.getByRole('button', { name: 'Kaydet' }).click();
    await shown(row(page, 'İkimizin adı'));
  }, 60_000);

  test('an agent reads them and changes nothing', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/settings/policies');
    await shown(page.getByText('Standart', { exact: true }));
    expect(await page.getByRole('button', { name: /taşı:|Diğer işlemler:/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Hizmet sözü ekle' }).getAttribute('aria-disabled')).toBe('true');
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  test.each<Language>(['tr', 'en'])(
    'axe finds nothing on list, beginning and editor, wide and on a phone, in %s',
    async (language) => {
      const t = makeT(language, deskTexts);
      await selin.put('/profile', { name: SELIN.name, signature: '', language });
      const page = await browser.open({ language });
      await signIn(page, desk.url, SELIN.email, '/settings/policies');
      await shown(page.getByText(t('policy.for.rest')));
      const found = await flawsInEveryLook(page, 'list');
      await page.goto(`${desk.url}/settings/policies/new`);
      await shown(page.getByRole('list', { name: t('policy.start') }));
      found.push(...(await flawsInEveryLook(page, 'beginning')));
      await page.getByRole('button', { name: new RegExp(`^${t('policy.start.satisfaction-first')}`) }).click();
      await shown(page.getByRole('region', { name: t('policy.example') }));
      found.push(...(await flawsInEveryLook(page, 'editor')));
      expect(found).toEqual([]);
    },
    180_000,
  );
});
