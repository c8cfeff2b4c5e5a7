/** Many tickets at once in the browser: selected by keys or mouse, dealt with by one key, and brought back by one click. */
import { expect, test } from '@jest/globals';
import { gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('a selection of tickets', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const states = async (numbers: number[]) =>
    (
      await Promise.all(numbers.map(async (number) => (await ayse.get(`/tickets/${number}`)).body.state as string))
    ).sort();

  test('is made by keys, takes one command as a whole, and is brought back as it was', async () => {
    const numbers: number[] = [];
    for (const word of ['Bir', 'İki', 'Üç'])
      numbers.push(await phoneTicket(ayse, desk, word, { owner: desk.people.ayse }));
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/mine');
    await shown(page.getByRole('list', { name: 'Taleplerim' }).getByText('Üç'));
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const bar = page.getByRole('region', { name: 'Seçili taleplerle yapılabilecekler' });
    await shown(bar.getByText('1 seçili'));
    await page.keyboard.press('Shift+J');
    await shown(bar.getByText('2 seçili'));
    await page.keyboard.press('Escape');
    await gone(bar);

    const boxes = page.getByRole('checkbox', { name: /^Seç: / });
    await boxes.nth(0).check();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await shown(bar.getByText('3 seçili'));
    await page.keyboard.press('e');
    await shown(page.getByText('3 talep için yapıldı.'));
    await gone(bar);
    expect(await states(numbers)).toEqual(['closed', 'closed', 'closed']);
    await page.getByRole('alert').getByRole('button', { name: 'Geri al' }).click();
    await shown(page.getByText('3 talepte geri alındı.'));
    expect(await states(numbers)).toEqual(['assigned', 'assigned', 'assigned']);

    await page.goto(`${desk.url}/views/mine/${numbers[0]}`);
    await shown(page.getByRole('article', { name: 'Bir' }).getByText(/mesaj\./));
    await page.getByRole('checkbox', { name: `Seç: Deniz Öztürk, #${numbers[2]}` }).check();
    await page.keyboard.press('e');
    await shown(page.getByText('1 talep için yapıldı.'));
    expect(await states(numbers)).toEqual(['assigned', 'assigned', 'closed']);
  }, 120_000);

  test('names the tickets that refuse, and why', async () => {
    const [one, other] = [
      await phoneTicket(ayse, desk, 'Açık', { owner: desk.people.ayse }),
      await phoneTicket(ayse, desk, 'Çoktan kapalı', { owner: desk.people.ayse }),
    ];
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/all?q=kapal%C4%B1');
    await shown(page.getByText('Çoktan kapalı').first());
    await page.getByRole('checkbox', { name: `Seç: Deniz Öztürk, #${other}` }).check();
    await ayse.post(`/tickets/${other}/archiving`);
    await eventually(async () => (await states([other]))[0] === 'closed', {
      label: 'the ticket that closes meanwhile',
    });
    await page.keyboard.press('e');
    await shown(page.getByText(`#${other}: kapalı`));
    expect(await states([one])).toEqual(['assigned']);
  }, 120_000);
});
