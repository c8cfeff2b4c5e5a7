/** Sending with a net: taking back what was just sent, sending later, and what waits because the customer wrote first. */
import { beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { AYSE } from '../support/cast/cast.ts';
import { showCode } from '../../domain/mail/code.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { focused, gone, shown, signIn, useBrowser, write } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('sending with a net', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  beforeAll(async () => {
    const profile = { name: AYSE.name, language: 'tr', signature: '', undoSeconds: 60 };
    expect((await ayse.put('/profile', profile)).status).toBe(200);
  }, 60_000);

  async function open(given?: Page) {
    const from = `ag-${randomUUID().slice(0, 8)}@x.test`;
    const subject = `Ağ ${from}`;
    await desk.deliver(letter({ from, subject, text: 'Siparişim nerede?' }));
    const { number, code } = await desk.ticketBySubject(subject);
    await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
    const page = given ?? (await browser.open());
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: subject });
    await shown(ticket.getByText('Siparişim nerede?').first());
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    const says = async (text: string) => {
      await page.keyboard.press('r');
      await shown(focused(field));
      await write(field, text);
    };
    const sends = () =>
      desk.rows<{ state: string }>('select state from outbox where ticket_number = $1 order by created_at', [number]);
    const writes = (text: string) => desk.deliver(letter({ from, subject, text: `${text}\r\n${showCode(code)}` }));
    return { from, number, page, ticket, field, says, sends, writes };
  }

  test.each([
    ['z', 'z'],
    ['Ctrl+Z', 'Control+z'],
  ])(
    '%s takes a reply back that was just sent, with its words, and it never leaves',
    async (_, key) => {
      const { page, ticket, field, says, sends } = await open();
      await says('Yanlış tutar yazdım');
      await page.keyboard.press('Control+Enter');
      const card = ticket.getByRole('article').filter({ hasText: 'Yanlış tutar yazdım' });
      await shown(card.getByText(/sn sonra gönderilecek/));
      await gone(field);
      await shown(page.getByText('Ctrl+Z ya da Z ile geri alabilirsiniz'));
      await eventually(async () => (await page.evaluate('document.activeElement?.tagName')) !== 'TEXTAREA', {
        label: 'a hand that is free',
      });
      // Just after the writer has closed by itself keys mean nothing, lest the rest of a word does something.
      await eventually(
        async () => {
          await page.keyboard.press(key);
          return (await field.count()) > 0;
        },
        { everyMs: 300, withinMs: 10_000, label: 'the writer' },
      );
      await shown(field.getByText('Yanlış tutar yazdım'));
      await gone(card);
      await shown(ticket.getByText('Ayşe Yılmaz e-postayı gönderilmeden geri aldı').first());
      await eventually(async () => (await sends()).map(({ state }) => state).join() === 'cancelled', {
        label: 'a reply that is taken back',
      });
      expect(desk.sink.mails().filter(({ raw }) => raw.toString().includes('tutar'))).toEqual([]);
    },
    120_000,
  );

  test('when the browser dies just after, the reply is sent once at its time, or taken back from another one', async () => {
    const undo = (undoSeconds: number) =>
      ayse.put('/profile', { name: AYSE.name, language: 'tr', signature: '', undoSeconds });
    const dies = async (words: string) => {
      const { page, kill } = await browser.openMortal();
      const { number, ticket, says, sends } = await open(page);
      await says(words);
      await page.keyboard.press('Control+Enter');
      await shown(
        ticket
          .getByRole('article')
          .filter({ hasText: words })
          .getByText(/sn sonra gönderilecek/),
      );
      await kill();
      expect((await sends()).map(({ state }) => state)).toEqual(['held']);
      return { number, sends };
    };
    const mails = (words: string) => desk.sink.mails().filter(({ raw }) => raw.toString().includes(words)).length;
    const back = await dies('BirdenKapandi');
    const elsewhere = await browser.open();
    await signIn(elsewhere, desk.url, AYSE.email, `/tickets/${back.number}`);
    const card = elsewhere.getByRole('article').filter({ hasText: 'BirdenKapandi' });
    await card.getByRole('button', { name: 'Geri al' }).click();
    await shown(elsewhere.getByRole('textbox', { name: 'Yanıt metni' }).getByText('BirdenKapandi'));
    expect((await back.sends()).map(({ state }) => state)).toEqual(['cancelled']);

    // Long enough for a browser to be killed within it, on a loaded machine.
    await undo(15);
    const left = await dies('KendiGitti');
    await undo(60);
    await eventually(async () => (await left.sends()).map(({ state }) => state).join() === 'sent', {
      withinMs: 40_000,
      label: 'a reply that leaves without its browser',
    });
    expect([mails('KendiGitti'), mails('BirdenKapandi')]).toEqual([1, 0]);
  }, 180_000);

  test('a reply is sent later, is listed, and goes when somebody says so', async () => {
    const { from, number, page, ticket, says, sends } = await open();
    await says('Haftaya arayacağız');
    await ticket.getByRole('button', { name: 'Gönderdikten sonra' }).click();
    await page.getByRole('menuitem', { name: /Daha sonra gönder/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Ne zaman gönderilsin?' });
    await dialog.getByRole('textbox', { name: 'Zamanı yazın' }).fill('20 gün sonra 09:00');
    await dialog.getByRole('button', { name: 'Zamanla' }).click();
    const card = ticket.getByRole('article').filter({ hasText: 'Haftaya arayacağız' });
    await shown(card.getByText(/Zamanlandı · /));
    // Nor its properties, nor whose turn it is, nor anything that it is being sent.
    const properties = ticket.getByRole('region', { name: 'Özellikler' });
    await shown(properties.getByText(/^Zamanlandı · .+ 09:00$/).first());
    await shown(
      ticket.getByRole('button', {
        name: /Yanıt zamanlandı.*yanıt hedefi daha önce/,
      }),
    );
    expect(await page.getByText(/Müşteri yanıtı bekleniyor|anıt gönderiliyor|^Gönderiliyor/).count()).toBe(0);
    // It is not the customer's turn before that, and its row says so.
    const row = page.getByRole('list', { name: 'Açık talepler' }).getByRole('link').filter({ hasText: from });
    await shown(row.getByText(/^Yanıt .+ 09:00$/));
    expect(await row.getByText('Müşteride').count()).toBe(0);
    await page.getByRole('link', { name: /Zamanlanan yanıtlar/ }).click();
    const line = page.getByRole('article').filter({ hasText: `#${number}` });
    await shown(line.getByText('Haftaya arayacağız'));
    await line.getByRole('button', { name: 'Şimdi gönder' }).click();
    await eventually(async () => (await sends()).at(-1)?.state === 'sent', { label: 'a mail that has left' });
    await gone(line);
  }, 120_000);

  test('a reply that was to be sent later is cancelled: no card is left to send it by, and its words wait as a draft', async () => {
    const { number, page, ticket, field, sends } = await open();
    const sendAt = new Date(Date.now() + 86_400_000).toISOString();
    await ayse.post(`/tickets/${number}/replies`, { text: 'Yarın arayacağız', sendAt });
    const card = ticket.getByRole('article').filter({ hasText: 'Yarın arayacağız' });
    await card.getByRole('button', { name: 'Göndermeyi iptal et' }).click();
    await gone(card);
    expect((await sends()).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await ticket.getByRole('button', { name: 'Yeniden gönder' }).count()).toBe(0);
    await gone(page.getByRole('link').filter({ hasText: 'Yarın arayacağız' }));
    await page.keyboard.press('r');
    await shown(field.getByText('Yarın arayacağız'));
  }, 120_000);

  test('what waits because the customer wrote first is marked, and is written on', async () => {
    const { from, number, page, ticket, field, writes } = await open();
    const sendAt = new Date(Date.now() + 86_400_000).toISOString();
    await ayse.post(`/tickets/${number}/replies`, { text: 'Yarın gidecekti', sendAt });
    const card = ticket.getByRole('article').filter({ hasText: 'Yarın gidecekti' });
    await shown(card.getByText(/Zamanlandı · /));
    await writes('Adresim değişti');
    await shown(card.getByText('Gönderilmedi: müşteri önce yazdı'));
    const row = page.getByRole('list', { name: 'Açık talepler' }).getByRole('link').filter({ hasText: from });
    await shown(row.getByText('Yanıt bekletiliyor'));
    await card.getByRole('button', { name: 'Düzenle' }).click();
    await shown(field.getByText('Yarın gidecekti'));
    expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
  }, 120_000);

  test('how long one can take back is chosen in the profile', async () => {
    const { page } = await open();
    await page.goto(`${desk.url}/settings/profile`);
    const choice = page.getByRole('combobox', { name: 'Gönderimi geri alma' });
    expect(await choice.inputValue()).toBe('60');
    await choice.selectOption('5');
    await page.getByRole('button', { name: 'Kaydet' }).first().click();
    await eventually(async () => (await ayse.get('/session')).body.agent.undoSeconds === 5, { label: 'the choice' });
    await ayse.put('/profile', { name: AYSE.name, language: 'tr', signature: '', undoSeconds: 60 });
  }, 120_000);
});
