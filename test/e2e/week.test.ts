/** A lead plans a week: shifts, an absence, a rota, the hours and holidays of the team; and says who the VIPs are. */
import { describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { makeT } from '../../domain/text/dictionary.ts';
import type { Language } from '../../domain/text/language.ts';
import { dayAt, daysLater, mondayOf } from '../../ui/people/week/pieces.ts';
import { deskTexts } from '../../ui/texts/index.ts';
import { signedIn } from '../support/cast/api-client.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { gone, shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

const MONDAY = mondayOf(dayAt(Date.now(), 'Europe/Istanbul'));
const NEXT = daysLater(MONDAY, 7);
/** As people write days in Turkish. */
const written = (day: string): string => day.split('-').reverse().join('.');
const WEEKDAYS = ['Pazartesi', 'Salı', 'Çarşamba', 'Perşembe', 'Cuma', 'Cumartesi', 'Pazar'];

const HOLIDAYS = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//ornek//tr'],
  ...['BEGIN:VEVENT', 'UID:1', 'DTSTART;VALUE=DATE:20301224', 'SUMMARY:Kuruluş günü', 'END:VEVENT'],
  ...['BEGIN:VEVENT', 'UID:2', 'DTSTART:20301224T090000Z', 'SUMMARY:Toplantı', 'END:VEVENT'],
  'END:VCALENDAR',
].join('\r\n');

