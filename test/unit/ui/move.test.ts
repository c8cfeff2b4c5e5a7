/** Whose move a ticket is, until when and what happens otherwise, as its head says it: for every state, in both languages. */
import { describe, expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import type { Language } from '../../../domain/text/language.ts';
import { STATES } from '../../../domain/ticket/ticket.ts';
import type { ClockView, TicketDetail } from '../../../ui/data/types.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { moveWords } from '../../../ui/ticket/time/move-words.ts';
import { moveOf, type Next } from '../../../ui/ticket/time/move.ts';

/** A Friday noon in the machine's own zone: what the desk shows is always local. */
const NOW = new Date(2026, 10, 20, 12, 0).getTime();
const at = (hour: number, minute = 0, days = 0) => new Date(2026, 10, 20 + days, hour, minute).toISOString();
const AYSE = { id: 'a', name: 'Ayşe Yılmaz' };
const CAN = { id: 'c', name: 'Can Demir' };
const DESTEK = { id: 'd', name: 'Destek' };

const clock = (more: Partial<ClockView> = {}): ClockView => ({
  ...{ kind: 'first-response', state: 'running', dueAt: at(14, 20), warnAt: at(13, 50), startedAt: at(9) },
  ...{ pausedAt: null, metAt: null, breachedAt: null, endedAt: null, onItsWay: false, promisedAt: null },
  ...more,
});
const owed = (more: object = {}) => ({
  ...{ id: 'p', dueAt: at(16, 30), firstDueAt: at(16, 30), warnAt: at(16), state: 'open' as const, onItsWay: false },
  ...more,
});
type Ticket = Parameters<typeof moveOf>[0];
const ticket = (more: Partial<Ticket> = {}): Ticket => ({
  ...{ state: 'assigned', owner: AYSE, team: DESTEK, snooze: null, wait: null, waitingFor: null, sendsNext: null },
  ...{ clocks: [clock()], promises: [], closedAs: null, closedAt: null },
  ...more,
});
const next = (what: string, at: string | null, then: Next['then'], why: Next['why'] = {}): Next => ({
  ...{ at, what, why, then },
});
const tells = (agent: typeof CAN | null, whom: 'owner' | 'lead' | 'members' | 'admins' = 'lead') => ({
  ...{ does: 'tells' as const, whom },
  ...(agent && { agent }),
});
const RESPONSE = { clock: 'first-response' as const };
const BREACH = next('clock-breached', at(14, 20), [tells(CAN)], RESPONSE);

type Case = { of: string; ticket: Ticket; next: Next[] | undefined; me?: string; tone: string; tr: string; en: string };
const CASES: Case[] = [
  {
    of: 'answered by a reply that leaves tomorrow, after it is due',
    ticket: ticket({ state: 'awaiting-reply', clocks: [clock({ onItsWay: true })], sendsNext: { at: at(9, 0, 1) } }),
    next: [BREACH, next('hold-ended', at(9, 0, 1), [{ does: 'sends' }])],
    tone: 'soon',
    tr: 'Yanıt zamanlandı · gönderim: yarın 09:00 · yanıt hedefi daha önce: bugün 14:20',
    en: 'Reply scheduled · leaves tomorrow 09:00 · a reply is due before that: today 14:20',
  },
  {
    of: 'scheduled within what was promised',
    ticket: ticket({
      ...{ state: 'awaiting-reply', clocks: [clock({ dueAt: at(18, 0), onItsWay: true })], sendsNext: { at: at(16) } },
    }),
    next: undefined,
    tone: 'quiet',
    tr: 'Yanıt zamanlandı · gönderim: bugün 16:00 · o zamana kadar sıra kimsede değil · müşteri önce yazarsa gönderilmez, bir kişinin kararını bekler',
    en: 'Reply scheduled · leaves today 16:00 · nobody’s turn until then · if the customer writes first, it is not sent and waits for a person',
  },
  {
    of: 'put aside with a scheduled reply, which is not being sent yet and will keep a promise',
    ticket: ticket({
      ...{
        snooze: { until: at(9, 0, 1), dueAt: at(12, 0, 1), reason: null },
        clocks: [],
        promises: [owed({ onItsWay: true })],
        sendsNext: { at: at(16) },
      },
    }),
    next: undefined,
    tone: 'quiet',
    tr: 'Ertelendi · yarın 09:00’a kadar · yanıt zamanlandı: bugün 16:00 · söz bu yanıtla zamanında tutulacak',
    en: 'Snoozed · until tomorrow 09:00 · reply scheduled: today 16:00 · it leaves in time to keep the promise',
  },
  {
    of: 'scheduled for later than an agent has promised it',
    ticket: ticket({
      ...{ state: 'awaiting-reply', clocks: [], promises: [owed({ onItsWay: true })], sendsNext: { at: at(9, 0, 1) } },
    }),
    next: undefined,
    tone: 'soon',
    tr: 'Yanıt zamanlandı · gönderim: yarın 09:00 · Ayşe Yılmaz 16:30’a kadar sözünü tutmalı',
    en: 'Reply scheduled · leaves tomorrow 09:00 · Ayşe Yılmaz has to keep a promise by 16:30',
  },
  {
    of: 'put aside with a scheduled reply that leaves after it was promised',
    ticket: ticket({
      ...{
        snooze: { until: at(9, 0, 1), dueAt: at(12, 0, 1), reason: null },
        clocks: [],
        promises: [owed({ onItsWay: true })],
        sendsNext: { at: at(16, 31) },
      },
    }),
    next: undefined,
    me: 'a',
    tone: 'soon',
    tr: 'Ertelendi · yarın 09:00’a kadar · yanıt zamanlandı: bugün 16:31 · 16:30’a kadar sözünüzü tutmalısınız',
    en: 'Snoozed · until tomorrow 09:00 · reply scheduled: today 16:31 · keep your promise by 16:30',
  },
  {
    of: 'a reply in its time to be taken back is no schedule',
    ticket: ticket({
      ...{ state: 'awaiting-reply', clocks: [], sendsNext: { at: new Date(NOW + 10_000).toISOString() } },
    }),
    next: [next('hold-ended', new Date(NOW + 10_000).toISOString(), [{ does: 'sends' }])],
    tone: 'theirs',
    tr: 'Sıra müşteride',
    en: 'Customer’s turn',
  },
  {
    of: 'mine, in time',
    ticket: ticket(),
    next: [next('clock-warned', at(13, 50), [tells(AYSE, 'owner')], RESPONSE), BREACH],
    me: 'a',
    tone: 'ours',
    tr: 'Sıra sizde · 14:20’ye kadar yanıt vermelisiniz · yanıt vermezseniz Can Demir haber alır',
    en: 'Your turn · reply by 14:20 · otherwise Can Demir is notified',
  },
  {
    of: 'a colleague’s, nearly due',
    ticket: ticket({ clocks: [clock({ warnAt: at(11, 50) })] }),
    next: [BREACH],
    tone: 'soon',
    tr: 'Sıra bizde · Ayşe Yılmaz 14:20’ye kadar yanıt vermeli · yanıt vermezse Can Demir haber alır',
    en: 'Our turn · Ayşe Yılmaz has to reply by 14:20 · otherwise Can Demir is notified',
  },
  {
    of: 'late, with its next escalation',
    ticket: ticket({ clocks: [clock({ state: 'breached', dueAt: at(11), breachedAt: at(11) })] }),
    next: [next('clock-late', at(13), [tells(CAN), { does: 'raises', priority: 'urgent' }], RESPONSE)],
    tone: 'late',
    tr: 'Sıra bizde · Ayşe Yılmaz 11:00’e kadar yanıt vermeliydi · 13:00’e kadar hâlâ sonuçlanmazsa öncelik Acil olur ve Can Demir haber alır',
    en: 'Our turn · Ayşe Yılmaz should have replied by 11:00 · if it is still not done by 13:00, the priority becomes Urgent and Can Demir is notified',
  },
  {
    of: 'due, and the run has not said so yet',
    ticket: ticket({ clocks: [clock({ dueAt: at(11, 59) })] }),
    next: [],
    me: 'a',
    tone: 'late',
    tr: 'Sıra sizde · 11:59’a kadar yanıt vermeliydiniz',
    en: 'Your turn · you should have replied by 11:59',
  },
  {
    of: 'new, nobody’s, nobody leads the team',
    ticket: ticket({ state: 'new', owner: null, clocks: [clock({ dueAt: at(9, 30, 1) })] }),
    next: [next('unowned-limit-passed', at(16), [tells(null, 'admins')])],
    tone: 'ours',
    tr: 'Sıra bizde, atanmamış · Destek ekibi yarın 09:30’a kadar yanıt vermeli · 16:00’ya kadar kimse üstlenmezse yöneticiler haber alır',
    en: 'Our turn, unassigned · someone in Destek has to reply by tomorrow 09:30 · if nobody takes it by 16:00, the administrators are notified',
  },
  {
    of: 'in the queue of its team',
    ticket: ticket({ state: 'new', owner: null }),
    next: [next('hand-out', null, [], { team: DESTEK, since: at(9), ahead: 1 }), BREACH],
    tone: 'ours',
    tr: 'Sıra bizde, atanmamış · Destek ekibi 14:20’ye kadar yanıt vermeli · Kuyrukta 2. · Destek ekibinde yer açılınca verilecek',
    en: 'Our turn, unassigned · someone in Destek has to reply by 14:20 · Number 2 in the queue · assigned as soon as someone in Destek has room',
  },
  {
    of: 'answered, and the end is owed',
    ticket: ticket({ clocks: [clock({ kind: 'resolution', dueAt: at(10, 0, 3), warnAt: at(9, 0, 3) })] }),
    next: [next('clock-breached', at(10, 0, 3), [tells(CAN)], { clock: 'resolution' })],
    tone: 'ours',
    tr: 'Sıra bizde · Ayşe Yılmaz 23 Kas Pzt 10:00’a kadar çözmeli · çözmezse Can Demir haber alır',
    en: 'Our turn · Ayşe Yılmaz has to solve it by Mon 23 Nov 10:00 · otherwise Can Demir is notified',
  },
  {
    of: 'an agent’s own promise, sooner than the clock',
    ticket: ticket({ promises: [owed({ dueAt: at(13, 6) })] }),
    next: [next('promise-broken', at(13, 6), [tells(CAN)], { promise: 'p' }), BREACH],
    me: 'a',
    tone: 'ours',
    tr: 'Sıra sizde · 13:06’ya kadar sözünüzü tutmalısınız · tutmazsanız Can Demir haber alır',
    en: 'Your turn · keep your promise by 13:06 · otherwise Can Demir is notified',
  },
  {
    of: 'an answer on its way',
    ticket: ticket({ clocks: [clock({ onItsWay: true, warnAt: at(11) })] }),
    next: [],
    tone: 'ours',
    tr: 'Sıra bizde · yanıt gönderiliyor, posta sunucusu kabul edince söz tutulmuş olur',
    en: 'Our turn · a reply is being sent; the promise is kept once the mail server has accepted it',
  },
  {
    of: 'ours without anything owed',
    ticket: ticket({ clocks: [] }),
    next: [next('stale-limit-passed', at(10, 0, 5), [tells(AYSE, 'owner')])],
    tone: 'ours',
    tr: 'Sıra bizde · Ayşe Yılmaz ilgileniyor · 25 Kas Çar 10:00’a kadar işlem yapılmazsa Ayşe Yılmaz haber alır',
    en: 'Our turn · Ayşe Yılmaz is on it · if nothing is done by Wed 25 Nov 10:00, Ayşe Yılmaz is notified',
  },
  {
    of: 'the customer’s, reminded next',
    ticket: ticket({
      state: 'awaiting-reply',
      waitingFor: 'customer',
      clocks: [clock({ kind: 'resolution', dueAt: at(17) })],
    }),
    next: [next('reminder-due', at(10, 0, 5), [{ does: 'mails', mail: 'reminder' }])],
    tone: 'theirs',
    tr: 'Sıra müşteride · 25 Kas Çar 10:00’a kadar yanıt gelmezse müşteriye hatırlatma gider',
    en: 'Customer’s turn · if there is no reply by Wed 25 Nov 10:00, the customer gets a reminder',
  },
  {
    of: 'the customer’s, closed next, with a promise of ours',
    ticket: ticket({ state: 'awaiting-reply', waitingFor: 'customer', clocks: [], promises: [owed()] }),
    next: [
      next('promise-broken', at(16, 30), [tells(CAN)], { promise: 'p' }),
      next('answer-limit-passed', at(10, 0, 3), [
        { does: 'mails', mail: 'closing' },
        { does: 'closes', as: 'no-answer' },
      ]),
    ],
    tone: 'theirs',
    tr: 'Sıra müşteride · Ayşe Yılmaz 16:30’a kadar sözünü tutmalı · 23 Kas Pzt 10:00’a kadar yanıt gelmezse müşteriye kapatıldığı bildirilir ve talep kapanır',
    en: 'Customer’s turn · Ayşe Yılmaz has to keep a promise by 16:30 · if there is no reply by Mon 23 Nov 10:00, the customer is told it is closed and the ticket is closed',
  },
  {
    of: 'waiting for a third party',
    ticket: ticket({
      state: 'awaiting-reply',
      waitingFor: 'third-party',
      wait: { until: at(9, 0, 1), reason: null },
      clocks: [],
    }),
    next: [next('wait-ended', at(9, 0, 1), [{ does: 'returns' }, tells(AYSE, 'owner')])],
    tone: 'quiet',
    tr: 'Üçüncü taraf bekleniyor · yarın 09:00’a kadar · sonra sıra bize döner ve Ayşe Yılmaz haber alır',
    en: 'Waiting for a third party · until tomorrow 09:00 · then it is our turn again and Ayşe Yılmaz is notified',
  },
  {
    of: 'waiting for a colleague',
    ticket: ticket({
      state: 'awaiting-reply',
      waitingFor: 'colleague',
      wait: { until: at(15, 45), reason: null },
      clocks: [],
    }),
    next: undefined,
    tone: 'quiet',
    tr: 'Bir iş arkadaşı bekleniyor · 15:45’e kadar',
    en: 'Waiting for a colleague · until 15:45',
  },
  {
    of: 'snoozed',
    ticket: ticket({ snooze: { until: at(9, 0, 3), dueAt: at(12, 0, 3), reason: null } }),
    next: [next('snooze-ended', at(9, 0, 3), [{ does: 'returns' }])],
    tone: 'quiet',
    tr: 'Ertelendi · 23 Kas Pzt 09:00’a kadar · sonra sıra bize döner',
    en: 'Snoozed · until Mon 23 Nov 09:00 · then it is our turn again',
  },
  {
    of: 'solved, to be confirmed',
    ticket: ticket({ state: 'resolved-pending-confirmation', clocks: [] }),
    next: [next('confirmation-limit-passed', at(12, 10, 1), [{ does: 'closes', as: 'no-objection' }])],
    tone: 'theirs',
    tr: 'Çözüldü, müşterinin onayı bekleniyor · yarın 12:10’a kadar itiraz gelmezse talep kapanır',
    en: 'Solved, waiting for the customer to confirm · if nobody objects by tomorrow 12:10, the ticket is closed',
  },
  {
    of: 'closed',
    ticket: ticket({ state: 'closed', closedAs: 'no-answer', closedAt: at(10), clocks: [clock()] }),
    next: [],
    tone: 'quiet',
    tr: 'Kapalı · Müşteri yanıt vermedi · bugün 10:00',
    en: 'Closed · The customer did not reply · today 10:00',
  },
];

const said = (one: Case, language: Language): string => {
  const words = moveWords(moveOf(one.ticket, one.next, one.me ?? 'somebody', NOW), {
    ...{ language, now: NOW },
    t: makeT(language, deskTexts),
  });
  return [words.whose, words.owed, words.otherwise].filter(Boolean).join(' · ');
};

describe('whose move it is, by when, and what happens otherwise', () => {
  test.each(CASES)('$of', (one) => {
    expect({
      tone: moveOf(one.ticket, one.next, one.me ?? 'somebody', NOW).tone,
      tr: said(one, 'tr'),
      en: said(one, 'en'),
    }).toEqual({ tone: one.tone, tr: one.tr, en: one.en });
  });

  test('every state is among them', () => {
    expect(new Set(CASES.map(({ ticket }) => ticket.state))).toEqual(new Set(STATES));
  });

  test('what this desk does not know yet is said in general words, and never as a key', () => {
    const unknown: TicketDetail['state'] = 'assigned';
    const one: Case = {
      ...{ of: '', tone: '', tr: '', en: '', ticket: ticket({ state: unknown, clocks: [] }) },
      next: [next('of-tomorrow', at(15), [tells(CAN)]), next('later', at(16), [tells(AYSE, 'owner')])],
    };
    expect(said(one, 'tr')).toBe(
      'Sıra bizde · Ayşe Yılmaz ilgileniyor · 15:00’e kadar bir şey olmazsa Can Demir haber alır',
    );
    const silent = {
      ...one,
      next: [next('of-tomorrow', at(15), [{ does: 'of-tomorrow' }] as unknown as Next['then'])],
    };
    expect(said(silent, 'tr')).toBe('Sıra bizde · Ayşe Yılmaz ilgileniyor');
  });
});
