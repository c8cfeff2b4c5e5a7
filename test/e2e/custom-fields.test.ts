/** Custom fields: a lead defines them, an agent fills them in beside the ticket and is told which are needed before it is closed. */
import { expect, test } from '@jest/globals';
import { focused, gone, shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';

needs('chromium')('custom fields', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const can = sessionOf(desk, CAN);

  test('are defined in settings, appear beside open tickets at once, and are asked for before one is closed', async () => {
    const number = await phoneTicket(ayse, desk, 'Beden değişimi', { owner: desk.people.ayse });
    const agent = await browser.open({ expected: /status of 409.*\/resolution$/ });
    await signIn(agent, desk.url, AYSE.email, `/views/mine/${number}`);
    const panel = agent.getByRole('region', { name: 'Özellikler' });
    await shown(panel);

    const lead = await browser.open({ expected: /status of 422.*\/custom-fields$/ });
    await signIn(lead, desk.url, CAN.email, '/settings/fields');
    await lead.getByRole('button', { name: 'Talep alanı ekle' }).click();
    const form = lead.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Türkçe adı' }).fill('Beden');
    await form.getByRole('combobox', { name: 'Alan türü' }).selectOption('choice');
    await form.getByRole('textbox', { name: '1. seçenek, Türkçe' }).fill('Küçük');
    await form.getByRole('textbox', { name: '2. seçenek, Türkçe' }).fill('KÜÇÜK');
    await form.getByRole('switch', { name: 'Talep çözülmeden ya da arşivlenmeden önce' }).check();
    expect(await violations(lead)).toEqual([]);
    await form.getByRole('button', { name: 'Ekle', exact: true }).click();
    // Nobody could tell the two apart: said at the second one.
    await eventually(
      async () =>
        (await form.getByRole('textbox', { name: '2. seçenek, Türkçe' }).getAttribute('aria-invalid')) === 'true',
    );
    await form.getByRole('textbox', { name: '2. seçenek, Türkçe' }).fill('Büyük');
    await form.getByRole('button', { name: 'Ekle', exact: true }).click();
    await gone(form);
    await shown(lead.getByText('kapatmak için zorunlu'));
    expect(await violations(lead)).toEqual([]);

    // Nothing was read anew by hand.
    const size = panel.getByRole('combobox', { name: 'Beden' });
    await shown(size);
    await shown(panel.getByText('Talebi kapatmak için gerekli'));
    await agent.getByRole('button', { name: 'Çöz', exact: true }).first().click();
    await shown(agent.getByText('Talebi kapatmadan önce şu alanları doldurun: Beden.'));
    expect((await ayse.get(`/tickets/${number}`)).body.state).toBe('assigned');
    await size.selectOption({ label: 'Büyük' });
    await gone(panel.getByText('Talebi kapatmak için gerekli'));
    await eventually(async () => Object.keys((await ayse.get(`/tickets/${number}`)).body.fields).length === 1);
    expect(await violations(agent)).toEqual([]);
    await ayse.post(`/tickets/${number}/resolution`, {});
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.state === 'resolved-pending-confirmation');
  }, 120_000);

  test('one that is needed and empty keeps the desk at its ticket, whichever key would end it, and says which it is', async () => {
    const id = (
      await can.post('/custom-fields', {
        ...{ subject: 'ticket', kind: 'text', label: { tr: 'Sipariş no', en: 'Order number' } },
        required: ['close'],
      })
    ).body.id as string;
    const number = await phoneTicket(ayse, desk, 'Alanı boş', { owner: desk.people.ayse });
    await phoneTicket(ayse, desk, 'Sıradaki', { owner: desk.people.ayse });
    const page = await browser.open({ expected: /status of 409.*\/replies$/ });
    let isLate = false;
    // As where the field has become needed a moment ago.
    await page.route('**/api/custom-fields*', async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      const items = isLate ? [] : body.items;
      await route.fulfill({ response: answer, json: { ...body, items } });
    });
    const ticket = page.getByRole('article', { name: 'Alanı boş' });
    const open = async () => {
      await signIn(page, desk.url, AYSE.email, `/views/mine/${number}`);
      await shown(ticket.getByText(/mesaj\./));
    };
    const said = page
      .getByRole('alert')
      .filter({ hasText: `#${number}` })
      .filter({ hasText: /şu alanları doldurun: .*Sipariş no/ });
    await open();
    await shown(ticket.getByText('Talebi kapatmak için gerekli').first());
    for (const key of ['s', 'e']) {
      await page.keyboard.press(key);
      await shown(said.first());
      await said.first().getByRole('button', { name: 'Kapat' }).click();
      await gone(said);
      expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
    }
    // The focus stays where it was, lest the next key is written: the toast and a key of its own lead to the field.
    const order = ticket.getByRole('textbox', { name: 'Sipariş no' });
    const size = ticket.getByRole('combobox', { name: 'Beden' });
    if ((await size.count()) > 0) {
      await size.selectOption({ label: 'Büyük' });
      await eventually(async () => Object.keys((await ayse.get(`/tickets/${number}`)).body.fields).length === 1);
      await size.press('Escape');
    }
    expect(await order.count()).toBe(0);
    await page.keyboard.press('s');
    await said.first().getByRole('button', { name: 'Alanı doldur' }).click();
    await shown(focused(order));
    expect(await order.getAttribute('aria-invalid')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await gone(said);
    await page.keyboard.press('Escape');
    await gone(order);
    await page.keyboard.press('f');
    await shown(focused(order));
    await page.keyboard.press('Escape');
    await gone(order);
    await page.keyboard.press('r');
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await shown(focused(field));
    await page.keyboard.type('Tamamdır.');
    await page.keyboard.press('Control+Shift+Enter');
    await shown(said.first());
    await shown(field.getByText('Tamamdır.'));
    await shown(ticket);

    // Where there is no room beside the ticket, in its drawer.
    const phone = await browser.open({ width: 390, height: 844, touch: true });
    const known = phone.waitForResponse('**/api/custom-fields*');
    await signIn(phone, desk.url, AYSE.email, `/views/mine/${number}`);
    await (await known).finished();
    await shown(phone.getByRole('article', { name: 'Alanı boş' }).getByText(/mesaj\./));
    await phone.keyboard.press('s');
    await phone.getByRole('alert').getByRole('button', { name: 'Alanı doldur' }).click();
    await shown(focused(phone.getByRole('dialog').getByRole('textbox', { name: 'Sipariş no' })));

    // What the page has not heard of the server refuses, and says of which ticket.
    isLate = true;
    await open();
    await page.keyboard.press('r');
    await shown(focused(field));
    await page.keyboard.press('Control+Shift+Enter');
    await gone(ticket);
    const refused = page.getByRole('alert').filter({ hasText: `#${number}: yanıt gönderilemedi` });
    await shown(refused.getByText(/Sipariş no/));
    expect(await violations(page)).toEqual([]);
    await refused.getByRole('button', { name: 'Aç', exact: true }).click();
    await shown(ticket);
    await shown(field.getByText('Tamamdır.'));
    expect((await ayse.get(`/tickets/${number}`)).body.state).toBe('assigned');
    expect((await can.delete(`/custom-fields/${id}`)).status).toBeLessThan(300);
  }, 120_000);

  test('of each kind are filled in where they stand, on a phone too, and what is none of its kind is not kept', async () => {
    const define = async (kind: string, tr: string, more: object = {}) =>
      (await can.post('/custom-fields', { subject: 'ticket', kind, label: { tr }, ...more })).body.id as string;
    const weight = await define('number', 'Ağırlık');
    const bought = await define('date', 'Alış tarihi');
    const colours = await define('choices', 'Renkler', {
      choices: [{ label: { tr: 'Mavi' } }, { label: { tr: 'Kırmızı' } }],
    });
    const person = (await can.post('/custom-fields', { subject: 'contact', kind: 'text', label: { tr: 'Müşteri no' } }))
      .body.id;
    const number = await phoneTicket(ayse, desk, 'Her tür');
    const page = await browser.open({ width: 390, height: 844, touch: true });
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    await shown(page.getByText('Merhaba, bu bir mesaj.'));
    await page.keyboard.press('.');
    const panel = page.getByRole('dialog').getByRole('region', { name: 'Özellikler' });
    await panel.getByRole('button', { name: 'Değiştir: Ağırlık' }).click();
    const field = panel.getByRole('textbox', { name: 'Ağırlık' });
    await field.fill('ağır');
    await shown(panel.getByText('Bir sayı yazın'));
    await field.fill('2,5');
    await field.press('Enter');
    await shown(panel.getByText('2,5'));
    await panel.getByRole('button', { name: 'Değiştir: Alış tarihi' }).click();
    await panel.getByRole('textbox', { name: 'Alış tarihi' }).fill('2.11.2026');
    await panel.getByRole('textbox', { name: 'Alış tarihi' }).press('Enter');
    await shown(panel.getByText('2 Kas 2026'));
    await panel.getByRole('button', { name: 'Değiştir: Renkler' }).click();
    await page.getByRole('option', { name: 'Kırmızı' }).click();
    // Escape leaves the list, and neither the panel nor what was chosen.
    await page.keyboard.press('Escape');
    await shown(focused(panel.getByRole('button', { name: 'Değiştir: Renkler' })));
    await shown(panel.getByText('Kırmızı'));
    const customer = page.getByRole('dialog').getByRole('complementary', { name: 'Müşteri' });
    await customer.getByRole('button', { name: 'Değiştir: Müşteri no' }).click();
    await customer.getByRole('textbox', { name: 'Müşteri no' }).fill('M-7');
    await customer.getByRole('textbox', { name: 'Müşteri no' }).press('Enter');
    await shown(customer.getByText('M-7'));
    expect(await slidesSideways(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await eventually(async () => Object.keys((await ayse.get(`/tickets/${number}`)).body.fields).length === 3);
    const { fields, contact } = (await ayse.get(`/tickets/${number}`)).body;
    expect(fields).toMatchObject({ [weight]: 2.5, [bought]: '2026-11-02', [colours]: [expect.any(String)] });
    expect((await ayse.get(`/contacts/${contact.id}`)).body.fields).toEqual({ [person]: 'M-7' });
  }, 120_000);

  test('narrow a list down by a date and by a number, as people write them', async () => {
    const define = async (kind: string, tr: string) =>
      (await can.post('/custom-fields', { subject: 'ticket', kind, label: { tr } })).body.id as string;
    const [due, length] = [await define('date', 'Teslim'), await define('number', 'Uzunluk')];
    const number = await phoneTicket(ayse, desk, 'Perde siparişi');
    await phoneTicket(ayse, desk, 'Başka bir sipariş');
    await ayse.put(`/tickets/${number}/fields`, { fields: { [due]: '2026-11-02', [length]: 2.5 } });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/open');
    const row = (subject: string) => page.getByRole('link', { name: new RegExp(subject) });
    await shown(row('Başka bir sipariş'));
    for (const [typed, label] of [
      ['02.11.2026', 'Teslim: 2 Kas 2026'],
      ['2,5', 'Uzunluk: 2,5'],
    ] as const) {
      await page.getByRole('button', { name: 'Filtre ekle' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Özel alan' }).press('Enter');
      await page.getByRole('textbox', { name: 'Ara: Özel alan' }).fill(typed);
      await page.getByRole('checkbox', { name: label }).press('Space');
      await gone(row('Başka bir sipariş'));
      await shown(row('Perde siparişi'));
      await page.goto(`${desk.url}/views/open`);
      await shown(row('Başka bir sipariş'));
    }
  }, 120_000);
});
