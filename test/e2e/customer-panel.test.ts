/** Who asks, beside their ticket: what is noted of them, what else they have with us, and when it is where they live. */
import { expect, test } from '@jest/globals';
import { focused, gone, shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { AYSE, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('the customer beside a ticket', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  test('an old open ticket stands above newer closed ones, and the counts lead to lists', async () => {
    const old = await phoneTicket(ayse, desk, 'Eski ama açık');
    const closed = [await phoneTicket(ayse, desk, 'Kapanan bir'), await phoneTicket(ayse, desk, 'Kapanan iki')];
    for (const one of closed) await ayse.post(`/tickets/${one}/archiving`, {});
    const number = await phoneTicket(ayse, desk, 'Bugünkü');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const panel = page.getByRole('complementary', { name: 'Müşteri' });
    const rows = panel.getByRole('region', { name: 'Talepleri', exact: true }).getByRole('listitem');
    await shown(rows.first());
    expect(await rows.evaluateAll((all) => all.map((one) => one.querySelector('span')!.textContent))).toEqual([
      'Eski ama açık',
      'Kapanan iki',
      'Kapanan bir',
    ]);
    expect(await rows.first().textContent()).toContain(`#${old}`);
    expect(await violations(page)).toEqual([]);
    await panel.getByRole('link', { name: '2 açık' }).click();
    await shown(page.getByRole('link', { name: /Eski ama açık/ }));
    await gone(page.getByRole('link', { name: /Kapanan bir/ }));
  }, 120_000);

  test('a note is written, pinned above the thread, survives another ticket while it is written, and comes back when it was deleted', async () => {
    const number = await phoneTicket(ayse, desk, 'Notlu');
    const other = await phoneTicket(ayse, desk, 'Başkasının', {
      contact: { address: 'baska@musteri.test', name: 'Başka' },
    });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const panel = page.getByRole('complementary', { name: 'Müşteri' });
    await panel.getByRole('button', { name: 'Not ekle' }).click();
    await page.keyboard.type('Öğleden sonra arayın');
    // Straight to somebody else and back: it waits for whom it is about, and never lands with another.
    await page.evaluate(
      `history.pushState({}, '', '/views/open/${other}'); dispatchEvent(new PopStateEvent('popstate'))`,
    );
    await shown(panel.getByRole('heading', { name: 'Başka' }));
    expect(await panel.getByRole('textbox', { name: 'Müşteri notu' }).count()).toBe(0);
    await page.goBack();
    const field = panel.getByRole('textbox', { name: 'Müşteri notu' });
    await shown(field);
    expect(await field.inputValue()).toBe('Öğleden sonra arayın');
    await field.press('Control+Enter');
    await panel.getByRole('button', { name: 'Tüm taleplerine sabitle' }).click();
    const pinned = page.getByRole('note', { name: 'Sabitlenmiş not' });
    await shown(pinned.getByText('Öğleden sonra arayın'));
    await panel.getByRole('button', { name: 'Notu sil' }).click();
    await gone(pinned);
    await page.getByRole('button', { name: 'Geri al' }).click();
    await shown(pinned.getByText('Öğleden sonra arayın'));
  }, 120_000);

  test('on a phone the note and the clock of who asks are there, in a drawer by the thumb', async () => {
    const number = await phoneTicket(ayse, desk, 'Uzaktan');
    const { id } = (await ayse.get(`/tickets/${number}`)).body.contact;
    await ayse.put(`/contacts/${id}`, { timeZone: 'America/New_York' });
    await ayse.post(`/contacts/${id}/notes`, { text: 'İngilizce yazın', pinned: true });
    const page = await browser.open({ width: 390, height: 844, touch: true });
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    await shown(page.getByRole('note', { name: 'Sabitlenmiş not' }).getByText('İngilizce yazın'));
    await page.keyboard.press('.');
    const panel = page.getByRole('dialog').getByRole('complementary', { name: 'Müşteri' });
    await shown(panel.getByText(/Orada saat \S+ \d\d:\d\d \(New York\)/));
    // Escape leaves the field that has the keyboard, and not the ticket.
    await panel.getByRole('button', { name: 'Saat dilimini seç' }).click();
    await shown(focused(panel.getByRole('combobox', { name: 'Saat dilimi' })));
    await page.keyboard.press('Escape');
    await shown(focused(panel.getByRole('button', { name: 'Saat dilimini seç' })));
    await panel.getByRole('button', { name: 'Adı değiştir' }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Deniz Yılmaz');
    await page.keyboard.press('Enter');
    await shown(panel.getByRole('heading', { name: 'Deniz Yılmaz' }));
    await eventually(async () => (await ayse.get(`/contacts/${id}`)).body.name === 'Deniz Yılmaz');
    expect(await slidesSideways(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await ayse.put(`/contacts/${id}`, { name: DENIZ.name, timeZone: null });
  }, 120_000);
});
