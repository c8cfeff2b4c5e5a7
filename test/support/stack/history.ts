/** The whole history of the ticket that is open, which its menu shows in place of the thread. */
import type { Locator, Page } from 'playwright-core';

/** Opens it. */
export async function openHistory(page: Page): Promise<Locator> {
  await page.getByRole('article').first().getByRole('button', { name: 'Diğer işlemler', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Geçmiş' }).click();
  return page.getByRole('list', { name: 'Geçmiş' });
}
