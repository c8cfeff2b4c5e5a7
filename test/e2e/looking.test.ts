/** Two people at one ticket: each sees that the other looks and writes, and that they have left. */
import { expect, test } from '@jest/globals';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { gone, shown, signIn, useBrowser, violations, write } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('who else is here', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  test('colleagues at one ticket see each other come, write and go, and do not see themselves', async () => {
    const subject = 'İki kişi bir talepte';
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    const open = async (email: string) => {
      const page = await browser.open();
      await signIn(page, desk.url, email, `/views/all/${number}`);
      const ticket = page.getByRole('article', { name: subject });
      await shown(ticket.getByText(/mesaj\./));
      const here = (name: string) => ticket.getByRole('img', { name: `Şu anda bakanlar: ${name}`, exact: true });
      return { page, ticket, here };
    };
    const mine = await open(AYSE.email);
    await gone(mine.ticket.getByRole('img', { name: /^Şu an burada/ }));
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

    await theirs.page.close({ runBeforeUnload: true });
    await gone(mine.ticket.getByRole('img', { name: /^Şu an burada/ }));
  }, 120_000);
});
