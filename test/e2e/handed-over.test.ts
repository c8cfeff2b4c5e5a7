/** What somebody hands over at the end of their shift: who gets it sees how much, which, from whom and why, until they have seen it. */
import { beforeAll, expect, test } from '@jest/globals';
import { AYSE } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { atWork, makeTeam } from '../support/routing/at-work.ts';
import { gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

const WHY = 'Vardiyam bitti, sabah söz verdik';
const LAST = 'Ekibin bakacağı';
const SUBJECTS = ['Kargo nerede', 'Fatura eksik', 'İade gelmedi', 'Modem bozuk', LAST];

needs('chromium')('what is handed over at the end of a shift', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const numbers: number[] = [];
  const held = async (column: 'owner_id' | 'team_id', by: string) =>
    (await desk.rows(`select from ticket where ${column} = $1`, [by])).length;
  let [mert, byHand] = ['', ''];

  beforeAll(async () => {
    // He is given each of them as it is opened, until she takes it: what came, went and comes again is one ticket.
    mert = await atWork(desk.pool, { name: 'Mert Aksoy' });
    byHand = await makeTeam(desk.pool, 'Gece ekibi');
    // Nobody gives her anything: she looks for herself.
    await atWork(desk.pool, { name: 'Ece Kurt', capacity: 0, team: byHand });
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);
    await desk.rows(
      `insert into shift (agent_id, days, starts, ends, time_zone, since) values ($1, '{1,2,3,4,5,6,7}', $2, $3, 'UTC', '2020-01-01')`,
      [desk.people.ayse, at(-120), at(25)],
    );
    for (const subject of SUBJECTS) numbers.push(await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse }));
    const recorded = async () => (await held('owner_id', desk.people.ayse)) === SUBJECTS.length;
    await eventually(recorded, { label: 'all of them are hers' });
    await desk.rows(`update ticket set due_at = now() + interval '3 hours' where number = any($1::bigint[])`, [
      numbers,
    ]);
  }, 120_000);

  test('stands in a box of whoever has it now, and in a line above a ticket that a team has', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/mine');
    await page.getByRole('link', { name: 'Bak ve devret' }).click();
    await page.getByRole('checkbox', { name: `${numbers.at(-1)} numaralı talebi seç` }).setChecked(false);
    const handTo = async (name: RegExp) => {
      await page.getByRole('combobox', { name: 'Kime' }).click();
      await page.getByRole('option', { name }).click();
      await page.getByRole('textbox', { name: 'Neden?' }).fill(WHY);
      await page.getByRole('button', { name: 'Devret' }).click();
    };
    await handTo(/Mert Aksoy/);
    await eventually(async () => (await held('owner_id', mert)) === 4, { label: 'four are his' });
    await gone(page.getByRole('link', { name: SUBJECTS[0]! }));
    await page.getByRole('checkbox', { name: `${numbers.at(-1)} numaralı talebi seç` }).setChecked(true);
    await handTo(/Gece ekibi/);
    await eventually(async () => (await held('team_id', byHand)) === 1, { label: 'one is the team’s' });

    const his = await browser.open();
    await signIn(his, desk.url, 'mert.aksoy@example.test', '/views/mine');
    const box = his.getByRole('complementary', { name: 'Size 4 talep devredildi' });
    await shown(box);
    const items = box.getByRole('listitem');
    expect(await items.filter({ hasText: WHY }).filter({ hasText: AYSE.name }).count()).toBe(3);
    await shown(box.getByRole('link', { name: 've 1 talep daha' }));
    // Which one it is about is read without opening it, and the box leaves the list its room.
    await shown(items.getByRole('link', { name: new RegExp(`^#\\d+ (?:${SUBJECTS.join('|')})$`) }).first());
    expect((await box.boundingBox())!.height).toBeLessThan(120);
    expect(await flawsInEveryLook(his, 'what was handed over')).toEqual([]);
    // One that he looks at is seen with that.
    await items
      .getByRole('link', { name: /^#\d+ / })
      .first()
      .click();
    await shown(his.getByRole('note').getByText(`${AYSE.name} bu talebi size devretti`));
    await shown(his.getByRole('note').getByText(WHY));
    const rest = his.getByRole('complementary', { name: 'Size 3 talep devredildi' });
    await shown(rest);
    await rest.getByRole('button', { name: 'Gördüm' }).click();
    await gone(rest);
    await his.goto(`${desk.url}/views/mine`);
    await shown(his.getByRole('link', { name: /Modem bozuk/ }));
    expect(await his.getByRole('complementary', { name: /devredildi$/ }).count()).toBe(0);

    const hers = await browser.open();
    await signIn(hers, desk.url, 'ece.kurt@example.test', `/tickets/${numbers.at(-1)}`);
    await shown(hers.getByRole('note').getByText(`${AYSE.name} bu talebi ekibinize devretti`));
    await shown(hers.getByRole('note').getByText(WHY));
    expect(await flawsInEveryLook(hers, 'what a team was handed')).toEqual([]);
  }, 180_000);
});
