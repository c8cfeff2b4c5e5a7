/** Before capacity, hours or an absence of somebody are saved, the desk shows what they would have meant for the tickets that were. */
import { beforeAll, expect, test } from '@jest/globals';
import { AYSE, CAN, SELIN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { shown, signIn, useBrowser, violations } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

const SUBJECTS = ['Kargo nerede', 'Fatura yanlış', 'İade istiyorum'];

needs('chromium')('people on the past', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  beforeAll(async () => {
    for (const subject of SUBJECTS) await phoneTicket(ayse, desk, subject);
    // She alone takes tickets: that is what is compared with.
    await desk.rows('update agent set capacity = case when id = $1 then 10 else 0 end', [desk.people.ayse]);
  }, 60_000);

  test('an administrator tries capacity in the form, sees who would have had what, and nothing was saved', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/settings/people');
    await page.getByRole('button', { name: CAN.name }).click();
    const panel = page.getByRole('dialog', { name: CAN.name });
    await panel.getByRole('textbox', { name: 'Kapasite' }).fill('10');
    await panel.getByRole('button', { name: 'Geçmiş taleplerde dene' }).click();
    const trial = panel.getByRole('region', { name: 'Geçmiş taleplerde dene' });
    await shown(trial.getByText(/^Son 30 günde gelen 3 talepten [12] tanesi değişirdi/));
    const changes = trial.getByRole('region', { name: 'Değişen talepler' }).getByRole('listitem');
    await shown(changes.filter({ hasText: AYSE.name }).filter({ hasText: CAN.name }));
    const loads = trial.getByRole('table').filter({ hasText: CAN.name });
    await shown(loads.getByRole('row', { name: new RegExp(`^${AYSE.name} 3 [12]$`) }));
    // In which hours, person by person: what he would have been given stands in his row alone, and now he has none.
    const hours = trial.getByRole('region', { name: /^Saatlere göre talepler/ });
    await shown(hours.getByRole('row', { name: new RegExp(`^${CAN.name}( [12])+$`) }));
    await trial.getByRole('combobox', { name: 'Hangisi' }).selectOption({ label: 'Şimdi' });
    await shown(hours.getByRole('row', { name: new RegExp(`^${CAN.name}$`) }));
    expect(await flawsInEveryLook(page, 'form with a trial')).toEqual([]);

    await panel.getByRole('textbox', { name: 'Kapasite' }).fill('0');
    await trial.getByRole('combobox', { name: 'Gün sayısı' }).selectOption('7');
    await trial.getByRole('button', { name: 'Dene', exact: true }).click();
    await shown(trial.getByText('Son 7 günde gelen 3 talepten hiçbiri değişmezdi.'));
    expect(await desk.rows('select capacity from agent where id = $1', [desk.people.can])).toEqual([{ capacity: 0 }]);
  }, 180_000);

  test('a lead tries hours and an absence, and sees what nobody would have been given; an agent is not asked', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, '/settings/week');
    await page.getByRole('rowheader').getByRole('button', { name: AYSE.name }).click();
    await page.getByRole('button', { name: 'Vardiya ekle' }).click();
    const shift = page.getByRole('dialog', { name: `${AYSE.name} · yeni vardiya` });
    // One day only, which is not today.
    const today = new Intl.DateTimeFormat('tr', { weekday: 'long', timeZone: 'Europe/Istanbul' }).format();
    const only = today === 'Pazartesi' ? 'Perşembe' : 'Pazartesi';
    for (const name of ['Pazartesi', 'Salı', 'Çarşamba', 'Perşembe', 'Cuma', 'Cumartesi', 'Pazar']) {
      const day = shift.getByRole('button', { name, exact: true });
      if (((await day.getAttribute('aria-pressed')) === 'true') !== (name === only)) await day.click();
    }
    await shift.getByRole('textbox', { name: 'Başlangıç' }).fill('10');
    await shift.getByRole('textbox', { name: 'Bitiş' }).fill('11');
    await shift.getByRole('button', { name: 'Geçmiş taleplerde dene' }).click();
    await shown(shift.getByRole('alert').filter({ hasText: '3 talep kimseye verilmezdi' }));
    await shown(shift.getByRole('link', { name: SUBJECTS[0]! }));
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    // Back to all that is arranged for her.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'İzin ekle' }).click();
    const absence = page.getByRole('dialog', { name: `${AYSE.name} · yeni izin` });
    await absence.getByRole('button', { name: 'Geçmiş taleplerde dene' }).click();
    // Today, taken back by a week: nobody wrote then.
    await shown(absence.getByText(/3 talepten hiçbiri değişmezdi/));

    const hers = await browser.open();
    await signIn(hers, desk.url, AYSE.email, '/settings/week?mine=1');
    await hers.getByRole('button', { name: 'İzin ekle' }).click();
    const own = hers.getByRole('dialog', { name: `${AYSE.name} · yeni izin` });
    await shown(own.getByRole('button', { name: 'Ekle' }));
    expect(await own.getByRole('button', { name: 'Geçmiş taleplerde dene' }).count()).toBe(0);
  }, 180_000);
});
