/** Keys around the composer: what is typed for a text becomes text, and never a command on the ticket. */
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { focused, gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { isolated } from '../../ui/parts/words/isolated.ts';
import { needs } from '../support/stack/requirements.ts';
import { typeOn } from '../support/stack/hand.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { holdBack } from '../support/stack/slow-line.ts';

/** Full of commands of the desk. ASCII: what is not on its own keyboard Playwright inserts without pressing a key. */
const WORDS = 'hasar resmi ekinde, rica ederim';

needs('chromium')('keys around the composer', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  async function open(subject: string, before?: (page: Page) => Promise<unknown>) {
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    const page = await browser.open();
    await before?.(page);
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: subject });
    await shown(ticket.getByText(/mesaj\./));
    return { number, page, ticket };
  }
  const replyField = (ticket: Locator) => ticket.getByRole('textbox', { name: 'Yanıt metni' });
  const untouched = async (number: number) => {
    const { state, owner_id: owner, message_count: messages } = await desk.ticket(number);
    expect([state, owner, messages]).toEqual(['assigned', desk.people.ayse, 1]);
    expect(await desk.rows('select 1 from outbox where ticket_number = $1', [number])).toEqual([]);
  };

  test('what is typed before the editor is there stands in it, and commands nothing', async () => {
    let editor!: Awaited<ReturnType<typeof holdBack>>;
    const { number, page, ticket } = await open('Editör yolda', async (blank) => {
      editor = await holdBack(blank, /\/assets\/editor-.*\.js$/);
    });
    await page.keyboard.press('r');
    await page.keyboard.type(WORDS);
    await page.keyboard.press('Backspace');
    await shown(ticket.getByRole('region', { name: 'Yanıtla' }));
    expect(await replyField(ticket).count()).toBe(0);
    await page.keyboard.type('z');
    editor.letGo();
    await shown(focused(replyField(ticket)));
    await page.keyboard.type(' şimdi');
    expect(await replyField(ticket).innerText()).toBe(`${WORDS.slice(0, -1)}z şimdi`);
    expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
    await untouched(number);

    await page.keyboard.press('Escape');
    await shown(focused(ticket.getByRole('button', { name: /için yanıt yazın.*Taslak/ })));
    await page.keyboard.press('n');
    await page.keyboard.type(WORDS);
    await shown(ticket.getByRole('textbox', { name: 'İç not metni' }).getByText(WORDS));
    await page.keyboard.press('Escape');
    await shown(focused(ticket.getByRole('button', { name: /^İç not/ })));
    await untouched(number);
  }, 120_000);

  test('a key pressed while the ticket is loading opens the writer once it is there', async () => {
    const number = await phoneTicket(ayse, desk, 'Talep yolda', { owner: desk.people.ayse });
    const page = await browser.open();
    const answer = await holdBack(page, new RegExp(`/api/tickets/${number}$`));
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    await shown(page.getByRole('region', { name: 'Yükleniyor' }));
    await page.keyboard.press('r');
    await page.keyboard.type('merhaba');
    answer.letGo();
    await shown(replyField(page.getByRole('article', { name: 'Talep yolda' })).getByText('merhaba'));
    await untouched(number);
  }, 120_000);

  test('who types on while a reply is sent, and after, changes nothing', async () => {
    const { number, page, ticket } = await open('Yazmaya devam');
    const sending = await holdBack(page, /\/api\/tickets\/\d+\/replies$/);
    await page.keyboard.press('r');
    await page.keyboard.type('Tamam, yolda.');
    await shown(replyField(ticket).getByText('Tamam, yolda.'));
    await page.keyboard.press('Control+Enter');
    // Without a pause: a second after its last letter a hand means the ticket again.
    const typing = typeOn(page, WORDS.repeat(8), 15);
    await shown(ticket.getByRole('article', { name: 'Gönderilen yanıt' }).getByText('Tamam, yolda.'));
    sending.letGo();
    await typing;
    await shown(focused(ticket.getByRole('button', { name: `${isolated(DENIZ.name)} için yanıt yazın…` })));
    await gone(replyField(ticket));
    expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
    await desk.inState(number, 'awaiting-reply');
    const texts = await desk.rows<{ text: string }>(
      `select text from message where ticket_number = $1 and direction = 'out'`,
      [number],
    );
    expect(texts).toEqual([{ text: 'Tamam, yolda.' }]);
    expect((await desk.ticket(number)).owner_id).toBe(desk.people.ayse);
  }, 120_000);

  test('one key deals with a ticket, the next one opens, and Z brings it back as it was', async () => {
    await ayse.put('/profile', { name: AYSE.name, language: 'tr', signature: '', undoSeconds: 60 });
    const { number, page, ticket } = await open('Yanlışlıkla kapanan');
    await page.keyboard.press('e');
    await shown(page.getByText('Talep arşivlendi'));
    await gone(ticket);
    await shown(page.getByRole('article'));
    await desk.inState(number, 'closed');
    await page.keyboard.press('z');
    await shown(page.getByText('Geri alındı'));
    await shown(ticket);
    await untouched(number);

    await eventually(
      async () => {
        // Once it is heard, the next ticket stands there, and a second press would mean that one.
        if (await ticket.isVisible()) await page.keyboard.press('s');
        return page.getByText('Çözüldü. Müşteriden onay isteniyor').isVisible();
      },
      // Longer than a pause between two words: who goes on typing is not heard.
      { label: 'a key that is heard again', everyMs: 1_200 },
    );
    await desk.inState(number, 'resolved-pending-confirmation');
    // One way back, that of what was done last.
    await page.getByRole('alert').getByRole('button', { name: 'Geri al' }).click();
    await desk.inState(number, 'assigned');
    await untouched(number);
  }, 120_000);

  test('the letters that follow such a key are a word, and deal with no second ticket', async () => {
    const { number, page } = await open('Kör yazan');
    await typeOn(page, 'e sera kasesi', 20);
    await desk.inState(number, 'closed');
    await shown(page.getByText('Talep arşivlendi'));
    const closed = await desk.rows(
      `select 1 from ticket_event where kind in ('archive', 'resolve') and ticket_number > $1`,
      [number - 1],
    );
    expect(closed).toHaveLength(1);
  }, 120_000);

  test('a screen that is touched and has a keyboard: H has the first choice in focus, not the cross', async () => {
    const number = await phoneTicket(ayse, desk, 'Dokunulan', { owner: desk.people.ayse });
    const page = await browser.open({ touch: true });
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    await shown(page.getByRole('article', { name: 'Dokunulan' }).getByText(/mesaj\./));
    await page.keyboard.press('h');
    await shown(focused(page.getByRole('dialog', { name: 'Talebi ertele' }).getByRole('radio', { checked: true })));
  }, 120_000);

  test('single keys can be switched off in the profile, for this agent, and on again', async () => {
    const { page, ticket } = await open('Tuşsuz');
    const choose = async () => {
      await page.goto(`${desk.url}/settings/profile`);
      await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'PATCH'),
        page.getByRole('switch', { name: 'Tek tuşlu kısayollar' }).click(),
      ]);
      await page.goBack();
      await shown(ticket.getByText(/mesaj\./));
    };
    await choose();
    await page.keyboard.type('rnsa?e');
    await page.keyboard.press('Control+k');
    await shown(page.getByRole('dialog', { name: 'Arama ve işlemler' }));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog', { name: 'Arama ve işlemler' }));
    expect(await replyField(ticket).count()).toBe(0);
    expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
    // Nothing tells of a key that does nothing.
    const told = page.getByRole('alert').filter({ hasText: 'Talep arşivlendi' });
    const archive = async () => {
      await ticket.getByRole('button', { name: 'Diğer işlemler', exact: true }).click();
      await page.getByRole('menuitem', { name: /^Arşivle/ }).click();
      await shown(told);
    };
    await archive();
    expect(await told.locator('kbd').count()).toBe(0);
    await told.getByRole('button', { name: 'Geri al' }).click();
    await shown(page.getByText('Geri alındı'));
    await choose();
    await archive();
    expect(await told.locator('kbd').allInnerTexts()).toEqual(['Z']);
    await page.keyboard.press('z');
    await shown(page.getByText('Geri alındı'));
    await page.keyboard.press('r');
    await shown(focused(replyField(ticket)));
  }, 120_000);
});
