/** A lead writes what Bilet says by itself, sees the mail while writing, and the next customer gets it. */
import { expect, test } from '@jest/globals';
import { makeT } from '../../domain/text/dictionary.ts';
import type { Language } from '../../domain/text/language.ts';
import { parseMail } from '../../mail/read/parse.ts';
import { deskTexts } from '../../ui/texts/index.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../support/stack/served-desk.ts';

needs('chromium')('mail texts', () => {
  const browser = useBrowser();
  const { desk } = servedDesk({ acknowledge: true });
  const can = sessionOf(desk, CAN);

  /** The first mail to somebody who writes now. */
  const answered = async (from: string, subject: string): Promise<string> => {
    await desk.deliver(
      letter({ from: `Elif Kaya <${from}>`, subject, text: 'Merhaba, yardımınızı rica ederim.' }),
      desk.address,
    );
    const mail = await eventually(() => desk.sink.mails().find(({ envelope }) => envelope.to.includes(from)), {
      label: `a mail to ${from}`,
    });
    return (await parseMail(mail.raw)).text;
  };

  test('a lead writes the acknowledgement with its preview beside it, the next mail says it, and a reset takes it back', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/texts');
    await page.getByRole('link', { name: 'Alındı bildirimi, Türkçe', exact: true }).click();
    const preview = page.getByRole('region', { name: 'Önizleme' });
    await shown(preview.getByText('Merhaba Ayşe Yılmaz,'));
    await shown(preview.getByText('Bu talebin takip kodu'));
    const text = page.getByRole('textbox', { name: 'Metin' });
    await text.fill('Sayın {isim}, talebiniz bizde.');
    await shown(page.getByText('Bu metinde “isim” kullanılamaz.'));
    await text.fill('Sayın {ad|müşterimiz}, talebiniz bizde. Sözümüz: ');
    await page.getByRole('group', { name: 'Ekle' }).getByRole('button', { name: '{yanıt zamanı}' }).click();
    await shown(preview.getByText(/^Sayın Ayşe Yılmaz, talebiniz bizde\. Sözümüz: [^]* kadar$/));
    await page.getByRole('button', { name: 'Kaydet' }).click();
    await shown(page.getByText('“Alındı bildirimi” kaydedildi'));
    expect(await answered('elif@ornek.test', 'Yeni söz')).toMatch(
      /^Sayın Elif Kaya, talebiniz bizde\. Sözümüz: [^\n]*\d\d:\d\d’\p{L}+ kadar\n\n---\nBu talebin takip kodu/u,
    );

    await page.getByRole('button', { name: 'Sıfırla…' }).click();
    const question = page.getByRole('dialog', { name: '“Alındı bildirimi” sıfırlansın mı?' });
    await shown(question.getByText('Bize yazdığınız için teşekkür ederiz.'));
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await question.getByRole('button', { name: 'Sıfırla', exact: true }).click();
    await shown(preview.getByText('Merhaba Ayşe Yılmaz,'));
    expect(await answered('esra@ornek.test', 'Eski söz')).toMatch(/^Merhaba Elif Kaya,\n/);
  }, 120_000);

  test('who writes while the team is closed is told so, and by when they are answered', async () => {
    // Its hours are those of another day, whenever this runs.
    const [calendar] = await desk.rows<{ id: string }>(
      `insert into calendar (name, time_zone, open_hours) select 'Başka gün', 'Europe/Istanbul',
         json_build_array(json_build_object('day', extract(isodow from now() at time zone 'Europe/Istanbul' + interval '3 days'), 'from', '09:00', 'to', '18:00')) returning id`,
    );
    const [before] = await desk.rows<{ id: string }>('select calendar_id as id from policy where is_default');
    await desk.rows('update policy set calendar_id = $1 where is_default', [calendar!.id]);
    await answered('gece@ornek.test', 'Gece yazdım');
    await desk.rows('update policy set calendar_id = $1 where is_default', [before!.id]);
    const page = await browser.open();
    const { number } = await desk.ticketBySubject('Gece yazdım');
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    await page.getByRole('button', { name: /^Göster: / }).click();
    await shown(
      page.getByText(/Şu anda çalışma saatlerimizin dışındayız[^]* \d\d:\d\d’\p{L}+ kadar elinizde olacak\./u),
    );
  }, 60_000);

  test.each(['tr', 'en'] as const)(
    'axe finds nothing on list and editor, and nothing slides on a telephone (%s)',
    async (language: Language) => {
      const t = makeT(language, deskTexts);
      await can.put('/profile', { name: CAN.name, signature: CAN.signature, language });
      for (const scheme of ['light', 'dark'] as const)
        for (const width of [1440, 390]) {
          const page = await browser.open({ language, scheme, width });
          await signIn(page, desk.url, CAN.email, '/settings/texts');
          await shown(page.getByRole('heading', { name: t('mail-text.kind.reminder') }));
          expect(await violations(page)).toEqual([]);
          expect(await slidesSideways(page)).toBe(false);
          await page.goto(`${desk.url}/settings/texts/question?language=${language}`);
          await shown(page.getByRole('region', { name: t('mail-text.preview') }));
          expect(await violations(page)).toEqual([]);
          expect(await slidesSideways(page)).toBe(false);
        }
    },
    180_000,
  );
});
