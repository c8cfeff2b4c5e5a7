/** Many tabs of one desk: agents open tickets in tabs, and browsers allow six connections to a host. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('the tabs of one agent', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  const row = (page: Page, subject: string) =>
    page.getByRole('list', { name: 'Açık talepler' }).getByRole('link', { name: new RegExp(subject) });
  const readers = async () => Number((/^bilet_stream_readers (\d+)/m.exec(await metrics()) ?? [])[1]);
  const metrics = async () => (await fetch(`${desk.url}/metrics`)).text();

  test('nine of them load, share one stream, and all hear what is new', async () => {
    const first = await browser.open();
    await signIn(first, desk.url, AYSE.email, '/views/open');
    const tabs = [first];
    while (tabs.length < 9) {
      const tab = await first.context().newPage();
      await tab.goto(`${desk.url}/views/open`);
      await shown(tab.getByRole('region', { name: 'Açık talepler' }));
      tabs.push(tab);
    }
    await eventually(async () => (await readers()) === 1, { label: 'one stream' });
    await phoneTicket(ayse, desk, 'Bütün sekmelere');
    for (const tab of tabs) await shown(row(tab, 'Bütün sekmelere'));
  }, 120_000);

  test('when the tab that holds the stream is closed, another takes it and misses nothing', async () => {
    const first = await browser.open();
    await signIn(first, desk.url, AYSE.email, '/views/open');
    await eventually(async () => (await readers()) === 1, { label: 'the first stream' });
    const second = await first.context().newPage();
    await second.goto(`${desk.url}/views/open`);
    await shown(second.getByRole('region', { name: 'Açık talepler' }));
    await first.close();
    await phoneTicket(ayse, desk, 'Kapanan sekmeden sonra');
    await shown(row(second, 'Kapanan sekmeden sonra'));
    await eventually(async () => (await readers()) === 1, { label: 'one stream' });
    expect(await second.getByRole('alert').count()).toBe(0);
  }, 120_000);
});
