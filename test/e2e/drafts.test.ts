/** What somebody writes: on every device of theirs, in sight of the team, and never lost between two of them. */
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { deskTexts } from '../../ui/texts/index.ts';
import { makeT } from '../../domain/text/dictionary.ts';
import { gone, shown, signIn, useBrowser, violations, write } from '../support/stack/browser.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

/** What Chromium writes of a line that is cut, and of a draft that another device has changed. */
const EXPECTED = /ERR_|Failed to (load|fetch)/;
const t = makeT('tr', deskTexts);

needs('chromium')('drafts', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  /** A window of somebody, with the ticket open. */
  async function device(number: number, subject: string, email: string = AYSE.email) {
    const page = await browser.open({ expected: EXPECTED });
    await signIn(page, desk.url, email, `/views/all/${number}`);
    const ticket = page.getByRole('article', { name: subject });
    await shown(ticket.getByText(/mesaj\./));
    return { page, ticket, field: ticket.getByRole('textbox', { name: 'Yanıt metni' }) };
  }
  const openReply = (ticket: Locator) => ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
  const onServer = (number: number, text: string) =>
    eventually(
      async () => {
        const rows = await desk.rows<{ text: string }>('select text from draft where ticket_number = $1', [number]);
        return rows.some((row) => row.text === text);
      },
      { label: `the draft "${text}"` },
    );
  const alertOf = (page: Page) => page.getByRole('status').filter({ hasText: 'başka bir cihazda' });

  test('a draft begun on one device is gone on with on another, is seen by a colleague, and ends for all when it is sent', async () => {
    const subject = 'Taslak gezer';
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    const first = await device(number, subject);
    await openReply(first.ticket);
    await write(first.field, 'Kargonuz');
    await onServer(number, 'Kargonuz');

    const second = await device(number, subject);
    await shown(second.ticket.getByRole('button', { name: /için yanıt yazın.*Taslak/ }));
    await openReply(second.ticket);
    await shown(second.field.getByText('Kargonuz'));
    await second.page.keyboard.type(' yarın gelir.');
    await shown(first.field.getByText('Kargonuz yarın gelir.'));

    const colleague = await device(number, subject, CAN.email);
    const mark = colleague.ticket.getByText(new RegExp(`${AYSE.name} (yanıt yazıyor|bir yanıt taslağı)`));
    await mark.click();
    await shown(colleague.ticket.getByText('Kargonuz yarın gelir.'));
    expect(await violations(colleague.page)).toEqual([]);

    await first.page.reload();
    await openReply(first.ticket);
    await shown(first.field.getByText('Kargonuz yarın gelir.'));
    await first.page.keyboard.press('Control+Enter');
    await gone(mark);
    await eventually(async () => (await second.field.innerText()).trim() === '', { label: 'the draft gone' });
    expect(await desk.rows('select 1 from draft where ticket_number = $1', [number])).toEqual([]);
  }, 120_000);

  test('what is written is on the server within two seconds, also while its writer types on', async () => {
    const subject = 'Yazılırken saklanır';
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    const page = await browser.open();
    // A clock of the page's own: how busy the machine is changes nothing.
    await page.clock.install();
    await signIn(page, desk.url, AYSE.email, `/views/all/${number}`);
    const ticket = page.getByRole('article', { name: subject });
    await shown(ticket.getByText(/mesaj\./));
    await openReply(ticket);
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await write(field, 'K');
    await page.clock.pauseAt(new Date(Date.now() + 60_000));
    await onServer(number, 'K');
    for (const letter of 'argo') {
      await page.keyboard.type(letter);
      await page.clock.runFor(500);
    }
    await eventually(
      async () =>
        (await desk.rows<{ text: string }>('select text from draft where ticket_number = $1', [number]))[0]?.text !==
        'K',
      {
        label: 'what was written in two seconds',
      },
    );
  }, 120_000);

  test('where two devices have changed one draft both texts stay until the agent chooses', async () => {
    const subject = 'Taslak çakışır';
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    const away = await device(number, subject);
    await openReply(away.ticket);
    await write(away.field, 'Merhaba');
    await onServer(number, 'Merhaba');
    await away.page.context().setOffline(true);
    await away.page.keyboard.type(' trenden');

    const desktop = await device(number, subject);
    await openReply(desktop.ticket);
    await shown(desktop.field.getByText('Merhaba'));
    await desktop.page.keyboard.type(' masadan');
    await onServer(number, 'Merhaba masadan');

    await away.page.context().setOffline(false);
    const asks = alertOf(away.page);
    await shown(asks.getByText('Merhaba masadan'));
    expect(await away.field.innerText()).toBe('Merhaba trenden');
    await onServer(number, 'Merhaba masadan');
    expect(await violations(away.page)).toEqual([]);
    await asks.getByRole('button', { name: t('draft.conflict.both') }).click();
    await gone(asks);
    await onServer(number, 'Merhaba trenden\n\nMerhaba masadan');
    await eventually(async () => (await desktop.field.innerText()).includes('trenden'), {
      label: 'both on the desktop',
    });
  }, 120_000);
});
