/** How the time of a ticket is counted, read in the browser, with and without eyes for the picture. */
import { beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { schedule, termsOf } from '../../domain/sla/policy.ts';
import { decide } from '../../domain/ticket/decide.ts';
import type { RecordedEvent, TicketEvent } from '../../domain/ticket/event.ts';
import { type ClockKind, newTicket, RULES, type Ticket } from '../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { AYSE } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { policyLike } from '../support/sla/policies.ts';
import { gone, shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

/** A local time in Istanbul, on a Friday and the days after the weekend. */
const at = (day: number, time: string) => Date.parse(`2026-11-${day}T${time}:00+03:00`);
const AMOUNTS: Record<ClockKind, number> = {
  'first-response': 4 * HOUR_MS,
  'next-response': 8 * HOUR_MS,
  resolution: 16 * HOUR_MS,
};

/** Nobody reads what was said: the events alone speak of these. */
const ID = {
  ...{ m0: randomUUID(), m1: randomUUID(), m2: randomUUID(), m3: randomUUID() },
  ...{ o1: randomUUID(), o2: randomUUID() },
};

needs('chromium')('time', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  let number = 0;

  /** Its whole life as it would have been recorded in that week: nothing of it depends on today. */
  beforeAll(async () => {
    number = await phoneTicket(ayse, desk, 'Hafta sonu bekleyen', { owner: desk.people.ayse });
    // What is still to be recorded of it would come between the lines of the other life.
    await eventually(
      async () => (await desk.rows('select from ticket where number = $1 and version >= 2', [number])).length > 0,
      { label: 'the owner on record' },
    );
    const [calendar] = await desk.rows<{ id: string }>(
      `insert into calendar (name, time_zone, open_hours, holidays) values ('Hafta içi', 'Europe/Istanbul', $1::jsonb, '[]') returning id`,
      [JSON.stringify([1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })))],
    );
    const [policy] = await desk.rows<{ id: string; version: number }>(
      'select id, version from policy where is_default',
    );
    const kept = policyLike(AMOUNTS, {
      ...policy!,
      calendar: {
        ...{ id: calendar!.id, version: 1, timeZone: 'Europe/Istanbul', holidays: [] },
        openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
      },
    });
    const [row] = await desk.rows<{ snapshot: Ticket }>('select snapshot from ticket where number = $1', [number]);
    const team = row!.snapshot.team;
    let ticket = newTicket({ number, team, priority: 'normal', ...termsOf(kept), at: at(20, '15:50') });
    const events: RecordedEvent[] = [];
    const happens = (now: number, event: Record<string, unknown>) => {
      const given = { ...event, at: now, key: null } as unknown as TicketEvent;
      const step = decide(ticket, given, now, RULES);
      ticket = step.ticket;
      for (const effect of step.effects)
        if (effect.kind === 'record') events.push(...effect.events);
        else if (effect.kind === 'schedule')
          happens(now, {
            kind: 'scheduled',
            dues: schedule(kept, 'normal', effect.requests),
            actor: { kind: 'system' },
          });
    };
    const agent = { kind: 'agent', id: desk.people.ayse } as const;
    const customer = { kind: 'contact', id: null } as const;
    const system = { kind: 'system' } as const;
    const mail = (message: string, dues: object[] = []) => ({
      ...{ kind: 'message-received', message, machine: false, dues, outbox: null, actor: customer },
    });
    const start = at(20, '15:50');
    const births = (['first-response', 'resolution'] as const).map((clock) => ({
      clock,
      cycle: 1,
      from: start,
      left: null,
    }));
    happens(start, mail(ID.m0, schedule(kept, 'normal', births)));
    happens(at(23, '10:00'), { kind: 'reply', message: ID.m1, outbox: ID.o1, then: 'await', actor: agent });
    const sent = { kind: 'delivery', state: 'sent', retryAt: null, actor: system };
    happens(at(23, '10:00'), { ...sent, outbox: ID.o1 });
    happens(at(24, '14:00'), mail(ID.m2));
    happens(at(24, '15:00'), { kind: 'set-priority', priority: 'high', actor: agent });
    happens(at(25, '09:30'), { kind: 'reply', message: ID.m3, outbox: ID.o2, then: 'resolve', actor: agent });
    happens(at(25, '09:30'), { ...sent, outbox: ID.o2 });
    happens(at(25, '11:00'), { kind: 'confirm', cycle: 1, message: null, actor: customer });
    await desk.rows('delete from ticket_event where ticket_number = $1', [number]);
    await desk.rows(
      `insert into ticket_event (ticket_number, version, kind, at, actor_kind, actor_id, data)
       select $1, e.version, e.kind, to_timestamp(e.at / 1000.0), e.actor->>'kind', (e.actor->>'id')::uuid, e.data
         from jsonb_to_recordset($2::jsonb) as e(version int, kind text, at float8, actor jsonb, data jsonb)`,
      [number, JSON.stringify(events)],
    );
    await desk.rows('update ticket set snapshot = $2::jsonb, version = $3, state = $4 where number = $1', [
      ...[number, JSON.stringify(ticket), ticket.version, ticket.state],
    ]);
  }, 60_000);

  const explained = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    return page.getByRole('dialog', { name });
  };

  test('a ticket of a weekend says of which hours its promises were made, when they stood still and why', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    const panel = await explained(page, 'Bu süre nasıl hesaplandı?');
    const first = panel.getByRole('region', { name: 'İlk yanıt' });
    await shown(first.getByText('4 sa söz verildi; sayılan: 20 Kas Cum 2 sa 10 dk, 23 Kas Pzt 1 sa.'));
    await shown(first.getByText(/Zamanında tutuldu: 23 Kas/));
    await shown(first.getByText(/takvim: Hafta içi, 1. sürüm/));
    const solution = panel.getByRole('region', { name: 'Çözüm' });
    await shown(solution.getByRole('cell', { name: 'Durdu: müşteri bekleniyordu' }));
    await shown(solution.getByRole('img', { name: /^Çözüm: .* hedef: / }));
    await shown(solution.getByText(/^Durakladıktan sonra sürdü/));
    await shown(panel.getByText('Hiçbir şey; talep kapalı.'));
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await gone(panel);
  }, 90_000);

  test('on a telephone and in the dark it fits and says the same', async () => {
    const page = await browser.open({ scheme: 'dark', width: 390, height: 844 });
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    const panel = await explained(page, 'Bu süre nasıl hesaplandı?');
    await shown(panel.getByRole('region', { name: 'İlk yanıt' }));
    expect(await slidesSideways(page)).toBe(false);
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
  }, 90_000);

  test('of an open ticket it says what happens next by itself, and who is told', async () => {
    await desk.rows('update team set lead_id = $1', [desk.people.can]);
    const open = await phoneTicket(ayse, desk, 'Yeni soru', { owner: desk.people.ayse });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${open}`);
    await page.getByRole('button', { name: /^Çözüm/ }).press('Enter');
    const panel = page.getByRole('dialog', { name: 'Bu süre nasıl hesaplandı?' });
    const next = panel.getByRole('region', { name: 'Bundan sonra ne olacak?' });
    const told = '“Çözüm” süresi dolunca: haber verilir: Ayşe Yılmaz, Can Demir (ekip lideri)';
    await shown(next.getByRole('listitem').filter({ hasText: told }));
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
  }, 90_000);

  test('a due time is set by hand in the panel, with a reason, and the ticket says who, when and why', async () => {
    const open = await phoneTicket(ayse, desk, 'Ne zaman gelir', { owner: desk.people.ayse });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${open}`);
    const panel = await explained(page, 'Bu süre nasıl hesaplandı?');
    const end = panel.getByRole('region', { name: 'Çözüm' });
    await end.getByRole('button', { name: 'Hedefi değiştir: Çözüm' }).press('Enter');
    const form = end.getByRole('form', { name: 'Hedefi değiştir' });
    await form.getByLabel('Ya da siz yazın').fill('20 gün sonra');
    await form.getByRole('button', { name: 'Değiştir', exact: true }).click();
    await shown(form.getByText('Nedenini yazın'));
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await form.getByLabel('Neden').fill('Müşteri geç gelecek');
    await form.getByLabel('Neden').press('Enter');
    await shown(end.getByText(/^Ayşe Yılmaz hedefi değiştirdi: .* ilk hedef: .* Nedeni: Müşteri geç gelecek$/));
    await shown(end.getByText(/^Hedef elle değiştirildi \(Ayşe Yılmaz\)/));
    await gone(form);
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await gone(panel);
    // The reason stands in the thread as a note; what was changed in the history.
    await shown(page.getByRole('article').getByText('Müşteri geç gelecek').first());
  }, 90_000);
});
