/** At night: who is on call has what comes in; and at the end of a shift what falls due before the next one is handed over. */
import { beforeAll, expect, test } from '@jest/globals';
import { insertDuty } from '../../db/people/on-call.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { dayAt, daysLater } from '../../ui/people/week/pieces.ts';
import { AYSE, CAN, DENIZ } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { atWork, enterRule, makeTeam } from '../support/routing/at-work.ts';
import { gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

const ZONE = 'Europe/Istanbul';

needs('chromium')('at night', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  let onCall = '';
  const ownerOf = async (number: number) => (await desk.ticket(number)).owner_id;

  beforeAll(async () => {
    onCall = await atWork(desk.pool, { name: 'Onur Baş' });
    // At home, and seen in no team: only on call.
    await desk.rows('delete from shift where agent_id = $1', [onCall]);
    await desk.rows('delete from team_member where agent_id = $1', [onCall]);
    const team = await makeTeam(desk.pool, 'Nöbet', { lead: desk.people.can });
    const [from, to] = [new Date(Date.now() - HOUR_MS), new Date(Date.now() + DAY_MS)];
    await insertDuty(desk.pool, team, { agent: onCall, from, to });
    // Closed whatever the hour: holidays before, now and after.
    const today = dayAt(Date.now(), ZONE);
    const holidays = [-1, 0, 1].map((days) => ({ day: daysLater(today, days), name: 'Gece', from: null }));
    const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
    const [calendar] = await desk.rows<{ id: string }>(
      `insert into calendar (name, time_zone, open_hours, holidays) values ('Gündüz', $1, $2, $3) returning id`,
      [ZONE, JSON.stringify(hours), JSON.stringify(holidays)],
    );
    await enterRule(desk.pool, 'Mesai dışında nöbetçiye', { field: 'hours', op: 'outside', value: [calendar!.id] }, [
      { do: 'set-team', team },
      { do: 'notify', whom: 'lead' },
    ]);
  }, 90_000);

  test('a mail goes to who is on call, the ticket says why, and the lead is told by the rule', async () => {
    await desk.deliver(letter({ from: DENIZ.address, subject: 'Gece yarısı', text: 'Modem çalışmıyor.' }));
    const { number } = await desk.ticketBySubject('Gece yarısı');
    expect(await ownerOf(number)).toBe(onCall);
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    const thread = page.getByRole('region', { name: 'Yazışma' });
    await shown(
      thread.getByText(
        /Nöbet ekibine verildi, haber verildi: “Mesai dışında nöbetçiye” kuralı, “Gündüz” çalışma saatleri dışında geldi\. Çalışan kimse yoktu; nöbetçi Onur Baş aldı\./,
      ),
    );
    await thread.getByRole('button', { name: 'Bu karar neden verildi?' }).click();
    expect(await flawsInEveryLook(page, 'on call')).toEqual([]);

    const lead = await browser.open();
    await signIn(lead, desk.url, CAN.email, '/views/open');
    const notice = lead.getByRole('complementary', { name: 'Bir kural size bir talebi bildiriyor' });
    await shown(notice.getByRole('link', { name: `#${number} ` }));
    await shown(notice.getByText(/“Mesai dışında nöbetçiye” kuralı · /));
    expect(await flawsInEveryLook(lead, 'told by a rule')).toEqual([]);
    await notice.getByRole('button', { name: 'Gördüm' }).click();
    await gone(notice);
  }, 150_000);

  test('what falls due before the next shift is handed to a colleague, and what stays says why', async () => {
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);
    await desk.rows(
      `insert into shift (agent_id, days, starts, ends, time_zone, since) values ($1, '{1,2,3,4,5,6,7}', $2, $3, 'UTC', '2020-01-01')`,
      [desk.people.ayse, at(-120), at(25)],
    );
    const mert = await atWork(desk.pool, { name: 'Mert Aksoy' });
    const numbers: number[] = [];
    for (const subject of ['Bu gece doluyor', 'Sabaha doluyor'])
      numbers.push(await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse }));
    for (const number of numbers)
      await eventually(async () => (await ownerOf(number)) === desk.people.ayse, { label: 'theirs' });
    await desk.rows(`update ticket set due_at = now() + interval '3 hours' where number = any($1::bigint[])`, [
      numbers,
    ]);
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/mine');
    await page.getByRole('link', { name: 'Bak ve devret' }).click();
    await shown(page.getByRole('link', { name: 'Sabaha doluyor' }));
    expect(await flawsInEveryLook(page, 'the end of a shift')).toEqual([]);
    await page.getByRole('checkbox', { name: `${numbers[1]} numaralı talebi seç` }).setChecked(false);
    await page.getByRole('combobox', { name: 'Kime' }).click();
    await page.getByRole('option', { name: /Mert Aksoy/ }).click();
    await page.getByRole('textbox', { name: 'Neden?' }).fill('Vardiyam bitti');
    await page.getByRole('button', { name: 'Devret' }).click();
    await eventually(async () => (await ownerOf(numbers[0]!)) === mert, { label: 'handed over' });
    await gone(page.getByRole('link', { name: 'Bu gece doluyor' }));
    expect(await ownerOf(numbers[1]!)).toBe(desk.people.ayse);
    await shown(page.getByRole('link', { name: 'Sabaha doluyor' }));
  }, 150_000);
});
