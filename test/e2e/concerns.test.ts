/** What gives reason to stop before a reply leaves: one question about all of it, by keys alone. */
import { expect, test } from '@jest/globals';
import { focused, gone, shown, signIn, useBrowser, write } from '../support/stack/browser.ts';
import { type ApiClient, signedIn } from '../support/cast/api-client.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { holdBack } from '../support/stack/slow-line.ts';
import { deskTexts } from '../../ui/texts/index.ts';
import { makeT } from '../../domain/text/dictionary.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

const t = makeT('tr', deskTexts);

needs('chromium')('before a reply leaves', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  async function open(subject: string) {
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    const page = await browser.open({ expected: /status of 409.*replies$/ });
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: subject });
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    return { number, page, ticket, field: ticket.getByRole('textbox', { name: 'Yanıt metni' }) };
  }
  const sent = (number: number) =>
    desk.rows<{ text: string }>(`select text from message where ticket_number = $1 and kind = 'reply'`, [number]);

  test('everything is asked at once, a colleague’s note among it; Enter goes back to the words, Ctrl+Enter sends', async () => {
    const { number, page, ticket, field } = await open('Soru önce');
    await write(field, 'Merhaba Zeliha Hanım, faturanız ektedir.');
    const can: ApiClient = await signedIn(desk.url, CAN.email);
    await can.post(`/tickets/${number}/notes`, { text: 'Fatura iptal edildi, göndermeyin' });
    await shown(ticket.getByText(`${CAN.name} bu arada bir not yazdı.`));
    await field.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'Göndermeden önce kontrol edin' });
    await shown(dialog.getByText('Fatura iptal edildi, göndermeyin'));
    expect(await dialog.locator('mark').allInnerTexts()).toEqual(['ektedir', 'Zeliha Hanım']);
    await shown(focused(dialog.getByRole('button', { name: 'Dön ve düzelt' })));
    await page.keyboard.press('Enter');
    await gone(dialog);
    await shown(focused(field));
    await eventually(async () => (await page.evaluate('String(getSelection())')) === 'ektedir', { label: 'the words' });
    expect(await sent(number)).toEqual([]);

    await field.press('Control+Enter');
    // What was shown is seen; the rest is still to be said.
    await shown(dialog.getByText('Bir dosyadan söz ediyorsunuz ama ekli dosya yok.'));
    expect(await dialog.getByText('Fatura iptal edildi').count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await gone(dialog);
    await eventually(async () => (await sent(number)).length === 1, { label: 'the reply' });
    expect(await page.getByRole('dialog').count()).toBe(0);
  }, 120_000);

  test('what comes in while the question stands open is not seen by answering it, and is asked about anew', async () => {
    const { number, page, ticket, field } = await open('Soru açıkken');
    await write(field, 'Faturanız ektedir.');
    await field.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await shown(dialog.getByText('Bir dosyadan söz ediyorsunuz ama ekli dosya yok.'));
    const can: ApiClient = await signedIn(desk.url, CAN.email);
    await can.post(`/tickets/${number}/notes`, { text: 'Müşteri vazgeçti' });
    await shown(ticket.getByText(`${CAN.name} bu arada bir not yazdı.`));
    await page.keyboard.press('Control+Enter');
    await shown(dialog.getByText('Müşteri vazgeçti'));
    expect(await sent(number)).toEqual([]);
    await page.keyboard.press('Enter');
    await gone(dialog);
    await gone(ticket.getByText(`${CAN.name} bu arada bir not yazdı.`));
    expect(await sent(number)).toEqual([]);
  }, 120_000);

  test('a reply that comes back while its writer is elsewhere says so until it is looked at, also after a reload', async () => {
    const { number, page, ticket, field } = await open('Uzaktayken dönen');
    await write(field, 'Kargonuz yolda.');
    const sending = await holdBack(page, /\/api\/tickets\/\d+\/replies$/);
    await page.keyboard.press('Control+Enter');
    await shown(ticket.getByRole('article', { name: t('outgoing.reply') }));
    const can: ApiClient = await signedIn(desk.url, CAN.email);
    await can.post(`/tickets/${number}/notes`, { text: 'Kargo geri döndü' });
    await page.keyboard.press('Escape');
    await gone(ticket);
    sending.letGo();
    const told = page.getByRole('alert').filter({ hasText: t('refused.title', { number: String(number) }) });
    await shown(told);
    await page.reload();
    await told.getByRole('button', { name: t('refused.open') }).click();
    await shown(page.getByRole('dialog').getByText('Kargo geri döndü'));
    await gone(told);
    expect(await sent(number)).toEqual([]);
    // The question has the keyboard, not the field behind it.
    await page.keyboard.press('Control+Enter');
    await eventually(async () => (await sent(number)).length === 1, { label: 'the reply' });
  }, 120_000);

  test('a blank is not sent by any key', async () => {
    const { number, page, field } = await open('Boşluk kalmış');
    await write(field, 'Kargo numaranız: [numara]');
    await field.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'Henüz gönderilmedi: doldurulmamış yer var' });
    await shown(dialog.getByText('[numara]'));
    await page.keyboard.press('Control+Enter');
    await shown(dialog);
    expect(await dialog.getByRole('button', { name: 'Yine de gönder' }).count()).toBe(0);
    // Whoever types on at once loses no letter, however long the page takes to give the words back.
    await page.keyboard.press('Enter');
    await page.keyboard.type('4711');
    await gone(dialog);
    await shown(field.getByText('Kargo numaranız: 4711'));
    await field.press('Control+Enter');
    await eventually(async () => (await sent(number)).length === 1, { label: 'the reply' });
    expect((await sent(number))[0]?.text).toBe('Kargo numaranız: 4711');
  }, 120_000);

  test('the problem in one sentence is kept on the ticket, and the first answer may begin with it', async () => {
    const { number, page, ticket, field } = await open('Anlaşılan');
    await page.getByRole('button', { name: 'Sorunu tek cümleyle yazın' }).click();
    const sentence = page.getByRole('textbox', { name: 'Sorun, tek cümleyle' });
    await sentence.fill('Koltuğun ayağı kırık geldi');
    await sentence.press('Enter');
    await shown(focused(page.getByRole('button', { name: 'Özeti değiştir: Koltuğun ayağı kırık geldi' })));
    await ticket.getByRole('button', { name: /^Özetle başla/ }).click();
    await shown(field.getByText('Anladığım kadarıyla: Koltuğun ayağı kırık geldi.'));
    await gone(ticket.getByRole('button', { name: /^Özetle başla/ }));
    await field.press('Control+a');
    await field.press('Delete');
    await field.press('/');
    await page.keyboard.press('Enter');
    await shown(field.getByText('Anladığım kadarıyla: Koltuğun ayağı kırık geldi.'));
    expect(await sent(number)).toEqual([]);
  }, 120_000);

  test('how it sounds is marked while it is written, each remark can be left, and none holds it back', async () => {
    const { number, page, ticket, field } = await open('Ses tonu');
    await write(field, 'Merhaba, LÜTFEN ÖNCE SÖZLEŞMEYİ OKUYUN!!!');
    const line = ticket.getByRole('button', { name: 'Üslup için 2 uyarı' });
    await line.click();
    expect(await field.locator('[data-tone]').allInnerTexts()).toEqual(['LÜTFEN ÖNCE SÖZLEŞMEYİ OKUYUN', '!!!']);
    await ticket.getByRole('button', { name: 'Kalsın: !!!' }).click();
    await shown(ticket.getByRole('button', { name: 'Üslup için 1 uyarı' }));
    expect(await field.locator('[data-tone]').count()).toBe(1);
    await field.press('Control+Enter');
    await eventually(async () => (await sent(number)).length === 1, { label: 'the reply' });
    expect(await page.getByRole('dialog').count()).toBe(0);
  }, 120_000);
});
