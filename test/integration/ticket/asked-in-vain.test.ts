/** What the API takes from nobody: an owner who may not answer, a mail without a word, a return in a hundred years. */
import { describe, expect, test } from '@jest/globals';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { hire } from '../../support/cast/staff.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

describe('an agent asks', () => {
  const { desk, ayse } = servedDesk();

  test('a viewer is given no ticket, as nobody is who left', async () => {
    const number = await phoneTicket(ayse, desk, 'Kime verilmeli');
    const viewer = await hire(desk.pool, { email: 'izler@example.test', name: 'İzler', role: 'viewer' });
    const left = await hire(desk.pool, { email: 'gitti@example.test', name: 'Gitti', role: 'agent' });
    await desk.rows('update agent set active = false where id = $1', [left]);
    for (const agent of [viewer, left])
      expect(await ayse.put(`/tickets/${number}/assignee`, { agent })).toMatchObject({
        status: 422,
        body: { code: 'bad-input', fields: [{ path: 'agent' }] },
      });
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ owner: null, state: 'new' });
  });

  test.each([
    ['no word at all', {}],
    ['spaces', { text: ' \n ' }],
    ['an empty paragraph', { html: '<p></p>' }],
    ['a line break', { html: '<p><br></p>' }],
    ['a script', { html: '<script>x</script>' }],
    ['characters that show nothing', { text: '\u200b', html: '<p>&nbsp;\ufeff</p>' }],
  ])('%s is neither sent nor noted', async (_, body) => {
    const number = await phoneTicket(ayse, desk, 'Boş');
    for (const path of ['replies', 'notes'])
      expect(await ayse.post(`/tickets/${number}/${path}`, body)).toMatchObject({
        status: 400,
        body: { code: 'empty-message' },
      });
    expect((await ayse.get(`/tickets/${number}/messages`)).body.items).toHaveLength(1);
  });

  test('HTML that nests too deep to be read is neither sent nor noted, and the refusal says so in both languages', async () => {
    const number = await phoneTicket(ayse, desk, 'Derin');
    const html = `<p>Merhaba</p>${'<blockquote>'.repeat(LIMITS.htmlOpenElements + 1)}`;
    for (const path of ['replies', 'notes'])
      for (const [language, title] of [
        ['en', 'The formatting is nested too deeply. Paste it as plain text'],
        ['tr', 'Biçimlendirme çok fazla iç içe geçmiş. Düz metin olarak yapıştırın'],
      ] as const)
        expect(await ayse.post(`/tickets/${number}/${path}`, { html }, { 'Accept-Language': language })).toMatchObject({
          status: 400,
          body: { code: 'html-too-deep', title },
        });
    expect((await ayse.get(`/tickets/${number}/messages`)).body.items).toHaveLength(1);
  });

  test('the text of a formatted answer names the address of a link and keeps cells and items apart', async () => {
    const number = await phoneTicket(ayse, desk, 'Biçimli', { contact: { address: 'bicim@example.test' } });
    const html =
      '<ul><li>b<ul><li>c</li></ul></li></ul><table><tr><td>Urun</td><td>Adet</td></tr></table><p><a href="https://example.test/x1">tikla</a></p>';
    expect((await ayse.post(`/tickets/${number}/replies`, { html })).status).toBe(202);
    const raw = await eventually(
      () =>
        desk.sink
          .mails()
          .find(({ envelope }) => envelope.to.includes('bicim@example.test'))
          ?.raw.toString(),
      { label: 'the mail' },
    );
    expect(raw).toContain('tikla <https://example.test/x1>');
    expect(raw).toMatch(/^- b\r?\n\s+- c\r?$/m);
    expect(raw).toMatch(/^Urun Adet\r?$/m);
  });

  test('a ticket is put aside for a year at most', async () => {
    const number = await phoneTicket(ayse, desk, 'Uzak');
    const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
    const snooze = (until: string, dueAt: string, reason = 'Kargo') =>
      ayse.put(`/tickets/${number}/snooze`, { until, dueAt, reason });
    expect((await snooze('9999-01-01T00:00:00Z', '9999-01-02T00:00:00Z')).body.code).toBe('bad-input');
    expect((await snooze(at(370), at(371))).body.code).toBe('bad-input');
    expect((await snooze(at(360), at(361), ' ')).body).toMatchObject({
      code: 'bad-input',
      fields: [{ path: 'reason' }],
    });
    expect((await snooze(at(360), at(361))).status).toBe(202);
  });

  test('a promise asked for on a day off moves to the next opening, and one before the return is refused', async () => {
    const number = await phoneTicket(ayse, desk, 'Hafta sonu');
    const hours = (days: number[], from: string, to: string) => [
      JSON.stringify(days.map((day) => ({ day, from, to }))),
    ];
    const set = 'update calendar set open_hours = $1::jsonb';
    await desk.rows(set, hours([1, 2, 3, 4, 5], '09:00', '18:00'));
    const at = new Date();
    at.setUTCDate(at.getUTCDate() + 13 - at.getUTCDay());
    at.setUTCHours(12, 0, 0, 0);
    const until = at.toISOString();
    const dueAt = new Date(at.getTime() + HOUR_MS).toISOString();
    const early = new Date(at.getTime() - HOUR_MS).toISOString();
    expect((await ayse.put(`/tickets/${number}/snooze`, { until, dueAt: early, reason: 'Kargo' })).body.code).toBe(
      'bad-input',
    );
    const { snooze } = (await ayse.put(`/tickets/${number}/snooze`, { until, dueAt, reason: 'Kargo' })).body;
    expect(snooze.until).toBe(until);
    expect([0, 6]).not.toContain(new Date(snooze.dueAt).getUTCDay());
    expect(Date.parse(snooze.dueAt)).toBeGreaterThan(Date.parse(dueAt));
    await desk.rows(set, hours([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00'));
  });

  test('who reads all tickets page after page has each once, also those that move meanwhile', async () => {
    const numbers: number[] = [];
    for (let i = 0; i < 6; i += 1) numbers.push(await phoneTicket(ayse, desk, `Sayfa ${i}`));
    const seen: number[] = [];
    let after = '';
    do {
      const { body } = await ayse.get(`/tickets?view=all&limit=2${after}`);
      seen.push(...body.items.map((item: { number: number }) => item.number));
      // The oldest of those not read yet becomes the newest by its activity.
      const next = numbers.find((number) => !seen.includes(number));
      if (next !== undefined) await desk.rows('update ticket set last_message_at = now() where number = $1', [next]);
      after = body.next === null ? '' : `&after=${body.next}`;
    } while (after !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(numbers));
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    const byActivity = (await ayse.get('/tickets?view=all&sort=activity&limit=200')).body.items;
    const times = byActivity.map((item: { lastMessageAt: string }) => item.lastMessageAt);
    expect(times).toEqual(times.toSorted((a: string, b: string) => (a < b ? 1 : -1)));
  });
});
