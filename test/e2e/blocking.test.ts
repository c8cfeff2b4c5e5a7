/** A sender is blocked from a ticket: what that hits is shown before, what else is open is closed in one go and comes back. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CAN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { openHistory } from '../support/stack/history.ts';

needs('chromium')('blocking in the browser', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  const mailed = async (from: string, subject: string): Promise<number> => {
    await desk.deliver(letter({ from, to: desk.address, subject, text: 'Merhaba.' }), desk.address);
    return (await desk.ticketBySubject(subject)).number;
  };
  const stateOf = async (number: number) => {
    const { state, closedAs } = (await ayse.get(`/tickets/${number}`)).body;
    return closedAs ?? state;
  };
  const asked = async (page: Page, number: number) => {
    await page.goto(`${desk.url}/tickets/${number}`);
    await page.getByRole('button', { name: 'Diğer işlemler', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Göndereni engelle/ }).click();
    return page.getByRole('dialog', { name: 'Gönderen engellensin mi?' });
  };

  test('a domain whose people were answered is blocked by whoever means it; the rest is closed as spam, and undone', async () => {
    const answered = await mailed('bir@toptan.test', 'Sipariş');
    await ayse.post(`/tickets/${answered}/replies`, { text: 'Buyurun.', then: 'keep' });
    const others = [await mailed('iki@toptan.test', 'Kampanya'), await mailed('haber@posta.toptan.test', 'Fırsat')];
    const number = await mailed('uc@toptan.test', 'Reklam');
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email);
    const dialog = await asked(page, number);
    const figures = dialog.getByRole('status');
    await shown(figures.getByText('bilinen kişi'));
    await dialog
      .getByRole('combobox', { name: 'Kim engellensin' })
      .selectOption({ label: 'Adresi @toptan.test ile biten herkes' });
    await shown(figures.getByText('@toptan.test adreslerinden gelen bir talep yanıtlanmış.'));
    expect(await figures.getByRole('definition').allTextContents()).toEqual(['4', '4', '1']);
    const block = dialog.getByRole('button', { name: 'Engelle ve kapat' });
    expect(await block.isDisabled()).toBe(true);
    expect(await flawsInEveryLook(page, 'what blocking hits')).toEqual([]);
    await dialog.getByRole('checkbox', { name: 'Hepsini engellemek istiyorum' }).check();
    await block.click();

    const left = page.getByRole('dialog', { name: '3 talebi daha açık' });
    await shown(left.getByRole('link', { name: 'Kampanya' }));
    expect(await flawsInEveryLook(page, 'what else is open')).toEqual([]);
    await left.getByRole('button', { name: '3 talebi spam olarak işaretle' }).click();
    const toast = page.getByRole('alert').filter({ hasText: '3 talep spam olarak kapatıldı' });
    await shown(toast);
    await gone(left);
    const areSpam = async (wanted: number[]) =>
      eventually(
        async () => {
          const all = [answered, ...others, number];
          const states = await Promise.all(all.map(stateOf));
          return all.every((one, at) => (states[at] === 'spam') === wanted.includes(one));
        },
        { label: `spam: ${wanted.join(', ')}` },
      );
    await areSpam([answered, ...others, number]);
    await toast.getByRole('button', { name: 'Yeniden aç' }).click();
    await shown(page.getByText('3 talep yeniden açıldı'));
    await areSpam([number]);

    await openHistory(page);
    await shown(
      page.getByText(
        `${CAN.name} @toptan.test alan adının tamamını engelledi: buradan gelen yeni talepler spam olarak kapanır`,
      ),
    );
  }, 240_000);

  test('what cannot be archived stays, and the page of rules asks the same before a domain', async () => {
    const [first, second] = [await mailed('a@reklam.test', 'Bir'), await mailed('a@reklam.test', 'İki')];
    const until = new Date(Date.now() + 86_400_000).toISOString();
    expect((await ayse.post(`/tickets/${second}/promises`, { text: 'Ararız', dueAt: until })).status).toBeLessThan(300);
    const third = await mailed('a@reklam.test', 'Üç');
    const page = await browser.open({ expected: /status of 422.*blocked-senders\/reach$/ });
    await signIn(page, desk.url, CAN.email);
    const dialog = await asked(page, third);
    await dialog.getByRole('button', { name: 'Engelle ve kapat' }).click();
    await page.getByRole('button', { name: '2 talebi arşivle' }).click();
    await shown(page.getByText('1 talep arşivlendi'));
    await shown(page.getByText('1 talep değiştirilemedi'));
    await eventually(async () => (await stateOf(first)) === 'archived');
    expect(await stateOf(second)).not.toBe('archived');

    await page.goto(`${desk.url}/settings/rules`);
    await page.getByRole('button', { name: 'Engellenen gönderenler' }).first().click();
    const list = page.getByRole('dialog', { name: 'Engellenen gönderenler' });
    await list.getByRole('textbox', { name: 'Adres ya da alan adı' }).fill('gmail.com');
    await list.getByRole('button', { name: 'Ekle' }).click();
    await shown(list.getByText(/^Bu alan adından herkes adres alabilir/));
    // What is said to be impossible is not offered either.
    await gone(list.getByRole('button', { name: /adreslerinin tümünü engelle/ }));
    await list.getByRole('textbox', { name: 'Adres ya da alan adı' }).fill('reklam.test');
    await list.getByRole('button', { name: 'Ekle' }).click();
    await shown(list.getByText('bilinen kişi'));
    expect(await list.getByRole('definition').allTextContents()).toEqual(['1', '3', '0']);
    await list.getByRole('button', { name: '@reklam.test adreslerinin tümünü engelle' }).click();
    await shown(list.getByRole('listitem').filter({ hasText: '@reklam.test' }));
  }, 240_000);
});
