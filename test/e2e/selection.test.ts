/** Many tickets at once in the browser: selected by keys or mouse, dealt with by one key, and brought back by one click. */
import { expect, test } from '@jest/globals';
import { focused, gone, shown, signIn, useBrowser, violations } from '../support/stack/browser.ts';
import { signedIn } from '../support/cast/api-client.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { hire } from '../support/cast/staff.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { letter } from '../support/mail/letter.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('a selection of tickets', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const states = async (numbers: number[]) =>
    (
      await Promise.all(numbers.map(async (number) => (await ayse.get(`/tickets/${number}`)).body.state as string))
    ).sort();

  test('is made by keys, takes one command as a whole, and is brought back as it was', async () => {
    const numbers: number[] = [];
    for (const word of ['Bir', 'İki', 'Üç'])
      numbers.push(await phoneTicket(ayse, desk, word, { owner: desk.people.ayse }));
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/mine');
    await shown(page.getByRole('list', { name: 'Taleplerim' }).getByText('Üç'));
    // Nobody has gone to a row yet: it is the first.
    await page.keyboard.press('x');
    const bar = page.getByRole('region', { name: 'Seçili taleplerle yapılabilecekler' });
    await shown(bar.getByText('1 seçili'));
    await page.keyboard.press('Shift+J');
    await shown(bar.getByText('2 seçili'));
    await page.keyboard.press('Escape');
    await gone(bar);

    const boxes = page.getByRole('checkbox', { name: /^Seç: / });
    await boxes.nth(0).check();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await shown(bar.getByText('3 seçili'));
    await page.keyboard.press('e');
    await shown(page.getByText('3 talep arşivlendi'));
    await gone(bar);
    expect(await states(numbers)).toEqual(['closed', 'closed', 'closed']);
    await page.getByRole('alert').getByRole('button', { name: 'Geri al' }).click();
    await shown(page.getByText('3 talepte geri alındı: “arşivlendi”'));
    expect(await states(numbers)).toEqual(['assigned', 'assigned', 'assigned']);

    await page.goto(`${desk.url}/views/mine/${numbers[0]}`);
    await shown(page.getByRole('article', { name: 'Bir' }).getByText(/mesaj\./));
    await page.getByRole('checkbox', { name: `Seç: Deniz Öztürk, #${numbers[2]}` }).check();
    await page.keyboard.press('e');
    await shown(page.getByText('1 talep arşivlendi'));
    expect(await states(numbers)).toEqual(['assigned', 'assigned', 'closed']);
  }, 120_000);

  test('grows and shrinks by keys, takes in a whole group, and has priority and tags by theirs', async () => {
    const grouped = async (subject: string) => {
      const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
      await ayse.put(`/tickets/${number}/tags`, { tags: ['grup'] });
      return number;
    };
    const numbers = await Promise.all(['Grup bir', 'Grup iki', 'Grup üç'].map(grouped));
    const theirs = await grouped('Grup müşteride');
    await ayse.post(`/tickets/${theirs}/replies`, { text: 'Bekliyoruz.', then: 'await' });
    // So wide that the keys point to rows, and open none.
    const page = await browser.open({ width: 1100 });
    await signIn(page, desk.url, AYSE.email, '/views/mine?tag=grup');
    const rows = page.getByRole('list', { name: 'Taleplerim' }).getByRole('link', { name: /Grup / });
    // Whenever this is, the three are due together, and nothing is owed to the fourth once its reply has left.
    await shown(page.getByRole('heading', { name: /^Müşteride/ }));
    await eventually(async () => (await rows.count()) === 4, { label: 'four rows' });
    const bar = page.getByRole('region', { name: 'Seçili taleplerle yapılabilecekler' });
    for (const key of ['j', 'j', 'j', 'x']) await page.keyboard.press(key);
    await shown(focused(rows.nth(2)));
    await page.keyboard.press('Shift+K');
    await shown(focused(rows.nth(1)));
    await shown(bar.getByText('2 seçili'));
    await page.keyboard.press('Shift+K');
    await shown(bar.getByText('3 seçili'));
    await page.keyboard.press('Escape');
    await gone(bar);

    await page.keyboard.press('*');
    await shown(bar.getByText('3 seçili'));
    expect(await page.getByRole('checkbox', { name: `Seç: Deniz Öztürk, #${theirs}` }).isChecked()).toBe(false);
    await page.keyboard.press('p');
    await page.getByRole('menuitem', { name: 'Yüksek' }).click();
    await shown(page.getByText('3 talep yüksek önceliğe alındı'));
    const of = async (what: 'priority' | 'tags') =>
      Promise.all([...numbers, theirs].map(async (number) => (await ayse.get(`/tickets/${number}`)).body[what]));
    expect(await of('priority')).toEqual(['high', 'high', 'high', 'normal']);

    await rows.nth(0).focus();
    await page.keyboard.press('x');
    await shown(bar.getByText('1 seçili'));
    await page.keyboard.press('t');
    await shown(focused(page.getByRole('textbox', { name: 'Etiket' })));
    await page.keyboard.type('kargo');
    await page.keyboard.press('Enter');
    await shown(page.getByText('1 talep etiketlendi: kargo'));
    expect((await of('tags')).flat().filter((tag) => tag !== 'grup')).toEqual(['kargo']);
  }, 120_000);

  test('is the row in the frame where nothing else is selected: the keys of one ticket mean it alone, and then the next one', async () => {
    const numbers: number[] = [];
    for (const word of ['Çerçeve bir', 'Çerçeve iki', 'Çerçeve üç'])
      numbers.push(await phoneTicket(ayse, desk, word, { owner: desk.people.ayse }));
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/mine?q=%C3%A7er%C3%A7eve');
    const rows = page.getByRole('list', { name: 'Taleplerim' }).getByRole('link', { name: /Çerçeve / });
    await eventually(async () => (await rows.count()) === 3, { label: 'three rows' });
    const order = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-ticket'))));
    const row = (at: number) => page.locator(`[data-ticket="${order[at]}"]`);
    const bar = page.getByRole('region', { name: 'Seçili taleplerle yapılabilecekler' });
    // Nothing is in a frame yet.
    await page.keyboard.press('p');
    expect(await bar.count()).toBe(0);
    await page.keyboard.press('j');
    await shown(page.getByRole('article'));
    await page.keyboard.press('Escape');
    await shown(focused(row(0)));

    // A menu that is left leaves nothing selected; one that is used, the frame where it was.
    for (const end of ['Escape', 'Enter']) {
      await page.keyboard.press('p');
      await shown(bar.getByText('1 seçili'));
      await shown(focused(page.getByRole('menuitem', { name: 'Acil' })));
      await page.keyboard.press(end);
      await gone(bar);
      await shown(focused(row(0)));
    }
    await shown(page.getByText('1 talep acil önceliğe alındı'));
    const priority = async (at: number) => (await ayse.get(`/tickets/${order[at]}`)).body.priority as string;
    expect([await priority(0), await priority(1)]).toEqual(['urgent', 'normal']);

    await page.keyboard.press('e');
    await shown(focused(row(1)));
    await shown(page.getByText('1 talep arşivlendi'));
    await gone(row(0));
    expect(await states(numbers)).toEqual(['assigned', 'assigned', 'closed']);
    await page.keyboard.press('h');
    const form = page.getByRole('dialog', { name: '1 talebi ertele' });
    await shown(focused(form));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await gone(row(1));
    await shown(focused(row(2)));

    await page.keyboard.press('r');
    await page.keyboard.type('Merhaba');
    await shown(page.getByRole('textbox', { name: 'Yanıt metni' }).getByText('Merhaba'));
  }, 120_000);

  test('is asked about by the key that resolves a row whose customer has had no answer, as in the open ticket', async () => {
    for (const subject of ['Sorulan bir', 'Sorulan iki']) {
      await desk.deliver(letter({ from: 'soran@x.test', subject, text: 'Siparişim nerede?' }));
      const { number } = await desk.ticketBySubject(subject);
      await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
    }
    const page = await browser.open({ width: 1100 });
    await signIn(page, desk.url, AYSE.email, '/views/mine?q=sorulan');
    const rows = page.getByRole('list', { name: 'Taleplerim' }).getByRole('link', { name: /Sorulan / });
    await eventually(async () => (await rows.count()) === 2, { label: 'two rows' });
    const order = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-ticket'))));
    const row = (at: number) => page.locator(`[data-ticket="${order[at]}"]`);
    const state = async (at: number) => (await ayse.get(`/tickets/${order[at]}`)).body.state as string;
    const question = page.getByRole('dialog', { name: 'Yanıt vermeden çözülsün mü?' });
    const bar = page.getByRole('region', { name: 'Seçili taleplerle yapılabilecekler' });
    // Of many it is said how many of them there are, by the key and by the palette.
    for (const box of await page.getByRole('checkbox', { name: /^Seç: / }).all()) await box.check();
    const ofMany = page.getByRole('dialog', { name: '2 talep çözülsün mü?' });
    await page.keyboard.press('s');
    await shown(ofMany.getByText('2 talepte müşteri henüz yanıt almadı.'));
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await ofMany.getByRole('button', { name: 'Vazgeç' }).click();
    await gone(ofMany);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').fill('çöz');
    await page.getByRole('dialog').getByRole('button', { name: /^Çöz/ }).first().click();
    await shown(ofMany.getByText('2 talepte müşteri henüz yanıt almadı.'));
    await page.keyboard.press('Escape');
    await gone(ofMany);
    await bar.getByRole('button', { name: /Seçimi kaldır/ }).click();
    await gone(bar);
    expect([await state(0), await state(1)]).toEqual(['assigned', 'assigned']);

    await page.keyboard.press('j');
    await shown(focused(row(0)));
    await page.keyboard.press('s');
    await shown(focused(question.getByRole('button', { name: 'Yanıtlamadan çöz' })));
    await page.keyboard.press('Escape');
    await gone(question);
    await gone(bar);
    await shown(focused(row(0)));
    expect(await state(0)).toBe('assigned');

    await page.keyboard.press('s');
    await shown(focused(question.getByRole('button', { name: 'Yanıtlamadan çöz' })));
    await page.keyboard.press('Enter');
    await gone(question);
    await shown(page.getByText('1 talep çözüldü'));
    await gone(bar);
    await shown(focused(row(1)));
    expect([await state(0), await state(1)]).toEqual(['resolved-pending-confirmation', 'assigned']);
  }, 120_000);

  test('is made unread by whoever may only read, and offers them nothing else', async () => {
    const numbers: number[] = [];
    for (const word of ['Okunan bir', 'Okunan iki'])
      numbers.push(await phoneTicket(ayse, desk, word, { owner: desk.people.ayse }));
    await hire(desk.pool, { name: 'Salt Okur', email: 'okur@example.test', role: 'viewer' });
    // What is unread already is not made so, and not taken back.
    const reader = await signedIn(desk.url, 'okur@example.test');
    for (const number of numbers) await reader.put(`/tickets/${number}/read`);
    const page = await browser.open({ width: 1100 });
    await signIn(page, desk.url, 'okur@example.test', '/views/open?q=okunan');
    const boxes = page.getByRole('checkbox', { name: /^Seç: / });
    await eventually(async () => (await boxes.count()) === 2, { label: 'two rows' });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    const bar = page.getByRole('region', { name: 'Seçili taleplerle yapılabilecekler' });
    await shown(bar.getByRole('button', { name: 'Okunmadı olarak işaretle' }));
    expect(await bar.getByRole('button', { name: 'Arşivle' }).count()).toBe(0);
    await page.keyboard.press('e');
    await page.keyboard.press('Shift+U');
    await shown(page.getByText('2 talep okunmadı olarak işaretlendi'));
    await page.getByRole('alert').getByRole('button', { name: 'Geri al' }).click();
    await shown(page.getByText('2 talepte geri alındı: “okunmadı olarak işaretlendi”'));
    expect(await states(numbers)).toEqual(['assigned', 'assigned']);
  }, 120_000);

  test('the last row of a list has the frame again when it is taken back into the empty list', async () => {
    const number = await phoneTicket(ayse, desk, 'Yalnız satır', { owner: desk.people.ayse });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/mine?q=yaln%C4%B1z');
    const row = page.locator(`[data-ticket="${number}"]`);
    await shown(row);
    await page.keyboard.press('j');
    await shown(page.getByRole('article'));
    await page.keyboard.press('Escape');
    await shown(focused(row));
    await page.keyboard.press('e');
    await gone(row);
    await shown(page.getByText('1 talep arşivlendi'));
    await eventually(
      async () => {
        await page.keyboard.press('z');
        return (await row.count()) > 0;
      },
      { everyMs: 500, withinMs: 10_000, label: 'the row that was taken back' },
    );
    await shown(focused(row));
    // And so the keys mean it.
    await page.keyboard.press('p');
    await shown(focused(page.getByRole('menuitem', { name: 'Acil' })));
  }, 120_000);

  test('is let go of half-way by one click: what was not begun stays as it was', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 14 }, (_, at) => phoneTicket(ayse, desk, `Durdurulan ${at}`, { owner: desk.people.ayse })),
    );
    // Whoever does the work stands still once it is to write down what it did, until somebody has said stop.
    await desk.rows(
      `create function wait_here() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(1); return new; end $$`,
    );
    await desk.rows(
      'create trigger waits before update of done_at on job_ticket for each row when (new.done_at is not null) execute function wait_here()',
    );
    const gate = await desk.pool.connect();
    try {
      await gate.query('select pg_advisory_lock(1)');
      const page = await browser.open();
      await signIn(page, desk.url, AYSE.email, '/views/mine?q=durdurulan');
      const boxes = page.getByRole('checkbox', { name: /^Seç: / });
      await eventually(async () => (await boxes.count()) === 14, { label: 'fourteen rows' });
      await boxes.nth(0).check();
      await boxes.nth(13).click({ modifiers: ['Shift'] });
      await page.keyboard.press('e');
      await page.getByRole('button', { name: 'Durdur', exact: true }).click();
      await eventually(
        async () => (await desk.rows('select 1 from job_ticket where ticket_number = any($1)', [numbers])).length < 14,
        { label: 'a stop that is heard' },
      );
      await gate.query('select pg_advisory_unlock(1)');
      await shown(page.getByText(/Durduruldu\. \d+ talep değişmeden kaldı\./));
      const told = page.getByRole('alert').filter({ hasText: 'Durduruldu' });
      const left = Number(/Durduruldu\. (\d+)/.exec(await told.innerText())![1]);
      expect(left).toBeGreaterThan(0);
      expect((await states(numbers)).filter((state) => state === 'assigned')).toHaveLength(left);
      await told.getByRole('button', { name: 'Geri al' }).click();
      await shown(page.getByText(`${14 - left} talepte geri alındı: “arşivlendi”`));
      expect(new Set(await states(numbers))).toEqual(new Set(['assigned']));
    } finally {
      gate.release(true);
      await desk.rows('drop function wait_here() cascade');
    }
  }, 120_000);

  test('names the tickets that refuse, and why', async () => {
    const [one, other] = [
      await phoneTicket(ayse, desk, 'Açık', { owner: desk.people.ayse }),
      await phoneTicket(ayse, desk, 'Çoktan kapalı', { owner: desk.people.ayse }),
    ];
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/all?q=kapal%C4%B1');
    await shown(page.getByText('Çoktan kapalı').first());
    await page.getByRole('checkbox', { name: `Seç: Deniz Öztürk, #${other}` }).check();
    await ayse.post(`/tickets/${other}/archiving`);
    await eventually(async () => (await states([other]))[0] === 'closed', {
      label: 'the ticket that closes meanwhile',
    });
    await page.keyboard.press('e');
    await shown(page.getByText(`#${other}: kapalı`));
    expect(await states([one])).toEqual(['assigned']);
  }, 120_000);

  test('is snoozed, tagged and given on by the forms of one ticket, and a ticket is made unread again', async () => {
    const numbers = [
      await phoneTicket(ayse, desk, 'Dört', { owner: desk.people.ayse }),
      await phoneTicket(ayse, desk, 'Beş', { owner: desk.people.ayse }),
    ];
    await ayse.put(`/tickets/${numbers[0]}/tags`, { tags: ['biçim', 'kırık-cam'] });
    await ayse.put(`/tickets/${numbers[1]}/tags`, { tags: ['biçim'] });
    const read = async () => Promise.all(numbers.map(async (number) => (await ayse.get(`/tickets/${number}`)).body));
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/views/mine?tag=${encodeURIComponent('biçim')}`);
    await shown(page.getByText('Dört'));
    const bar = page.getByRole('region', { name: 'Seçili taleplerle yapılabilecekler' });
    const selectBoth = async () => {
      await page
        .getByRole('checkbox', { name: /^Seç: / })
        .first()
        .check();
      await page.keyboard.press('*');
      await shown(bar.getByText('2 seçili'));
    };
    await selectBoth();
    await page.keyboard.press('t');
    await page.getByRole('textbox', { name: 'Yeni etiket' }).fill('KIRIK-CAM');
    await page.keyboard.press('Enter');
    await eventually(async () => (await read()).every(({ tags }) => tags.join() === 'biçim,kırık-cam'), {
      label: 'the tag that is in use',
    });
    await selectBoth();
    await page.keyboard.press('h');
    await shown(page.getByRole('dialog', { name: '2 talebi ertele' }));
    await page.keyboard.type('yarın 10:00');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await shown(page.getByText('2 talep ertelendi: '));
    const snoozes = await eventually(
      async () => {
        const found = (await read()).map(({ snooze }) => snooze);
        return found.every((snooze) => snooze !== null) && found;
      },
      { label: 'both are snoozed' },
    );
    expect(snoozes[0].reason).toBe('Müşteri dönüş yapacak');
    expect(snoozes[1]).toMatchObject({ until: snoozes[0].until, reason: snoozes[0].reason });

    await page.goto(`${desk.url}/views/snoozed?tag=${encodeURIComponent('biçim')}`);
    await shown(page.getByRole('link', { name: /Ertelendi: Müşteri dönüş yapacak/ }).first());
    await selectBoth();
    await page.keyboard.press('a');
    await page.getByRole('textbox', { name: 'Temsilci veya ekip ara' }).fill('can');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('textbox').fill('Yarın yokum');
    await page.keyboard.press('Enter');
    await eventually(async () => (await read()).every(({ owner }) => owner.name === CAN.name), {
      label: 'they are Can’s',
    });

    await page.goto(`${desk.url}/views/all/${numbers[0]}`);
    await shown(page.getByRole('article', { name: 'Dört' }).getByText(/mesaj\./));
    await page.keyboard.press('Shift+U');
    await shown(page.getByText('Yeniden açana kadar okunmamış'));
    await eventually(async () => (await read())[0].unreadCount === 1, { label: 'it is unread' });
    await shown(page.getByRole('link', { name: /Okunmadı:.*Dört/ }));
    await page.getByRole('list', { name: 'Tüm talepler' }).getByText('Beş').click();
    await page.waitForURL(new RegExp(`/${numbers[1]}`));
    expect((await read())[0].unreadCount).toBe(1);
    await page.goto(`${desk.url}/views/all/${numbers[0]}`);
    await eventually(async () => (await read())[0].unreadCount === 0, { label: 'it was opened again' });
  }, 120_000);
});
