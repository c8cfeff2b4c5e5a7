/** The tone on both sides: what a customer may not know is changed by one press, and an abusive mail says what helps. */
import { expect, test } from '@jest/globals';
import { gone, shown, signIn, useBrowser, violations, write } from '../support/stack/browser.ts';
import { sessionOf, servedDesk } from '../support/stack/served-desk.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';

needs('chromium')('the tone', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const can = sessionOf(desk, CAN);

  test('a word that customers do not know is changed by one press, and a lead’s change is on the open desk at once', async () => {
    const number = await phoneTicket(ayse, desk, 'İade', { owner: desk.people.ayse });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: 'İade' });
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await write(field, 'Merhaba, RMA hazır. RMA ektedir, ivedi bakın.');
    const marked = field.locator('[data-tone]');
    await eventually(async () => (await marked.allInnerTexts()).join() === 'RMA,RMA', { label: 'the marks' });
    await ticket.getByRole('button', { name: '“RMA” yerine “iade numarası” yaz' }).click();
    await shown(field.getByText('Merhaba, iade numarası hazır. İade numarası ektedir, ivedi bakın.'));
    await eventually(async () => (await marked.count()) === 0, { label: 'no mark' });
    const words = [{ word: 'ivedi', instead: 'hemen' }];
    expect((await can.put('/jargon/tr', { words })).status).toBe(200);
    await eventually(async () => (await marked.allInnerTexts()).join() === 'ivedi', { label: 'the new word' });
    await page.keyboard.press('Control+z');
    await shown(field.getByText('Merhaba, RMA hazır. RMA ektedir, ivedi bakın.'));
  }, 120_000);

  test('two leads at one list: the second sees it, and keeps theirs only by seeing the other’s', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/jargon');
    const list = page.getByRole('region', { name: 'İngilizce liste' });
    await list.getByRole('button', { name: 'Kelime ekle' }).click();
    await page.keyboard.type('P1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('urgent');
    expect(await violations(page)).toEqual([]);
    expect((await can.put('/jargon/en', { words: [{ word: 'LOB', instead: null }] })).status).toBe(200);
    await shown(list.getByText('Bu listeyi az önce başka biri değiştirdi.'));
    await list.getByRole('button', { name: 'Onunkini göster, değişikliklerimi sil' }).click();
    await eventually(async () => (await list.getByRole('textbox', { name: 'Kelime', exact: true }).count()) === 1, {
      label: 'the other list',
    });
    await list.getByRole('button', { name: 'Kelime ekle' }).click();
    await page.keyboard.type('P1');
    await list.getByRole('button', { name: 'Kaydet' }).click();
    await shown(page.getByText('Liste kaydedildi: İngilizce'));
    const kept = (await can.get('/jargon')).body.items[1].words;
    expect(kept).toEqual([
      { word: 'LOB', instead: null },
      { word: 'P1', instead: null },
    ]);
  }, 120_000);

  test('an abusive mail says what helps; who calls it a false alarm sees it gone everywhere, and can take that back', async () => {
    await desk.deliver(letter({ from: 'ali@musteri.test', subject: 'Kaba', text: 'Şerefsizler, paramı verin!' }));
    const { number } = await desk.ticketBySubject('Kaba');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/all/${number}?abusive=true`);
    const ticket = page.getByRole('article', { name: 'Kaba' });
    const mark = page.getByRole('img', { name: 'Kaba dil' });
    await shown(mark);
    await shown(ticket.getByText(/küfre küfürle karşılık vermeyin/));
    await ticket.getByRole('button', { name: 'Kaba değil' }).click();
    await shown(ticket.getByText('Bu mesajı kaba değil olarak işaretlediniz.'));
    await gone(mark);
    await ticket.getByRole('button', { name: 'Geri al' }).click();
    await shown(ticket.getByText(/küfre küfürle karşılık vermeyin/));
    await shown(mark);
  }, 120_000);
});
