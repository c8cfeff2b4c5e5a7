/**
 * What a first sign-in takes of the line: everything that a Chromium with nothing kept receives over plain http (so gzip, never
 * brotli), heads and bodies, from the opening of `/views/open` until the list stands there; and what it fetches afterwards while idle.
 */
import type { CDPSession, Page } from 'playwright-core';
import type { Findings, Flags } from './benchmark.ts';
import { withFilledDesk } from './browser.ts';
import { FIRST_LOAD_BYTES, over } from './budgets.ts';
import { PASSWORD } from './caller.ts';
import { say } from './stack.ts';

/** The moment at which the list stands there, seen in the page itself: a look from outside comes later than its idle time. */
const NOTE = `new MutationObserver((_, it) => {
  if (!document.querySelector('[data-ticket]')) return;
  window.listAt = Date.now();
  it.disconnect();
}).observe(document, { childList: true, subtree: true })`;
/** Nothing was asked for so long: what is fetched while idle has come. */
const QUIET_MS = 3_000;

/** Flags: `--tickets` of the desk; the list shows the newest fifty; `--budgets` fails above them. */
export async function signingIn(flags: Flags): Promise<Findings> {
  const tickets = flags.number('tickets', 2_000);
  const results = await withFilledDesk(tickets, async ({ stack, browser, url, agent }) => {
    const found: Record<string, Awaited<ReturnType<typeof measure>>> = {};
    for (const locale of ['tr-TR', 'en-GB']) {
      say(locale);
      await stack.pool.query('update agent set language = $2 where id = $1', [agent.id, locale.slice(0, 2)]);
      const page = await (await browser.newContext({ locale, viewport: { width: 1440, height: 900 } })).newPage();
      found[locale] = await measure(page, url, agent.email);
    }
    return found;
  });
  const faults = Object.entries(results).flatMap(([locale, { untilTheList }]) =>
    over(`${locale}: bytes until the list`, untilTheList['all']!, FIRST_LOAD_BYTES),
  );
  return { parameters: { tickets }, results, faults: flags.has('budgets') ? faults : [] };
}

async function measure(page: Page, url: string, email: string) {
  await page.addInitScript(NOTE);
  const line = await listen(await page.context().newCDPSession(page));
  await page.goto(`${url}/views/open`);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('[data-ticket]').first().waitFor();
  await line.quiet();
  // What was asked for before the list stood there belongs to it, though it may come a little later.
  const listAt = await page.evaluate<number>('window.listAt');
  return { untilTheList: line.bytes(listAt), withIdle: line.bytes(Infinity) };
}

type Asked = { kind: string; at: number; bytes: number };

/** Hears what comes over the line, each answer with its head as Chromium counts it. */
async function listen(session: CDPSession) {
  const asked = new Map<string, Asked>();
  let last = Date.now();
  session.on('Network.requestWillBeSent', ({ requestId, type, wallTime }) => {
    asked.set(requestId, { kind: type ?? 'Other', at: wallTime * 1_000, bytes: 0 });
    last = Date.now();
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId);
    if (one !== undefined) one.bytes = encodedDataLength;
    last = Date.now();
  });
  await session.send('Network.enable');
  return {
    async quiet(): Promise<void> {
      while (Date.now() - last < QUIET_MS) await new Promise((resolve) => setTimeout(resolve, 100));
    },
    /** Of what was asked for before `moment`: all, and by kind. */
    bytes(moment: number): Record<string, number> {
      const sums: Record<string, number> = { all: 0 };
      for (const { kind, at, bytes } of asked.values()) {
        if (at >= moment) continue;
        sums['all']! += bytes;
        sums[kind] = (sums[kind] ?? 0) + bytes;
      }
      return sums;
    },
  };
}
