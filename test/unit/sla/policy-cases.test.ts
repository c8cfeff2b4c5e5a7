/** Which policy a ticket goes by, what it then is promised, what stands still, what warns and what is done: one line for each. */
import { describe, expect, test } from '@jest/globals';
import { choose, type ChoiceFacts, policyOfTeam } from '../../../domain/sla/choice.ts';
import { amountsFrom, PRESETS } from '../../../domain/sla/presets.ts';
import {
  birthDues,
  type Escalation,
  escalationsOf,
  type KeptCalendar,
  schedule,
  termsOf,
} from '../../../domain/sla/policy.ts';
import { type Pauses, USUAL_PAUSES } from '../../../domain/ticket/clock/standstill.ts';
import type { Condition } from '../../../domain/ticket/condition.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, TicketEvent } from '../../../domain/ticket/event.ts';
import type { ScheduleRequest } from '../../../domain/ticket/effect.ts';
import { type ClockKind, PRIORITIES, type Priority, RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { born, by, clockOf, delivery, mailFrom, NOON, reply } from '../../support/cast/ticket-events.ts';
import { policyLike } from '../../support/sla/policies.ts';

const is = (field: string, ...value: (string | boolean)[]) => ({ field, op: 'is', value }) as Condition;
const H = HOUR_MS;

describe('the first policy in order whose condition holds', () => {
  const POLICIES: { name: string; when: Condition | null }[] = [
    { name: 'VIP acil', when: { all: [is('sender-vip', true), is('priority', 'urgent')] } },
    { name: 'VIP', when: is('sender-vip', true) },
    { name: 'Holding', when: is('sender-organisation', 'holding') },
    { name: 'şikâyet', when: is('type', 'complaint') },
    { name: 'muhasebe', when: is('team', 'muhasebe') },
    { name: 'gece', when: { any: [is('team', 'gece'), is('team', 'nöbet')] } },
    { name: 'telefon', when: { all: [is('channel', 'phone'), { not: is('priority', 'low') }] } },
    { name: 'acele', when: is('priority', 'urgent', 'high') },
    { name: 'Standart', when: null },
  ];
  const plain: ChoiceFacts = {
    ...{ team: 'destek', priority: 'normal', type: null, channel: 'email' },
    ...{ vip: false, organisation: null },
  };
  test.each<[what: string, Partial<ChoiceFacts>, name: string]>([
    ['of an ordinary ticket is the default', {}, 'Standart'],
    ['asks for a VIP', { vip: true }, 'VIP'],
    ['goes before a wider one', { vip: true, priority: 'urgent' }, 'VIP acil'],
    ['asks for an organisation', { organisation: 'holding' }, 'Holding'],
    ['is not that of another one', { organisation: 'vakıf' }, 'Standart'],
    ['of a VIP of an organisation is the earlier', { vip: true, organisation: 'holding' }, 'VIP'],
    ['asks for a type', { type: 'complaint' }, 'şikâyet'],
    ['is not that of another type', { type: 'question' }, 'Standart'],
    ['asks for a team', { team: 'muhasebe' }, 'muhasebe'],
    ['of a complaint to a team is the earlier', { team: 'muhasebe', type: 'complaint' }, 'şikâyet'],
    ['asks for one of several teams', { team: 'gece' }, 'gece'],
    ['or for the other', { team: 'nöbet' }, 'gece'],
    ['asks for a channel', { channel: 'phone' }, 'telefon'],
    ['with an exception', { channel: 'phone', priority: 'low' }, 'Standart'],
    ['asks for a priority', { priority: 'high' }, 'acele'],
    ['or for the other of two', { priority: 'urgent' }, 'acele'],
    ['of an urgent call is that of calls', { channel: 'phone', priority: 'urgent' }, 'telefon'],
    ['of a form is that of no channel', { channel: 'form' }, 'Standart'],
  ])('%s', (_what, facts, name) => {
    expect(choose(POLICIES, { ...plain, ...facts }).name).toBe(name);
  });

  test.each([
    ['a team that a policy names', 'muhasebe', 'muhasebe'],
    ['a team that a policy names among others', 'nöbet', 'gece'],
    ['a team that none names', 'destek', 'Standart'],
  ])('%s has its hours', (_what, team, name) => {
    expect(policyOfTeam(POLICIES, team).name).toBe(name);
  });

  test('that holds for all leaves nothing to those after it, and without a default there is none', () => {
    expect(choose([{ when: null, name: 'hep' }, ...POLICIES], plain).name).toBe('hep');
    expect(() => choose(POLICIES.slice(0, -1), plain)).toThrow('no default policy');
  });
});

/** Open from nine to six in Istanbul on working days; the 23rd of November 2026 is a Monday. */
const office: KeptCalendar = {
  ...{ id: 'office', version: 2, timeZone: 'Europe/Istanbul', holidays: [] },
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
};
/** The same as it was before: an hour less in the afternoon. */
const before: KeptCalendar = {
  ...office,
  version: 1,
  openHours: office.openHours.map((day) => ({ ...day, to: '17:00' })),
};
const at = (local: string) => Date.parse(`2026-11-${local.replace(' ', 'T')}:00+03:00`);
const local = (instant: number | null) =>
  instant === null ? null : new Date(instant + 3 * H).toISOString().slice(8, 16).replace('T', ' ');

const AMOUNTS = amountsFrom({ 'first-response': 4 * H, 'next-response': 8 * H, resolution: 40 * H });
const policy = policyLike(AMOUNTS.normal, { promises: AMOUNTS, calendar: office });
const ask = (more: Partial<ScheduleRequest> = {}): ScheduleRequest => ({
  ...{ clock: 'first-response', cycle: 1, from: at('23 10:00'), left: null },
  ...more,
});

describe('a whole promise', () => {
  test.each<[what: string, Priority, ClockKind, due: string | null, warn: string | null]>([
    ['an urgent first answer', 'urgent', 'first-response', '23 11:00', '23 10:45'],
    ['a high one', 'high', 'first-response', '23 12:00', '23 11:30'],
    ['a normal one', 'normal', 'first-response', '23 14:00', '23 13:00'],
    ['a low one', 'low', 'first-response', '23 18:00', '23 16:00'],
    ['an urgent next answer', 'urgent', 'next-response', '23 12:00', '23 11:30'],
    ['a normal one again', 'normal', 'next-response', '23 18:00', '23 16:00'],
    ['a low one overnight', 'low', 'next-response', '24 17:00', '24 13:00'],
    ['an urgent solution', 'urgent', 'resolution', '24 11:00', '23 17:30'],
    ['a high one over two nights', 'high', 'resolution', '25 12:00', '24 16:00'],
    ['a normal one over a week', 'normal', 'resolution', '27 14:00', '26 13:00'],
  ])('%s', (_what, priority, clock, due, warn) => {
    const [answer] = schedule(policy, priority, [ask({ clock })]);
    expect([local(answer!.dueAt), local(answer!.warnAt)]).toEqual([due, warn]);
  });

  test('is none where the policy has none, and says so', () => {
    const none = { ...policy, promises: { ...AMOUNTS, low: { ...AMOUNTS.low, resolution: null } } };
    expect(schedule(none, 'low', [ask({ clock: 'resolution' })])).toMatchObject([{ dueAt: null, warnAt: null }]);
    expect(schedule(none, 'normal', [ask({ clock: 'resolution' })])[0]!.dueAt).not.toBeNull();
  });

  test('around the clock passes the night, and one in open hours does not', () => {
    const round = { ...policy, countBy: { ...policy.countBy, resolution: 'calendar' as const } };
    const dues = schedule(round, 'normal', [ask({ clock: 'resolution' }), ask({ from: at('23 17:00') })]);
    expect(dues.map(({ dueAt }) => local(dueAt))).toEqual(['25 02:00', '24 12:00']);
  });

  test('says by which policy and calendar, in which versions', () => {
    const round = { ...policy, version: 7, countBy: { ...policy.countBy, resolution: 'calendar' as const } };
    expect(birthDues(round, at('23 10:00'), 'high')).toMatchObject([
      { policy: 'p1', policyVersion: 7, calendar: 'office', calendarVersion: 2, since: at('23 10:00'), spentMs: 0 },
      { policy: 'p1', policyVersion: 7, calendar: null, calendarVersion: null },
    ]);
  });
});

describe('of a promise of which something is spent', () => {
  const counted = { calendar: 'office', version: 2 };
  const ran = (from: string, to: string, spentMs = 0): ScheduleRequest['ran'] & {} => ({
    ...{ spentMs, counted },
    stretches: [{ from: at(from), to: at(to) }],
  });
  const left = { from: 0, to: 0 };
  test.each<[what: string, Priority, from: string, ran: ScheduleRequest['ran'] & {}, due: string, warn: string]>([
    ['what is left is as much as it was', 'normal', '23 12:00', ran('23 10:00', '23 12:00'), '23 14:00', '23 13:00'],
    ['a raise leaves less', 'high', '23 11:00', ran('23 10:00', '23 11:00'), '23 12:00', '23 11:30'],
    [
      'a raise beyond what is left breaks it now, and not before',
      'urgent',
      '23 13:00',
      ran('23 10:00', '23 13:00'),
      '23 13:00',
      '23 13:00',
    ],
    ['at night it breaks as the day begins', 'urgent', '23 20:00', ran('23 16:00', '23 20:00'), '24 09:00', '24 09:00'],
    [
      'a lower one leaves more, and warns again',
      'low',
      '23 13:30',
      ran('23 10:00', '23 13:30'),
      '23 18:00',
      '23 16:00',
    ],
    ['what it stood still is not counted', 'normal', '24 09:00', ran('23 10:00', '23 12:00'), '24 11:00', '24 10:00'],
    ['earlier stretches are', 'normal', '24 10:00', ran('24 09:00', '24 10:00', 2 * H), '24 11:00', '24 10:00'],
    ['nights between are not', 'normal', '24 10:00', ran('23 17:00', '24 10:00'), '24 12:00', '24 11:00'],
  ])('%s', (_what, priority, from, stretch, due, warn) => {
    const [answer] = schedule(policy, priority, [ask({ from: at(from), left, ran: stretch })]);
    expect([local(answer!.dueAt), local(answer!.warnAt)]).toEqual([due, warn]);
  });

  test('what was counted by the calendar of then stays as it was counted', () => {
    const stretch = { ...ran('23 16:00', '24 10:00'), counted: { calendar: 'office', version: 1 } };
    const dues = schedule(policy, 'normal', [ask({ from: at('24 10:00'), left, ran: stretch })], [before]);
    // An hour of Monday by the hours of then, one of Tuesday: two are left.
    expect(local(dues[0]!.dueAt)).toBe('24 12:00');
    const byNow = schedule(policy, 'normal', [ask({ from: at('24 10:00'), left, ran: stretch })]);
    expect(local(byNow[0]!.dueAt)).toBe('24 11:00');
  });

  test('and so does what was counted around the clock', () => {
    const stretch = { ...ran('23 17:00', '23 20:00'), counted: { calendar: null, version: null } };
    const [due] = schedule(policy, 'normal', [ask({ from: at('24 09:00'), left, ran: stretch })]);
    expect(local(due!.dueAt)).toBe('24 10:00');
  });
});

/** With its first mail at noon, by a policy around the clock: four hours, eight, forty. */
const round = policyLike(AMOUNTS.normal, { promises: AMOUNTS });
function promised(by = round, ...events: TicketEvent[]): Ticket {
  const first = mailFrom('m1', { dues: birthDues(by, NOON, 'normal') });
  return [first, ...events].reduce(
    (ticket, event) => settledBy(by, decide(ticket, event, event.at, RULES)),
    born(termsOf(by)),
  );
}
/** What the step asks of the calendar is answered at once. */
function settledBy(by: typeof round, { ticket, effects }: ReturnType<typeof decide>): Ticket {
  const asked = effects.find((effect) => effect.kind === 'schedule');
  if (asked?.kind !== 'schedule') return ticket;
  const dues = schedule(by, asked.priority, asked.requests);
  const system = { actor: { kind: 'system' }, at: NOON, key: null } as const;
  return decide(ticket, { kind: 'scheduled', dues, terms: termsOf(by), ...system }, NOON, RULES).ticket;
}
const hoursOf = (ticket: Ticket, kind: ClockKind) => (clockOf(ticket, kind)!.dueAt - NOON) / H;
const priority = (to: Priority): Command => ({ kind: 'set-priority', priority: to });

describe('a ticket whose priority changes', () => {
  test.each<[what: string, to: Priority, after: number, first: number, solution: number]>([
    ['is promised less time from its true start', 'urgent', 0.5, 1, 10],
    ['is promised half of it', 'high', 1, 2, 20],
    ['is promised more of it', 'low', 3, 8, 80],
    ['is late from now on, when it has had that time already', 'urgent', 3, 3, 10],
  ])('%s', (_what, to, hours, first, solution) => {
    const ticket = promised(round, by(priority(to), NOON + hours * H));
    expect([hoursOf(ticket, 'first-response'), hoursOf(ticket, 'resolution')]).toEqual([first, solution]);
  });

  test('and back again is promised what it was', () => {
    const ticket = promised(round, by(priority('low'), NOON + H), by(priority('normal'), NOON + 2 * H));
    expect([hoursOf(ticket, 'first-response'), hoursOf(ticket, 'resolution')]).toEqual([4, 40]);
  });

  test('keeps a broken promise broken', () => {
    const broken: TicketEvent = {
      ...{ kind: 'clock-breached', clock: 'first-response', dueAt: NOON + 4 * H, at: NOON + 4 * H },
      ...{ actor: { kind: 'system' }, key: null },
    };
    const ticket = promised(round, broken, by(priority('low'), NOON + 5 * H));
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'breached', breachedAt: NOON + 4 * H });
    expect(hoursOf(ticket, 'resolution')).toBe(80);
  });

  test('keeps what a snooze has promised', () => {
    const snooze: Command = { kind: 'snooze', until: NOON + 20 * H, dueAt: NOON + 22 * H, reason: null };
    const ticket = promised(round, by(snooze, NOON), by(priority('urgent'), NOON + H));
    expect([hoursOf(ticket, 'first-response'), hoursOf(ticket, 'resolution')]).toEqual([22, 10]);
  });

  test('warns once more where there is more time again', () => {
    const warned: TicketEvent = {
      ...{ kind: 'clock-warned', clock: 'first-response', dueAt: NOON + 4 * H, at: NOON + 3 * H },
      ...{ actor: { kind: 'system' }, key: null },
    };
    const ticket = promised(round, warned, by(priority('low'), NOON + 3 * H));
    expect(clockOf(ticket, 'first-response')).toMatchObject({ warned: false, warnAt: NOON + 6 * H });
  });

  test('to one without such a promise is due never, and to one with it is due from its true start', () => {
    const none = { ...round, promises: { ...AMOUNTS, low: { ...AMOUNTS.low, resolution: null } } };
    const low = promised(none, by(priority('low'), NOON + H));
    expect(clockOf(low, 'resolution')).toMatchObject({ promised: false, state: 'running' });
    const again = promised(none, by(priority('low'), NOON + H), by(priority('high'), NOON + 2 * H));
    expect(clockOf(again, 'resolution')).toMatchObject({ promised: true, dueAt: NOON + 20 * H });
  });
});

