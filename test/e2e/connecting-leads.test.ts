/** Where connecting leads whom nothing else would: to the provider that they name, to what is right for their address, to the guide. */
import { expect, test } from '@jest/globals';
import { focused, shown, useBrowser, violations } from '../support/stack/browser.ts';
import { enterAddress, enterServers, freshDesks } from '../support/stack/connecting.ts';
import { needs } from '../support/stack/requirements.ts';

needs('chromium')('what connecting leads through', () => {
  const desks = freshDesks(useBrowser());

  test('nobody finds out the provider: a person says it, and its guide opens beside', async () => {
    const now = await desks.begin();
    const { t, page, button } = now;
    await enterAddress(now, 'destek@bilinmez.test');
    await button('Microsoft 365').click();
    await shown(page.getByLabel(t('connect.app.tenant'), { exact: true }));
    await shown(page.getByText(t('connect.by.choice')));
    for (const step of ['register', 'permissions', 'mailbox'])
      await shown(page.getByText(t(`connect.guide.microsoft.${step}`)));
    expect(await violations(page)).toEqual([]);
    const [guide] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: t('connect.guide.page') }).click(),
    ]);
    await shown(guide.getByRole('heading', { name: 'Microsoft 365: Microsoft ile oturum' }));
    expect(await violations(guide)).toEqual([]);
    const pictures = 'Array.from(document.images, (image) => image.complete && image.naturalWidth > 0)';
    await guide.waitForLoadState('load');
    expect(new Set(await guide.evaluate<boolean[]>(pictures))).toEqual(new Set([true]));
    await guide.getByRole('link', { name: 'Bütün sağlayıcılar' }).click();
    await shown(guide.getByRole('heading', { name: 'Posta kutusu bağlamak' }));
  }, 120_000);

  test('a personal account at Microsoft has its directory filled in, and steps of its own', async () => {
    const now = await desks.begin();
    const { t, page } = now;
    await enterAddress(now, 'destek@outlook.com');
    const tenant = page.getByLabel(t('connect.app.tenant'), { exact: true });
    await shown(tenant);
    expect(await tenant.inputValue()).toBe('consumers');
    await shown(page.getByText(t('connect.guide.microsoft.register.person.text')));
    await shown(page.getByText(t('connect.guide.microsoft.mailbox.person.text')));
    expect(await page.getByText(t('connect.guide.microsoft.copy.text')).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  }, 120_000);

  test('a day that no archive can begin on is said where it is written, and nothing goes on; the team is asked for', async () => {
    const now = await desks.begin();
    const { t, page, button } = now;
    await page.request.post(`${desks.url()}/api/teams`, { data: { name: 'Muhasebe' } });
    // The page may know its teams already.
    await page.reload();
    await enterAddress(now, 'destek@yildiz.test');
    await enterServers(now, desks.host());
    await button(t('connect.sign-in')).click();
    await shown(page.getByRole('heading', { name: t('connect.incoming.title') }));
    const team = page.getByRole('combobox', { name: t('mailbox.team') });
    await team.selectOption({ label: 'Muhasebe' });
    await page.getByRole('radio', { name: new RegExp(t('connect.since.day')) }).click();
    const day = page.getByRole('textbox', { name: t('mailbox.archive.day') });
    for (const [written, wrong] of [
      ['01.01.2190', 'mailbox.archive.future'],
      ['31.12.1989', 'mailbox.archive.too-early'],
      ['31.02.2020', 'day.wrong'],
    ] as const) {
      await day.fill(written);
      await button(t('connect.prove')).click();
      await shown(page.getByText(t(wrong)));
      await shown(focused(day));
    }
    expect(await violations(page)).toEqual([]);
    await day.fill('01.01.2020');
    await button(t('connect.prove')).click();
    await shown(page.getByRole('heading', { name: t('connect.done', { address: 'destek@yildiz.test' }) }));
    await button(t('connect.end')).click();
    await shown(page.getByRole('region', { name: 'destek@yildiz.test' }).getByText('Muhasebe'));
  }, 120_000);
});
