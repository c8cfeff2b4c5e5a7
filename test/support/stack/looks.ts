/** A page looked at as everybody may see it: light and dark, wide and on a phone. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { slidesSideways, violations } from './browser.ts';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** What axe finds in any of them, and whether the page slides sideways there; nothing when all is well. The page is wide afterwards. */
export async function flawsInEveryLook(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of [WIDE, PHONE]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      // The desk lays itself out anew for the other width.
      const slides = await eventually(async () => !(await slidesSideways(page)), { withinMs: 5_000 }).then(
        () => [],
        () => ['slides sideways'],
      );
      const flaws = [...(await violations(page)), ...slides];
      found.push(...flaws.map((line) => `${name}, ${colorScheme}, ${size.width}: ${line}`));
    }
  await page.setViewportSize(WIDE);
  return found;
}

/** Resolves once all of them can be seen whole without scrolling: the page lays itself out for what is written. */
export async function inWindow(page: Page, locators: readonly Locator[]): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const look = async (one: Locator): Promise<string[]> => {
    const box = await one.boundingBox();
    const isIn = box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
    return isIn ? [] : [`${String(one)} ${JSON.stringify(box)}`];
  };
  await eventually(
    async () => {
      const outside = (await Promise.all(locators.map(look))).flat();
      if (outside.length > 0) throw new Error(outside.join('\n'));
      return true;
    },
    { label: 'all of it in the window' },
  );
}

/**
 * What a person can press or type into and what of it, or of a heading, lies beyond the sides of the window, by its words; nothing when all of it is
 * there. What lies in a part that is scrolled by itself, such as a wide table, is within reach.
 */
export const beyondSides = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const scrolls = (one) => one !== null && (['auto', 'scroll'].includes(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    return [...document.querySelectorAll('a, button, input, textarea, select, [tabindex="0"], h1, h2, time')]
      .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !scrolls(one.parentElement))
      .filter((one) => {
        const { left, right, width } = one.getBoundingClientRect();
        return width > 1 && (left < -1 || right > window.innerWidth + 1);
      })
      .map((one) => one.tagName + ' ' + (one.getAttribute('aria-label') ?? one.textContent).slice(0, 80));
  })()`);
