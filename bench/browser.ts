/** A Chromium in front of a filled desk, for benchmarks of what a person sees. */
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../dev/test-tools.ts';
import { givePassword } from './caller.ts';
import { fill } from './fill.ts';
import { startStack, type Stack } from './stack.ts';

export type FilledDesk = { stack: Stack; browser: Browser; url: string; agent: { id: string; email: string } };

/** Fills a desk of `tickets`, starts its API and a browser, lets `work` look at them, and ends all. Throws where no Chromium is. */
export async function withFilledDesk<T>(tickets: number, work: (desk: FilledDesk) => Promise<T>): Promise<T> {
  const executablePath = findChromium({ whole: true });
  if (executablePath === null) throw new Error('this benchmark needs Chromium (Debian: apt-get install chromium)');
  const stack = await startStack({ dovecot: false });
  try {
    await fill(stack.databaseUrl, tickets);
    const agent = (
      await stack.pool.query<{ id: string; email: string }>('select id, email from agent order by email limit 1')
    ).rows[0]!;
    await givePassword(stack.pool, agent.id);
    const api = await stack.start('API', { source: false });
    const { url } = JSON.parse(api.line) as { url: string };
    const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
    try {
      return await work({ stack, browser, url, agent });
    } finally {
      await browser.close();
    }
  } finally {
    await stack.stop();
  }
}
