/** Going through tickets: by their number, quickly past them, off the list and back again, and to addresses that lead nowhere. */
import { beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { focused, gone, shown, signIn, useBrowser, write } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';

const NOBODYS = 999_999;

needs('chromium')('going through tickets', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const can = sessionOf(desk, CAN);
  const unknown = { expected: new RegExp(`status of 404.*/tickets/${NOBODYS}`) };
  beforeAll(async () => {
    const profile = { name: AYSE.name, language: 'tr', signature: '', undoSeconds: 60 };
    expect((await ayse.put('/profile', profile)).status).toBe(200);
  }, 60_000);
  const mine = (subject: string) => phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });

  test('a number in the palette is the ticket of that number, with its subject, where there is one', async () => {
    const number = await mine('Numarası bilinen');
    const page = await browser.open(unknown);
    await signIn(page, desk.url, AYSE.email, '/views/mine');
    await shown(page.getByRole('list', { name: 'Taleplerim' }).getByText('Numarası bilinen'));
    const palette = page.getByRole('dialog');
    const type = async (words: string) => {
      await page.keyboard.press('/');
      await shown(focused(page.getByRole('textbox', { name: 'Arama ve işlemler' })));
      await page.keyboard.type(words);
    };
    await type(String(number));
    await shown(palette.getByText('Numarası bilinen'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`${desk.url}/tickets/${number}`);
    await shown(page.getByRole('article', { name: 'Numarası bilinen' }).getByText(/mesaj\./));

    await type(`git ${number}`);
    await shown(palette.getByText(`#${number} numaralı talebi aç`));
    await shown(palette.locator('[data-selected]').getByText('Numarası bilinen'));
    await page.keyboard.press('Escape');
    await gone(palette);
    await type(`git ${NOBODYS}`);
    await shown(palette.getByText(`#${NOBODYS} numaralı talep yok`));
    await page.keyboard.press('Escape');
    await gone(palette);
    await type(String(NOBODYS));
    await shown(palette.getByText(`Tüm taleplerde ara: “${NOBODYS}”`));
    await page.keyboard.press('Enter');
    await page.waitForURL(`${desk.url}/views/all?q=${NOBODYS}`);
  }, 120_000);

  test('the page of a number that no ticket has leads on', async () => {
    const page = await browser.open(unknown);
    await signIn(page, desk.url, AYSE.email, `/views/mine/${NOBODYS}`);
    await shown(page.getByText(`#${NOBODYS} numaralı talep yok`));
    await page.getByRole('button', { name: 'Listeye dön' }).click();
    await page.waitForURL(`${desk.url}/views/mine`);
    await page.goto(`${desk.url}/tickets/${NOBODYS}`);
    await page.getByRole('link', { name: `“${NOBODYS}” ara` }).click();
    await page.waitForURL(`${desk.url}/views/all?q=${NOBODYS}`);
  }, 120_000);

  test('one that is archived without an answer is said to be, and z brings it back', async () => {
    const subject = 'Yanıtsız kalan';
    await desk.deliver(letter({ from: 'yanitsiz@x.test', subject, text: 'Bu bir mesaj.' }));
    const { number } = await desk.ticketBySubject(subject);
    await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/mine/${number}`);
    await shown(page.getByRole('article', { name: 'Yanıtsız kalan' }).getByText(/mesaj\./));
    await page.keyboard.press('e');
    await shown(page.getByText('Yanıtlanmadan arşivlendi'));
    await eventually(
      async () => {
        await page.keyboard.press('z');
        return (await ayse.get(`/tickets/${number}`)).body.state === 'assigned';
      },
      { everyMs: 500, label: 'it is open again' },
    );
  }, 120_000);

  test('what was done with several is said in words, and z takes it back', async () => {
    const numbers = [await mine('Öncelikli bir'), await mine('Öncelikli iki')];
    for (const number of numbers) await ayse.put(`/tickets/${number}/tags`, { tags: ['öncelikli'] });
    const priorities = async () =>
      (await Promise.all(numbers.map(async (number) => (await ayse.get(`/tickets/${number}`)).body.priority))).join();
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/mine?tag=${encodeURIComponent('öncelikli')}`);
    await page.getByRole('checkbox', { name: `Seç: Deniz Öztürk, #${numbers[0]}` }).check();
    await page.getByRole('checkbox', { name: `Seç: Deniz Öztürk, #${numbers[1]}` }).check();
    await page.keyboard.press('p');
    await page.getByRole('menuitem', { name: 'Yüksek' }).click();
    const toast = page.getByRole('alert').filter({ hasText: '2 talep yüksek önceliğe alındı' });
    await shown(toast.getByRole('button', { name: 'Geri al' }).getByText('Z'));
    expect(await priorities()).toBe('high,high');
    await page.keyboard.press('z');
    await shown(page.getByText('2 talepte geri alındı: “yüksek önceliğe alındı”'));
    expect(await priorities()).toBe('normal,normal');
  }, 120_000);

  test('priority, type and tags say what they are now, one after the other in one place, and each is taken back', async () => {
    const number = await mine('Değişen');
    const ticketOf = async () => (await ayse.get(`/tickets/${number}`)).body;
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/mine/${number}`);
    const ticket = page.getByRole('article', { name: 'Değişen' });
    const panel = page.getByRole('region', { name: 'Özellikler' });
    await shown(panel.getByText('Etiket yok'));
    const toasts = page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Geri al' }) });
    const told = (words: string) => shown(toasts.getByText(words));
    const alone = () => eventually(async () => (await toasts.count()) === 1, { label: 'one alone stands' });

    await page.keyboard.press('p');
    await page.getByRole('menuitemradio', { name: 'Acil' }).click();
    await told('Öncelik: Acil');
    await panel.getByRole('button', { name: /^Tür: / }).click();
    await page.getByRole('menuitemradio', { name: 'Şikâyet' }).click();
    await told('Tür: Şikâyet');
    await alone();

    // One after the other, in a form that stays open and keeps the hand.
    await page.keyboard.press('t');
    const form = page.getByRole('dialog', { name: 'Etiketler' });
    const field = form.getByRole('textbox', { name: 'Yeni etiket' });
    await shown(focused(field));
    await page.keyboard.type('iade');
    await page.keyboard.press('Enter');
    await told('Etiketler: iade');
    await shown(focused(field));
    await page.keyboard.type('hasarlı');
    await page.keyboard.press('Enter');
    await told('Etiketler: iade, hasarlı');
    await alone();
    await shown(focused(field));
    const [box, toast] = [(await form.boundingBox())!, (await toasts.boundingBox())!];
    expect(box.x + box.width <= toast.x || toast.x + toast.width <= box.x || box.y + box.height <= toast.y).toBe(true);
    await page.keyboard.press('Escape');
    await gone(form);
    expect(await ticketOf()).toMatchObject({ priority: 'urgent', type: 'complaint', tags: ['iade', 'hasarlı'] });

    await toasts.getByRole('button', { name: 'Geri al' }).click();
    await shown(page.getByText('Geri alındı'));
    await gone(toasts);
    expect((await ticketOf()).tags).toEqual(['iade']);
    await shown(ticket);
  }, 120_000);

  test('a reply that is taken back opens its ticket in the list that is before one', async () => {
    const from = `ag-${randomUUID().slice(0, 8)}@x.test`;
    const subject = `Geri gelen ${from}`;
    await desk.deliver(letter({ from, subject, text: 'Siparişim nerede?' }));
    const { number } = await desk.ticketBySubject(subject);
    await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/mine/${number}?priority=normal`);
    const ticket = page.getByRole('article', { name: subject });
    await shown(ticket.getByText('Siparişim nerede?').first());
    await page.keyboard.press('r');
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await shown(focused(field));
    await write(field, 'Yolda');
    await page.keyboard.press('Control+Enter');
    await shown(page.getByText('Ctrl+Z ya da Z ile geri alabilirsiniz'));
    await gone(field);
    await page.getByRole('link', { name: /Öncelikli bir/ }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(`/${number}`));
    await page.getByRole('alert').getByRole('button', { name: 'Geri al' }).click();
    await page.waitForURL(`${desk.url}/views/mine/${number}?priority=normal`);
    await shown(field.getByText('Yolda'));
  }, 120_000);

  test('who walks past tickets has not read them, only the one where they stop', async () => {
    const word = `yürüyüş${randomUUID().slice(0, 6)}`;
    const numbers: number[] = [];
    for (const place of [1, 2, 3]) {
      const subject = `${word} ${place}`;
      await desk.deliver(letter({ from: `${word}@x.test`, subject, text: 'Merhaba' }));
      numbers.push((await desk.ticketBySubject(subject)).number);
    }
    const unread = async () =>
      Promise.all(numbers.map(async (number) => (await ayse.get(`/tickets/${number}`)).body.unreadCount as number));
    expect(await unread()).toEqual([1, 1, 1]);
    const page = await browser.open();
    // A clock of the page's own, which a busy machine does not move on.
    await page.clock.install();
    // Once it is there, the page of a ticket comes at once.
    await signIn(page, desk.url, AYSE.email, `/views/all/${await mine('Yürüyüşten önce')}`);
    await shown(page.getByRole('article', { name: 'Yürüyüşten önce' }).getByText(/mesaj\./));
    await page.goto(`${desk.url}/views/all?q=${encodeURIComponent(word)}`);
    await shown(page.getByRole('link', { name: new RegExp(`${word} 1`) }));
    await page.clock.pauseAt(new Date(Date.now() + 60_000));
    for (let walked = 0; walked < numbers.length; walked += 1) {
      const before = page.url();
      await page.keyboard.press('j');
      const text = page.getByRole('article', { name: new RegExp(word) }).getByText('Merhaba');
      // It is seen, and left at once: a tenth of a second by its own clock.
      await eventually(
        async () => {
          await page.clock.runFor(2);
          return page.url() !== before && (await text.first().isVisible());
        },
        { label: 'the next ticket', everyMs: 100 },
      );
    }
    expect(await unread()).toEqual([1, 1, 1]);
    await page.clock.resume();
    await eventually(async () => (await unread()).includes(0), { label: 'one is read' });
    const opened = Number(/\/(\d+)\?/.exec(page.url())![1]);
    expect(await unread()).toEqual(numbers.map((number) => (number === opened ? 0 : 1)));
  }, 120_000);

  test('the help by its key is a look at the keys, which is one of the first steps', async () => {
    const state = async () =>
      (await can.get('/first-steps')).body.steps.find(({ name }: { name: string }) => name === 'keys').state;
    expect(await state()).toBe('open');
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/first-steps');
    const step = page.getByRole('listitem').filter({ hasText: 'kısayol' });
    await shown(step);
    await page.keyboard.press('?');
    await shown(page.getByRole('dialog').getByText('Her yerde'));
    await page.keyboard.press('Escape');
    await shown(step.getByRole('img'));
    expect(await state()).toBe('done');
  }, 120_000);

  test.each([
    ['/views/nonsense', 'Böyle bir görünüm yok'],
    ['/list/xyz', 'Böyle bir sayfa yok'],
    ['/tickets/abc', 'Böyle bir sayfa yok'],
  ])('an address that leads nowhere says so and offers lists: %s', async (address, words) => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, address);
    await shown(page.getByText(words));
    expect(new URL(page.url()).pathname).toBe(address);
    await page.getByRole('main').getByRole('link', { name: 'Taleplerim' }).click();
    await page.waitForURL(`${desk.url}/views/mine`);
  });

  test('the number of late ones says how many of them are snoozed', async () => {
    const [awake, aside] = [await mine('Geç kalan'), await mine('Geç kalmış, ertelenmiş')];
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const dueAt = new Date(Date.now() + 90_000_000).toISOString();
    expect((await ayse.put(`/tickets/${aside}/snooze`, { until, dueAt, reason: 'Kargo' })).status).toBe(202);
    await eventually(async () => (await ayse.get('/counters')).body.snoozed === 1, { label: 'it is snoozed' });
    await desk.rows('update ticket set breached = true where number = any($1)', [[awake, aside]]);
    expect((await ayse.get('/counters')).body).toMatchObject({ breached: 2, breachedSnoozed: 1 });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/mine');
    await shown(page.getByTitle('1 tanesi ertelenmiş; öteki listelerin “Geciken” grubunda yer almaz').getByText('2'));
  }, 60_000);
});
