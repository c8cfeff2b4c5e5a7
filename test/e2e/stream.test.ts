/** A ticket as one stream below whose move it is: folded, opened, linked, printed, with its files in place. */
import { beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { showCode } from '../../domain/mail/code.ts';
import { AYSE, DENIZ } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { focused, gone, shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { beyondSides, inWindow } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

/** A picture of one point. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A page of paper that is red all over. */
const RED_PAGE = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj',
    '4 0 obj<</Length 28>>stream',
    '1 0 0 rg 0 0 600 800 re f   ',
    'endstream endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n'),
);

/** Which part of a picture of the page is red, between 0 and 1. */
async function redPart(page: Page, of: Locator): Promise<number> {
  const picture = (await page.screenshot({ clip: (await of.boundingBox())! })).toString('base64');
  const blank = await page.context().newPage();
  try {
    return await blank.evaluate<number>(`(async () => {
      const image = await createImageBitmap(await (await fetch('data:image/png;base64,${picture}')).blob());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, image.width, image.height);
      let red = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at] > 200 && data[at + 1] < 60 && data[at + 2] < 60) red += 1;
      return red / (data.length / 4);
    })()`);
  } finally {
    await blank.close();
  }
}

needs('chromium')('the stream of a ticket in the browser', () => {
  const browser = useBrowser({ whole: true });
  const { desk, ayse } = servedDesk({ acknowledge: true });
  let long: number;
  beforeAll(async () => {
    await desk.rows('update team set lead_id = $1', [desk.people.can]);
    long = await phoneTicket(ayse, desk, 'Uzun yazışma', { owner: desk.people.ayse, text: 'Birinci mesaj' });
    const { code } = await desk.ticket(long);
    for (const text of ['İkinci mesaj', 'Üçüncü mesaj', 'Dördüncü mesaj', 'Beşinci mesaj', 'Altıncı mesaj'])
      await desk.deliver(
        letter({ from: DENIZ.address, subject: 'Uzun yazışma', text: `${text}\r\n${showCode(code)}` }),
      );
    const files = [
      ['hasar.png', 'image/png', DOT],
      ['fatura.pdf', 'application/pdf', RED_PAGE],
      ['kayıt.txt', 'text/plain', Buffer.from('Şube kapalıydı\n<b>kalın değil</b>')],
      ['arsiv.zip', 'application/zip', Buffer.from('PK')],
    ] as const;
    const attachments: string[] = [];
    for (const [name, type, bytes] of files) attachments.push((await ayse.upload(name, type, bytes)).body.id);
    const count = async (kind: string) =>
      ((await ayse.get(`/tickets/${long}/messages`)).body.items as { kind: string }[]).filter(
        (one) => one.kind === kind,
      ).length;
    // The note comes last, and is open with the mail before it.
    await eventually(async () => (await count('person')) === 6, { label: 'every mail' });
    await ayse.post(`/tickets/${long}/notes`, { text: 'Dosyalar burada', attachments });
    await eventually(async () => (await count('note')) === 1, { label: 'the note' });
    await ayse.put(`/tickets/${long}/read`, {});
  }, 120_000);

  const thread = (page: Page): Locator => page.getByRole('region', { name: 'Yazışma' });
  const message = (page: Page, text: string): Locator => thread(page).getByRole('article').filter({ hasText: text });

  test('a long mail that nobody has read yet opens at its greeting, as text or as a page with a picture, whatever machines wrote below it', async () => {
    const words = Array.from({ length: 24 }, (_, at) => `${at + 1}. paragraf: ${'sipariş hâlâ gelmedi '.repeat(9)}`);
    const page = (lines: string[]) =>
      `<p>Sayın yetkili,</p><img width="300" height="200" src="data:image/png;base64,${DOT.toString('base64')}">` +
      lines.map((line) => `<p>${line}</p>`).join('');
    const mails = [
      { subject: 'Uzun düz mektup', text: ['Sayın yetkili,', ...words].join('\r\n\r\n'), type: 'text/plain' },
      { subject: 'Uzun resimli mektup', text: page(words), type: 'text/html' },
    ];
    for (const { subject, text, type } of mails) {
      await desk.deliver(letter({ from: 'uzun@musteri.test', subject, text }).replace('text/plain', type));
      const { number } = await desk.ticketBySubject(subject);
      const kinds = async () =>
        ((await ayse.get(`/tickets/${number}/messages`)).body.items as { kind: string }[]).map(({ kind }) => kind);
      await eventually(async () => (await kinds()).at(-1) === 'acknowledgement', { label: 'an acknowledgement below' });
      for (const width of [1440, 390])
        for (const way of ['click', 'address']) {
          const where = `${subject}, ${width}, by ${way}`;
          const page = await browser.open({ width, height: width === 390 ? 844 : 900 });
          await signIn(page, desk.url, AYSE.email, way === 'click' ? '/views/open' : `/views/open/${number}`);
          if (way === 'click')
            await page.getByRole('list', { name: 'Açık talepler' }).getByRole('link', { name: subject }).click();
          const greeting =
            type === 'text/html'
              ? thread(page).frameLocator('iframe').getByText('Sayın yetkili,')
              : thread(page).getByText('Sayın yetkili,');
          await shown(greeting);
          // The end of the mail is known and below the window: then nothing moves any more.
          await eventually(
            async () =>
              (await thread(page).evaluate((box) => (box as unknown as { scrollHeight: number }).scrollHeight)) > 1_500,
            {
              label: `a mail of its height: ${where}`,
            },
          );
          await page.evaluate('new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(ready)))');
          const [line, within] = [(await greeting.boundingBox())!, (await thread(page).boundingBox())!];
          expect([where, line.y >= within.y, line.y + 16 <= within.y + within.height]).toEqual([where, true, true]);
          await page.context().close();
        }
    }
  }, 240_000);

  test('the head says whose move it is, until when and what happens otherwise, and how that is counted by a click or a key', async () => {
    await desk.deliver(letter({ from: DENIZ.address, subject: 'Kimin sırası', text: 'Merhaba, param nerede?' }));
    const { number } = await desk.ticketBySubject('Kimin sırası');
    await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    const line = page.getByRole('button', { name: /^Sıra sizde/ });
    await shown(line.getByText(/’(?:[yae]{1,2}) kadar yanıt vermelisiniz$/));
    await shown(line.getByText(/^yanıt vermezseniz .*Can Demir.* haber alır$/));
    await line.click();
    const why = page.getByRole('dialog', { name: 'Bu süre nasıl hesaplandı?' });
    await shown(why.getByRole('region', { name: 'İlk yanıt' }));
    await page.keyboard.press('Escape');
    await gone(why);
    await page.keyboard.press('w');
    await shown(focused(why));
    await page.keyboard.press('Escape');
    await ayse.post(`/tickets/${number}/replies`, { text: 'Bakıyoruz.', then: 'await' });
    const theirs = page.getByRole('button', { name: /^Sıra müşteride/ });
    await shown(theirs.getByText(/kadar yanıt gelmezse müşteriye hatırlatma gider$/));
    expect(await violations(page)).toEqual([]);
  }, 120_000);

  test('the panel is hidden and shown by a key and stays so; without room it is a drawer, and the key of assigning opens it', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${long}`);
    const owner = page.getByRole('button', { name: `Sorumlu: ${AYSE.name}` });
    await shown(owner);
    await page.keyboard.press('.');
    await gone(owner);
    await page.reload();
    await shown(thread(page));
    expect(await owner.count()).toBe(0);
    await page.keyboard.press('a');
    await shown(focused(page.getByRole('textbox', { name: 'Temsilci veya ekip ara' })));
    await shown(owner);
    await page.keyboard.press('Escape');

    await page.setViewportSize({ width: 1100, height: 800 });
    await gone(owner);
    await page.getByRole('button', { name: 'Özellikler ve müşteri' }).click();
    const drawer = page.getByRole('dialog', { name: 'Özellikler ve müşteri' });
    await shown(drawer.getByRole('button', { name: 'Öncelik: Normal' }));
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await gone(drawer);
  }, 120_000);

  test('with the composer open the thread keeps 55 % of the height of a laptop', async () => {
    const page = await browser.open({ width: 1280, height: 720 });
    await signIn(page, desk.url, AYSE.email, `/views/open/${long}`);
    await page.getByRole('button', { name: /için yanıt yazın/ }).click();
    await shown(page.getByRole('textbox', { name: 'Yanıt metni' }));
    expect((await thread(page).boundingBox())!.height / 720).toBeGreaterThanOrEqual(0.55);
    expect(await slidesSideways(page)).toBe(false);
  }, 120_000);

  test('at 200 % zoom list and ticket fit the window: nothing slides sideways, nothing is cut off', async () => {
    // What 1440 x 900 and 1280 x 720 come to.
    for (const [width, height] of [
      [720, 450],
      [640, 360],
    ] as const) {
      const page = await browser.open({ width, height });
      await signIn(page, desk.url, AYSE.email, '/views/open');
      const row = page.getByRole('list', { name: 'Açık talepler' }).getByRole('link', { name: /Uzun yazışma/ });
      await shown(row);
      const looks = async (what: string) =>
        expect([what, await slidesSideways(page), await beyondSides(page)]).toEqual([what, false, []]);
      await looks(`list at ${width}`);
      await row.click();
      const ticket = page.getByRole('article', { name: 'Uzun yazışma' });
      await shown(thread(page).getByText('Dosyalar burada'));
      await looks(`ticket at ${width}`);
      await inWindow(page, [
        ticket.getByRole('heading', { name: 'Uzun yazışma' }),
        ticket.getByRole('button', { name: 'Listeye dön' }),
      ]);
      // There is room to read in.
      expect((await thread(page).boundingBox())!.height / height).toBeGreaterThanOrEqual(0.3);
      await page.context().close();
    }
  }, 120_000);

  test('older read messages are one line that opens, O opens all of them and folds them again', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${long}`);
    const older = thread(page).getByRole('button', { name: '4 eski mesaj' });
    await shown(older);
    await shown(message(page, 'Birinci mesaj').getByRole('button', { name: /^Göster/ }));
    await shown(message(page, 'Altıncı mesaj').getByText(/^Kime:/));
    expect(await message(page, 'Üçüncü mesaj').count()).toBe(0);
    await older.click();
    await shown(message(page, 'Üçüncü mesaj').getByRole('button', { name: /^Göster/ }));
    await page.keyboard.press('o');
    await shown(message(page, 'Üçüncü mesaj').getByText(/^Kime:/));
    await page.keyboard.press('o');
    await shown(older);
    expect(await violations(page)).toEqual([]);
  }, 120_000);

  test('what was done and taken back is one line, which opens to what happened, and stays that line on paper', async () => {
    const number = await phoneTicket(ayse, desk, 'Geri alınanlar', { owner: desk.people.ayse });
    const path = `/tickets/${number}`;
    const takeBack = async (does: Promise<{ body: { undoes: number } }>) => {
      const { undoes } = (await does).body;
      expect((await ayse.post(`${path}/undo`, { of: undoes })).status).toBe(202);
    };
    await takeBack(ayse.post(`${path}/archiving`));
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, path);
    const one = thread(page).getByRole('button', { name: /^Ayşe Yılmaz talebi arşivledi ve geri aldı/ });
    await shown(one);
    // That it was given to her is a line of its own.
    const assigned = await thread(page).locator('[data-event="assign"]').count();
    const lines = async () => (await thread(page).locator('[data-event]').count()) - assigned;
    expect([await lines(), await one.getAttribute('aria-expanded')]).toEqual([0, 'false']);
    await one.press('Enter');
    await shown(thread(page).getByText('Ayşe Yılmaz arşivlemeyi geri aldı'));
    expect([await lines(), await one.getAttribute('aria-expanded')]).toEqual([2, 'true']);
    expect(await violations(page)).toEqual([]);
    await one.press('Enter');
    await gone(thread(page).getByText('Ayşe Yılmaz arşivlemeyi geri aldı'));

    await takeBack(ayse.put(`${path}/tags`, { tags: ['iade'] }));
    await takeBack(ayse.put(`${path}/priority`, { priority: 'urgent' }));
    const three = thread(page).getByRole('button', { name: /^3 işlem yapıldı ve geri alındı/ });
    await shown(three);
    await gone(one);
    await page.keyboard.press('o');
    await eventually(async () => (await lines()) === 6, { label: 'each for itself' });
    await page.keyboard.press('o');
    await eventually(async () => (await lines()) === 0, { label: 'one line again' });

    await page.getByRole('button', { name: 'Diğer işlemler', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Yazışmayı yazdır' }).click();
    const view = page.getByRole('region', { name: 'Yazdırma görünümü' });
    await shown(view);
    expect(await thread(page).getByText('3 işlem yapıldı').count()).toBe(0);
    await view.getByRole('switch', { name: 'İç notları ve olayları da yazdır' }).click();
    await shown(thread(page).locator('[data-event="undone"]').getByText('3 işlem yapıldı ve geri alındı'));
    expect(
      await thread(page)
        .getByRole('button', { name: /işlem yapıldı/ })
        .count(),
    ).toBe(0);
  }, 120_000);

  test('a link to a message leads to it, open and marked, though it is folded for others', async () => {
    const page = await browser.open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: desk.url });
    await signIn(page, desk.url, AYSE.email, `/tickets/${long}`);
    await thread(page).getByRole('button', { name: '4 eski mesaj' }).click();
    const third = message(page, 'Üçüncü mesaj');
    await third.getByRole('button', { name: /^Göster/ }).click();
    await third.getByRole('button', { name: /diğer işlemler/ }).click();
    await page.getByRole('menuitem', { name: 'Bağlantıyı kopyala' }).click();
    await shown(page.getByText('Bağlantı kopyalandı'));
    const link = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(new URL(link).pathname).toBe(`/tickets/${long}`);
    await page.goto('about:blank');
    await page.goto(link);
    await shown(third.getByText(/^Kime:/));
    await eventually(
      async () => {
        const [box, within] = [await third.boundingBox(), await thread(page).boundingBox()];
        return box !== null && within !== null && box.y >= within.y && box.y < within.y + within.height / 2;
      },
      { label: 'it stands at the top of the thread' },
    );
  }, 120_000);

  test('pictures, PDFs and texts open in front of the page and follow each other by the arrow keys; nothing of them runs', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${long}`);
    const files = thread(page).getByRole('list', { name: 'Ekler' });
    await shown(thread(page).getByText('Dosyalar burada'));
    await files.getByRole('button', { name: /^hasar\.png dosyasını aç/ }).click();
    const dialog = page.getByRole('dialog');
    await shown(dialog.getByRole('img', { name: 'hasar.png' }));
    await shown(dialog.getByText('1 / 3'));
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('ArrowRight');
    const frame = dialog.locator('iframe[title="fatura.pdf"]');
    await shown(frame);
    expect(await frame.getAttribute('src')).toMatch(/^\/api\/attachments\/[\da-f-]+\?inline=1$/);
    // Drawn by the browser's own viewer, which no script of a test can look into.
    await eventually(async () => (await redPart(page, frame)) > 0.2, { everyMs: 300, label: 'the page of the PDF' });
    await page.keyboard.press('ArrowRight');
    await shown(dialog.getByText('<b>kalın değil</b>'));
    expect(await dialog.getByRole('button', { name: 'Sonraki dosya' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await gone(dialog);
    await shown(focused(files.getByRole('button', { name: /^hasar\.png dosyasını aç/ })));
    // What nobody can show is a download at once, and of the others it is beside them.
    await shown(files.getByRole('link', { name: /^arsiv\.zip dosyasını indir/ }));
    await shown(files.getByRole('link', { name: /^fatura\.pdf dosyasını indir/ }));
  }, 120_000);

  test('a printed thread has every message in full, and nothing of the desk around it', async () => {
    // What the team calls a ticket among itself is nothing for a customer's eyes.
    expect((await ayse.put(`/tickets/${long}/title`, { title: 'Zor müşteri' })).status).toBe(200);
    const page = await browser.open({ scheme: 'dark' });
    await signIn(page, desk.url, AYSE.email, `/tickets/${long}`);
    await shown(thread(page).getByRole('button', { name: '4 eski mesaj' }));
    // As it stands it is no paper: the browser's own printing shows nothing that a customer must not have.
    await page.emulateMedia({ media: 'print' });
    const unasked = await page.evaluate<string>('document.body.innerText');
    expect(unasked.trim()).toMatch(/^Bir talebi yazdırmak için .*$/);
    await page.emulateMedia({ media: 'screen' });
    // The dialog of the browser: the page waits until it is closed.
    await page.evaluate(
      'window.print = () => ([window.called, window.scheme] = [document.title, document.documentElement.dataset.mantineColorScheme])',
    );
    await page.getByRole('button', { name: 'Diğer işlemler', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Yazışmayı yazdır' }).click();
    const view = page.getByRole('region', { name: 'Yazdırma görünümü' });
    await shown(focused(view.getByRole('button', { name: 'Yazdır' })));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const scheme = await eventually(() => page.evaluate<string | undefined>('window.scheme'), {
      label: 'it is printed',
    });
    expect(scheme).toBe('light');
    // Its margin and its file have the name that its mails have, not the one that we call it by among ourselves.
    expect(await page.evaluate('window.called')).toBe(`#${long} Uzun yazışma`);
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate<string>('document.body.innerText');
    for (const words of ['Uzun yazışma', `#${long}`, 'Birinci mesaj', 'Üçüncü mesaj', 'Altıncı mesaj', 'Kime:'])
      expect(paper).toContain(words);
    for (const words of ['Açık talepler', 'Öncelik', 'için yanıt yazın', 'Sıra sizde'])
      expect(paper).not.toContain(words);
    // Read on another day and elsewhere: no time stands by today, each with its zone; and nothing that was said among ourselves.
    expect(paper).toMatch(/\d{1,2} \p{L}{3} \d{4} \d\d:\d\d \(UTC\+3\)/u);
    expect(paper).not.toMatch(/(?<!\p{L})(?:bugün|dün|önce)(?!\p{L})|Dosyalar burada|Zor müşteri|Yazdırma görünümü/u);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    await page.emulateMedia({ media: 'screen' });
    await view.getByRole('switch', { name: 'İç notları ve olayları da yazdır' }).click();
    await shown(thread(page).getByText('Dosyalar burada'));
    await page.emulateMedia({ media: 'print' });
    const ours = await page.evaluate<string>('document.body.innerText');
    for (const words of ['Dosyalar burada', 'Zor müşteri']) expect(ours).toContain(words);
    await page.emulateMedia({ media: 'screen' });
    await page.keyboard.press('Escape');
    await gone(view);
    await shown(thread(page).getByRole('button', { name: '4 eski mesaj' }));
    // Whoever begins to write sees the words, and none of them is a key of the ticket.
    await page.keyboard.press('Control+p');
    await shown(focused(view.getByRole('button', { name: 'Yazdır' })));
    const before = (await desk.ticket(long)).version;
    await page.keyboard.press('r');
    await page.keyboard.type('hane');
    await gone(view);
    await shown(page.getByRole('textbox', { name: 'Yanıt metni' }).getByText('hane', { exact: true }));
    expect((await desk.ticket(long)).version).toBe(before);
  }, 120_000);
});
