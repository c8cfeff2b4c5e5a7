/**
 * `npx tsx dev/pictures.ts <address of a running npm start>`: draws the README's pictures into docs/pictures/. Run by hand
 * on a demo that has told its stories; it changes nothing there but marks of reading.
 */
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { PROJECT_ROOT } from './root.ts';
import { DEMO_PASSWORD } from './seed.ts';
import { findChromium } from './test-tools.ts';

const FOLDER = path.join(PROJECT_ROOT, 'docs', 'pictures');
/** Of the demo's tickets the one with the most to see: photographs, a note, both sides, tags. */
const SUBJECT = 'Paket ezik geldi, ürün kırık';
const CUSTOMER = 'burak.yildiz@musteri.test';
const DESKTOP = { width: 1440, height: 900 };
/** A README that takes longer to load than to read is closed. */
const LARGEST = 250_000;

const url = process.argv[2]?.replace(/\/$/, '');
const chromiumPath = findChromium();
if (url === undefined || chromiumPath === null) {
  process.stderr.write(
    url === undefined
      ? 'Say where the desk runs: npx tsx dev/pictures.ts http://127.0.0.1:3000\n'
      : 'There is no Chromium here; on Debian: apt-get install chromium\n',
  );
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: chromiumPath, chromiumSandbox: false });
try {
  const number = await ticketNumber(browser);
  await draw('desk-light', { viewport: DESKTOP, colorScheme: 'light' }, (page) =>
    openTicket(page, `/views/open/${number}`),
  );
  await draw('desk-dark', { viewport: DESKTOP, colorScheme: 'dark' }, (page) =>
    openTicket(page, `/views/open/${number}`),
  );
  await draw('desk-phone', { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'light' }, (page) =>
    openTicket(page, `/views/open/${number}`),
  );
  await draw('customer', { viewport: DESKTOP, colorScheme: 'light' }, async (page) => {
    await page.goto(`${url}/demo?customer=${encodeURIComponent(CUSTOMER)}`);
    await page
      .getByRole('link', { name: new RegExp(SUBJECT) })
      .first()
      .click();
    await page.waitForLoadState('networkidle');
  });
  await draw('routing-rules', { viewport: DESKTOP, colorScheme: 'light' }, (page) => openSettings(page, 'rules'));
  await draw('routing-week', { viewport: DESKTOP, colorScheme: 'light' }, (page) => openSettings(page, 'week'));
  await draw('routing-why', { viewport: DESKTOP, colorScheme: 'light' }, async (page) => {
    await openTicket(page, `/views/open/${number}`);
    await page.getByRole('button', { name: 'Bu karar neden verildi?' }).first().click();
    await page.waitForLoadState('networkidle');
  });
  await draw('time', { viewport: DESKTOP, colorScheme: 'light' }, async (page) => {
    await openTicket(page, `/views/open/${number}`);
    await page.getByRole('button', { name: 'Bu süre nasıl hesaplandı' }).click();
    await page.getByRole('dialog').getByRole('table').first().waitFor();
  });
  await draw('time-line', { viewport: DESKTOP, colorScheme: 'light' }, async (page) => {
    await openTicket(page, `/views/open/${number}`);
    await page.getByRole('button', { name: 'Bu süre nasıl hesaplandı' }).click();
    return page.getByRole('region', { name: 'Çözüm' });
  });
} finally {
  await browser.close();
}

async function draw(
  name: string,
  options: BrowserContextOptions,
  show: (page: Page) => Promise<Locator | void>,
): Promise<void> {
  const context = await browser.newContext({
    locale: 'tr-TR',
    timezoneId: 'Europe/Istanbul',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const part = await show(page);
  const file = path.join(FOLDER, `${name}.png`);
  await (part ?? page).screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  await context.close();
  const { size } = statSync(file);
  process.stdout.write(
    `${path.relative(PROJECT_ROOT, file)}  ${Math.round(size / 1000)} kB${size > LARGEST ? '  larger than a README should load' : ''}\n`,
  );
}

async function signIn(page: Page): Promise<void> {
  const answer = await page.request.post(`${url}/api/session`, {
    data: { email: 'selin@bilet.test', password: DEMO_PASSWORD },
  });
  if (!answer.ok())
    throw new Error(`the demo's administrator cannot sign in at ${url}: ${answer.status()}; is it a demo?`);
}

async function openTicket(page: Page, address: string): Promise<void> {
  await signIn(page);
  await page.goto(url + address);
  const ticket = page.getByRole('article', { name: SUBJECT });
  await ticket.getByRole('article').first().waitFor();
  // A thread stands at its newest message; there is room for the customer's photograph too.
  if (page.viewportSize()?.width === DESKTOP.width)
    await ticket.getByRole('list', { name: 'Ekler' }).first().scrollIntoViewIfNeeded();
  // Pictures in the thread come when they are in sight.
  await page.waitForFunction('[...document.images].every((image) => image.complete)');
}

async function openSettings(page: Page, name: string): Promise<void> {
  await signIn(page);
  await page.goto(`${url}/settings/${name}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

async function ticketNumber(from: Browser): Promise<number> {
  const page = await from.newPage();
  await signIn(page);
  const answer = await page.request.get(`${url}/api/tickets?view=all&q=${encodeURIComponent(SUBJECT)}`);
  const { items } = (await answer.json()) as { items: { number: number }[] };
  await page.close();
  if (items[0] === undefined) throw new Error(`the demo has no ticket "${SUBJECT}" (yet)`);
  return items[0].number;
}
