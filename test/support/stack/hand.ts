/** A hand that types on whatever the page is doing: each letter has the instant at which it was pressed. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/**
 * Presses a key for each letter of a text of ASCII, so many ms after each other. Playwright's own keyboard waits for the page to have heard of one
 * before it presses the next, so that a busy page makes pauses which no hand makes. Each letter says when it was pressed: a test that is held up
 * itself makes none, either.
 */
export async function typeOn(page: Page, text: string, everyMs: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const began = Date.now();
  const pressed: Promise<unknown>[] = [];
  for (const [at, letter] of [...text].entries()) {
    const when = began + at * everyMs;
    await delay(Math.max(0, when - Date.now()));
    const key = { key: letter, text: letter, unmodifiedText: letter, timestamp: when / 1_000 };
    pressed.push(session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }));
    pressed.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter, timestamp: when / 1_000 }));
  }
  await Promise.all(pressed);
  await session.detach();
}
