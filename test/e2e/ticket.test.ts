/** One ticket under an agent's hands: what each control does, and what it does when something is in the way. */
import { beforeAll, expect, test } from '@jest/globals';
import { showCode } from '../../domain/mail/code.ts';
import { focused, gone, shown, signIn, slidesSideways, useBrowser, write } from '../support/stack/browser.ts';
import { AYSE, DENIZ, SELIN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { hire } from '../support/cast/staff.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { makeTeam } from '../support/routing/at-work.ts';
import { inWindow } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { openHistory } from '../support/stack/history.ts';

const VIEWER = { email: 'izleyici@example.test', name: 'İrem İzleyici', role: 'viewer' } as const;

needs('chromium')('a ticket in the browser', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk({ temporalUi: 'https://temporal.example.test' });
  beforeAll(async () => {
    await hire(desk.pool, VIEWER);
  }, 60_000);

  /** A ticket of Deniz in Ayşe's list. */
  const open = (subject: string) => phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
  const answer = async (number: number, text: string) =>
    desk.deliver(
      letter({ from: DENIZ.address, subject: 'Ynt', text: `${text}\r\n${showCode((await desk.ticket(number)).code)}` }),
    );

  test('an administrator finds the way to the workflow beside the number, an agent does not', async () => {
    const number = await open('Akışına bakılacak');
    for (const [email, links] of [
      [SELIN.email, 1],
      [AYSE.email, 0],
    ] as const) {
      const page = await browser.open();
      await signIn(page, desk.url, email, `/tickets/${number}`);
      const ticket = page.getByRole('article', { name: 'Akışına bakılacak' });
      await shown(ticket.getByText(`#${number}`).filter({ visible: true }));
      const link = ticket.getByRole('link', { name: 'İş akışını Temporal arayüzünde aç' });
      expect(await link.count()).toBe(links);
      if (links === 1)
        expect(
          await link.evaluate((a) => [a.getAttribute('href'), a.getAttribute('rel'), a.getAttribute('target')]),
        ).toEqual([`/workflows/tickets/${number}`, 'noopener', '_blank']);
    }
  }, 60_000);

  test('a snoozed ticket leaves the list, says when it is back, and comes back by itself', async () => {
    const number = await open('Yedek parça bekleniyor');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/mine/${number}`);
    const mine = page.getByRole('list', { name: 'Taleplerim' }).getByRole('link', { name: /Yedek parça bekleniyor/ });
    await shown(mine);
    const ticket = page.getByRole('article', { name: 'Yedek parça bekleniyor' });
    await ticket.getByRole('button', { name: 'Ertele', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Talebi ertele' });
    await dialog.getByRole('radio', { name: /^Sonraki iş günü/ }).check();
    await dialog.getByRole('button', { name: 'Ertele' }).click();
    await shown(dialog.getByText('Nedenini yazın; talebe sonra bakan da bilsin'));
    await dialog.getByRole('textbox', { name: 'Neden' }).fill('Tedarikçiden haber bekleniyor');
    await dialog.getByRole('button', { name: 'Ertele' }).click();
    await gone(dialog);
    await shown(ticket.getByText(/^Ertelendi: .*09:00$/));
    await gone(mine);
    await ticket.getByRole('button', { name: 'Ertelemeyi bitir' }).click();
    await shown(mine);

    await ticket.getByRole('button', { name: 'Ertele', exact: true }).click();
    const when = dialog.getByRole('textbox', { name: 'Ya da siz yazın' });
    await when.fill('anlamsız');
    await shown(dialog.getByText(/^Anlaşılamadı/));
    await when.fill('dün');
    await shown(dialog.getByText('Geçmiş bir zaman seçilemez'));
    expect(await dialog.getByRole('button', { name: 'Ertele' }).isDisabled()).toBe(true);
    await when.fill('12 ay sonra 16.30');
    await shown(dialog.getByText(/16:30( · çalışma saatleri dışında)?$/));
    await dialog.getByRole('button', { name: 'Kargo bekleniyor' }).click();
    await when.press('Enter');
    await gone(dialog);
    await shown(ticket.getByText(/^Ertelendi: .*16:30$/));
    await gone(mine);
    await page.getByRole('link', { name: /^Ertelenen/ }).click();
    await page
      .getByRole('list', { name: 'Ertelenen' })
      .getByRole('link', { name: /Yedek parça bekleniyor/ })
      .click();
    await ticket.getByRole('button', { name: 'Ertelemeyi bitir' }).click();
    await shown(ticket.getByRole('button', { name: 'Ertele', exact: true }));

    await page.getByRole('link', { name: /^Taleplerim/ }).click();
    await shown(mine);
    const sleep = async (ms: number) => {
      const until = new Date(Date.now() + ms).toISOString();
      return (await ayse.put(`/tickets/${number}/snooze`, { until, dueAt: until, reason: 'Kargo' })).status === 202;
    };
    expect(await sleep(3_600_000)).toBe(true);
    await gone(mine);
    // Its end is set only now: a short sleep could be over before anybody has looked.
    await eventually(() => sleep(1_500), { label: 'a sleep that ends in a moment' });
    await shown(mine);
    await page.getByRole('link', { name: /^Takip/ }).click();
    await page
      .getByRole('list', { name: 'Takip' })
      .getByRole('link', { name: /Yedek parça bekleniyor/ })
      .click();
    await shown(ticket.getByText(/^Erteleme bitti · \d+×$/));
    await openHistory(page);
    await shown(ticket.getByText('Erteleme bitti; talep “Takip” görünümüne döndü'));
    await shown(ticket.getByText(/^Ayşe Yılmaz talebi erteledi: dönüş .* — Tedarikçiden haber bekleniyor/));
  }, 120_000);

  test('a customer’s message that arrives while a reply is written is shown before it goes; the words outlive a reload', async () => {
    const number = await open('Araya giren mesaj');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: 'Araya giren mesaj' });
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await write(field, 'Yarın gönderiyoruz.');
    await answer(number, 'Vazgeçtim, göndermeyin!');
    await shown(ticket.getByText('Bu arada müşteriden yeni bir mesaj geldi.'));
    expect(await field.innerText()).toBe('Yarın gönderiyoruz.');

    await page.reload();
    await ticket.getByRole('button', { name: /için yanıt yazın.*Taslak/ }).click();
    await shown(field.getByText('Yarın gönderiyoruz.'));
    await shown(ticket.getByText('Bu arada müşteriden yeni bir mesaj geldi.'));
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
    const dialog = page.getByRole('dialog', { name: 'Müşteri bu arada yazdı' });
    await dialog.getByRole('button', { name: 'Önce oku' }).click();
    await gone(dialog);
    expect(await field.innerText()).toBe('Yarın gönderiyoruz.');
    expect((await desk.rows('select 1 from outbox where ticket_number = $1', [number])).length).toBe(0);
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
    await shown(
      ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('Yarın gönderiyoruz.'),
    );
    await shown(ticket.getByRole('button', { name: /için yanıt yazın/ }));
    expect(await ticket.getByText('Taslak').count()).toBe(0);
  }, 120_000);

  test('a server that knows of a newer message than the page is believed', async () => {
    const number = await open('Sayfanın bilmediği mesaj');
    const page = await browser.open({ expected: /status of 409|ERR_|Failed to load/ });
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: 'Sayfanın bilmediği mesaj' });
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await write(field, 'Gönderdik.');
    // The page hears and reads nothing of it, as on a slow line.
    await page.route(/\/api\/(stream|tickets\/\d+(\/messages.*)?)$/, (route) => route.abort());
    await answer(number, 'Bir şey daha var');
    await eventually(async () => (await desk.ticket(number)).message_count === 2, {
      label: 'the second message',
    });
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
    await shown(
      page.getByText('Müşteri bu arada yazdı').or(ticket.getByText('Bu arada müşteriden yeni bir mesaj geldi.')),
    );
    expect(await field.innerText()).toBe('Gönderdik.');
  }, 120_000);

  test('what a state does not allow says why', async () => {
    const number = await open('Arşivdeki');
    await ayse.post(`/tickets/${number}/archiving`);
    await desk.inState(number, 'closed');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/closed/${number}`);
    const ticket = page.getByRole('article', { name: 'Arşivdeki' });
    const snooze = ticket.getByRole('button', { name: 'Ertele' });
    expect(await snooze.getAttribute('aria-disabled')).toBe('true');
    await snooze.hover();
    await shown(page.getByRole('tooltip', { name: 'Talep kapalı. Önce yeniden açın' }));
    await ticket.getByRole('button', { name: 'Diğer işlemler', exact: true }).click();
    const spam = page.getByRole('menuitem', { name: /^Spam olarak kapat/ });
    expect(await spam.innerText()).toContain('Talep kapalı. Önce yeniden açın');
    expect(await spam.getAttribute('aria-disabled')).toBe('true');
  }, 120_000);

  test('the menu of a ticket names the key of each action that has one', async () => {
    const number = await open('Tuşları görünen');
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    await page.getByRole('button', { name: 'Diğer işlemler', exact: true }).click();
    const key = async (name: RegExp) =>
      (await page.getByRole('menuitem', { name }).locator('kbd').allInnerTexts()).join();
    await shown(page.getByRole('menuitem', { name: /^Arşivle/ }));
    expect([await key(/^Arşivle/), await key(/^Spam/), await key(/^Söz ver/), await key(/^Okunmadı/)]).toEqual([
      'E',
      '!',
      'V',
      '⇧U',
    ]);
    expect(await key(/^Başkasını bekle/)).toBe('');
  }, 60_000);

  test('the team is chosen beside the ticket as its owner is, who is told what becomes of it', async () => {
    const other = await makeTeam(desk.pool, 'Muhasebe');
    const number = await open('Ekibi değişen');
    await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    await page.getByRole('button', { name: 'Ekip: Destek', exact: true }).click();
    const search = page.getByRole('textbox', { name: 'Ekip ara' });
    await shown(focused(search));
    expect(await page.getByRole('option', { name: AYSE.name }).count()).toBe(0);
    await search.fill('muh');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Devret: Muhasebe' });
    await shown(dialog.getByText(`${AYSE.name} sorumluluktan çıkar; talep Muhasebe ekibine geçer.`));
    await dialog.getByRole('textbox', { name: 'Neden?' }).fill('Fatura sorusu');
    await page.keyboard.press('Control+Enter');
    await shown(page.getByRole('button', { name: 'Ekip: Muhasebe', exact: true }));
    await shown(page.getByRole('button', { name: 'Sorumlu: Atanmamış' }));
    await eventually(async () => (await desk.ticket(number)).team_id === other, { label: 'the team at the server' });
  }, 90_000);

  test('a viewer reads everything and can change nothing', async () => {
    const number = await open('İzlenen talep');
    const page = await browser.open();
    await signIn(page, desk.url, VIEWER.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: 'İzlenen talep' });
    await shown(ticket.getByText(/mesaj\./));
    for (const name of [
      'Ertele',
      'Çöz',
      `Sorumlu: ${AYSE.name}`,
      'Ekip: Destek',
      'Öncelik: Normal',
      'Tür: Tür yok',
      'Etiketler: Etiket yok',
    ]) {
      const button = ticket.getByRole('button', { name, exact: true });
      expect([name, await button.getAttribute('aria-disabled')]).toEqual([name, 'true']);
      await button.hover();
      await shown(page.getByRole('tooltip', { name: 'Rolünüz buna izin vermiyor' }));
      await page.mouse.move(5, 5);
      await gone(page.getByRole('tooltip'));
    }
    for (const opener of await ticket.getByRole('button', { name: 'Rolünüz buna izin vermiyor' }).all())
      expect(await opener.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.type('rnse');
    expect(await ticket.getByRole('textbox').count()).toBe(0);
    expect((await desk.ticket(number)).state).toBe('assigned');
    await page.goto(`${desk.url}/settings/mailboxes`);
    expect(await page.getByRole('button', { name: 'Posta kutusu bağla' }).getAttribute('aria-disabled')).toBe('true');
  }, 120_000);

  test('a lost connection is said, loses nothing that was typed, and heals by itself', async () => {
    const number = await open('Bağlantı kopunca');
    const page = await browser.open({ expected: /ERR_|Failed to load|EventSource|preload CSS|dynamically imported/ });
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: 'Bağlantı kopunca' });
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).click();
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await write(field, 'Bu sözler ');
    await desk.stopApi();
    try {
      const lost = page.getByRole('alert').filter({ hasText: 'Bağlantı koptu, yeniden bağlanılıyor' });
      await shown(lost);
      await page.keyboard.type('kaybolmaz.');
      await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
      const waiting = ticket.getByRole('article', { name: 'Gönderilen yanıt' });
      await shown(waiting.getByText('Bu sözler kaybolmaz.'));
      await shown(waiting.getByText(/Bağlantı gelince tamamlanır/));
      await desk.startApi();
      await gone(lost);
    } finally {
      await desk.startApi();
    }
    await shown(
      ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText('Bu sözler kaybolmaz.'),
    );
    expect(await desk.rows('select 1 from outbox where ticket_number = $1', [number])).toHaveLength(1);
  }, 120_000);

  test('on a phone the list, a ticket and the composer each have the page, and nothing slides sideways', async () => {
    const number = await open('Telefonda da okunan uzun bir konu: çokuzunvebölünmeyenbirkelimeileberaber');
    const page = await browser.open({ width: 390, height: 844, touch: true });
    await signIn(page, desk.url, AYSE.email, '/views/mine');
    const row = page.getByRole('list', { name: 'Taleplerim' }).getByRole('link', { name: /Telefonda da okunan/ });
    await shown(row);
    expect(await slidesSideways(page)).toBe(false);
    await row.tap();
    const ticket = page.getByRole('article', { name: /^Telefonda da okunan/ });
    await shown(ticket.getByText(/mesaj\./));
    expect(await slidesSideways(page)).toBe(false);
    await ticket.getByRole('button', { name: 'Özellikler ve müşteri' }).tap();
    const drawer = page.getByRole('dialog', { name: 'Özellikler ve müşteri' });
    await shown(drawer.getByText(DENIZ.address));
    await shown(drawer.getByRole('button', { name: `Sorumlu: ${AYSE.name}` }));
    await drawer.getByRole('button', { name: 'Kapat' }).tap();
    await ticket.getByRole('button', { name: /için yanıt yazın/ }).tap();
    const field = ticket.getByRole('textbox', { name: 'Yanıt metni' });
    await write(field, 'Telefondan selamlar, ');
    expect(await slidesSideways(page)).toBe(false);
    await inWindow(page, [
      field,
      ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }),
      ticket.getByRole('button', { name: 'Dosya ekle' }),
    ]);
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).tap();
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }));
    await desk.inState(number, 'awaiting-reply');
    await ticket.getByRole('button', { name: 'Listeye dön' }).tap();
    await shown(row);
    await page.getByRole('button', { name: 'Menüyü aç' }).tap();
    await page.getByRole('link', { name: 'Karantina' }).tap();
    await shown(page.getByRole('heading', { name: 'Karantina', level: 1 }));
    expect(await slidesSideways(page)).toBe(false);
    await page.getByRole('button', { name: 'Menüyü aç' }).tap();
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^Açık talepler/ })
      .tap();
    await shown(page.getByRole('heading', { name: 'Açık talepler', level: 1 }));
  }, 120_000);
});
