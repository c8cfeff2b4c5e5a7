/** Why a ticket is whose it is, and how it changes hands: read and done in the browser, in Turkish. */
import { beforeAll, expect, test } from '@jest/globals';
import { AYSE, CAN, DENIZ } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { focused, gone, shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';
import { openHistory } from '../support/stack/history.ts';

const ROUND_THE_CLOCK = ['00:00', '00:00'] as const;

needs('chromium')('why', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  let accounting = '';

  /** Takes the place of the shifts that somebody had. */
  const works = async (agent: string, [from, to]: readonly [string, string]) => {
    await desk.rows('delete from shift where agent_id = $1', [agent]);
    await desk.rows(
      `insert into shift (agent_id, days, starts, ends, time_zone, since) values ($1, '{1,2,3,4,5,6,7}', $2, $3, 'UTC', '2020-01-01')`,
      [agent, from, to],
    );
  };
  const owner = async (number: number) => (await ayse.get(`/tickets/${number}`)).body.owner?.id ?? null;

  beforeAll(async () => {
    const [team] = await desk.rows<{ id: string }>(`insert into team (name) values ('Muhasebe') returning id`);
    accounting = team!.id;
    await desk.rows(`insert into team_member (team_id, agent_id) values ($1, $2)`, [accounting, desk.people.can]);
    await desk.rows(`update agent set capacity = 10, last_seen_at = now() where id = any($1::uuid[])`, [
      [desk.people.can, desk.people.ayse],
    ]);
    for (const agent of [desk.people.can, desk.people.ayse]) await works(agent, ROUND_THE_CLOCK);
    const rules = [
      ['Reklamlar', { field: 'subject', op: 'has-word', value: ['kampanya'] }, [{ do: 'archive' }]],
      [
        'Faturalar muhasebeye',
        { field: 'subject', op: 'contains', value: ['fatura'] },
        [{ do: 'set-team', team: accounting }],
      ],
    ];
    for (const [position, [name, when, then]] of rules.entries())
      await desk.rows(`insert into rule (position, name, definition) values ($1, $2, $3)`, [
        position,
        name,
        JSON.stringify({ on: ['ticket-opened'], when, then, stop: false }),
      ]);
  }, 60_000);

  test('what a rule and assignment decided stands on the ticket in a sentence, and whole when it is asked why', async () => {
    await desk.deliver(letter({ from: DENIZ.address, subject: 'Ekim FATURASI gelmedi', text: 'Gönderir misiniz?' }));
    const [row] = await eventually(
      async () => {
        const rows = await desk.rows<{ number: number }>(`select number from ticket where subject like 'Ekim%'`);
        return rows.length > 0 && rows;
      },
      { label: 'the ticket' },
    );
    const { number } = row!;
    expect(await owner(number)).toBe(desk.people.can);
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    const thread = page.getByRole('region', { name: 'Yazışma' });
    await shown(
      thread.getByText(
        'Muhasebe ekibine verildi: “Faturalar muhasebeye” kuralı, konuda “fatura” geçiyor. Can Demir aldı; o sırada müsait olan tek kişiydi.',
      ),
    );
    const why = thread.getByRole('button', { name: 'Bu karar neden verildi?' });
    await why.focus();
    await page.keyboard.press('Enter');
    await shown(thread.getByText('Reklamlar'));
    await shown(thread.getByText('konu: “Ekim FATURASI gelmedi”'));
    await shown(thread.getByRole('img', { name: 'iş yükü 0/10' }));
    expect(await violations(page)).toEqual([]);
    await shown((await openHistory(page)).getByText(/Muhasebe ekibine verildi/));
    expect(await violations(page)).toEqual([]);
  }, 90_000);

  test('what a rule archived says so', async () => {
    await desk.deliver(letter({ from: DENIZ.address, subject: 'Büyük kampanya', text: 'Kaçırmayın' }));
    const found = () =>
      desk.rows<{ number: number; state: string }>(`select number, state from ticket where subject like 'Büyük%'`);
    const [row] = await eventually(async () => ((await found()).length > 0 ? found() : false), { label: 'the ticket' });
    expect(row!.state).toBe('closed');
    const page = await browser.open({ scheme: 'dark', width: 390, height: 844 });
    await signIn(page, desk.url, AYSE.email, `/tickets/${row!.number}`);
    await shown(page.getByText(/Otomatik olarak arşivlendi: “Reklamlar” kuralı, konuda “kampanya” kelimesi geçiyor/));
    await page.getByRole('button', { name: 'Bu karar neden verildi?' }).click();
    expect(await slidesSideways(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
  }, 90_000);

  test('a ticket is handed over by the keyboard with a reason, which whoever gets it is told and sees first', async () => {
    const number = await phoneTicket(ayse, desk, 'Devredilecek', { owner: desk.people.ayse });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    await shown(page.getByRole('article', { name: 'Devredilecek' }));
    await page.keyboard.press('a');
    const search = page.getByRole('textbox', { name: 'Temsilci veya ekip ara' });
    await shown(focused(search));
    const option = page.getByRole('option', { name: /Can Demir/ });
    await shown(option.getByText(/çevrimiçi/));
    await shown(option.getByRole('img', { name: /^iş yükü \d+\/10$/ }));
    expect(await violations(page, '[role="listbox"]')).toEqual([]);
    await search.fill('can');
    await gone(page.getByRole('option', { name: /Ayşe/ }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Devret: Can Demir' });
    const reason = dialog.getByRole('textbox', { name: 'Neden?' });
    await shown(focused(reason));
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await reason.fill('Muhasebeyi sen biliyorsun');
    await page.keyboard.press('Enter');
    await eventually(async () => (await owner(number)) === desk.people.can, { label: 'the new owner' });

    const theirs = await browser.open();
    await signIn(theirs, desk.url, CAN.email, '/views/mine');
    const notice = theirs.getByRole('complementary', { name: 'Size bir talep devredildi' });
    await shown(notice.getByText('Muhasebeyi sen biliyorsun'));
    expect(await violations(theirs)).toEqual([]);
    await notice.getByRole('link', { name: `#${number} ` }).click();
    await shown(theirs.getByRole('note').getByText('Ayşe Yılmaz bu talebi size devretti'));
    await shown(theirs.getByRole('note').getByText('Muhasebeyi sen biliyorsun'));
    expect(await violations(theirs)).toEqual([]);
    // They have seen it with the ticket.
    await gone(notice);
  }, 90_000);

  test('whoever opens a ticket of a team that works so takes it, and lets it go with one click; a lead only looks', async () => {
    await desk.rows(`insert into team (name, mode) values ('Açan üstlenir', 'claim')`);
    const [team] = await desk.rows<{ id: string }>(`select id from team where name = 'Açan üstlenir'`);
    for (const agent of [desk.people.ayse, desk.people.can])
      await desk.rows('insert into team_member (team_id, agent_id) values ($1, $2)', [team!.id, agent]);
    const number = await phoneTicket(ayse, desk, 'Kim açarsa');
    await ayse.put(`/tickets/${number}/assignee`, { agent: null, team: team!.id });
    await eventually(async () => (await owner(number)) === null, { label: 'nobody has it' });
    const lead = await browser.open();
    await signIn(lead, desk.url, CAN.email, `/tickets/${number}`);
    await shown(lead.getByRole('article', { name: 'Kim açarsa' }).getByRole('button', { name: 'Sorumlu: Atanmamış' }));
    expect(await owner(number)).toBeNull();

    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    await shown(page.getByText('Talebi siz açtınız, artık sizde'));
    expect(await owner(number)).toBe(desk.people.ayse);
    await page.getByRole('button', { name: 'Bırak' }).click();
    await shown(page.getByText('Bırakıldı; talep yine ekibin'));
    await shown(page.getByRole('button', { name: 'Sorumlu: Atanmamış' }));
    expect(await owner(number)).toBeNull();
  }, 90_000);

  test('in the last half hour of a shift what falls due before the next one is handed over', async () => {
    const number = await phoneTicket(ayse, desk, 'Bu gece doluyor', { owner: desk.people.ayse });
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);
    await works(desk.people.ayse, [at(-120), at(20)]);
    await desk.rows(`update ticket set due_at = now() + interval '3 hours' where number = $1`, [number]);
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/mine');
    await page.getByRole('link', { name: 'Bak ve devret' }).click();
    await shown(page.getByRole('heading', { name: 'Vardiya sonu' }));
    await shown(page.getByRole('link', { name: 'Bu gece doluyor' }));
    expect(await violations(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Kime' }).click();
    await page.getByRole('option', { name: /Can Demir/ }).click();
    await page.getByRole('textbox', { name: 'Neden?' }).fill('Vardiyam bitti');
    await page.getByRole('button', { name: 'Devret' }).click();
    await eventually(async () => (await owner(number)) === desk.people.can, { label: 'handed over' });
    await gone(page.getByRole('link', { name: 'Bu gece doluyor' }));
  }, 90_000);

  test('the guarantee is calm while no ticket is left lying, and names one that is', async () => {
    const page = await browser.open({ width: 390, height: 844 });
    await signIn(page, desk.url, CAN.email, '/guarantee');
    await shown(page.getByText('Ortada kalan talep yok'));
    expect(await violations(page)).toEqual([]);
    const number = await phoneTicket(ayse, desk, 'Ortada kalan', { owner: desk.people.ayse });
    await desk.rows(
      `update ticket set next_deadline_at = null, updated_at = now() - interval '5 minutes' where number = $1`,
      [number],
    );
    await page.reload();
    await shown(page.getByRole('link', { name: new RegExp(`#${number}`) }));
    await shown(page.getByText('sonraki adımı yok'));
    expect(await slidesSideways(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
  }, 90_000);
});
