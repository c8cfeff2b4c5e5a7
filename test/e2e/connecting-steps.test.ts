/** The steps of connecting by themselves: consents that are refused or asked for anew, and how every step looks. */
import { describe, expect, test } from '@jest/globals';
import type { Language } from '../../domain/text/language.ts';
import { letter } from '../support/mail/letter.ts';
import { TENANT } from '../support/oauth/token-server.ts';
import { shown, useBrowser, violations } from '../support/stack/browser.ts';
import {
  enterAddress,
  enterApp,
  enterServers,
  freshDesks,
  HOST_PASSWORD,
  passwordField,
} from '../support/stack/connecting.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';

needs('chromium')('the steps of connecting', () => {
  const desks = freshDesks(useBrowser());

  test('a consent that is refused says so, and what was entered is there when the tab is back', async () => {
    const now = await desks.begin();
    await enterAddress(now, 'destek@gmail.com');
    await enterApp(now, 'google');
    await now.hands.click(now.button(now.t('connect.app.save.google')));
    await now.page.getByRole('button', { name: 'Refuse' }).click();
    await shown(now.page.getByRole('alert').filter({ hasText: now.t('connect.consent.refused') }));
    await shown(
      now.page.getByRole('heading', { name: now.t('connect.sign-in.title', { address: 'destek@gmail.com' }) }),
    );
    await shown(now.button(now.t('connect.with.google')));
    expect(await violations(now.page)).toEqual([]);
  }, 180_000);

  test('a consent asked for anew says whether the mailbox goes on with it', async () => {
    const now = await desks.begin();
    const { t, page, button } = now;
    const address = 'yenile@gmail.com';
    await enterAddress(now, address);
    await enterApp(now, 'google');
    await button(t('connect.app.save.google')).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await button(t('connect.prove')).click();
    await shown(page.getByRole('heading', { name: t('connect.done', { address }) }));
    await button(t('connect.end')).click();
    await shown(page.getByText(t('mailbox.live'), { exact: true }));
    desks.house().tokens.revoke(address);
    desks.house().dovecot.kickUser(address);
    const again = button(t('cure.consent'));
    await again.click();
    await page.getByLabel('Account').fill('veli@gmail.com');
    await page.getByRole('button', { name: 'Allow' }).click();
    await shown(page.getByText(t('connect.consent.other', { address })));
    await again.click();
    await page.getByRole('button', { name: 'Refuse' }).click();
    await shown(page.getByText(t('connect.consent.refused')));
    await again.click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await shown(page.getByText(t('connect.consent.granted', { account: address })));
    await shown(page.getByText(t('mailbox.live'), { exact: true }));
  }, 180_000);

  describe.each<Language>(['tr', 'en'])('in %s, wide and on a phone, light and dark', (language) => {
    test('axe finds nothing on any step, and nothing slides sideways', async () => {
      const now = await desks.begin({ language });
      const { t, page } = now;
      const clean = async (name: string) => expect(await flawsInEveryLook(page, name)).toEqual([]);
      await shown(page.getByRole('region', { name: t('first.title') }));
      await clean('first steps');
      await enterAddress(now, 'destek@gmail.com');
      await shown(page.getByLabel(t('connect.redirect')));
      expect(await page.getByLabel(t('connect.redirect')).inputValue()).toBe(`${desks.url()}/oauth/callback`);
      await clean('application of Google');
      await now.button(t('connect.back')).click();
      await clean('address');
      await page.getByRole('textbox', { name: t('field.email') }).fill(`destek@${TENANT}`);
      await page.keyboard.press('Enter');
      await shown(page.getByLabel(t('connect.app.tenant'), { exact: true }));
      await clean('application of Microsoft');
      await now.button(t('connect.back')).click();
      await page.getByRole('textbox', { name: t('field.email') }).fill('axe@yildiz.test');
      await page.keyboard.press('Enter');
      await enterServers(now, desks.host());
      await passwordField(now).fill('yanlış');
      await now.button(t('connect.sign-in')).click();
      await shown(page.getByRole('list', { name: t('connect.proof.list') }));
      await clean('refused sign-in');
      // What was entered stays, and so do its fields.
      await page.reload();
      await shown(page.getByRole('group', { name: t('mailbox.smtp'), exact: true }));
      expect(
        await page
          .getByRole('textbox', { name: t('mailbox.host') })
          .first()
          .inputValue(),
      ).toBe('127.0.0.1');
      await passwordField(now).fill(HOST_PASSWORD);
      await now.button(t('connect.sign-in')).click();
      await shown(page.getByRole('heading', { name: t('connect.incoming.title') }));
      await page.getByRole('radio', { name: new RegExp(t('connect.since.day')) }).click();
      await clean('what comes in');
      await now.button(t('connect.prove')).click();
      await shown(page.getByRole('heading', { name: t('connect.done', { address: 'axe@yildiz.test' }) }));
      const mail = letter({ from: 'deniz@musteri.test', to: 'axe@yildiz.test', subject: 'İlk soru', text: 'Merhaba' });
      desks.host().deliver(Buffer.from(mail), 'axe@yildiz.test', 'deniz@musteri.test');
      await shown(page.getByRole('link', { name: t('connect.first.open') }));
      await clean('connected, with the first mail');
      await now.button(t('connect.end')).click();
      await shown(page.getByRole('region', { name: 'axe@yildiz.test' }));
      await clean('mailboxes');
    }, 240_000);
  });
});
