/** The everyday tasks of docs/everyday.md, each with the steps that are counted there: a key or a click is one, what is typed as text is none. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PROJECT_ROOT } from '../../dev/root.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { focused, gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';

/** The column of Bilet in the table of a language. */
const counted = (file: string): number[] =>
  readFileSync(path.join(PROJECT_ROOT, 'docs', file), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d+ \|/.test(line))
    .map((line) => Number(line.split('|').at(-3)));

/** A hand that counts. */
function hand(page: Page) {
  let steps = 0;
  return {
    press: (key: string) => ((steps += 1), page.keyboard.press(key)),
    click: (on: Locator, modifiers: 'Shift'[] = []) => ((steps += 1), on.click({ modifiers })),
    /** Words, which no desk spares. */
    write: (text: string) => page.keyboard.type(text),
    steps: () => steps,
  };
}

test('the counts are the same in both languages', () => {
  expect(counted('tr/everyday.md')).toEqual(counted('everyday.md'));
  expect(counted('everyday.md')).toHaveLength(10);
});

needs('chromium')('everyday tasks', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const can = sessionOf(desk, CAN);
  const expected = (task: number): number => counted('everyday.md')[task - 1]!;
  const open = async (at: string) => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, at);
    return page;
  };
  const article = (page: Page, subject: string) => page.getByRole('article', { name: subject });

  test('the next ticket without an owner is taken, and put off until tomorrow', async () => {
    const number = await phoneTicket(ayse, desk, 'Sahipsiz talep');
    const page = await open('/views/unassigned');
    await shown(page.getByRole('list', { name: 'Atanmamış' }).getByText('Sahipsiz talep'));
    const take = hand(page);
    await take.press('j');
    await shown(article(page, 'Sahipsiz talep'));
    await take.press('i');
    await eventually(async () => (await desk.ticket(number)).owner_id === desk.people.ayse, { label: 'taken' });
    expect(take.steps()).toBe(expected(1));

    await page.goto(`${desk.url}/views/mine/${number}`);
    await shown(article(page, 'Sahipsiz talep').getByText(/mesaj\./));
    const snooze = hand(page);
    await snooze.press('Control+k');
    await shown(focused(page.getByRole('dialog')));
    await snooze.write('ertele pazartesi 09:00: tedarikçi yazacak');
    await shown(page.getByRole('button', { name: /Ertele: .*tedarikçi yazacak · hedef: / }));
    await snooze.press('Enter');
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.snooze !== null, { label: 'snoozed' });
    expect(snooze.steps()).toBe(expected(6));

    expect((await ayse.delete(`/tickets/${number}/snooze`)).status).toBeLessThan(300);
    await page.goto(`${desk.url}/views/mine/${number}`);
    await shown(article(page, 'Sahipsiz talep').getByText(/mesaj\./));
    await page.keyboard.press('h');
    const dialog = page.getByRole('dialog', { name: 'Talebi ertele' });
    await shown(focused(dialog.getByRole('radio', { name: /^Sonraki iş günü/ })));
    // A digit is one of the times; what goes on with it, or begins otherwise, is a time in words.
    await page.keyboard.press('1');
    expect(await dialog.getByRole('radio').first().isChecked()).toBe(true);
    await page.keyboard.type('4:30');
    const words = dialog.getByRole('textbox', { name: 'Ya da siz yazın' });
    expect(await words.inputValue()).toBe('14:30');
    await page.keyboard.press('Escape');
    await gone(dialog);
    await page.keyboard.press('h');
    await shown(focused(dialog.getByRole('radio', { name: /^Sonraki iş günü/ })));
    await page.keyboard.press('Enter');
    await shown(focused(dialog.getByRole('button', { name: 'Müşteri dönüş yapacak' })));
    await page.keyboard.press('Enter');
    await gone(dialog);
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.snooze !== null, {
      label: 'snoozed again',
    });
  }, 120_000);

  test('a ready answer is chosen, sent and solves the ticket, and is taken back', async () => {
    await ayse.put('/profile', { name: AYSE.name, language: 'tr', signature: '', undoSeconds: 60 });
    const text = { tr: 'Merhaba, iade koşullarımız sitemizde yazıyor. İyi günler.', en: '' };
    expect((await can.post('/canned-replies', { name: 'İade koşulları', scope: 'all', text })).status).toBe(201);
    const number = await phoneTicket(ayse, desk, 'Hazır yanıtlı', { owner: desk.people.ayse });
    const page = await open(`/views/mine/${number}`);
    await shown(article(page, 'Hazır yanıtlı').getByText(/mesaj\./));
    const answer = hand(page);
    await answer.press('r');
    const field = page.getByRole('textbox', { name: 'Yanıt metni' });
    await shown(focused(field));
    await answer.press('/');
    await shown(focused(page.getByRole('combobox')));
    await answer.write('iade');
    await shown(page.getByRole('option', { name: /İade koşulları/, selected: true }));
    await answer.press('Enter');
    await shown(field.getByText('iade koşullarımız'));
    expect(answer.steps()).toBe(expected(2));

    const send = hand(page);
    await send.press('Control+Shift+Enter');
    await eventually(
      async () => (await desk.rows(`select from outbox where ticket_number = $1`, [number])).length > 0,
      {
        label: 'the reply is kept',
      },
    );
    expect(send.steps()).toBe(expected(3));

    await shown(page.getByRole('button', { name: 'Geri al' }));
    const back = hand(page);
    await back.press('Control+z');
    await eventually(
      async () =>
        (await desk.rows<{ state: string }>(`select state from outbox where ticket_number = $1`, [number]))[0]
          ?.state === 'cancelled',
      { label: 'taken back' },
    );
    expect(back.steps()).toBe(expected(10));
    await desk.inState(number, 'assigned');
  }, 120_000);

  test('ten mails of spam go at once, a ticket is given to Ayşe, and an order is found by its number in a text', async () => {
    const numbers: number[] = [];
    for (let at = 0; at < 10; at += 1)
      numbers.push(await phoneTicket(ayse, desk, `Bedava tatil ${at}`, { text: 'Tıkla kazan.' }));
    const page = await open('/views/open?q=tatil');
    const boxes = page.getByRole('checkbox', { name: /^Seç: / });
    await shown(boxes.nth(9));
    const spam = hand(page);
    await spam.click(boxes.nth(0));
    await spam.click(boxes.nth(9), ['Shift']);
    await spam.press('!');
    await eventually(async () => (await desk.ticket(numbers[9]!)).state === 'closed', { label: 'spam' });
    expect(spam.steps()).toBe(expected(4));

    const number = await phoneTicket(ayse, desk, 'Devredilecek', {
      text: 'Siparişim 10497 nerede?',
    });
    await page.goto(`${desk.url}/views/open/${number}`);
    await shown(article(page, 'Devredilecek').getByText(/Siparişim/));
    const give = hand(page);
    await give.press('a');
    await shown(focused(page.getByRole('textbox', { name: 'Temsilci veya ekip ara' })));
    await give.press('a');
    await shown(
      page
        .getByRole('listbox', { name: 'Temsilci veya ekip ara' })
        .getByRole('option')
        .first()
        .filter({ hasText: AYSE.name }),
    );
    await give.press('Enter');
    expect(give.steps()).toBe(expected(7));

    await page.goto(`${desk.url}/views/all`);
    await shown(page.getByRole('list', { name: 'Tüm talepler' }));
    const find = hand(page);
    await find.press('/');
    await shown(focused(page.getByRole('dialog', { name: 'Arama ve işlemler' })));
    await find.write('10497');
    await shown(page.getByRole('dialog', { name: 'Arama ve işlemler' }).getByText('Devredilecek'));
    expect(find.steps()).toBe(expected(8));
  }, 120_000);
});
