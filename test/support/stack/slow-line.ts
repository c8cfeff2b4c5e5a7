/** A line between page and server that a test makes slow or cuts. */
import type { Page } from 'playwright-core';

/** Holds back the requests that fit until `letGo`; what comes later passes. */
export async function holdBack(page: Page, url: RegExp): Promise<{ letGo: () => void }> {
  let letGo!: () => void;
  const open = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(url, async (route) => {
    await open;
    // The page may have gone meanwhile.
    await route.continue().catch(() => undefined);
  });
  return { letGo };
}

/** Refuses the requests that fit until `mend`, as a server that no longer has the file, or a line that is cut. */
export async function cutOff(page: Page, url: RegExp): Promise<{ mend: () => Promise<void> }> {
  await page.route(url, (route) => route.abort());
  return { mend: () => page.unroute(url) };
}
