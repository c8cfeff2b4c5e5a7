/** Who and what comes while somebody looks: colleagues at the same ticket, and a customer's words. */
import { expect, test } from '@jest/globals';
import { showCode } from '../../domain/mail/code.ts';
import { AYSE, CAN, DENIZ } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { focused, gone, shown, signIn, useBrowser, violations, write } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('who else is here', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  test('colleagues at one ticket see each other come, write and go, and do not see themselves', async () => {
    const subject = 'İki kişi bir talepte';
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    await phoneTicket(ayse, desk, 'Bir başka talep', { owner: desk.people.can });
    const open = async (email: string) => {
      const page = await browser.open();
      await signIn(page, desk.url, email, `/views/all/${number}`);
      const ticket = page.getByRole('article', { name: subject });
      await shown(ticket.getByText(/mesaj\./));
      const here = (name: string) => ticket.getByRole('img', { name: `Şu anda bakanlar: ${name}`, exact: true });
      return { page, ticket, here };
    };
    const mine = await open(AYSE.email);
    await gone(mine.ticket.getByRole('img', { name: /^Şu anda bakanlar/ }));
    const theirs = await open(CAN.email);
    await shown(mine.here(CAN.name));
    await shown(theirs.here(AYSE.name));
    await mine.here(CAN.name).focus();
    await shown(mine.page.getByRole('tooltip').getByText(CAN.name));
    await mine.here(CAN.name).blur();

    // Open and empty it is not writing yet; from the first letter it is, and no more once it is closed.
    await theirs.ticket.getByRole('button', { name: /^İç not/ }).click();
    await write(theirs.ticket.getByRole('textbox', { name: 'İç not metni' }), 'Kargo');
    await shown(mine.here(`${CAN.name} (iç not yazıyor)`));
    await shown(mine.ticket.getByText(new RegExp(`^${CAN.name} iç not yazıyor, başlangıç`)));
    expect(await violations(mine.page)).toEqual([]);
    await theirs.page.keyboard.press('Escape');
    await shown(mine.here(CAN.name));
    await shown(mine.ticket.getByText(new RegExp(`^${CAN.name} bir not taslağı bıraktı`)));

    // To another ticket and back, by two keys: gone here, there, and here again.
    await theirs.page.keyboard.press('k');
    await gone(theirs.ticket);
    await gone(mine.here(CAN.name));
    await theirs.page.keyboard.press('j');
    await shown(mine.here(CAN.name));

    await theirs.page.close({ runBeforeUnload: true });
    await gone(mine.ticket.getByRole('img', { name: /^Şu anda bakanlar/ }));
  }, 120_000);

  test('what a customer writes is announced politely to whose it is, who goes on typing; of others’ tickets nothing is said', async () => {
    const writes = async (number: number, text: string) =>
      desk.deliver(
        letter({
          from: DENIZ.address,
          subject: 'Re',
          text: `${text}\r\n${showCode((await desk.ticket(number)).code)}`,
        }),
      );
    const [mine, theirs] = [
      await phoneTicket(ayse, desk, 'Benim talebim', { owner: desk.people.ayse }),
      await phoneTicket(ayse, desk, 'Onun talebi', { owner: desk.people.can }),
    ];
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/open');
    const row = (subject: string) =>
      page.getByRole('list', { name: 'Açık talepler' }).getByRole('link', { name: new RegExp(subject) });
    await shown(row('Onun talebi'));
    // All that is said from now on: the next words take the place of those before.
    await page.evaluate(`
      window.said = [];
      new MutationObserver(() => window.said.push(document.querySelector('[aria-live="polite"]').textContent))
        .observe(document.querySelector('[aria-live="polite"]'), { childList: true, characterData: true, subtree: true })`);
    const words = page.getByRole('searchbox');
    await words.focus();
    await writes(theirs, 'Onun müşterisi yazdı');
    await shown(row('Onun talebi').getByText('Onun müşterisi yazdı'));
    await writes(mine, 'Benim müşterim yazdı');
    await shown(row('Benim talebim').getByText('Benim müşterim yazdı'));
    await eventually(
      async () => {
        expect(await page.evaluate('window.said')).toEqual([`${mine} numaralı talebe yeni mesaj geldi`]);
        return true;
      },
      { label: 'what is said' },
    );
    await shown(focused(words));
  }, 120_000);
});
