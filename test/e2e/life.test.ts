/** One ticket's whole life as an agent and a customer see it, in Turkish. */
import { expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { showCode } from '../../domain/mail/code.ts';
import { shown, useBrowser, write } from '../support/stack/browser.ts';
import { AYSE, DENIZ, PASSWORD } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { openHistory } from '../support/stack/history.ts';

const SUBJECT = 'Şişli şubesi: iğne ÇÖĞÜŞİ ışık';
const NOTE = 'Bu müşteri geçen ay da yazmıştı';
const FROM = `=?UTF-8?Q?Deniz_=C3=96zt=C3=BCrk?= <${DENIZ.address}>`;

needs('chromium')('a ticket’s life in the browser', () => {
  const browser = useBrowser();
  const { desk } = servedDesk();

  test('from a mail that appears by itself to the customer’s yes and back by a new mail', async () => {
    const page = await browser.open();
    await signInByHand(page);
    const views = page.getByRole('navigation', { name: 'Menü' });
    await views.getByRole('link', { name: /^Atanmamış/ }).click();
    await shown(page.getByText('Her talebin bir sorumlusu var'));
    await page.evaluate('window.neverReloaded = true');

    const first = 'ilk-mail@musteri.test';
    await desk.deliver(
      letter({ from: FROM, subject: SUBJECT, text: 'Merhaba,\r\nkargom gelmedi. İyi günler', mailId: first }),
    );
    const row = page.getByRole('list', { name: 'Atanmamış' }).getByRole('link', { name: new RegExp(SUBJECT) });
    await shown(row);
    await shown(views.getByRole('link', { name: 'Atanmamış 1 bekliyor' }));

    await row.click();
    const ticket = page.getByRole('article', { name: SUBJECT });
    await shown(ticket.getByRole('article', { name: `${DENIZ.name} yazdı` }).getByText('kargom gelmedi'));
    await ticket.getByRole('button', { name: 'Bana ata' }).click();
    await shown(ticket.getByRole('button', { name: `Sorumlu: ${AYSE.name}` }));
    await shown(views.getByRole('link', { name: 'Taleplerim 1 bekliyor' }));
    await shown(stateOf(ticket, 'İşlemde'));

    await ticket.getByRole('button', { name: 'İç not', exact: true }).click();
    await write(ticket.getByRole('textbox', { name: 'İç not metni' }), NOTE);
    await ticket.getByRole('button', { name: 'Notu kaydet' }).click();
    await shown(ticket.getByRole('article', { name: `İç not, yazan: ${AYSE.name}` }).getByText(NOTE));

    const bytes = randomBytes(70_000);
    await ticket.getByRole('button', { name: new RegExp(`${DENIZ.name}.* için yanıt yazın`) }).click();
    await write(ticket.getByRole('textbox', { name: 'Yanıt metni' }), 'Merhaba Deniz Bey, kargonuz ');
    await ticket.getByRole('button', { name: 'Kalın' }).click();
    await page.keyboard.type('bugün');
    await ticket.getByRole('button', { name: 'Kalın' }).click();
    await page.keyboard.type(' çıktı.');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      ticket.getByRole('button', { name: 'Dosya ekle' }).click(),
    ]);
    await chooser.setFiles({ name: 'fatura ıİğŞ.pdf', mimeType: 'application/pdf', buffer: bytes });
    await shown(
      ticket
        .getByRole('list', { name: 'Eklenen dosyalar' })
        .getByRole('button', { name: 'fatura ıİğŞ.pdf dosyasını kaldır' }),
    );
    await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).click();
    await shown(stateOf(ticket, 'Müşteri yanıtı bekleniyor'));
    await shown(ticket.getByRole('article', { name: `Yanıtımız, yazan: ${AYSE.name}` }).getByText(/^Gönderildi/));

    const { number, code } = await desk.ticketBySubject(SUBJECT);
    expect(desk.sink.mails()).toHaveLength(1);
    const [sent] = desk.sink.mails();
    expect(sent!.envelope.to).toEqual([DENIZ.address]);
    const mail = await simpleParser(sent!.raw);
    expect(mail.from?.value).toMatchObject([{ address: desk.address }]);
    expect([mail.inReplyTo, [mail.references].flat()]).toEqual([`<${first}>`, [`<${first}>`]]);
    expect(mail.text).toContain(`Bu talebin takip kodu: ${showCode(code)}`);
    expect(mail.text).toContain('kargonuz bugün çıktı.');
    expect(mail.html).toMatch(/kargonuz <strong>bugün<\/strong> çıktı\./);
    expect(mail.attachments.map((part) => part.filename)).toEqual(['fatura ıİğŞ.pdf']);
    expect(mail.attachments[0]!.content.equals(bytes)).toBe(true);
    expect(`${mail.text}${String(mail.html)}${JSON.stringify(mail.headerLines)}${sent!.raw.toString()}`).not.toContain(
      NOTE,
    );

    await desk.deliver(
      letter({ from: FROM, subject: 'başka bir konu', text: `Teşekkürler ama gelmedi hâlâ.\r\n${showCode(code)}` }),
    );
    await shown(ticket.getByRole('article', { name: `${DENIZ.name} yazdı` }).getByText('gelmedi hâlâ'));
    await shown(stateOf(ticket, 'İşlemde'));

    await ticket.getByRole('button', { name: 'Çöz', exact: true }).click();
    // Nobody has answered what they wrote last: the desk asks first.
    const unanswered = page.getByRole('dialog', { name: 'Yanıt vermeden çözülsün mü?' });
    // Whoever means to take something back is not writing: the question stays.
    await shown(unanswered);
    await page.keyboard.press('z');
    expect(await unanswered.isVisible()).toBe(true);
    await unanswered.getByRole('button', { name: 'Yanıtlamadan çöz' }).click();
    await shown(stateOf(ticket, 'Çözüldü, onay bekleniyor'));
    const asked = await eventually(() => desk.sink.mails()[1], {
      label: 'the question to the customer',
    });
    const yes = /Evet, çözüldü:\s+(\S+)/.exec((await simpleParser(asked.raw)).text ?? '')?.[1] ?? '';
    const customer = await browser.open();
    await customer.goto(yes);
    expect(await customer.locator('html').getAttribute('lang')).toBe('tr');
    await shown(customer.getByRole('heading', { name: 'Sorununuz çözüldü mü?' }));
    expect((await desk.ticket(number)).state).toBe('resolved-pending-confirmation');
    await customer.getByRole('button', { name: 'Evet, çözüldü' }).click();
    await shown(customer.getByRole('heading', { name: 'Teşekkür ederiz' }));
    await shown(stateOf(ticket, 'Kapalı'));
    await shown(ticket.getByText('Çözümü müşteri onayladı'));

    await desk.deliver(
      letter({
        from: FROM,
        subject: 'Yine bozuldu',
        text: 'Yine olmadı',
        headers: { 'In-Reply-To': mail.messageId ?? '' },
      }),
    );
    await shown(ticket.getByRole('article', { name: `${DENIZ.name} yazdı` }).getByText('Yine olmadı'));
    await shown(stateOf(ticket, 'İşlemde'));
    await shown(ticket.getByRole('button', { name: `Sorumlu: ${AYSE.name}` }));

    const timeline = await openHistory(page);
    await shown(timeline.getByText(`${AYSE.name} talebi üstlendi`));
    await eventually(
      async () => {
        const told = (await timeline.getByRole('listitem').allInnerTexts()).map((text) => text.split('\n')[0]);
        expect(told.filter((sentence) => sentence !== 'Alıcı sunucu e-postayı kabul etti')).toEqual([
          `${DENIZ.name} yazdı; talep yeniden açıldı`,
          'Müşteri sorunun çözüldüğünü onayladı',
          'Müşteriye sorunun çözülüp çözülmediği soruldu',
          `${AYSE.name} talebi çözdü`,
          `${DENIZ.name} yazdı`,
          `${AYSE.name} yanıtladı ve yanıt bekliyor`,
          `${AYSE.name} iç not yazdı`,
          `${AYSE.name} talebi üstlendi`,
          `${DENIZ.name} yazdı`,
        ]);
        return true;
      },
      // What happened is read apart from the ticket, and may be shown as it was before.
      { label: 'the whole life told' },
    );
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
  }, 180_000);

  async function signInByHand(page: Page): Promise<void> {
    await page.goto(desk.url);
    await page.getByRole('textbox', { name: 'E-posta adresi' }).fill(AYSE.email);
    const password = page.getByLabel('Parola', { exact: true });
    await password.fill('yanlış parola');
    await page.getByRole('button', { name: 'Oturum aç' }).click();
    await shown(page.getByRole('alert').getByText('E-posta adresi ya da parola yanlış.'));
    await password.fill(PASSWORD);
    await page.getByRole('button', { name: 'Oturum aç' }).click();
    await shown(page.getByRole('heading', { name: 'Açık talepler', level: 1 }));
    expect(await page.locator('html').getAttribute('lang')).toBe('tr');
  }
});

/** The state as the head of the open ticket names it. */
const stateOf = (ticket: Locator, name: string): Locator => ticket.getByText(name, { exact: true });
