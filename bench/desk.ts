/**
 * What the desk asks of the browser's main thread: a ticket opened by `j` and `k` the first time and from the cache, and a letter written
 * into a reply, in CPU of that thread alone, so that other work on the machine hardly shows in it; and how soon the palette can be typed into.
 */
import type { CDPSession, Page } from 'playwright-core';
import type { Findings, Flags } from './benchmark.ts';
import { withFilledDesk } from './browser.ts';
import { DESK_BUDGETS, over } from './budgets.ts';
import { PASSWORD } from './caller.ts';
import { percentile, short } from './figures.ts';
import { say } from './stack.ts';

/** So long after a key everything that it set going has been done. */
const SETTLED_MS = 700;
const WORDS = 'Merhaba, siparişiniz bugün kargoya verildi; yarın elinizde olur. ';

/** Flags: `--tickets` of the desk, `--n` switches of each kind, `--letters` typed, `--budgets` fails above them. */
export async function desk(flags: Flags): Promise<Findings> {
  const tickets = flags.number('tickets', 2_000);
  const n = flags.number('n', 30);
  const letters = flags.number('letters', 120);
  const results = await withFilledDesk(tickets, async ({ browser, url, agent }) => {
    const page = await (
      await browser.newContext({ locale: 'tr-TR', viewport: { width: 1440, height: 900 } })
    ).newPage();
    const signedIn = await page
      .context()
      .request.post(`${url}/api/session`, { data: { email: agent.email, password: PASSWORD } });
    if (!signedIn.ok()) throw new Error(`the sign-in answered ${signedIn.status()}`);
    await page.goto(`${url}/views/open`);
    await page.locator('[data-ticket]').first().click();
    await page.getByRole('article').first().waitFor();
    const cpu = await mainThread(page);

    say('new tickets');
    const fresh: number[] = [];
    for (let turn = 0; turn < n; turn += 1) fresh.push(await cpu(() => settle(page, 'j')));
    say('cached tickets');
    const cached: number[] = [];
    for (let turn = 0; turn < n; turn += 1) cached.push(await cpu(() => settle(page, turn % 2 === 0 ? 'k' : 'j')));

    say('letters');
    await page.keyboard.press('r');
    await page.locator('[contenteditable=true]').first().waitFor();
    await page.waitForTimeout(SETTLED_MS);
    const typing = await cpu(async () => {
      for (let at = 0; at < letters; at += 1) {
        await page.keyboard.type(WORDS[at % WORDS.length]!);
        // A fast hand: the page comes to draw each letter.
        await page.waitForTimeout(60);
      }
      await page.waitForTimeout(SETTLED_MS);
    });
    await page.keyboard.press('Escape');
    await page.waitForTimeout(SETTLED_MS);

    say('palette');
    const opened: number[] = [];
    for (let turn = 0; turn < n; turn += 1) opened.push(await paletteMs(page));
    return {
      newTicket: spread(fresh),
      cachedTicket: spread(cached),
      letterMs: short(typing / letters),
      palette: spread(opened),
    };
  });
  const faults = [
    ...over('a cached ticket, p50 in ms', results.cachedTicket.p50Ms, DESK_BUDGETS.cachedTicketMs),
    ...over('a letter, in ms', results.letterMs, DESK_BUDGETS.letterMs),
    ...over('the palette, p50 in ms', results.palette.p50Ms, DESK_BUDGETS.paletteMs),
  ];
  return { parameters: { tickets, n, letters }, results, faults: flags.has('budgets') ? faults : [] };
}

/** From the key until its field can be typed into, in ms; closes it again. */
async function paletteMs(page: Page): Promise<number> {
  const began = performance.now();
  await page.keyboard.press('Control+k');
  await page.locator('[role=dialog] input:focus').waitFor();
  const took = performance.now() - began;
  await page.keyboard.press('Escape');
  await page.locator('[role=dialog]').waitFor({ state: 'detached' });
  await page.waitForTimeout(SETTLED_MS / 2);
  return took;
}

async function settle(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForTimeout(SETTLED_MS);
}

/** Gives what `work` took of the main thread, in ms of CPU. */
async function mainThread(page: Page): Promise<(work: () => Promise<void>) => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const now = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000;
  };
  return async (work) => {
    const before = await now();
    await work();
    return (await now()) - before;
  };
}

const spread = (ms: number[]) => ({
  p50Ms: short(percentile(ms, 50)),
  p95Ms: short(percentile(ms, 95)),
  leastMs: short(Math.min(...ms)),
});
