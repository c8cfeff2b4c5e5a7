/** A line that is cut, and files that a newer Bilet no longer has: the desk says so and loses nothing. */
import { expect, test } from '@jest/globals';
import { deskTexts } from '../../ui/texts/index.ts';
import { makeT } from '../../domain/text/dictionary.ts';
import { focused, gone, shown, signIn, useBrowser, type WindowOptions, write } from '../support/stack/browser.ts';
import { AYSE } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { cutOff, holdBack } from '../support/stack/slow-line.ts';

/** What Chromium writes of a request that did not get through. */
const EXPECTED = /ERR_|Failed to (load|fetch)|Unable to preload CSS|status of 409.*replies$/;
const t = makeT('tr', deskTexts);

needs('chromium')('the desk without a line', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

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

  test('what was read without a line is told once it is back, wherever the reader is by then', async () => {
    const number = await phoneTicket(ayse, desk, 'Okundu', { owner: desk.people.ayse });
    const other = await phoneTicket(ayse, desk, 'Başka', { owner: desk.people.ayse });
    await ayse.delete(`/tickets/${number}/read`);
    const unread = async () => (await ayse.get(`/tickets/${number}`)).body.unreadCount as number;
    expect(await unread()).toBeGreaterThan(0);
    const page = await browser.open({ expected: EXPECTED });
    await page.route('**/api/tickets/*/read*', (route) => route.abort());
    await signIn(page, desk.url, AYSE.email, `/views/open/${other}`);
    await shown(page.getByRole('article', { name: 'Başka' }).getByText(/mesaj\./));
    const lost = page.waitForEvent('requestfailed', (request) => request.url().includes(`/tickets/${number}/read`));
    const list = page.getByRole('list', { name: 'Açık talepler' });
    await list.getByRole('link').filter({ hasText: 'Okundu' }).click();
    await lost;
    await list.getByRole('link').filter({ hasText: 'Başka' }).click();
    await shown(page.getByRole('article', { name: 'Başka' }));
    expect(await unread()).toBeGreaterThan(0);
    await page.unroute('**/api/tickets/*/read*');
    await page.evaluate("window.dispatchEvent(new Event('online'))");
    await eventually(async () => (await unread()) === 0, { label: 'a mark that has arrived' });
  }, 120_000);

  test('a reply sent without a line waits below the thread, and goes by itself once the line is back', async () => {
    const { number, page, ticket, field } = await open('Hat kesik');
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    await write(field, 'Bu sözler bekler.');
    await page.context().setOffline(true);
    const lost = page.getByRole('alert').filter({ hasText: t('live.lost') });
    await shown(lost);
    await page.keyboard.press('Control+Enter');
    const waiting = ticket.getByRole('article', { name: t('outgoing.reply') });
    await shown(waiting.getByText(t('outgoing.waiting')));
    await shown(waiting.getByText('Bu sözler bekler.'));
    await page.context().setOffline(false);
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('Bu sözler bekler.'));
    await gone(waiting);
    await gone(lost);
    expect(await sent(number)).toHaveLength(1);
  }, 120_000);

  test('a reply that waits for the line can be taken back into the draft', async () => {
    const { number, page, ticket, field } = await open('Geri alınan');
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    await write(field, 'Bu sözler');
    await page.context().setOffline(true);
    await page.keyboard.press('Control+Enter');
    await ticket.getByRole('button', { name: t('outgoing.edit') }).click();
    await shown(focused(field));
    await page.keyboard.type(' kalır.');
    expect(await field.innerText()).toBe('Bu sözler kalır.');
    await page.context().setOffline(false);
    await page.keyboard.press('Control+Enter');
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('Bu sözler kalır.'));
    expect(await sent(number)).toHaveLength(1);
  }, 120_000);

  test('a page reloaded while it sends neither loses the reply nor sends it twice', async () => {
    const { number, page, ticket, field } = await open('Yenilenen sayfa');
    const sending = await holdBack(page, /\/api\/tickets\/\d+\/replies$/);
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    await write(field, 'Bir kez gider.');
    await page.keyboard.press('Control+Enter');
    await shown(ticket.getByRole('article', { name: t('outgoing.reply') }));
    await page.reload();
    await shown(ticket.getByRole('article', { name: t('outgoing.reply') }).getByText('Bir kez gider.'));
    expect(await ticket.getByText('Taslak').count()).toBe(0);
    sending.letGo();
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('Bir kez gider.'));
    await gone(ticket.getByRole('article', { name: t('outgoing.reply') }));
    expect(await sent(number)).toHaveLength(1);
  }, 120_000);

  test('an answer that got lost on its way back does not become a second mail', async () => {
    const { number, page, ticket, field } = await open('Yanıtı kaybolan');
    let tries = 0;
    await page.route(/\/api\/tickets\/\d+\/replies$/, async (route) => {
      const answer = await route.fetch();
      if (++tries === 1) await route.abort();
      else await route.fulfill({ response: answer });
    });
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    await write(field, 'Bir mektup.');
    await page.keyboard.press('Control+Enter');
    const card = ticket.getByRole('article', { name: t('outgoing.reply') });
    await shown(card.getByText(t('outgoing.lost')));
    expect(await card.getByRole('button', { name: t('outgoing.edit') }).count()).toBe(0);
    await page.evaluate(`window.dispatchEvent(new Event('online'))`);
    await gone(card);
    expect(await sent(number)).toHaveLength(1);
    expect(tries).toBe(2);
  }, 120_000);

  test('a reply that the customer’s new mail overtakes comes back into the writer, which asks', async () => {
    const { number, page, ticket, field } = await open('Yolda karşılaşan');
    const sending = await holdBack(page, /\/api\/tickets\/\d+\/replies$/);
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    await write(field, 'Çözdük.');
    await page.keyboard.press('Control+Enter');
    await shown(ticket.getByRole('article', { name: t('outgoing.reply') }));
    await desk.rows(
      `insert into message (id, ticket_number, direction, kind, contact_id, from_name, from_address, subject, text, created_at)
       select gen_random_uuid(), ticket_number, direction, kind, contact_id, from_name, from_address, subject, 'Dahası var', now()
         from message where ticket_number = $1`,
      [number],
    );
    sending.letGo();
    const dialog = page.getByRole('dialog', { name: t('newer.title') });
    await dialog.getByRole('button', { name: t('newer.read') }).click();
    await gone(dialog);
    await shown(field.getByText('Çözdük.'));
    expect(await sent(number)).toHaveLength(0);
  }, 120_000);

  test('a draft open in two tabs is sent once, and is gone from both', async () => {
    const { number, page, ticket, field } = await open('İki sekme');
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    await write(field, 'Tek taslak.');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: /için yanıt yazın.*Taslak/ }).click();
    const second = other.getByRole('textbox', { name: 'Yanıt metni' });
    await shown(second.getByText('Tek taslak.'));
    await page.bringToFront();
    await page.keyboard.press('Control+Enter');
    await gone(second.getByText('Tek taslak.'));
    await other.bringToFront();
    await second.press('Control+Enter');
    await shown(other.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }));
    expect(await sent(number)).toHaveLength(1);
  }, 120_000);

  test('a command that did not reach the server is taken back and said', async () => {
    const { number, page, ticket } = await open('Komut yolda kaldı');
    // What is told stands in a file that comes once the page is calm; without a line it does not come any more.
    await page.locator('.mantine-Notifications-root').first().waitFor({ state: 'attached' });
    await page.context().setOffline(true);
    await ticket.getByRole('button', { name: 'Çöz', exact: true }).click();
    await shown(page.getByRole('alert').filter({ hasText: t('toast.failed') }));
    await shown(ticket.getByText('İşlemde', { exact: true }));
    await page.context().setOffline(false);
    await page.reload();
    await shown(ticket.getByText('İşlemde', { exact: true }));
    expect((await desk.ticket(number)).state).toBe('assigned');
  }, 120_000);

  test('what is being sent stands below the thread at once, and a note begun meanwhile stays', async () => {
    const { number, page, ticket, field } = await open('Gönderilen yanıt');
    const sending = await holdBack(page, /\/api\/tickets\/\d+\/replies$/);
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    await write(field, 'Gönderilen.');
    await page.keyboard.press('Control+Enter');
    const card = ticket.getByRole('article', { name: t('outgoing.reply') });
    await shown(card.getByText('Gönderilen.'));
    await ticket.getByRole('button', { name: 'İç not' }).click();
    const note = ticket.getByRole('textbox', { name: 'İç not metni' });
    await write(note, 'Not aldım');
    sending.letGo();
    await shown(page.getByText(t('done.sent')));
    await gone(card);
    await shown(note.getByText('Not aldım'));
    await eventually(async () => (await sent(number)).length === 1, { label: 'the reply' });
    expect((await sent(number))[0]!.text).toBe('Gönderilen.');
    await ticket.getByRole('group', { name: 'Mesaj türü' }).getByRole('button', { name: 'Yanıtla' }).click();
    await shown(focused(field));
    expect((await field.innerText()).trim()).toBe('');
  }, 120_000);

  test('a ticket that is not on this device is named as its row knows it, says so, and opens with the line', async () => {
    await phoneTicket(ayse, desk, 'Uzakta kalan', { owner: desk.people.ayse });
    await phoneTicket(ayse, desk, 'Komşusu', { owner: desk.people.ayse });
    const { page } = await open('Açık duran');
    const row = page.locator('[data-ticket]').filter({ hasText: 'Uzakta kalan' });
    await shown(row);
    await page.context().setOffline(true);
    await row.click();
    const ticket = page.getByRole('article', { name: 'Uzakta kalan' });
    await shown(ticket.getByText(t('ticket.waits')));
    await shown(ticket.getByRole('heading', { name: 'Uzakta kalan' }));
    await shown(ticket.getByText('İşlemde', { exact: true }));
    await page.getByRole('link', { name: t('view.closed') }).click();
    await shown(page.getByRole('status').filter({ hasText: t('waits.part') }));
    await page.goBack();
    await shown(ticket.getByText(t('ticket.waits')));
    await page.context().setOffline(false);
    await shown(ticket.getByText(/mesaj\./));
    await gone(ticket.getByText(t('ticket.waits')));
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
    await shown(page.getByRole('navigation', { name: 'Menü' }));
    await page.getByRole('link', { name: /^Açık talepler/ }).click();
    await shown(page.getByRole('heading', { name: 'Açık talepler', level: 1 }));
    await gone(broken);

    await page.goBack();
    await shown(broken);
    await line.mend();
    await broken.getByRole('button', { name: 'Yeniden dene' }).click();
    await shown(page.getByRole('heading', { name: 'Temsilciler ve ekipler' }));
    expect(await page.evaluate('window.neverReloaded')).toBe(true);

    await page.goto(`${desk.url}/views/open`);
    await shown(page.getByRole('heading', { name: 'Açık talepler', level: 1 }));
    await cutOff(page, /\/assets\/(people|profile)-.*\.js$/);
    await page.evaluate('window.neverReloaded = true');
    await page.getByRole('link', { name: 'Temsilciler ve ekipler' }).click();
    await broken.getByRole('button', { name: 'Yeniden dene' }).click();
    await eventually(async () => !(await page.evaluate('window.neverReloaded').catch(() => true)), {
      label: 'a page loaded anew',
    });
  }, 120_000);
});