needs('chromium')('the week and what it is made of', () => {
  const browser = useBrowser();
  const { desk } = servedDesk();

  async function choose(page: Page, button: Locator, name: string, text: string): Promise<void> {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  }

  test('a lead enters shifts, an absence and a rota, and sees them in the picture', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/week');
    await page.getByRole('rowheader').getByRole('button', { name: AYSE.name }).click();
    await page.getByRole('button', { name: 'Vardiya ekle' }).click();
    const shift = page.getByRole('dialog', { name: `${AYSE.name} · yeni vardiya` });
    for (const name of WEEKDAYS) {
      const day = shift.getByRole('button', { name, exact: true });
      if ((await day.getAttribute('aria-pressed')) === 'false') await day.click();
    }
    await shift.getByRole('textbox', { name: 'Başlangıç' }).fill('8');
    await shift.getByRole('textbox', { name: 'Bitiş' }).fill('16.30');
    await shift.getByRole('textbox', { name: 'İlk gün' }).fill(written(MONDAY));
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await shift.getByRole('button', { name: 'Ekle' }).click();
    await page.getByRole('dialog', { name: AYSE.name }).getByRole('button', { name: 'Her gün 08:00–16:30' }).waitFor();
    await page.keyboard.press('Escape');
    const bars = page.getByRole('button', { name: `${AYSE.name}, 08:00–16:30: Vardiya` });
    await shown(bars);
    expect(await bars.count()).toBe(7);

    await bars.first().click();
    const known = page.getByRole('dialog', { name: `${AYSE.name} · vardiya` });
    await known.getByRole('textbox', { name: 'Bitiş' }).fill('2');
    await shown(known.getByText('Ertesi gün biter.'));
    await known.getByRole('textbox', { name: 'Bitiş' }).fill('17');
    await known.getByRole('button', { name: 'Kaydet' }).click();
    await shown(page.getByRole('button', { name: `${AYSE.name}, 08:00–17:00: Vardiya` }));

    await page.getByRole('rowheader').getByRole('button', { name: AYSE.name }).click();
    await page.getByRole('button', { name: 'İzin ekle' }).click();
    const absence = page.getByRole('dialog', { name: `${AYSE.name} · yeni izin` });
    await absence.getByRole('textbox', { name: 'İlk gün' }).fill(written(NEXT));
    await absence.getByRole('textbox', { name: 'Son gün' }).fill(written(daysLater(NEXT, 1)));
    await absence.getByRole('textbox', { name: 'Neden' }).fill('Yıllık izin');
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await absence.getByRole('button', { name: 'Ekle' }).click();
    await gone(absence);
    await page.keyboard.press('Escape');
    const away = page.getByRole('button', { name: `${AYSE.name}, 00:00–24:00: İzinli: Yıllık izin` });
    expect(await away.count()).toBe(0);
    await page.getByRole('button', { name: 'Sonraki hafta' }).click();
    await shown(away);
    expect(await away.count()).toBe(2);

    await page.getByRole('button', { name: 'Nöbet çizelgesi' }).click();
    await page.getByRole('menuitem', { name: 'Destek' }).click();
    const rota = page.getByRole('dialog', { name: 'Nöbet: Destek' });
    for (const { name } of [CAN, AYSE])
      await rota.getByRole('combobox', { name: 'Kişi ekle…' }).selectOption({ label: name });
    await rota.getByRole('textbox', { name: 'İlk nöbet günü' }).fill(written(MONDAY));
    await rota.getByRole('textbox', { name: 'Değişim: Pazartesi, saat' }).fill('00:00');
    await shown(rota.getByRole('region', { name: 'Önümüzdeki haftalar' }).getByText(AYSE.name));
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await rota.getByRole('button', { name: 'Kaydet' }).click();
    const line = page.getByRole('row', { name: /^Nöbet: Destek/ });
    await shown(line.getByRole('button', { name: `Destek, 00:00–24:00: Nöbetçi: ${AYSE.name}` }));
    await page.getByRole('button', { name: 'Önceki hafta' }).click();
    await shown(line.getByRole('button', { name: `Destek, 00:00–24:00: Nöbetçi: ${CAN.name}` }));
  }, 120_000);

  test('everybody enters their own absence and says whether they are there; others see it', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email);
    await page.getByRole('button', { name: `${AYSE.name} hesabı` }).click();
    await page.getByRole('menuitemradio', { name: 'Uzakta' }).click();
    await page.getByRole('menuitemradio', { name: 'Gün sonuna kadar' }).click();
    await page.getByRole('button', { name: `${AYSE.name} hesabı` }).click();
    await page.getByRole('menuitem', { name: 'Vardiyalarım ve izinlerim' }).click();
    const mine = page.getByRole('dialog', { name: AYSE.name });
    await mine.getByRole('button', { name: 'İzin ekle' }).waitFor();
    expect(await mine.getByRole('button', { name: 'Vardiya ekle' }).count()).toBe(0);
    await mine.getByRole('button', { name: 'İzin ekle' }).click();
    const absence = page.getByRole('dialog', { name: `${AYSE.name} · yeni izin` });
    await absence.getByRole('textbox', { name: 'İlk gün' }).fill(written(daysLater(NEXT, 14)));
    await absence.getByRole('textbox', { name: 'Neden' }).fill('Taşınma');
    await absence.getByRole('button', { name: 'Ekle' }).click();
    // In her turn: the duty is somebody else's to take, and it is said until she has read it.
    const left = page.getByRole('dialog', { name: `${AYSE.name} · izin` });
    await shown(left.getByText(/bu sürede nöbetçi/));
    await shown(left.getByRole('link', { name: 'Destek' }));
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await left.getByRole('contentinfo').getByRole('button', { name: 'Kapat' }).click();
    await shown(mine.getByText('Taşınma'));

    const lead = await browser.open();
    await signIn(lead, desk.url, CAN.email, '/settings/people');
    await shown(
      lead
        .getByRole('listitem')
        .filter({ hasText: AYSE.email })
        .getByText(/Uzakta, bitiş/),
    );
    await lead.goto(`${desk.url}/settings/week`);
    await lead.getByRole('rowheader').getByRole('button', { name: AYSE.name }).click();
    await lead.getByRole('combobox', { name: 'Çevrimiçi durumu' }).selectOption({ label: 'Çevrimdışı' });
    const said = () => desk.rows("select 1 from agent where email = $1 and presence = 'off'", [AYSE.email]);
    await eventually(async () => (await said()).length === 1, { label: 'what the lead said' });
  }, 120_000);

  test('a calendar gets hours, the Turkish holidays and those of a file, each seen before it is saved', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/calendars');
    await page.getByRole('list').getByRole('button').first().click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Pazartesi: saat ekle' }).click();
    await panel.getByRole('textbox', { name: 'Pazartesi, açılış' }).last().fill('13.30');
    await panel.getByRole('button', { name: 'Pazartesiyi diğer iş günlerine kopyala' }).click();
    await panel.getByRole('button', { name: 'Resmî tatilleri ekle…' }).click();
    const turkey = panel.getByRole('region', { name: 'Türkiye’nin resmî tatilleri' });
    for (const year of await turkey.getByRole('switch').all()) await year.setChecked(false);
    await turkey.getByRole('switch', { name: '2030' }).setChecked(true);
    await shown(turkey.getByRole('listitem').filter({ hasText: '28 Ekim 2030 Pazartesi · saat 13:00 sonrası' }));
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await turkey.getByRole('button', { name: 'Takvime ekle' }).click();
    await panel.getByRole('button', { name: 'Takvim dosyasından…' }).click();
    const file = panel.getByRole('region', { name: 'Takvim dosyasından tatil günleri' });
    await choose(page, file.getByRole('button', { name: 'Dosya seç' }), 'tatil.ics', HOLIDAYS);
    await shown(file.getByText('1 tatil günü eklenecek.'));
    await shown(
      file.getByText(
        /1 etkinliğin tamamı ya da bir bölümü alınmadı: tüm gün sürmüyor ya da yinelenme biçimi okunamıyor/,
      ),
    );
    // What is seen is what is saved, taken into the list before or not.
    await panel.getByRole('button', { name: 'Kaydet' }).click();
    await gone(panel);
    const [saved] = await desk.rows<{ names: string }>(
      "select holidays::text as names from calendar where holidays::text like '%2030-10-29%'",
    );
    expect(saved?.names).toContain('Kuruluş günü');
    await shown(page.getByText(/Pzt–Cum 00:00–12:00, 13:30–24:00/));

    await page.goto(`${desk.url}/settings/week?from=2030-10-28`);
    await shown(page.getByRole('columnheader', { name: /28 Ekim 2030 Pazartesi.*arifesi \(saat 13:00 sonrası\)/ }));
    await shown(page.getByRole('columnheader', { name: /29 Ekim 2030 Salı.*Cumhuriyet Bayramı/ }));
  }, 120_000);

  test('an organisation is added, VIPs come from a file with what could not be read, and a contact leads there', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/customers');
    await page.getByRole('button', { name: 'Kuruluş ekle' }).click();
    const panel = page.getByRole('dialog', { name: 'Kuruluş ekle' });
    await panel.getByRole('textbox', { name: 'Ad', exact: true }).fill('Önemli A.Ş.');
    await panel.getByRole('textbox', { name: 'Alan adları' }).fill('onemli.test');
    await panel.getByRole('switch', { name: 'Tüm kişileri VIP olsun' }).setChecked(true);
    await panel.getByRole('button', { name: 'Ekle' }).click();
    await shown(page.getByRole('listitem').filter({ hasText: 'onemli.test' }).getByText('VIP'));

    await page.getByRole('button', { name: 'CSV’den içe aktar…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Dosyadan VIP listesi' });
    const csv = 'adres;not\nbaskan@yonetim.test;Başkan\n@buyuk.test\nbozuk satır\n';
    await choose(page, dialog.getByRole('button', { name: 'Dosya seç' }), 'vip.csv', csv);
    await dialog.getByRole('button', { name: 'İçe aktar' }).click();
    await shown(dialog.getByText('2 kayıt eklendi.'));
    await shown(dialog.getByRole('listitem').filter({ hasText: '4. satır' }).getByText('bozuk satır'));
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Kapat' }).last().click();
    const list = page.getByRole('list', { name: 'VIP listesi' });
    await shown(list.getByText('@buyuk.test'));
    await page.getByRole('searchbox', { name: 'Ad, alan adı ya da adres ara' }).fill('baskan');
    await gone(list.getByText('@buyuk.test'));
    await list.getByRole('button', { name: 'Listeden çıkar: baskan@yonetim.test' }).click();
    await shown(page.getByText('Listede eşleşen yok.'));

    const can = await signedIn(desk.url, CAN.email);
    const number = await phoneTicket(can, desk, 'Fatura', { contact: { name: 'Ece', address: 'ece@onemli.test' } });
    await page.goto(`${desk.url}/tickets/${number}`);
    await page.getByRole('link', { name: 'Önemli A.Ş.' }).click();
    await shown(page.getByRole('listitem').filter({ hasText: 'onemli.test' }));

    // Somebody whose address says nothing is said to belong there, and not any more.
    const other = await phoneTicket(can, desk, 'Teklif', { contact: { name: 'Ufuk', address: 'ufuk@posta.test' } });
    await page.goto(`${desk.url}/tickets/${other}`);
    await page.getByRole('button', { name: 'Kuruluş seç' }).click();
    await page.getByRole('combobox', { name: 'Kuruluş ara' }).fill('onemli');
    await shown(page.getByRole('option', { name: 'Önemli A.Ş.' }));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await shown(page.getByRole('link', { name: 'Önemli A.Ş.' }));
    await page.getByRole('button', { name: 'Kuruluş seç' }).click();
    await page.getByRole('option', { name: 'Adresinin alan adına göre' }).click();
    await gone(page.getByRole('link', { name: 'Önemli A.Ş.' }));
  }, 120_000);

  describe.each<Language>(['tr', 'en'])('in %s axe finds nothing', (language) => {
    const t = makeT(language, deskTexts);
    test.each([1440, 390])(
      'on a screen of %s px',
      async (width) => {
        const can = await signedIn(desk.url, CAN.email);
        await can.put('/profile', { name: CAN.name, signature: CAN.signature, language });
        const page = await browser.open({ language, width, height: 844 });
        await signIn(page, desk.url, CAN.email);
        for (const [path, there] of [
          ['/settings/week', page.getByRole('button', { name: AYSE.name })],
          [`/settings/week?day=${NEXT}`, page.getByRole('list', { name: t('week.day.list') })],
          ['/settings/calendars', page.getByText(/Europe\/Istanbul/)],
          ['/settings/customers', page.getByRole('list', { name: t('customer.vips') })],
        ] as const) {
          await page.goto(desk.url + path);
          await shown(there);
          expect(await slidesSideways(page)).toBe(false);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
            expect((await violations(page)).map((line) => `${path}, ${colorScheme}: ${line}`)).toEqual([]);
          }
        }
      },
      120_000,
    );
  });
});
