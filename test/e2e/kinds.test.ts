/** From how sure on the kind of a request is set by itself: chosen by whoever keeps the rules, who sees how right that would have been. */
import { beforeAll, expect, test } from '@jest/globals';
import { saveKinds } from '../../db/routing/kinds.ts';
import { learn } from '../../domain/routing/kind.ts';
import { AYSE, CAN, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { kindLessons } from '../support/routing/lessons.ts';
import { focused, gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('the kind of a request', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const lessons = kindLessons();
  const { model, counts } = learn(lessons);
  const settings = async () => (await ayse.get('/routing-settings')).body;

  beforeAll(() => saveKinds(desk.pool, { model, counts, lessons: lessons.length }));

  test('is set by itself from a share that a lead chooses by what was measured; an agent reads it', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/rules');
    const card = page.getByRole('region', { name: 'Talebin türü' });
    await shown(card.getByText(`Türü elle belirlenmiş ${lessons.length} talepte denendi`, { exact: false }));
    const { set, right } = model.measured.find(({ from }) => from === 0.8)!;
    const row = card.getByRole('row', { name: /^%80 ve üstü/ });
    await shown(row.getByRole('cell', { name: String(set), exact: true }));
    await shown(row.getByRole('cell', { name: `%${Math.round((100 * right) / set)} (${set - right} yanlış)` }));
    expect(await flawsInEveryLook(page, 'the kind')).toEqual([]);
    const choice = card.getByRole('combobox', { name: 'Türü otomatik belirle' });
    await choice.selectOption({ label: 'Tahmin en az %80 kesinse' });
    await shown(page.getByText('Kaydedildi. Bundan sonraki talepler için geçerli'));
    expect((await settings()).typeByItselfFrom).toBe(0.8);
    await choice.selectOption({ label: 'Hiçbir zaman, yalnızca öner' });
    await shown(card.getByText('Öneri talebin yanında görünür. Bir tıklamayla ya da Y tuşuyla kabul edilir.'));
    expect((await settings()).typeByItselfFrom).toBeNull();

    const reader = await browser.open();
    await signIn(reader, desk.url, AYSE.email, '/settings/rules');
    await shown(reader.getByRole('combobox', { name: 'Türü otomatik belirle', disabled: true }));
  }, 90_000);

  test('that is suggested is taken by Y, as P and T set priority and tags of the ticket that is open', async () => {
    const subject = 'Kargo';
    const text = 'Siparişim kaç günde gelir, hangi kargo ile gönderiyorsunuz?';
    await desk.deliver(letter({ from: DENIZ.address, subject, text }));
    const { number } = await desk.ticketBySubject(subject);
    await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
    const is = (what: string, value: unknown) =>
      eventually(
        async () => {
          expect((await ayse.get(`/tickets/${number}`)).body[what]).toEqual(value);
          return true;
        },
        { label: `${what} of the ticket` },
      );
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/mine/${number}`);
    const ticket = page.getByRole('article', { name: subject, exact: true });
    await shown(ticket.getByText(text));
    await shown(page.getByRole('button', { name: /^Önerilen türü kabul et: Soru/ }));
    await page.keyboard.press('y');
    await shown(page.getByRole('button', { name: 'Tür: Soru' }));
    await is('type', 'question');
    await gone(page.getByRole('button', { name: /^Önerilen türü kabul et/ }));

    await page.keyboard.press('p');
    await page.getByRole('menuitemradio', { name: 'Yüksek' }).click();
    await is('priority', 'high');

    await page.keyboard.press('t');
    await shown(focused(page.getByRole('textbox', { name: 'Yeni etiket' })));
    await page.keyboard.type('kargo');
    await page.keyboard.press('Enter');
    await is('tags', ['kargo']);
  }, 90_000);
});
