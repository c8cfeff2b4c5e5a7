/** A customer who does not answer is reminded and then let go, as far as their policy says so and they were really reached. */
import { describe, expect, test } from '@jest/globals';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, Fact, TicketEvent } from '../../../domain/ticket/event.ts';
import type { Effect } from '../../../domain/ticket/effect.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { isStillAsked, isStillMeant } from '../../../domain/ticket/own-mail.ts';
import { asTicket, type Limits, RULES, type RulesNumber, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import {
  born,
  by,
  clockOf,
  customer,
  delivery,
  LIMITS_OF,
  mailFrom,
  NOON,
  reply,
  system,
} from '../../support/cast/ticket-events.ts';

type Life = { ticket: Ticket; now: number; log: string[]; effects: Effect[] };
type Does = TicketEvent | 'next';

const fact = (one: Fact): TicketEvent => ({ ...one, actor: system, at: NOON, key: null });
const reminded = (outbox = 'r1') => fact({ kind: 'mail-written', mail: 'reminder', outbox });

/** A life under these limits: given events come an hour after each other, `next` is whatever comes by itself. */
function live(limits: Partial<Limits>, does: Does[], rules: RulesNumber = RULES): Life {
  const life: Life = {
    ...{ ticket: born({ limits: { ...LIMITS_OF, ...limits } }), now: NOON, log: [], effects: [] },
  };
  for (const one of does) {
    const due = deadlines(life.ticket).find(({ event }) => !event.kind.startsWith('clock-'));
    life.now = one === 'next' ? due!.at : life.now + HOUR_MS;
    const event = one === 'next' ? due!.event : { ...one, at: life.now };
    const step = decide(life.ticket, event, life.now, rules);
    Object.assign(life, { ticket: step.ticket, effects: step.effects });
    life.log.push(event.kind);
  }
  return life;
}
const mails = ({ effects }: Life) => effects.flatMap((one) => (one.kind === 'write-mail' ? [one.mail] : []));
const BOTH = { reminds: true, closesUnanswered: true };
const answered = [mailFrom('m1'), by(reply()), delivery()];

describe('an answer that is not answered', () => {
  test('brings one reminder, and then the closing with its mail', () => {
    const first = live(BOTH, [...answered, 'next']);
    expect([first.log.at(-1), mails(first)]).toEqual(['reminder-due', ['reminder']]);
    const last = live(BOTH, [...answered, 'next', reminded(), delivery('sent', { outbox: 'r1' }), 'next']);
    expect([last.log.at(-1), mails(last)]).toEqual(['answer-limit-passed', ['closing']]);
    expect(last.ticket).toMatchObject({ state: 'closed', closedAs: 'no-answer' });
  });

  test('is given the whole time again after another answer of ours', () => {
    const { ticket, now } = live(BOTH, [...answered, 'next', reminded(), by({ ...reply(), outbox: 'o2' } as Command)]);
    expect(ticket).toMatchObject({ reminded: false, reminder: null, nudgeAt: now + LIMITS_OF.reminderMs });
  });

  test('is given no more by a note among ourselves', () => {
    const before = live(BOTH, answered).ticket.nudgeAt;
    expect(live(BOTH, [...answered, by({ kind: 'note', message: 'n' })]).ticket.nudgeAt).toBe(before);
  });

  test.each([
    ['reminds alone', { reminds: true }, ['reminder'], ['closing-proposed', []]],
    ['closes alone', { closesUnanswered: true }, [], ['answer-limit-passed', ['closing']]],
    ['does neither', {}, [], ['closing-proposed', []]],
  ] as const)('under a policy that %s', (_, limits, atFirst, atLast) => {
    expect(mails(live(limits, [...answered, 'next']))).toEqual(atFirst);
    const sent = atFirst.length > 0 ? [reminded(), delivery('sent', { outbox: 'r1' })] : [];
    const last = live(limits, [...answered, 'next', ...sent, 'next']);
    expect([last.log.at(-1), mails(last)]).toEqual(atLast);
    expect(last.ticket.state).toBe(atLast[0] === 'answer-limit-passed' ? 'closed' : 'awaiting-reply');
  });

  test('keeps the promise of a solution, as an archived one with an answer does', () => {
    const { ticket } = live(BOTH, [...answered, 'next', reminded(), delivery('sent', { outbox: 'r1' }), 'next']);
    expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'met' });
  });

  test('opens again with the customer’s next mail', () => {
    const closed = [...answered, 'next', reminded(), delivery('sent', { outbox: 'r1' }), 'next'] as const;
    expect(live(BOTH, [...closed, mailFrom('m2')]).ticket).toMatchObject({ state: 'assigned', reopenCount: 1 });
  });
});

