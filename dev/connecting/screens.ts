/** Pictures of our own steps of connecting a mailbox, from a running demo, with the redirect address of an example. */
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../seed.ts';
import { findChromium } from '../test-tools.ts';
import { CALLBACK } from './drawings.ts';

const LANGUAGES = ['tr', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** As the desk says it. */
const WORDS = {
  tr: { address: 'Adres', go: 'Devam' },
  en: { address: 'Address', go: 'Continue' },
} as const;

/** What is typed as an address before the picture is taken; null: nothing. */
const SCREENS: Readonly<Record<string, string | null>> = {
  'bilet-address': null,
  'bilet-google': 'destek@gmail.com',
  'bilet-microsoft': 'destek@hotmail.com',
  'bilet-password': 'destek@yandex.com.tr',
};
/** Higher than what is shown, so that nothing of it is below the fold. */
const VIEWPORT = { width: 1_000, height: 1_500 };
const MARGIN = 24;

/** Takes each in both languages; yields the names of the files. */
export async function* takeScreens(url: string, folder: string): AsyncGenerator<string> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('there is no Chromium here; on Debian: apt-get install chromium');
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  try {
    for (const language of LANGUAGES) {
      const context = await browser.newContext({
        locale: language === 'tr' ? 'tr-TR' : 'en-GB',
        viewport: VIEWPORT,
        reducedMotion: 'reduce',
        colorScheme: 'light',
      });
      await prepare(context, url, language);
      for (const [name, address] of Object.entries(SCREENS)) {
        const page = await context.newPage();
        await page.goto(`${url}/settings/mailboxes/connect`);
        await show(page, address, WORDS[language]);
        const file = `${name}.${language}.png`;
        await page.screenshot({
          path: path.join(folder, file),
          clip: await shownPart(page),
          animations: 'disabled',
          caret: 'hide',
        });
        await page.evaluate('sessionStorage.clear(), localStorage.clear()');
        await page.close();
        yield file;
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

async function prepare(context: BrowserContext, url: string, language: Language): Promise<void> {
  const answer = await context.request.post(`${url}/api/session`, {
    data: { email: 'selin@bilet.test', password: DEMO_PASSWORD },
  });
  if (!answer.ok()) throw new Error(`the demo's administrator cannot sign in at ${url}: ${answer.status()}`);
  // The desk of the demo stands on this machine; nobody's else does.
  await context.route('**/api/mail-apps', async (route) => {
    const said = await route.fetch();
    await route.fulfill({ response: said, json: { ...((await said.json()) as object), redirectUri: CALLBACK } });
  });
  await context.route('**/api/session', async (route) => {
    const said = await route.fetch();
    const me = (await said.json()) as { agent: object };
    await route.fulfill({ response: said, json: { ...me, agent: { ...me.agent, language } } });
  });
}

async function show(page: Page, address: string | null, say: (typeof WORDS)[Language]): Promise<void> {
  const field = page.getByRole('textbox', { name: say.address });
  await field.waitFor();
  if (address !== null) {
    await field.fill(address);
    await page.getByRole('button', { name: say.go, exact: true }).click();
    await page.getByText(address).first().waitFor();
  }
  await page.waitForLoadState('networkidle');
}

/** What the steps and their card take, without the bar at the side and the empty page beneath. */
async function shownPart(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const boxes = await Promise.all(
    (await page.getByRole('main').locator('h1, h2, button, a, input').all()).map((one) => one.boundingBox()),
  );
  const shown = boxes.filter((box) => box !== null);
  const x = Math.min(...shown.map((box) => box.x)) - MARGIN;
  const right = Math.max(...shown.map((box) => box.x + box.width)) + MARGIN;
  const bottom = Math.max(...shown.map((box) => box.y + box.height)) + 2 * MARGIN;
  return { x, y: 0, width: right - x, height: bottom };
}
