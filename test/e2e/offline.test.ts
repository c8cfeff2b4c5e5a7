/** A line that is cut, and files that a newer Bilet no longer has: the desk says so and loses nothing. */
import { expect, test } from '@jest/globals';
import { deskTexts } from '../../ui/texts/index.ts';
import { makeT } from '../../domain/text/dictionary.ts';
import { focused, gone, shown, signIn, useBrowser, type WindowOptions, write } from '../support/stack/browser.ts';
import { AYSE } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { useServedDesk } from '../support/stack/served-desk.ts';
import { cutOff, holdBack } from '../support/stack/slow-line.ts';

/** What Chromium writes of a request that did not get through. */
const EXPECTED = /ERR_|Failed to (load|fetch)/;
const t = makeT('tr', deskTexts);

needs('chromium')('the desk without a line', () => {
  const browser = useBrowser();
  const { desk, ayse } = useServedDesk();

  async function open(subject: string, options: WindowOptions = {}) {
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    const page = await browser.open({ expected: EXPECTED, ...options });
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: subject });
    await shown(ticket.getByText(/mesaj\./));
    return { number, page, ticket, field: ticket.getByRole('textbox', { name: 'Yanıt metni' }) };
  }
  const sent = (number: number) =>
    desk.rows<{ text: string; html: string | null }>(
      `select text, html from message where ticket_number = $1 and direction = 'out'`,
      [number],
    );

  test('a reply that cannot be sent says so at once, keeps its words, and goes once the line is back', async () => {
    const { number, page, ticket, field } = await open('Hat kesik');
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    await write(field, 'Bu sözler');
    await page.context().setOffline(true);
    const lost = page.getByRole('alert').filter({ hasText: t('live.lost') });
    await shown(lost);
    await page.keyboard.press('Control+Enter');
    await shown(page.getByRole('alert').filter({ hasText: t('composer.failed-reply') }));
    await shown(focused(field));
    await page.keyboard.type(' kalır.');
    expect(await field.innerText()).toBe('Bu sözler kalır.');
    await page.context().setOffline(false);
    await gone(lost);
    await page.keyboard.press('Control+Enter');
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('Bu sözler kalır.'));
    expect(await sent(number)).toHaveLength(1);
  }, 120_000);

  test('a command that did not reach the server is taken back and said', async () => {
    const { number, page, ticket } = await open('Komut yolda kaldı');
    await page.context().setOffline(true);
    await ticket.getByRole('button', { name: 'Çöz', exact: true }).click();
    await shown(page.getByRole('alert').filter({ hasText: t('toast.failed') }));
    await shown(ticket.getByText('İşlemde', { exact: true }));
    await page.context().setOffline(false);
    await page.reload();
    await shown(ticket.getByText('İşlemde', { exact: true }));
    expect((await desk.ticket(number)).state).toBe('assigned');
  }, 120_000);

  test('a reply that is being sent cannot be changed, and a note begun meanwhile stays', async () => {
    const { number, page, ticket, field } = await open('Yoldaki yanıt');
    const sending = await holdBack(page, /\/api\/tickets\/\d+\/replies$/);
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    await write(field, 'Gönderilen.');
    await page.keyboard.press('Control+Enter');
    await shown(field.and(page.locator('[aria-readonly="true"]')));
    await page.keyboard.type(' Eklenen.');
    expect(await field.innerText()).toBe('Gönderilen.');
    await ticket.getByRole('group', { name: 'Ne yazılacak' }).getByRole('button', { name: 'İç not' }).click();
    const note = ticket.getByRole('textbox', { name: 'İç not metni' });
    await write(note, 'Not aldım');
    sending.letGo();
    await shown(page.getByText(t('done.sent')));
    await shown(note.getByText('Not aldım'));
    await eventually(async () => (await sent(number)).length === 1, { label: 'the reply' });
    expect((await sent(number))[0]!.text).toBe('Gönderilen.');
    await ticket.getByRole('group', { name: 'Ne yazılacak' }).getByRole('button', { name: 'Yanıtla' }).click();
    await shown(focused(field));
    expect((await field.innerText()).trim()).toBe('');
  }, 120_000);

  test('without the editor’s file a reply is written and sent as plain text', async () => {
    const number = await phoneTicket(ayse, desk, 'Editör gelmedi', { owner: desk.people.ayse });
    const page = await browser.open({ expected: EXPECTED });
    const line = await cutOff(page, /\/assets\/editor-.*\.js$/);
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: 'Editör gelmedi' });
    await shown(ticket.getByText(/mesaj\./));
    await page.keyboard.press('r');
    await page.keyboard.type('Merhaba, ');
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await shown(focused(field));
    await shown(ticket.getByText(t('composer.plain')));
    await page.keyboard.type('iki satır:');
    await page.keyboard.press('Enter');
    await page.keyboard.type('sonu.');
    expect(await field.inputValue()).toBe('Merhaba, iki satır:\nsonu.');

    await line.mend();
    await page.reload();
    await ticket.getByRole('button', { name: /için yanıt yazın.*Taslak/ }).click();
    await shown(ticket.getByRole('toolbar', { name: 'Biçimlendirme' }));
    expect(await field.locator('p').allInnerTexts()).toEqual(['Merhaba, iki satır:', 'sonu.']);
    await cutOff(page, /\/assets\/editor-.*\.js$/);
    await page.reload();
    await ticket.getByRole('button', { name: /için yanıt yazın.*Taslak/ }).click();
    await shown(ticket.getByText(t('composer.plain')));
    await field.press('Control+Enter');
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('sonu.'));
    expect((await sent(number)).map((one) => one.text)).toEqual(['Merhaba, iki satır:\nsonu.']);
  }, 120_000);

  test('a page whose file is missing offers another try, which succeeds or loads the desk anew', async () => {
    const { page } = await open('Dosya gitmiş');
    const line = await cutOff(page, /\/assets\/(people|profile)-.*\.js$/);
    await page.evaluate('window.neverReloaded = true');
    const broken = page.getByRole('alert').filter({ hasText: t('pane.broken') });
    await page.getByRole('link', { name: 'Temsilciler ve ekipler' }).click();
    await shown(broken);
    await shown(page.getByRole('navigation', { name: 'Gezinti' }));
    await page.getByRole('link', { name: /^Açık/ }).click();
    await shown(page.getByRole('heading', { name: 'Açık', level: 1 }));
    await gone(broken);

    await page.goBack();
    await shown(broken);
    await line.mend();
    await broken.getByRole('button', { name: 'Yeniden dene' }).click();
    await shown(page.getByRole('heading', { name: 'Temsilciler ve ekipler' }));
    expect(await page.evaluate('window.neverReloaded')).toBe(true);

    await page.goto(`${desk.url}/views/open`);
    await shown(page.getByRole('heading', { name: 'Açık', level: 1 }));
    await cutOff(page, /\/assets\/(people|profile)-.*\.js$/);
    await page.evaluate('window.neverReloaded = true');
    await page.getByRole('link', { name: 'Temsilciler ve ekipler' }).click();
    await broken.getByRole('button', { name: 'Yeniden dene' }).click();
    await eventually(async () => !(await page.evaluate('window.neverReloaded').catch(() => true)), {
      label: 'a page loaded anew',
    });
  }, 120_000);
});
