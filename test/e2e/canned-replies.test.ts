/** Canned replies by keyboard: `/` finds them, Tab goes through their blanks, what they change is seen before it is done. */
import { expect, test } from '@jest/globals';
import { deskTexts } from '../../ui/texts/index.ts';
import { makeT } from '../../domain/text/dictionary.ts';
import { focused, gone, shown, signIn, useBrowser, violations, type WindowOptions } from '../support/stack/browser.ts';
import { AYSE, CAN, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { typeOn } from '../support/stack/hand.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';
import { cutOff } from '../support/stack/slow-line.ts';

const t = makeT('tr', deskTexts);

needs('chromium')('canned replies', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const can = sessionOf(desk, CAN);

  const keep = async (name: string, text: { tr: string; en: string }, more: object = {}) =>
    expect((await can.post('/canned-replies', { name, scope: 'all', text, ...more })).status).toBe(201);
  async function open(
    subject: string,
    options: WindowOptions = {},
    before?: (page: Awaited<ReturnType<typeof browser.open>>) => Promise<unknown>,
  ) {
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    const page = await browser.open(options);
    await before?.(page);
    await signIn(page, desk.url, AYSE.email, `/views/all/${number}`);
    const ticket = page.getByRole('article', { name: subject });
    await shown(ticket.getByText(/mesaj\./));
    await page.keyboard.press('r');
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await shown(focused(field));
    return { number, page, ticket, field };
  }

  test('by slash, a few letters and Enter a reply is written, its blanks filled by Tab, and what it changes done as it is sent', async () => {
    await keep('İade başlatıldı', { tr: 'İadeniz başladı.', en: '' });
    await keep(
      'Kargo takip numarası',
      { tr: 'Merhaba {salutation},\ntakip numaranız: [numara], gün: [tarih]', en: 'Hello' },
      {
        actions: [
          { do: 'set-priority', priority: 'high' },
          { do: 'add-tags', tags: ['kargo'] },
          { do: 'then', then: 'resolve' },
        ],
      },
    );
    const { number, page, ticket, field } = await open('Kargom nerede');
    await page.keyboard.type('ve/veya ');
    await page.keyboard.type('/');
    const picker = page.getByRole('dialog', { name: t('canned.title') });
    await shown(focused(picker.getByRole('combobox')));
    await page.keyboard.type('krg takip');
    await shown(picker.getByRole('option', { name: /Kargo takip numarası/, selected: true }));
    expect(await picker.getByRole('option').count()).toBe(1);
    await shown(picker.getByText('Öncelik: Yüksek'));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    // Asked once, and kept with the customer.
    await shown(focused(picker.getByRole('button', { name: 'Deniz Hanım' })));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await gone(picker);
    await shown(focused(field));
    await page.keyboard.type('TR123');
    await page.keyboard.press('Tab');
    await page.keyboard.type('salı');
    expect((await field.innerText()).trim().replaceAll(/\s*\n\s*/g, '\n')).toBe(
      've/veya\nMerhaba Deniz Hanım,\ntakip numaranız: TR123, gün: salı',
    );
    // Nothing was changed yet.
    await shown(ticket.getByRole('group', { name: t('macro.will') }).getByText('Etiket: + kargo'));
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ priority: 'normal', tags: [] });
    await shown(ticket.getByRole('button', { name: t('then.resolve') }));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await eventually(
      async () => {
        const { priority, tags, state } = (await ayse.get(`/tickets/${number}`)).body;
        return priority === 'high' && tags.includes('kargo') && state === 'resolved-pending-confirmation';
      },
      { label: 'what the reply changes' },
    );

    // The next time nobody is asked, and the reply that is used stands first.
    const second = await open('Bir daha');
    await second.page.keyboard.type('/');
    const again = second.page.getByRole('dialog', { name: t('canned.title') });
    await shown(again.getByRole('option', { name: /Kargo takip/, selected: true }));
    await shown(again.getByText('Merhaba Deniz Hanım,'));
    await second.page.keyboard.press('Enter');
    await shown(second.field.getByText('Merhaba Deniz Hanım,'));
    const line = second.ticket.getByRole('group', { name: t('macro.will') });
    await line.getByRole('button', { name: t('macro.without', { what: 'Öncelik: Yüksek' }) }).click();
    await gone(line.getByText('Öncelik: Yüksek'));
    await shown(line.getByText('Etiket: + kargo'));
  }, 120_000);

  test('what a canned reply changes waits with it: taken back nothing is changed, and words and choices are there again', async () => {
    await keep(
      'Hasarlı ürün',
      { tr: 'Değişim başlattık.', en: '' },
      {
        actions: [
          { do: 'set-priority', priority: 'high' },
          { do: 'add-tags', tags: ['hasar'] },
          { do: 'then', then: 'keep' },
        ],
      },
    );
    await ayse.put('/profile', { name: AYSE.name, language: 'tr', signature: '', undoSeconds: 60 });
    const { number, page, ticket, field } = await open('Ürün kırık geldi');
    await page.keyboard.type('/hasarlı');
    await shown(page.getByRole('option', { name: /Hasarlı ürün/, selected: true }));
    await page.keyboard.press('Enter');
    await shown(field.getByText('Değişim başlattık.'));
    await shown(ticket.getByRole('button', { name: t('then.keep') }));
    await page.keyboard.press('Control+Enter');
    const card = ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` });
    await shown(card.getByText(`${t('macro.will')} Öncelik: Yüksek · Etiket: + hasar`));
    expect(await violations(page)).toEqual([]);
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ priority: 'normal', tags: [] });
    await card.getByRole('button', { name: t('held.back') }).click();
    await shown(field.getByText('Değişim başlattık.'));
    const line = ticket.getByRole('group', { name: t('macro.will') });
    await shown(line.getByText('Etiket: + hasar'));
    await shown(ticket.getByRole('button', { name: t('then.keep') }));
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ priority: 'normal', tags: [] });

    await line.getByRole('button', { name: t('macro.without', { what: 'Öncelik: Yüksek' }) }).click();
    await ayse.put('/profile', { name: AYSE.name, language: 'tr', signature: '', undoSeconds: 5 });
    await page.reload();
    await shown(ticket.getByText(/mesaj\./));
    await page.keyboard.press('r');
    await shown(focused(field));
    await shown(line.getByText('Etiket: + hasar'));
    await page.keyboard.press('Control+Enter');
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.tags.includes('hasar'), {
      withinMs: 20_000,
      label: 'what the reply changes, as it has left',
    });
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ priority: 'normal', state: 'assigned' });
    await ticket
      .getByRole('button', { name: t('action.more') })
      .first()
      .click();
    await page.getByRole('menuitem', { name: t('ticket.timeline') }).click();
    await shown(ticket.getByText(`hasar — ${t('event.along.by', { name: 'Hasarlı ürün' })}`));
  }, 120_000);

  test('Escape closes the list and the writer stays, a second slash is a slash, and a reply in one language says so', async () => {
    await keep('Only English', { tr: '', en: 'Thank you, {name}.' });
    const { page, field, ticket } = await open('Eğik çizgi');
    await page.keyboard.type('/');
    const picker = page.getByRole('dialog', { name: t('canned.title') });
    await page.keyboard.type('only');
    await shown(picker.getByText(t('canned.other-language', { language: 'İngilizce' })));
    await page.keyboard.press('Escape');
    await gone(picker);
    await shown(focused(field));
    await page.keyboard.type('//');
    await gone(picker);
    await page.keyboard.type('a');
    expect(await field.innerText()).toBe('/a');
    await ticket.getByRole('button', { name: t('canned.open') }).click();
    await page.keyboard.type('only');
    await page.keyboard.press('Enter');
    await shown(field.getByText(`Thank you, ${DENIZ.name}.`));
  }, 120_000);

  test('where the editor did not load, plain text takes canned replies, too', async () => {
    await keep('Düz metin', { tr: 'Numaranız [numara] olsun.', en: '' });
    const { page, field } = await open('Düz', { expected: /ERR_|Failed to (load|fetch)/ }, (blank) =>
      cutOff(blank, /\/assets\/editor-.*\.js$/),
    );
    await page.keyboard.type('/duz');
    await shown(page.getByRole('option', { name: /Düz metin/, selected: true }));
    await page.keyboard.press('Enter');
    await shown(focused(field));
    await eventually(async () => (await field.inputValue()) === 'Numaranız [numara] olsun.', { label: 'the words' });
    await eventually(async () => (await page.evaluate('getSelection().toString()')) === '[numara]', {
      label: 'the blank selected',
    });
    await page.keyboard.type('42');
    expect(await field.inputValue()).toBe('Numaranız 42 olsun.');
  }, 120_000);

  test('letters at the question how a customer is addressed command nothing, and what follows its answer fills the blanks', async () => {
    await keep(
      'Değişim başlatıldı',
      { tr: 'Merhaba {salutation}, kargo [firma], kod [kod]. Teşekkürler.', en: '' },
      { actions: [{ do: 'add-tags', tags: ['iade'] }] },
    );
    const contact = { address: 'ipek@musteri.test', name: 'İpek Doğan' };
    const number = await phoneTicket(ayse, desk, 'Hitap sorusu', { owner: desk.people.ayse, contact });
    const page = await browser.open();
    // A page that is slow to draw, as on a busy machine.
    await page.addInitScript(
      `const draw = window.requestAnimationFrame; window.requestAnimationFrame = (f) => setTimeout(() => draw(f), 400)`,
    );
    await signIn(page, desk.url, AYSE.email, `/views/all/${number}`);
    const ticket = page.getByRole('article', { name: 'Hitap sorusu' });
    await shown(ticket.getByText(/mesaj\./));
    await page.keyboard.press('r');
    const field = page.locator('[data-writing] [role="textbox"]');
    await shown(focused(field));
    await page.keyboard.type('/değişim');
    const picker = page.getByRole('dialog', { name: t('canned.title') });
    await shown(picker.getByRole('option', { name: /Değişim başlatıldı/, selected: true }));
    await page.keyboard.press('Enter');
    const answers = picker.getByRole('button');
    await shown(focused(answers.first()));
    await page.keyboard.type('hnae');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await shown(focused(answers.first()));
    const untouched = async () => {
      expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
      expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ state: 'assigned', messageCount: 1 });
    };
    await page.keyboard.press('Enter');
    await typeOn(page, 'hane', 15);
    await shown(field.getByText('Merhaba İpek Hanım, kargo hane, kod [kod]. Teşekkürler.'));
    await untouched();

    // Behind the last blank one goes on at the end, and from there to the button that sends.
    await page.keyboard.press('Tab');
    await typeOn(page, 'K12', 15);
    await page.keyboard.press('Tab');
    await typeOn(page, ' 2 Aralik', 15);
    await shown(field.getByText('Merhaba İpek Hanım, kargo hane, kod K12. Teşekkürler. 2 Aralik'));
    await page.keyboard.press('Tab');
    await shown(focused(ticket.locator('[data-sends]')));
    await gone(focused(field));
    await untouched();

    // A button that goes by its own press leaves the hand in the writer.
    await ticket.getByRole('button', { name: t('macro.without', { what: 'Etiket: + iade' }) }).press('Enter');
    await gone(ticket.getByRole('group', { name: t('macro.will') }));
    await typeOn(page, 'hasar', 15);
    await shown(field.getByText(/2 Aralikhasar/));
    await untouched();

    // What stands in front keeps the keyboard, and nothing is sent from behind it.
    await ticket.getByRole('button', { name: 'Ertele', exact: true }).click();
    const snooze = page.getByRole('dialog', { name: 'Talebi ertele' });
    await shown(focused(snooze.getByRole('radio', { checked: true })));
    await field.focus();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Shift+Enter');
    await shown(snooze);
    await shown(field.getByText(/2 Aralikhasar/));
    expect(await desk.rows('select 1 from outbox where ticket_number = $1', [number])).toEqual([]);
  }, 120_000);

  test('a form that was written in the settings is inserted with its values as words, and its blanks are gone through by Tab', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/settings/canned-replies/new');
    await page.getByLabel(t('field.name')).fill('Biçimli iade');
    const words = page.getByRole('textbox', { name: t('canned.words', { language: 'Türkçe' }) });
    await words.click();
    await page.keyboard.type('Merhaba ');
    await page.keyboard.press('Control+b');
    await page
      .getByRole('group', { name: t('canned.insert') })
      .getByRole('button', { name: '{konu}' })
      .click();
    await shown(focused(words));
    await page.keyboard.press('Control+b');
    await page.keyboard.type(',');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- İade kodu: [kod]');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Kargo');
    await shown(words.locator('li', { hasText: 'Kargo' }));
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: t('save') }).click();
    await shown(page.getByRole('link', { name: 'Biçimli iade' }));

    // A subject is the customer's: whatever stands in it is words.
    const { page: other, field } = await open('Kırık <b>x</b> [y]');
    await other.keyboard.type('/bicimli');
    await shown(other.getByRole('option', { name: /Biçimli iade/, selected: true }));
    await shown(
      other.getByRole('dialog', { name: t('canned.title') }).locator('li li, ul li', { hasText: 'İade kodu' }),
    );
    await other.keyboard.press('Enter');
    await shown(field.locator('li', { hasText: 'İade kodu' }));
    await other.keyboard.type('TR9');
    expect((await field.innerText()).replaceAll(/\s*\n\s*/g, '\n').trim()).toBe(
      'Merhaba Kırık <b>x</b> (y),\nİade kodu: TR9\nKargo',
    );
    expect(await field.locator('b').count()).toBe(0);
    await shown(field.locator('strong', { hasText: 'Kırık' }));
  }, 120_000);

  test('a reply that was sent becomes a canned one, which its page shows in both languages', async () => {
    const { page, ticket, number } = await open('Şablon olsun');
    await page.keyboard.type(`Merhaba ${DENIZ.name}, `);
    await page.keyboard.type('paketiniz ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('yolda');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('.');
    await page.keyboard.press('Control+Enter');
    const card = ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` });
    await shown(card.getByText('Yanıtımız'));
    await card
      .getByRole('button', { name: /Seçenekler|menü|Diğer/i })
      .first()
      .click();
    await page.getByRole('menuitem', { name: t('message.template') }).click();
    const words = page.getByRole('textbox', { name: t('canned.words', { language: 'Türkçe' }) });
    await shown(words.getByText('Merhaba {ad}, paketiniz yolda.'));
    // Their form came along, and stands in the preview as well.
    await shown(words.locator('strong', { hasText: 'yolda' }));
    await shown(page.getByRole('region', { name: t('canned.preview') }).locator('strong', { hasText: 'yolda' }));
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(t('canned.folder')).fill('Kargo');
    await page.getByRole('button', { name: t('save') }).click();
    await shown(page.getByRole('link', { name: 'Şablon olsun' }));
    expect(await violations(page)).toEqual([]);
    const { items } = (await ayse.get(`/canned-replies?ticket=${number}`)).body;
    expect(items.find(({ name }: { name: string }) => name === 'Şablon olsun')).toMatchObject({
      ...{ scope: 'personal', folder: 'Kargo', text: { tr: 'Merhaba {name}, paketiniz yolda.', en: '' } },
      html: { tr: '<p>Merhaba {name}, paketiniz <strong>yolda</strong>.</p>', en: '' },
    });
  }, 120_000);
});
