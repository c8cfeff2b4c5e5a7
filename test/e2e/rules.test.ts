/** A team lead says in the desk who gets what: a rule is built, tried on the past, saved, and the next mail goes where it says. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { makeT } from '../../domain/text/dictionary.ts';
import type { Language } from '../../domain/text/language.ts';
import { deskTexts } from '../../ui/texts/index.ts';
import { AYSE, CAN, DENIZ, SELIN, STRANGER } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import {
  focused,
  gone,
  shown,
  signIn,
  slidesSideways,
  useBrowser,
  violations,
  type WindowOptions,
} from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';

needs('chromium')('rules', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const selin = sessionOf(desk, SELIN);
  const can = sessionOf(desk, CAN);
  let accounting: string;
  beforeAll(async () => {
    accounting = (await selin.post('/teams', { name: 'Muhasebe' })).body.id;
    await rule('Kargolar');
  }, 60_000);

  /** One that gives what has its name in the subject to accounting. */
  const rule = (name: string) =>
    can.post('/rules', {
      ...{ name, on: ['ticket-opened'], then: [{ do: 'set-team', team: accounting }] },
      when: { all: [{ field: 'subject', op: 'contains', value: [name] }] },
    });
  const mail = async (from: string, subject: string) => {
    await desk.deliver(letter({ from, subject, text: 'Merhaba' }));
    return desk.ticketBySubject(subject);
  };
  const teamOf = async (number: number) => (await ayse.get(`/tickets/${number}`)).body.team.name as string;

  test('one is built from nothing by keyboard and mouse, tried, saved, and a mail goes where it says', async () => {
    await mail(DENIZ.address, 'Geçen ayki FATURAM');
    await mail(DENIZ.address, 'Siparişim nerede?');
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/rules');
    await page.getByRole('button', { name: 'Kural ekle' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Boş kural/ }).press('Enter');

    // Nothing is said yet, and trying says what is missing, where it is missing.
    await page.getByRole('button', { name: 'Dene' }).click();
    await shown(focused(page.getByRole('textbox', { name: 'Ad', exact: true })));
    await page.keyboard.type('Faturalar');
    const words = page.getByRole('combobox', { name: 'Değer' });
    await words.focus();
    await page.keyboard.type('fatura');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'İşlem ekle' }).press('Enter');
    await shown(focused(page.getByRole('combobox', { name: 'İşlem' })));
    await page.getByRole('combobox', { name: 'Hangi ekip' }).selectOption('Muhasebe');
    await page.getByRole('button', { name: 'İşlem ekle' }).click();
    await page.getByRole('combobox', { name: 'İşlem' }).last().selectOption('Önceliği belirle');
    const sentence = page.getByRole('region', { name: 'Kuralın özeti' });
    await shown(sentence.getByText('Konuda “fatura” geçiyorsa → Muhasebe ekibine ata, önceliği yüksek yap'));

    await page.getByRole('button', { name: 'Dene' }).click();
    const trial = page.getByRole('region', { name: 'Geçmiş taleplerde dene' });
    await shown(trial.getByText(/^Son 30 günde gelen 2 talepten 1 tanesi değişirdi/));
    await shown(trial.getByRole('link', { name: /Geçen ayki FATURAM/ }));
    expect(await trial.getByRole('link', { name: /Siparişim/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Kaydet' }).click();
    await shown(page.getByRole('link', { name: 'Faturalar' }));
    const { number } = await mail(DENIZ.address, 'İade faturası');
    expect(await teamOf(number)).toBe('Muhasebe');
    const other = await mail(DENIZ.address, 'Kargo nerede kaldı?');
    expect(await teamOf(other.number)).not.toBe('Muhasebe');
  }, 180_000);

  test('they change places by keyboard and by dragging, are switched off, and deleted after a question', async () => {
    const three = ['Birinci', 'İkinci', 'Üçüncü'];
    for (const name of three) await rule(name);
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/rules');
    const names = async () =>
      ((await can.get('/rules')).body.items as { name: string }[])
        .map(({ name }) => name)
        .filter((name) => three.includes(name));
    const becomes = (order: string[]) =>
      eventually(async () => (await names()).join() === order.join(), { label: order.join() });

    await page.getByRole('button', { name: 'Aşağı taşı: Birinci' }).focus();
    await page.keyboard.press('Enter');
    await becomes(['İkinci', 'Birinci', 'Üçüncü']);
    await shown(focused(page.getByRole('button', { name: 'Aşağı taşı: Birinci' })));
    await page.keyboard.press('Enter');
    await becomes(['İkinci', 'Üçüncü', 'Birinci']);
    // At the end of the list the button is off; the focus is beside it, and not lost.
    await shown(focused(page.getByRole('button', { name: 'Yukarı taşı: Birinci' })));

    const row = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) });
    await row('Birinci').getByTitle('Sırasını değiştirmek için sürükleyin').dragTo(row('İkinci'));
    await becomes(['Birinci', 'İkinci', 'Üçüncü']);

    await page.getByRole('switch', { name: 'Birinci açık' }).press('Space');
    await shown(row('Birinci').getByText('Kapalı'));
    const off = async () =>
      ((await can.get('/rules')).body.items as { name: string; enabled: boolean }[]).some(
        (rule) => rule.name === 'Birinci' && !rule.enabled,
      );
    await eventually(off, { label: 'switched off' });

    await page.getByRole('button', { name: 'Diğer işlemler: Birinci' }).click();
    await page.getByRole('menuitem', { name: 'Sil' }).click();
    const question = page.getByRole('dialog', { name: 'Birinci silinsin mi?' });
    await shown(question.getByText(/taleplerde kalır/));
    await question.getByRole('button', { name: 'Sil' }).click();
    await gone(row('Birinci'));
    await becomes(['İkinci', 'Üçüncü']);
  }, 120_000);

  test('an open ticket is closed as spam and its sender blocked in one step, and one comes back that was none', async () => {
    const { number } = await mail(STRANGER.address, 'Bedava telefon');
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, `/tickets/${number}`);
    await page.getByRole('button', { name: 'Diğer işlemler', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Göndereni engelle…' }).click();
    const question = page.getByRole('dialog', { name: 'Gönderen engellensin mi?' });
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await shown(question.getByText(/Bu talep spam olarak kapatılır/));
    await question.getByRole('button', { name: 'Engelle ve kapat' }).click();
    await gone(question);
    await desk.inState(number, 'closed');
    expect((await ayse.get(`/tickets/${number}`)).body.closedAs).toBe('spam');
    const again = await mail(STRANGER.address, 'Yine bedava');
    await desk.inState(again.number, 'closed');

    await page.goto(`${desk.url}/tickets/${again.number}`);
    await page.getByRole('button', { name: 'Spam değil' }).click();
    await eventually(async () => (await ayse.get(`/tickets/${again.number}`)).body.state !== 'closed', {
      label: 'open again',
    });
    await page.goto(`${desk.url}/settings/rules`);
    await shown(page.getByText('1 gönderen engelli'));
    await page.getByRole('button', { name: 'Engellenen gönderenler' }).first().click();
    await page.getByRole('button', { name: `Engeli kaldır: ${STRANGER.address}` }).click();
    await eventually(async () => (await can.get('/blocked-senders')).body.items.length === 0, { label: 'unblocked' });
  }, 180_000);

  test('an agent reads them and changes nothing', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/settings/rules');
    await shown(page.getByText('Konuda “Kargolar” geçiyorsa → Muhasebe ekibine ata'));
    expect(await page.getByRole('switch').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Kural ekle' }).getAttribute('aria-disabled')).toBe('true');
    // What is for leads says so to whoever follows a link there; asking again would not help.
    await page.goto(`${desk.url}/guarantee`);
    await shown(page.getByText('Bu sayfayı yalnızca ekip liderleri ve yöneticiler açabilir.', { exact: false }));
    expect(await page.getByRole('button', { name: 'Yeniden dene' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  describe.each<Language>(['tr', 'en'])('in %s', (language) => {
    const t = makeT(language, deskTexts);
    const at = async (path: string, options: WindowOptions = {}): Promise<Page> => {
      await selin.put('/profile', { name: SELIN.name, signature: '', language });
      const page = await browser.open({ language, ...options });
      await signIn(page, desk.url, SELIN.email, path);
      return page;
    };

    test.each([
      ['wide', {}],
      ['a phone', { width: 390, height: 844, touch: true }],
    ] as const)(
      'axe finds nothing on list, templates, builder and texts: %s',
      async (_width, options) => {
        const page = await at('/settings/rules', options);
        const clean = async (name: string, within: string | null = null) => {
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
            expect([name, colorScheme, await violations(page, within)]).toEqual([name, colorScheme, []]);
          }
          expect([name, await slidesSideways(page)]).toEqual([name, false]);
        };
        await shown(page.getByRole('link', { name: 'Kargolar' }));
        await clean('list');
        await page.getByRole('button', { name: t('texts.add') }).click();
        await shown(page.getByRole('dialog', { name: t('texts.add') }));
        await clean('text', '[role=dialog]');
        await page.goto(`${desk.url}/settings/rules/new`);
        await shown(page.getByRole('list', { name: t('rules.templates') }));
        await clean('templates');
        await page.getByRole('button', { name: new RegExp(`^${t('rules.template.vip')}`) }).click();
        await page.getByRole('button', { name: t('rules.add-group') }).click();
        await page
          .getByRole('combobox', { name: t('rules.field') })
          .last()
          .selectOption('priority');
        await page.getByRole('button', { name: t('rules.add-action') }).click();
        await clean('builder');
      },
      120_000,
    );
  });
});
