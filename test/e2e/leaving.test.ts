/** Somebody who owns twenty tickets leaves: their colleagues have them at once, nobody more than they can carry, the rest waits. */
import { beforeAll, expect, test } from '@jest/globals';
import { insertDuty, saveRotation } from '../../db/people/on-call.ts';
import { DAY_MS } from '../../domain/time.ts';
import { SELIN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { atWork, loadsOf } from '../support/routing/at-work.ts';
import { gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

const TICKETS = 20;
const ROOM = { mert: 12, ece: 5 };

needs('chromium')('whoever owns twenty tickets', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  let [derya, mert, ece] = ['', '', ''];
  const owned = () => desk.rows('select 1 from ticket where owner_id = $1', [derya]);
  const waiting = () => desk.rows<{ number: string }>('select ticket_number as number from routing_queue');

  beforeAll(async () => {
    derya = await atWork(desk.pool, { name: 'Derya Su', capacity: TICKETS });
    for (let nth = 1; nth <= TICKETS; nth += 1) await phoneTicket(ayse, desk, `Talep ${nth}`, { owner: derya });
    await eventually(async () => (await owned()).length === TICKETS, { label: 'all are theirs' });
    const [team] = await desk.rows<{ id: string }>('select id from team where is_default');
    const handOver = { since: '2026-01-05', time: '09:00', timeZone: 'Europe/Istanbul' };
    await saveRotation(desk.pool, team!.id, { ...handOver, people: [derya, desk.people.ayse] });
    const [from, to] = [new Date(Date.now() + DAY_MS), new Date(Date.now() + 2 * DAY_MS)];
    await insertDuty(desk.pool, team!.id, { agent: derya, from, to });
    mert = await atWork(desk.pool, { name: 'Mert Aksoy', capacity: ROOM.mert });
    ece = await atWork(desk.pool, { name: 'Ece Kurt', capacity: ROOM.ece });
  }, 120_000);

  test('is deactivated: the dialog says what becomes of them, and that is what becomes of them', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/settings/people');
    const row = page.getByRole('listitem').filter({ hasText: 'Derya Su' });
    await row.getByRole('button', { name: 'Derya Su' }).click();
    await page.getByRole('button', { name: 'Devre dışı bırak…' }).click();
    const question = page.getByRole('dialog', { name: 'Derya Su devre dışı bırakılsın mı?' });
    await shown(question.getByText('20 açık talep Destek ekibinde hemen yeniden dağıtılır.'));
    await shown(question.getByText(/çalışan ve yeri olan birine verilir; çalışan yoksa nöbetçiye/));
    await shown(question.getByText(/Destek ekibinin nöbet sırasında atlanır/));
    await shown(question.getByText('Destek ekibindeki 1 ek nöbeti iptal edilir.'));
    expect(await flawsInEveryLook(page, 'what it means to leave')).toEqual([]);
    await question.getByRole('button', { name: 'Devre dışı bırak' }).click();
    await gone(row);
    await eventually(async () => (await owned()).length === 0, { label: 'nothing is theirs', withinMs: 60_000 });
    expect(await desk.rows('select people from rotation')).toEqual([{ people: [desk.people.ayse] }]);
    const left = TICKETS - ROOM.mert - ROOM.ece;
    await eventually(async () => (await waiting()).length === left, { label: 'the rest waits' });
    expect(await loadsOf(desk.pool, [mert, ece])).toEqual([ROOM.mert, ROOM.ece]);

    const [first] = await waiting();
    await page.goto(`${desk.url}/tickets/${first!.number}`);
    await shown(page.getByText(/^Kuyrukta \d\. · Destek ekibinde yer açılınca verilecek/));
    // Why it waits, and whose it was.
    const thread = page.getByRole('region', { name: 'Yazışma' });
    await shown(thread.getByText(/devre dışı bırakıldığı için talebin sorumlusu kalmadı/));
    await shown(thread.getByText(/Destek ekibinin kuyruğuna girdi\./).last());
    expect(await flawsInEveryLook(page, 'one that waits')).toEqual([]);
    await page.goto(`${desk.url}/guarantee`);
    await shown(page.getByText('Ortada kalan talep yok'));
  }, 180_000);
});
