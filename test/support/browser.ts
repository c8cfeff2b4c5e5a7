/** One browser for a test file; a person's window of his own in every test, watched for errors. */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../dev/test-tools.ts';
import type { Language } from '../../domain/message.ts';
import { PASSWORD } from './cast.ts';

/** The machine is shared: what a quiet one shows in a tenth of a second may take some. */
const PATIENCE_MS = 20_000;

export type WindowOptions = {
  /** What the person's browser asks for; default Turkish. The profile overrides it at sign-in. */
  language?: Language;
  scheme?: 'light' | 'dark';
  width?: number;
  height?: number;
  touch?: boolean;
  /** Console errors that this test causes on purpose. */
  expected?: RegExp;
};

/** Every page asks once whether somebody is signed in; Chromium writes the answer of a stranger as an error. */
const ALWAYS_EXPECTED = /status of 401.*\/api\/session$/;

/**
 * Starts Chromium before the file's tests and ends it after them. `open` gives a blank page of a new context, which the
 * end of the test closes. A test fails when one of its pages threw or wrote an error to the console. Call it in a
 * `needs('chromium')` block.
 */
export function useBrowser(): { open(options?: WindowOptions): Promise<Page> } {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let errors: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium() ?? '', chromiumSandbox: false });
  }, 60_000);
  afterAll(() => browser?.close());
  afterEach(async () => {
    const found = errors;
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    errors = [];
    if (found.length > 0) throw new Error(`the page reported errors:\n${found.join('\n')}`);
  });

  return {
    async open({ language = 'tr', scheme = 'light', width = 1440, height = 900, touch = false, expected } = {}) {
      const context = await browser.newContext({
        locale: language === 'tr' ? 'tr-TR' : 'en-GB',
        timezoneId: 'Europe/Istanbul',
        colorScheme: scheme,
        viewport: { width, height },
        hasTouch: touch,
        // Things that move are neither clicked nor measured in the middle of it.
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE_MS);
      const note = (text: string) => {
        if (!ALWAYS_EXPECTED.test(text) && !expected?.test(text)) errors.push(text);
      };
      context.on('weberror', (error) => note(`thrown: ${error.error().stack ?? error.error().message}`));
      context.on(
        'console',
        (message) => message.type() === 'error' && note(`console: ${message.text()} ${message.location().url}`),
      );
      return context.newPage();
    },
  };
}

/** Signs the page's person in, by the API, and opens `path`. The sign-in form has tests of its own. */
export async function signIn(page: Page, url: string, email: string, path = '/'): Promise<void> {
  const answer = await page.context().request.post(`${url}/api/session`, { data: { email, password: PASSWORD } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
  await page.goto(url + path);
}

/**
 * What axe finds on the page as it is now, one line each; nothing when all is well. `within` (a selector) leaves out
 * what lies around an open layer and was looked at before. Waits for what is still moving.
 */
export async function violations(page: Page, within: string | null = null): Promise<string[]> {
  await page.evaluate(
    'Promise.all(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished.catch(() => undefined)))',
  );
  // The nodes that pass are many and nobody reads them.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const result = await (within === null ? axe : axe.include(within)).analyze();
  return result.violations.flatMap((rule) =>
    rule.nodes.map(
      (node) =>
        `${rule.id} (${rule.impact}): ${rule.help}: ${node.target.join(' ')} ${node.html.slice(0, 160)}; ${node.failureSummary?.split('\n').slice(1, 2).join('').trim()}`,
    ),
  );
}

/** Whether the page is wider than its window, which a phone shows as a page that slides sideways. */
export const slidesSideways = (page: Page): Promise<boolean> =>
  page.evaluate('document.scrollingElement.scrollWidth > window.innerWidth');

/** Waits until it can be seen (the first, where several fit). Playwright's own patience applies. */
export const shown = (locator: Locator): Promise<void> => locator.first().waitFor();

/** Waits until nothing of it can be seen any more. */
export const gone = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'hidden' });

/** Types as a person does: a field that takes formatting cannot be filled. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.page().keyboard.type(text);
}
