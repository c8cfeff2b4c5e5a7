/** Somebody is away: it is entered in the week, new tickets go to others, and so does an archived one of theirs that comes back. */
import { beforeAll, expect, test } from '@jest/globals';
import { AYSE, CAN, DENIZ, STRANGER } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { atWork } from '../support/routing/at-work.ts';
import { gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('while its owner is away', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  let mert = '';
  let archived = { number: 0, code: '' };
  const mail = (from: string, subject: string) => desk.deliver(letter({ from, subject, text: 'Bakar mısınız?' }));
  const ownerOf = async (number: number) => (await desk.ticket(number)).owner_id;

  beforeAll(async () => {
    await desk.rows(`update agent set capacity = 10, languages = '{tr,en}', last_seen_at = now() where id = $1`, [
      desk.people.ayse,
    ]);
    await desk.rows(
      `insert into shift (agent_id, days, starts, ends, time_zone, since) values ($1, '{1,2,3,4,5,6,7}', '00:00', '00:00', 'UTC', '2020-01-01')`,
      [desk.people.ayse],
    );
    await mail(DENIZ.address, 'Kargom nerede');
    archived = await desk.ticketBySubject('Kargom nerede');
    expect(await ownerOf(archived.number)).toBe(desk.people.ayse);
    await ayse.post(`/tickets/${archived.number}/archiving`);
    await desk.inState(archived.number, 'closed');
    mert = await atWork(desk.pool, { name: 'Mert Aksoy' });
  }, 90_000);

  test('a lead enters an absence, the week shows it, and what comes in goes to somebody else, who is told why', async () => {
    const page = await browser.open({ expected: /status of 422.*absences/ });
    await signIn(page, desk.url, CAN.email, '/settings/week');
    await page.getByRole('rowheader').getByRole('button', { name: AYSE.name }).click();
    await page.getByRole('button', { name: 'İzin ekle' }).click();
    const absence = page.getByRole('dialog', { name: `${AYSE.name} · yeni izin` });
    await absence.getByRole('textbox', { name: 'Neden' }).fill('Hasta');
    await absence.getByRole('button', { name: 'Ekle' }).click();
    await gone(absence);
    // Another for the same day is refused with the one that stands in the way, at the field, and nowhere else.
    await page.getByRole('button', { name: 'İzin ekle' }).click();
    await absence.getByRole('button', { name: 'Ekle' }).click();
    await shown(absence.getByText(/Bu tarihlerde zaten bir izin var: \d/));
    expect(await absence.getByRole('alert').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await shown(page.getByRole('button', { name: `${AYSE.name}, 00:00–24:00: İzinli: Hasta` }));
    expect(await flawsInEveryLook(page, 'the week with an absence')).toEqual([]);

    for (const subject of ['Beden değişimi', 'Fatura adresi']) {
      await mail(STRANGER.address, subject);
      expect(await ownerOf((await desk.ticketBySubject(subject)).number)).toBe(mert);
    }
    const { number } = await desk.ticketBySubject('Fatura adresi');
    await page.goto(`${desk.url}/tickets/${number}`);
    await page.getByRole('button', { name: 'Bu karar neden verildi?' }).click();
    await shown(page.getByRole('listitem').filter({ hasText: AYSE.name }).getByText('izinde'));
    expect(await flawsInEveryLook(page, 'why it is not hers')).toEqual([]);
  }, 180_000);

  test('an archived ticket that the customer brings back is given to who is there, and says so', async () => {
    await desk.rows('delete from absence where agent_id = $1', [desk.people.ayse]);
    await desk.rows(
      `insert into absence (agent_id, starts, ends, reason) values ($1, now() - interval '1 hour', now() + interval '1 day', '')`,
      [desk.people.ayse],
    );
    await mail(DENIZ.address, `Re: Kargom nerede tid:${archived.code}:tid`);
    await eventually(async () => (await ownerOf(archived.number)) === mert, { label: 'who is there has it' });
    const page = await browser.open();
    await signIn(page, desk.url, CAN.email, `/tickets/${archived.number}`);
    const thread = page.getByRole('region', { name: 'Yazışma' });
    await shown(page.getByRole('button', { name: 'Sorumlu: Mert Aksoy' }));
    await shown(thread.getByText(/Mert Aksoy aldı/));
    await thread.getByRole('button', { name: 'Bu karar neden verildi?' }).last().click();
    await shown(thread.getByText('Yeni bir sorumlu gerekince'));
    await shown(thread.getByRole('listitem').filter({ hasText: AYSE.name }).getByText('izinde'));
    expect(await flawsInEveryLook(page, 'back from the archive')).toEqual([]);
  }, 120_000);
});
