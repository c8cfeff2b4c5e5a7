/** What somebody is told: in the list, by their browser with a sound, in one tab of several, and not in their quiet hours. */
import { beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';

type Popped = { title: string; body: string };
declare global {
  var popped: Popped[];
  var rung: number;
}

/** What the browser would show and play is written down instead; a click on one is told to it. */
const LISTEN = `
  globalThis.popped = []; globalThis.rung = 0;
  const clicks = [];
  globalThis.Notification = class extends EventTarget {
    static permission = location.protocol === 'about:' ? 'default' : (localStorage.getItem('asked') ?? 'default');
    static async requestPermission() { localStorage.setItem('asked', 'granted'); return (this.permission = 'granted'); }
    constructor(title, { body }) { super(); globalThis.popped.push({ title, body }); clicks.push(this); }
    close() {}
  };
  globalThis.inTold = (mode, does) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('bilet.notices', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('told');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asked = does(opening.result.transaction('told', mode).objectStore('told'));
      asked.transaction.oncomplete = () => { opening.result.close(); resolve(asked.result ?? null); };
    };
  });
  globalThis.clickLast = () => clicks.at(-1).dispatchEvent(new Event('click'));
  const oscillator = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () { globalThis.rung += 1; return oscillator.call(this); };
`;

needs('chromium')('notices', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const can = sessionOf(desk, CAN);

  const openedBy = async (email: string, path: string): Promise<Page> => {
    const page = await browser.open();
    await page.context().addInitScript(LISTEN);
    await signIn(page, desk.url, email, path);
    return page;
  };
  const poppedIn = (page: Page) => page.evaluate<Popped[]>('popped');
  const all = async (context: BrowserContext) => (await Promise.all(context.pages().map(poppedIn))).flat();
  /** The last notice that any tab has told, once one begins to count. */
  const lastTold = (page: Page) =>
    page.evaluate<number | null>(`inTold('readonly', (told) => told.get('${desk.people.can}'))`);
  /** So that the next desk is seen to begin. */
  const forget = (page: Page) => page.evaluate(`inTold('readwrite', (told) => told.delete('${desk.people.can}'))`);
  const listens = (page: Page) =>
    eventually(async () => (await lastTold(page)) !== null, { label: 'a desk that tells' });
  const told = (number: number) =>
    eventually(
      async () =>
        (await can.get('/notices?include=all')).body.items.some(
          ({ subject }: { subject: string }) => subject === String(number),
        ),
      { label: `told of ${number}` },
    );

  /** As when a ticket's record tells somebody. */
  const hear = () =>
    desk.rows(`select pg_notify('bilet', json_build_object('t', 'notice', 'agent', $1::text)::text)`, [
      desk.people.can,
    ]);

  // Whoever is told of every ticket of the team would hear of each twice here.
  beforeAll(async () => {
    const { body } = await can.get('/notices/preferences');
    const ways = { ...body.ways, 'team-new': { desk: false, browser: false, mail: 'never' } };
    await can.put('/notices/preferences', { ...body, ways });
  });

  test('a browser is asked by a click, then one of its tabs tells what comes, with a sound, and leads there', async () => {
    const page = await openedBy(CAN.email, '/settings/notices');
    await page.getByRole('button', { name: 'İzin ver' }).click();
    await shown(page.getByText('Bu tarayıcıda açık.'));
    expect(await poppedIn(page)).toMatchObject([{ title: 'Deneme bildirimi' }]);
    expect(await page.evaluate('rung')).toBe(2);
    await forget(page);
    await page.goto(`${desk.url}/views/open`);
    await listens(page);
    const other = await page.context().newPage();
    await other.goto(`${desk.url}/views/open`);
    await shown(other.getByRole('region', { name: 'Açık talepler' }));

    const number = await phoneTicket(ayse, desk, 'Kargo gelmedi', { owner: desk.people.can });
    await eventually(async () => (await all(page.context())).length > 0, { label: 'the notification' });
    await other.getByRole('link', { name: /Bildirimler.*1/ }).waitFor();
    await page.getByRole('link', { name: /Bildirimler.*1/ }).waitFor();
    expect(await all(page.context())).toEqual([
      { title: `#${number} Kargo gelmedi`, body: `${AYSE.name} talebi size verdi` },
    ]);
    expect(await page.title()).toMatch(/^\(1\) /);
    const teller = (await poppedIn(page)).length > 0 ? page : other;
    expect(await teller.evaluate('rung')).toBe(2);
    await teller.evaluate('clickLast()');
    await teller.waitForURL(`**/tickets/${number}`);
    // Opening it was reading it, in every tab.
    await gone(other.getByRole('link', { name: /Bildirimler.*1/ }));
  }, 120_000);

  test('a burst is one notification, and nobody hears of their own doing', async () => {
    const page = await openedBy(CAN.email, '/views/open');
    await page.evaluate("localStorage.setItem('asked', 'granted')");
    await forget(page);
    await page.reload();
    await listens(page);
    // Given to oneself: nobody is told.
    const numbers: number[] = [];
    for (const subject of ['Bir', 'İki', 'Üç'])
      numbers.push(await phoneTicket(can, desk, `Aynı anda ${subject}`, { owner: desk.people.can }));
    await desk.rows(
      `insert into agent_notice (agent_id, kind, subject, ticket_number) select $1, 'customer-replied', number::text, number from unnest($2::bigint[]) as number`,
      [desk.people.can, numbers],
    );
    await hear();
    await eventually(async () => (await poppedIn(page)).length > 0, { label: 'told of the burst' });
    expect(await poppedIn(page)).toEqual([
      {
        title: '3 yeni bildirim',
        body: numbers
          .toReversed()
          .map((number) => `#${number}: Müşteri yazdı`)
          .join('\n'),
      },
    ]);
  }, 120_000);

  test('in quiet hours the browser is silent, and the list is not', async () => {
    const page = await openedBy(CAN.email, '/settings/notices');
    await page.evaluate("localStorage.setItem('asked', 'granted')");
    await page.reload();
    const days = page.getByRole('group', { name: 'Tüm gün sessiz' }).getByRole('checkbox');
    await shown(days);
    const today = new Date(new Date().toLocaleString('en-US', { timeZone: 'Europe/Istanbul' })).getDay() || 7;
    for (const day of [today, (today % 7) + 1]) await days.nth(day - 1).check();
    await page.getByRole('button', { name: 'Kaydet' }).click();
    await shown(page.getByText('Bildirim ayarlarınız kaydedildi'));
    await shown(page.getByText('Şu anda sessiz saatlerinizdesiniz'));
    const number = await phoneTicket(ayse, desk, 'Gece gelen', { owner: desk.people.can });
    await told(number);
    await page.getByRole('link', { name: /Bildirimler/ }).click();
    await shown(page.getByRole('link', { name: `#${number} Gece gelen` }));
    // It is taken as told: the end of the quiet brings no late notification.
    await eventually(async () => Number(await lastTold(page)) > 0, { label: 'taken as told' });
    await desk.rows(
      `insert into agent_notice (agent_id, kind, subject, ticket_number) values ($1, 'call-out', $2, $3)`,
      [desk.people.can, String(number), number],
    );
    await hear();
    await eventually(async () => (await poppedIn(page)).length > 0, { label: 'the call-out' });
    expect(await poppedIn(page)).toMatchObject([{ body: 'Nöbettesiniz: talep size verildi' }]);
    await can.put('/notices/preferences', {
      ...(await can.get('/notices/preferences')).body,
      quiet: { hours: null, days: [] },
    });
  }, 120_000);

  test('the list is read one by one or as a whole, ways are chosen and kept; both pages are well in every look', async () => {
    const page = await openedBy(CAN.email, '/notices');
    await shown(page.getByRole('button', { name: 'İzin ver' }));
    await shown(page.getByRole('link', { name: /Gece gelen/ }));
    expect(await flawsInEveryLook(page, 'notices')).toEqual([]);
    await page.getByRole('button', { name: /^Okundu işaretle: #\d+ Gece gelen/ }).click();
    await gone(page.getByRole('link', { name: /Gece gelen/ }));
    await page.getByRole('switch', { name: 'Okunmuşları da göster' }).click();
    await shown(page.getByRole('link', { name: /Gece gelen/ }));
    await page.getByRole('link', { name: 'Ayarlar', exact: true }).click();
    const row = page.getByRole('row', { name: /Talebime not yazıldı/ });
    await row.getByRole('checkbox', { name: /Listede/ }).uncheck();
    expect(await row.getByRole('checkbox', { name: /Tarayıcıda/ }).isChecked()).toBe(false);
    await row.getByRole('combobox').selectOption({ label: 'Hiç' });
    expect(
      await page
        .getByRole('row', { name: /Nöbetteyken/ })
        .getByRole('combobox')
        .isDisabled(),
    ).toBe(true);
    expect(await flawsInEveryLook(page, 'settings of notices')).toEqual([]);
    await page.getByRole('button', { name: 'Kaydet' }).click();
    await shown(page.getByText('Bildirim ayarlarınız kaydedildi'));
    expect((await can.get('/notices/preferences')).body.ways.noted).toEqual({
      ...{ desk: false, browser: false, mail: 'never' },
    });
  }, 120_000);
});
