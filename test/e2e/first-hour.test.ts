/** The first hour of a desk: steps that tick themselves, empty lists that know whether mail comes, the guide, and a desk as its reader wants it. */
import { expect, test } from '@jest/globals';
import { makeT } from '../../domain/text/dictionary.ts';
import { deskTexts } from '../../ui/texts/index.ts';
import { gone, shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { AYSE, SELIN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';

const t = makeT('tr', deskTexts);

needs('chromium')('the first hour', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const selin = sessionOf(desk, SELIN);

  test('an empty list says that mail is looked for; the test mail ticks its step by itself, and hours and replies are taken from what is ready', async () => {
    await selin.patch('/profile/preferences', { firstSteps: 'shown' });
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/views/open');
    await shown(page.getByText(t('empty.open')));
    await shown(page.getByText(/son kontrol (az önce|\d+ saniye önce|\d+ dakika önce)/));
    const steps = page.getByRole('region', { name: t('first.title') });
    const step = (name: string) => steps.getByRole('listitem').filter({ hasText: name });
    const isDone = (name: string) => shown(step(name).getByRole('img', { name: t('first.done') }));
    await isDone(t('first.mailbox'));

    await page.goto(`${desk.url}/first-steps`);
    await isDone(t('first.mailbox'));
    await desk.deliver(letter({ from: 'ilk@x.test', subject: 'Deneme', text: 'Merhaba' }));
    await isDone(t('first.mail'));
    expect(await violations(page)).toEqual([]);
    const opens = async () => JSON.stringify((await selin.get('/calendars')).body.items[0].openHours);
    const before = await opens();
    await step(t('first.hours'))
      .getByRole('button', { name: t('first.hours.do') })
      .click();
    const dialog = page.getByRole('dialog', { name: t('first.hours') });
    await dialog.getByRole('radio', { name: new RegExp(t('first.hours.shop')) }).check();
    await shown(dialog.getByText(/en geç pazar 10:00 yanıtlanır/i));
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: t('first.hours.take') }).click();
    // The ticket that has come is promised something else by it, which is said beforehand.
    const effect = page.getByRole('dialog', { name: t('open-effect.title') });
    await shown(effect);
    expect(await opens()).toBe(before);
    await effect.getByRole('button', { name: t('open-effect.go-on') }).click();
    await isDone(t('first.hours'));
    expect(await opens()).toContain('21:00');
    await page
      .getByRole('alert')
      .getByRole('button', { name: t('undo') })
      .click();
    await shown(page.getByText(t('done.undone')));
    expect(await opens()).toBe(before);

    await step(t('first.replies'))
      .getByRole('button', { name: t('first.replies.do') })
      .click();
    await page.getByRole('button', { name: t('first.replies.take', { count: 3 }) }).click();
    await isDone(t('first.replies'));
    await step(t('first.acknowledgement'))
      .getByRole('link', { name: t('first.look') })
      .click();
    await shown(page.getByRole('region', { name: t('mail-text.preview') }));
    await page.getByRole('link', { name: t('user.first-steps') }).click();
    await shown(page.getByText(t('first.all-done')));
  }, 120_000);

  test('what somebody chooses of their desk counts in their other tab without a reload', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/open');
    const row = page.locator('[data-ticket]').first();
    await shown(row);
    const height = async () => (await row.boundingBox())?.height ?? 0;
    const roomy = await height();
    const other = await page.context().newPage();
    await other.goto(`${desk.url}/settings/profile`);
    await other.getByLabel(t('list.density')).selectOption('dense');
    await eventually(async () => (await height()) < roomy, { label: 'dense rows in the other tab' });
    await ayse.patch('/profile/preferences', { reading: 'newest-first' });
    await eventually(async () => (await other.getByLabel(t('prefs.reading')).inputValue()) === 'newest-first', {
      label: 'what was said elsewhere',
    });
  }, 120_000);

  test('the guide finds words in any spelling, opens at the place, and is led to from the page that it explains', async () => {
    const page = await browser.open({ width: 390, height: 844 });
    await signIn(page, desk.url, AYSE.email, '/settings/policies');
    await page.getByRole('link', { name: t('guide.ask.time') }).click();
    await shown(page.getByRole('heading', { level: 1, name: 'Süreler nasıl sayılır' }));
    expect(await slidesSideways(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: t('guide.all') }).click();
    await page.getByRole('searchbox', { name: t('guide.find') }).fill('TAKVIMLER');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Temsilciler ve ekipler · Takvimler' }).click();
    const place = page.getByRole('heading', { level: 2, name: 'Takvimler' });
    await shown(place);
    const inSight = async () => ((await place.boundingBox())?.y ?? Infinity) < 844;
    await eventually(inSight, { label: 'the place that was found' });
    await page.goto(`${desk.url}/guide/yok`);
    await shown(page.getByText(t('guide.gone')));
    await gone(place);
  }, 120_000);
});