describe('nobody is let go who was not reached', () => {
  const away = mailFrom('ooo', { machine: true, automatic: true });
  test.each<[string, Does[]]>([
    ['is on its way', [mailFrom('m1'), by(reply())]],
    ['was put off', [mailFrom('m1'), by(reply()), delivery('deferred', { retryAt: NOON + 9_000 * HOUR_MS })]],
    ['may have arrived', [mailFrom('m1'), by(reply()), delivery('unknown')]],
    ['was answered by an absence notice', [...answered, away]],
  ])('no reminder while the answer %s: a person must look', (_, does) => {
    const life = live(BOTH, [...does, fact({ kind: 'reminder-due' })]);
    expect(mails(life)).toEqual([]);
    expect(life.ticket).toMatchObject({ state: 'awaiting-reply', needsAttention: true, reminded: false });
    expect(life.ticket.nudgeAt).toBe(life.now + LIMITS_OF.reminderMs);
  });

  test.each<[string, Does[]]>([
    ['has not been sent', [reminded()]],
    ['was refused', [reminded(), delivery('rejected', { outbox: 'r1' })]],
    ['came back', [reminded(), delivery('sent', { outbox: 'r1' }), delivery('bounced', { outbox: 'r1' })]],
    ['was answered by an absence notice', [reminded(), delivery('sent', { outbox: 'r1' }), away]],
  ])('no closing when the reminder %s: a person must look', (_, does) => {
    const life = live(BOTH, [...answered, 'next', ...does, 'next']);
    expect(life.log.at(-1)).toBe('answer-limit-passed');
    expect(mails(life)).toEqual([]);
    expect(life.ticket).toMatchObject({ state: 'awaiting-reply', needsAttention: true });
  });

  test('nor who was never written to: a caller whose address we do not have', () => {
    const wait = by({ kind: 'wait', waitingFor: 'customer', until: null, reason: null });
    const life = live(BOTH, [by({ kind: 'opened', message: 'm1', dues: [] } as never), wait, 'next', 'next']);
    expect(life.log.slice(-2)).toEqual(['reminder-due', 'answer-limit-passed']);
    expect(life.ticket).toMatchObject({ state: 'awaiting-reply', needsAttention: true });
  });

  test('a person who looks lets it go on', () => {
    const life = live(BOTH, [...answered, away, 'next', by({ kind: 'note', message: 'n' }), 'next']);
    expect(mails(life)).toEqual(['reminder']);
  });

  test('an answer that came back after the closing opens it again', () => {
    const closed = [...answered, 'next', reminded(), delivery('sent', { outbox: 'r1' }), 'next'] as const;
    expect(live(BOTH, [...closed, delivery('bounced')]).ticket).toMatchObject({ state: 'assigned', closedAs: null });
  });
});

describe('the question whether it is solved', () => {
  const resolved = [mailFrom('m1'), by(reply('resolve')), delivery()];
  const asked = [
    ...resolved,
    fact({ kind: 'confirmation-asked', outbox: 'q1', cycle: 1 }),
    delivery('sent', { outbox: 'q1' }),
  ];
  const again = fact({ kind: 'mail-written', mail: 'question-reminder', outbox: 'r1' });

  test('is asked once more when half of its time has passed, and closes when all of it has', () => {
    const half = live(BOTH, [...asked, 'next']);
    expect([half.log.at(-1), mails(half)]).toEqual(['confirmation-reminder-due', ['question-reminder']]);
    const { stateSince } = half.ticket;
    expect(half.now).toBe(stateSince + LIMITS_OF.confirmationMs / 2);
    const end = live(BOTH, [...asked, 'next', again, delivery('sent', { outbox: 'r1' }), 'next']);
    expect(end.now).toBe(stateSince + LIMITS_OF.confirmationMs);
    expect(end.ticket).toMatchObject({ state: 'closed', closedAs: 'no-objection' });
    expect(mails(end)).toEqual([]);
  });

  test('is not asked where the policy says so: after the same time it closes, and no mail is written', () => {
    const silent = { ...BOTH, asks: false };
    expect(live(silent, [mailFrom('m1'), by(reply('resolve'))]).effects.map(({ kind }) => kind)).not.toContain(
      'ask-confirmation',
    );
    const end = live(silent, [...resolved, 'next']);
    expect(end.ticket).toMatchObject({ state: 'closed', closedAs: 'no-objection', confirmationCycle: 1 });
    expect([end.now - end.ticket.stateSince, mails(end)]).toEqual([0, []]);
    expect(end.log.at(-1)).toBe('confirmation-limit-passed');
  });

  test('is not repeated to one who is away, and their silence closes nothing', () => {
    const life = live(BOTH, [...asked, mailFrom('ooo', { machine: true, automatic: true }), 'next', 'next']);
    expect(life.ticket).toMatchObject({ state: 'resolved-pending-confirmation', needsAttention: true });
  });

  test('is answered by no link of an earlier one where it was not put again', () => {
    const { ticket } = live(BOTH, [...asked, by({ kind: 'deny', cycle: 1, message: null }, NOON, customer)]);
    const silent = { ...ticket, limits: { ...ticket.limits, asks: false } };
    const resolvedAgain = decide(silent, by({ kind: 'resolve' }), NOON + 9 * HOUR_MS, RULES).ticket;
    const confirm = { kind: 'confirm', cycle: 1, message: null } as const;
    expect(refusal(resolvedAgain, confirm, NOON + 10 * HOUR_MS)).toMatchObject({ code: 'link-expired' });
  });

  test('is put by a run of earlier rules as it was', () => {
    const life = live({ asks: false, reminds: false }, [mailFrom('m1'), by({ kind: 'resolve' })], 1);
    expect(life.effects).toContainEqual({ kind: 'ask-confirmation', cycle: 1 });
  });
});

