/** Whom an answer goes to, as an agent sees it: everybody by default, dropped and added by hand, and whom it warns of. */
import { expect, test } from '@jest/globals';
import { focused, gone, shown, signIn, useBrowser, write } from '../support/stack/browser.ts';
import { AYSE, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter, type Letter } from '../support/mail/letter.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { isolated } from '../../ui/parts/words/isolated.ts';
import { parseMail } from '../../mail/read/parse.ts';

needs('chromium')('the recipients of a reply', () => {
  const browser = useBrowser();
  const { desk } = servedDesk();
  const deniz = `${DENIZ.name} <${DENIZ.address}>`;
  /** The line of recipients, in which each name stands by itself whatever its direction (`isolated`). */
  const inLine = (words: string) =>
    new RegExp(
      words.replaceAll('.', String.raw`\.`).replaceAll(/(?<=: |, )[^,·]+?(?=,| ·|$)/g, (name) => isolated(name)),
    );

  async function open(subject: string, given: Partial<Letter> = {}) {
    await desk.deliver(letter({ from: deniz, subject, text: 'Bu bir mesaj.', ...given }));
    const { number } = await desk.ticketBySubject(subject);
    // An address that cannot be used is refused by the API, which browsers write down as an error.
    const page = await browser.open({ expected: /status of 422.*\/resend$/ });
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    const ticket = page.getByRole('article', { name: subject });
    await shown(ticket.getByText('Bu bir mesaj.'));
    const row = (name: string) => ticket.getByRole('group', { name, exact: true });
    return { number, page, ticket, row, field: ticket.getByRole('textbox', { name: 'Yanıt metni' }) };
  }
  const sent = (text: string) =>
    eventually(
      async () => {
        for (const { envelope, raw } of desk.sink.mails()) {
          const mail = await parseMail(raw);
          if (mail.text.includes(text)) return { envelope: envelope.to.toSorted(), mail };
        }
        return undefined;
      },
      { label: `"${text}" sent` },
    );

  test('everybody whom the mail names is shown, one is dropped, one is added, one gets a blind copy', async () => {
    const { page, ticket, row, field } = await open('Kimlere', {
      to: `${desk.address}, Bora <bora@musteri.test>`,
      headers: { Cc: 'Cem <cem@baska.test>' },
    });
    await shown(ticket.getByRole('button', { name: inLine('^Kime: destek@example.test, Bora · Bilgi: Cem') }));
    await page.keyboard.press('r');
    await shown(row('Kime').getByText(DENIZ.name));
    await row('Bilgi').getByRole('button', { name: 'Alıcıyı çıkar: Cem' }).click();
    await row('Bilgi').getByRole('textbox').fill('hukuk@firma.test, ');
    await page.keyboard.press('Enter');
    await row('Kime').getByRole('button', { name: 'Gizli' }).click();
    await shown(focused(row('Gizli').getByRole('textbox')));
    await page.keyboard.type('yanlis@');
    await page.keyboard.press('Enter');
    await shown(row('Gizli').getByText('Bu bir e-posta adresi değil.'));
    await page.keyboard.type('arsiv.test');
    await page.keyboard.press('Enter');
    await write(field, 'Seçtiklerime');
    await page.keyboard.press('Control+Enter');
    const { envelope, mail } = await sent('Seçtiklerime');
    expect(envelope).toEqual(['bora@musteri.test', DENIZ.address, 'hukuk@firma.test', 'yanlis@arsiv.test']);
    expect(mail.cc.map(({ address }) => address)).toEqual(['bora@musteri.test', 'hukuk@firma.test']);
    await shown(
      ticket.getByRole('button', { name: inLine('Bilgi: Bora, hukuk@firma.test · Gizli: yanlis@arsiv.test') }),
    );
  }, 120_000);

  test('a draft keeps its recipients over a reload, and a reply to nobody cannot be sent', async () => {
    const { page, ticket, row, field } = await open('Taslak alıcısı', { headers: { Cc: 'Cem <cem@baska.test>' } });
    await page.keyboard.press('r');
    await row('Bilgi').getByRole('button', { name: 'Alıcıyı çıkar: Cem' }).click();
    await write(field, 'Yarım kaldı');
    await page.reload();
    await shown(ticket.getByText('Bu bir mesaj.'));
    await page.keyboard.press('r');
    await shown(field.getByText('Yarım kaldı'));
    expect(await row('Bilgi').count()).toBe(0);
    await row('Kime')
      .getByRole('button', { name: `Alıcıyı çıkar: ${DENIZ.name}` })
      .click();
    await page.keyboard.press('Control+Enter');
    await row('Kime').getByRole('button', { name: 'Sıfırla' }).click();
    await shown(row('Bilgi').getByText('Cem'));
    await field.click();
    await page.keyboard.press('Control+Enter');
    expect((await sent('Yarım kaldı')).envelope).toEqual(['cem@baska.test', DENIZ.address]);
  }, 120_000);

  test('Ctrl+Enter sends from the field of an address as well, to whom is written there', async () => {
    const { page, row, field } = await open('Alandan gönder', { headers: { Cc: 'Cem <cem@baska.test>' } });
    await page.keyboard.press('r');
    await write(field, 'Alandan gitti');
    await row('Bilgi').getByRole('textbox').fill('hukuk@firma.test');
    await page.keyboard.press('Control+Enter');
    expect((await sent('Alandan gitti')).envelope).toEqual(['cem@baska.test', DENIZ.address, 'hukuk@firma.test']);
  }, 120_000);

  test('a field that holds no address keeps the reply back, whichever way it is sent, and nothing is lost', async () => {
    const { page, ticket, row, field } = await open('Yanlış alıcı', { headers: { Cc: 'Cem <cem@baska.test>' } });
    await page.keyboard.press('r');
    await write(field, 'Herkese gitmesin');
    const copies = row('Bilgi').getByRole('textbox');
    await copies.fill('carrier@@x.test');
    await field.click();
    await shown(row('Bilgi').getByText('Bu bir e-posta adresi değil.'));
    await page.keyboard.press('Control+Enter');
    await shown(row('Bilgi').locator('input:focus'));
    expect(await ticket.getByRole('button', { name: 'Gönder ve yanıt bekle' }).isDisabled()).toBe(true);
    await page.reload();
    await shown(ticket.getByText('Bu bir mesaj.'));
    await page.keyboard.press('r');
    await shown(row('Bilgi').getByText('Bu bir e-posta adresi değil.'));
    await copies.fill('hukuk@firma.test');
    await field.click();
    await page.keyboard.press('Control+Enter');
    expect((await sent('Herkese gitmesin')).envelope).toEqual(['cem@baska.test', DENIZ.address, 'hukuk@firma.test']);
  }, 120_000);

  test('a Reply-To that may be a forger’s is warned of, and obeyed only by a click', async () => {
    await desk.deliver(letter({ from: deniz, subject: 'Tanışma', text: 'Önceki.' }));
    await desk.ticketBySubject('Tanışma');
    const { page, ticket, row } = await open('Başka adres', { headers: { 'Reply-To': 'deniz@kotu.test' } });
    await shown(ticket.getByText('Yanıt adresi farklı'));
    await page.keyboard.press('r');
    await shown(row('Kime').getByText(DENIZ.name));
    await row('Kime').getByRole('button', { name: 'Oraya yanıtla' }).click();
    await shown(row('Kime').getByTitle('deniz@kotu.test'));
    await gone(row('Kime').getByText(DENIZ.name));
  }, 120_000);

  test('a mail that was sent on becomes its writer’s by one click', async () => {
    const { page, ticket } = await open('İlt: Yanlış fatura', {
      from: `Ayşe <${AYSE.email}>`,
      text: 'Bu bir mesaj.\r\n\r\n---------- Forwarded message ---------\r\nKimden: Elif <elif@çiçek.test>\r\nKonu: Yanlış fatura\r\n\r\nFaturam yanlış.',
    });
    await shown(ticket.getByText('Bu e-posta iletilmiş; asıl gönderen Elif (elif@çiçek.test).'));
    await ticket.getByRole('button', { name: 'Talep sahibi yap' }).click();
    await shown(page.getByText('Talep sahibi: Elif'));
    await shown(page.getByRole('complementary').getByText('elif@çiçek.test'));
    await gone(ticket.getByRole('button', { name: 'Talep sahibi yap' }));
  }, 120_000);

  test('an address that a server refuses is put right where the refusal stands, and the mail goes there', async () => {
    desk.sink.script({ rcpt: { 'muhasbe@firma.test': '550 5.1.1 no such user' } });
    const { page, ticket, row, field } = await open('Yazım hatası');
    await page.keyboard.press('r');
    await shown(row('Kime').getByText(DENIZ.name));
    await row('Kime').getByRole('textbox').fill('muhasbe@firma.test, ');
    await page.keyboard.press('Enter');
    await write(field, 'Faturanız yolda');
    await page.keyboard.press('Control+Enter');
    await shown(ticket.getByText('Bazı alıcılara gitmedi'));
    await shown(page.getByRole('link', { name: /Yazım hatası/ }).getByText('Teslim edilemedi'));

    await ticket.getByRole('button', { name: 'muhasbe@firma.test adresini düzelt' }).click();
    const right = ticket.getByRole('textbox', { name: 'muhasbe@firma.test yerine' });
    expect(await ticket.getByRole('button', { name: 'Bu adrese gönder' }).isDisabled()).toBe(true);
    await right.fill(DENIZ.address);
    await page.keyboard.press('Enter');
    await shown(ticket.getByText(/^Bu adrese gönderilemez/));
    await right.fill('muhasebe@firma.test');
    await page.keyboard.press('Enter');
    await gone(ticket.getByText('Bazı alıcılara gitmedi'));
    await shown(ticket.getByText('adresi düzeltip e-postayı yeniden gönderdi'));
    await shown(page.getByRole('complementary').getByText('muhasebe@firma.test'));
    await eventually(
      () => {
        const reached = desk.sink
          .mails()
          .filter(({ envelope: { to } }) => to.some((one) => one.endsWith('@firma.test')));
        expect(reached.map(({ envelope }) => envelope.to).at(-1)).toEqual(['muhasebe@firma.test']);
        return true;
      },
      { label: 'it goes to the right address, and to nobody else' },
    );
    desk.sink.script({});
  }, 120_000);
});