describe('what stands still while somebody else is waited for', () => {
  const pausing = (pauses: Partial<Pauses>) => ({ ...round, pauses: { ...USUAL_PAUSES, ...pauses } });
  const states = (ticket: Ticket) => [clockOf(ticket, 'first-response')!.state, clockOf(ticket, 'resolution')!.state];
  const answered = by(reply(), NOON + H);
  const arrived = delivery('sent', { at: NOON + H, acceptedAt: NOON + H });
  const resolved = by({ kind: 'resolve' }, NOON + 2 * H);
  test.each<[what: string, Partial<Pauses>, TicketEvent[], first: string, solution: string]>([
    ['nothing while it is our turn', {}, [], 'running', 'running'],
    ['the solution, for a customer', {}, [answered, arrived], 'met', 'paused'],
    ['not the solution, where the policy says so', { customer: [] }, [answered, arrived], 'met', 'running'],
    ['the solution, for a yes or no', {}, [resolved], 'ended', 'paused'],
    ['not then, where the policy says so', { confirmation: [] }, [resolved], 'ended', 'running'],
    [
      'it goes on with what the customer writes',
      {},
      [answered, arrived, mailFrom('m2', { at: NOON + 3 * H })],
      'met',
      'running',
    ],
  ])('%s', (_what, pauses, events, first, solution) => {
    expect(states(promised(pausing(pauses), ...events))).toEqual([first, solution]);
  });

  test('is not counted against the promise', () => {
    const ticket = promised(round, answered, arrived, mailFrom('m2', { at: NOON + 11 * H }));
    expect(hoursOf(ticket, 'resolution')).toBe(50);
  });

  test('is counted by the amount of now, when the policy has changed meanwhile', () => {
    const waiting = promised(round, answered, arrived);
    const shorter = { ...round, promises: { ...AMOUNTS, normal: { ...AMOUNTS.normal, resolution: 20 * H } } };
    const step = decide(waiting, mailFrom('m2', { at: NOON + 11 * H }), NOON + 11 * H, RULES);
    expect(hoursOf(settledBy(shorter, step), 'resolution')).toBe(30);
  });
});