describe('a limit counts in open time', () => {
  const business = { ...BOTH, countBy: 'business' } as const;
  const limitAt = NOON + 500 * HOUR_MS;

  test('that the answer brings along', () => {
    const { ticket, effects } = live(business, [mailFrom('m1'), by({ ...reply(), limitAt } as Command)]);
    expect(ticket.nudgeAt).toBe(limitAt);
    expect(effects.map(({ kind }) => kind)).toEqual(['record', 'send']);
  });

  test('or the calendar is asked, and its answer entered once', () => {
    const life = live(business, [mailFrom('m1'), by(reply())]);
    expect(life.effects).toContainEqual({
      ...{ kind: 'schedule-limit', policy: 'usual', from: life.now, amountMs: LIMITS_OF.reminderMs },
    });
    const was = life.ticket.nudgeAt!;
    const set = decide(life.ticket, fact({ kind: 'limit-scheduled', was, limitAt }), life.now, RULES);
    expect(set.ticket.nudgeAt).toBe(limitAt);
    expect(set.effects.map(({ kind }) => kind)).toEqual(['record']);
    expect(decide(set.ticket, fact({ kind: 'limit-scheduled', was, limitAt: NOON }), life.now, RULES).effects).toEqual(
      [],
    );
  });

  test('after a reminder, too, and after a sleep', () => {
    const asks = (life: Life) => life.effects.some(({ kind }) => kind === 'schedule-limit');
    expect(asks(live(business, [...answered, 'next']))).toBe(true);
    const snooze: Command = { kind: 'snooze', until: NOON + 90 * HOUR_MS, dueAt: NOON + 91 * HOUR_MS, reason: 'x' };
    expect(asks(live(business, [...answered, by(snooze)]))).toBe(false);
    expect(asks(live(business, [...answered, by(snooze), 'next']))).toBe(true);
  });

  test('but not in a ticket of an earlier release, which keeps what it was promised', () => {
    const { countBy: _c, asks: _a, reminds: _r, closesUnanswered: _u, ...old } = LIMITS_OF;
    const ticket = asTicket({ ...born(), limits: old });
    expect(ticket.limits).toEqual({ ...old, countBy: 'calendar', asks: true, reminds: false, closesUnanswered: false });
  });
});

describe('a mail of the ticket’s own that waits to leave', () => {
  const waits = [...answered, 'next', reminded()] as const;
  const wait = by({ kind: 'wait', waitingFor: 'third-party', until: NOON + 99 * HOUR_MS, reason: null });
  test.each<[what: string, Does[], boolean]>([
    ['is true while they are silent', [], true],
    ['is not after their mail', [mailFrom('m2')], false],
    ['is not after another answer of ours', [by({ ...reply(), outbox: 'o2' } as Command)], false],
    ['is not while somebody else is waited for', [wait], false],
  ])('as a reminder: %s', (_what, then, isTrue) => {
    expect(isStillMeant(live(BOTH, [...waits, ...then]).ticket, 'reminder', 'r1')).toBe(isTrue);
  });

  test('as a reminder that was written too late: is not, and is none later on', () => {
    const late = live(BOTH, [...answered, 'next', mailFrom('m2'), reminded()]).ticket;
    expect([late.reminder, isStillMeant(late, 'reminder', 'r1')]).toEqual([null, false]);
  });

  test('as a closing: is true until the ticket is open again', () => {
    const closed = [...waits, delivery('sent', { outbox: 'r1' }), 'next'] as const;
    expect(isStillMeant(live(BOTH, [...closed]).ticket, 'closing', 'c1')).toBe(true);
    expect(isStillMeant(live(BOTH, [...closed, mailFrom('m2')]).ticket, 'closing', 'c1')).toBe(false);
  });

  test('as the question whether all is well: is not once the answer was taken back, the customer wrote, or it is asked anew', () => {
    const solves = (outbox = 'o1') => by({ ...reply(), then: 'resolve', outbox } as Command);
    const asked = [mailFrom('m1'), solves()] as const;
    const isTrue = (...then: Does[]) => {
      const { ticket } = live(BOTH, [...asked, ...then]);
      return isStillAsked(ticket, 1);
    };
    expect(isTrue()).toBe(true);
    expect(isTrue(delivery('cancelled'))).toBe(false);
    expect(isTrue(mailFrom('m2'))).toBe(false);
    expect(isTrue(mailFrom('m2'), solves('o2'))).toBe(false);
  });
});
