/** One browser for a test file; a window of each person's own in every test, watched for errors. */
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserServer,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { killTree } from '../../../dev/children.ts';
import { findChromium } from '../../../dev/test-tools.ts';
import type { Language } from '../../../domain/text/language.ts';
import { PASSWORD } from '../cast/cast.ts';

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

/**
 * What Chromium writes as an error and is none. Every page asks once whether somebody is signed in. And the calendar or
 * a delivery report may raise a ticket's version under a click; the desk then tries the command again by itself.
 */
const ALWAYS_EXPECTED = [
  /status of 401.*\/api\/session$/,
  // A draft that is sent while it is being saved.
  /status of 409.*\/api\/tickets\/\d+\/draft/,
  /status of 409.*\/api\/tickets\/\d+\/(assignee|priority|type|tags|snooze|resolution|reopening|archiving|spam)$/,
];

/**
 * Starts Chromium before the file's tests and ends it after them. `open` gives a blank page of a new context, which the
 * end of the test closes. A test fails when one of its pages threw or wrote an error to the console. Call it in a
 * `needs('chromium')` block. `whole`: one that shows PDFs, too.
 */
export function useBrowser({ whole = false }: { whole?: boolean } = {}): {
  open(options?: WindowOptions): Promise<Page>;
  /** The same in a browser of its own, which dies with all its processes as a machine kills it: nothing is saved, nobody is told. */
  openMortal(options?: WindowOptions): Promise<{ page: Page; kill(): Promise<void> }>;
} {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let errors: string[] = [];
  let servers: BrowserServer[] = [];
  const launch = { executablePath: findChromium({ whole }) ?? '', chromiumSandbox: false };
  beforeAll(async () => {
    browser = await chromium.launch(launch);
  }, 60_000);
  afterAll(() => browser?.close());
  afterEach(async () => {
    const found = errors;
    await Promise.all(contexts.map((context) => context.close()));
    await Promise.all(servers.map((server) => server.kill()));
    contexts = [];
    servers = [];
    errors = [];
    if (found.length > 0) throw new Error(`the page reported errors:\n${found.join('\n')}`);
  });

  const windowOf = async (
    within: Browser,
    { language = 'tr', scheme = 'light', width = 1440, height = 900, touch = false, expected }: WindowOptions,
  ): Promise<Page> => {
    const context = await within.newContext({
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
      if (![...ALWAYS_EXPECTED, expected].some((one) => one?.test(text))) errors.push(text);
    };
    context.on('weberror', (error) => note(`thrown: ${error.error().stack ?? error.error().message}`));
    context.on(
      'console',
      (message) => message.type() === 'error' && note(`console: ${message.text()} ${message.location().url}`),
    );
    return context.newPage();
  };
  return {
    open: (options = {}) => windowOf(browser, options),
    async openMortal(options = {}) {
      const server = await chromium.launchServer(launch);
      servers.push(server);
      const page = await windowOf(await chromium.connect(server.wsEndpoint()), options);
      const kill = () => killTree(server.process().pid!);
      return { page, kill };
    },
  };
}

/** Signs the page's person in, by the API, and opens `path`. The sign-in form has tests of its own. */
export async function signIn(page: Page, url: string, email: string, path = '/'): Promise<void> {
  const answer = await page.context().request.post(`${url}/api/session`, { data: { email, password: PASSWORD } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
  await page.goto(url + path);
}

/** Whether axe is there already, once nothing on the page moves any more. */
const READY = `Promise.all(
  document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished.catch(() => undefined)),
).then(() => typeof window.axe === 'object')`;

/** The small one: every document is brought it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The nodes that pass are many and nobody reads them. The frame of a mail runs no scripts, so axe cannot look into it. Style sheets are read
 * for an experimental rule alone, which is off, and take a quarter of each look.
 */
const LOOK = JSON.stringify({
  resultTypes: ['violations'],
  iframes: false,
  preload: { assets: ['media'] },
} satisfies axe.RunOptions);

/**
 * What axe finds on the page as it is now, one line each; nothing when all is well. `within` (a selector) leaves out
 * what lies around an open layer and was looked at before. Waits for what is still moving. It asks axe itself, which is
 * brought to a document once: @axe-core/playwright opens a second page for every look, five times the work.
 */
export async function violations(page: Page, within: string | null = null): Promise<string[]> {
  if (!(await page.evaluate<boolean>(READY))) await page.evaluate(AXE);
  const found = await page.evaluate<axe.Result[]>(
    `axe.run(${JSON.stringify(within)} ?? document, ${LOOK}).then(({ violations }) => violations)`,
  );
  return found.flatMap((rule) =>
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

/** The same once the keyboard belongs to it or to something in it. A key that is pressed before goes elsewhere. */
export const focused = (locator: Locator): Locator => locator.and(locator.page().locator(':focus-within'));

/** Types as a person does: a field that takes formatting cannot be filled. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.click();
  await shown(focused(field));
  await field.page().keyboard.type(text);
}