describe('what is done about a promise', () => {
  const STEPS: Escalation[] = [
    { clock: 'first-response', at: 'warned', do: 'tell-owner' },
    { clock: 'first-response', at: 'broken', do: 'tell-lead' },
    { clock: 'first-response', at: 'broken', do: 'raise-priority' },
    { clock: 'first-response', at: H, do: 'reroute' },
    { clock: 'first-response', at: 30 * MINUTE_MS, do: 'tell-lead' },
    { clock: 'resolution', at: 'broken', do: 'tell-lead' },
  ];
  const warned = (clock: ClockKind) => ({ kind: 'clock-warned' as const, data: { clock } });
  const broken = (clock: ClockKind) => ({ kind: 'clock-breached' as const, data: { clock } });
  const late = (clock: ClockKind, afterMs: number) => ({ kind: 'clock-late' as const, data: { clock, afterMs } });
  const replied = { kind: 'reply' as const, data: {} };
  type Told = [clock: ClockKind, moment: Escalation['at'], does: Escalation['do'][]];
  test.each<[what: string, Parameters<typeof escalationsOf>[1], Told[]]>([
    ['as it warns', [warned('first-response')], [['first-response', 'warned', ['tell-owner']]]],
    ['as it breaks', [broken('first-response')], [['first-response', 'broken', ['tell-lead', 'raise-priority']]]],
    [
      'half an hour later',
      [late('first-response', 30 * MINUTE_MS)],
      [['first-response', 30 * MINUTE_MS, ['tell-lead']]],
    ],
    ['an hour later', [late('first-response', H)], [['first-response', H, ['reroute']]]],
    ['so much later as no step is', [late('first-response', 2 * H)], []],
    ['of another clock', [broken('next-response')], []],
    ['by what is no clock', [replied], []],
    [
      'of two clocks at once, of each',
      [broken('first-response'), replied, broken('resolution')],
      [
        ['first-response', 'broken', ['tell-lead', 'raise-priority']],
        ['resolution', 'broken', ['tell-lead']],
      ],
    ],
    [
      'of all that was missed while nobody looked',
      [warned('first-response'), broken('first-response'), late('first-response', H)],
      [
        ['first-response', 'warned', ['tell-owner']],
        ['first-response', 'broken', ['tell-lead', 'raise-priority']],
        ['first-response', H, ['reroute']],
      ],
    ],
  ])('%s', (_what, events, told) => {
    const escalations = escalationsOf({ escalations: STEPS }, events);
    expect(escalations.map(({ clock, moment, does }) => [clock, moment, does])).toEqual(told);
  });

  test('a priority that is raised for a promise leaves it as it was made', () => {
    const ticket = promised(round);
    const event: TicketEvent = {
      ...{ kind: 'escalated', clock: 'first-response', moment: 'warned', does: ['raise-priority'], priority: 'high' },
      ...{ actor: { kind: 'system' }, at: NOON + H, key: null },
    };
    const { ticket: after, effects } = decide(ticket, event, NOON + H, RULES);
    const asMade = ticket.clocks.map((clock) => ({ ...clock, raisedFrom: 'normal' }));
    expect([after.priority, after.clocks]).toEqual(['high', asMade]);
    expect(effects.map(({ kind }) => kind)).toEqual(['record']);
  });

  test('later steps come in the hours of the policy, in their order', () => {
    const [due] = birthDues({ ...policy, escalations: STEPS }, at('23 13:30'), 'normal');
    expect(due!.lateAt!.map((late) => [late.afterMs, local(late.at)])).toEqual([
      [30 * MINUTE_MS, '23 18:00'],
      [H, '24 09:30'],
    ]);
  });
});

describe.each(Object.entries(PRESETS))('the preset %s', (_name, preset) => {
  test('promises no less to what is more urgent, and warns before it is late', () => {
    for (const clock of ['first-response', 'next-response', 'resolution'] as const) {
      const amounts = PRIORITIES.map((one) => preset.promises[one][clock]!);
      expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
    }
    expect(preset.warnAfter).toBeLessThan(1);
  });
});

test('speed goes before satisfaction in all that it promises', () => {
  const [fast, kind] = [PRESETS['speed-first'].promises.normal, PRESETS['satisfaction-first'].promises.normal];
  for (const clock of ['first-response', 'next-response', 'resolution'] as const)
    expect(fast[clock]!).toBeLessThan(kind[clock]!);
});
