/** Pictures of our own steps of connecting a mailbox, from a running demo, with the redirect address of an example. */
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Language, LANGUAGES } from '../../domain/text/language.ts';
import { DEMO_PASSWORD } from '../seed.ts';
import { findChromium } from '../test-tools.ts';
import { answerAsAnExample } from './example-answers.ts';

/** As the desk says it. */
const WORDS = {
  tr: {
    address: 'Adres',
    go: 'Devam',
    appPassword: 'Uygulama parolası',
    signIn: 'Oturum aç',
    folders: /^Diğer klasörleri/,
    prove: 'Test et ve bağla',
    connected: /bağlandı$/,
  },
  en: {
    address: 'Address',
    go: 'Continue',
    appPassword: 'App password',
    signIn: 'Sign in',
    folders: /^Read other folders/,
    prove: 'Test and connect',
    connected: /is connected$/,
  },
} as const;

/** What is typed as an address before the picture is taken, null: nothing; and how far it goes on from there. */
const SCREENS: Readonly<Record<string, { address: string | null; to?: 'folders' | 'proof' }>> = {
  'bilet-address': { address: null },
  'bilet-google': { address: 'destek@gmail.com' },
  'bilet-microsoft': { address: 'destek@hotmail.com' },
  'bilet-microsoft-365': { address: 'destek@firmaniz.onmicrosoft.com' },
  'bilet-password': { address: 'destek@yandex.com.tr' },
  'bilet-folders': { address: 'destek@yandex.com.tr', to: 'folders' },
  'bilet-proof': { address: 'destek@yandex.com.tr', to: 'proof' },
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
      for (const [name, { address, to }] of Object.entries(SCREENS)) {
        const page = await context.newPage();
        await page.goto(`${url}/settings/mailboxes/connect`);
        await show(page, address, WORDS[language]);
        if (to) await goOn(page, to, WORDS[language]);
        await page.waitForLoadState('networkidle');
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
  await answerAsAnExample(context, language);
}

async function show(page: Page, address: string | null, say: (typeof WORDS)[Language]): Promise<void> {
  const field = page.getByRole('textbox', { name: say.address });
  await field.waitFor();
  if (address !== null) {
    await field.fill(address);
    await page.getByRole('button', { name: say.go, exact: true }).click();
    await page.getByText(address).first().waitFor();
  }
}

/** From the password on. */
async function goOn(page: Page, to: 'folders' | 'proof', say: (typeof WORDS)[Language]): Promise<void> {
  await page.getByLabel(say.appPassword, { exact: true }).fill('abcd efgh ijkl mnop');
  await page.getByRole('button', { name: say.signIn, exact: true }).click();
  await page.getByRole('button', { name: say.folders }).click();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('combobox').last().selectOption({ index: 2 });
  if (to === 'folders') return;
  await page.getByRole('button', { name: say.prove }).click();
  await page.getByRole('heading', { name: say.connected }).waitFor();
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
