/** What a ticket's events tell of its clocks: in any life the same that the clocks themselves say, and of a known life in full. */
import { expect, test } from '@jest/globals';
import { birthDues, type Policy, schedule, termsOf } from '../../../domain/sla/policy.ts';
import { renewalOf } from '../../../domain/sla/renewal.ts';
import { requestsAgain } from '../../../domain/ticket/clock/due.ts';
import { USUAL_PAUSES } from '../../../domain/ticket/clock/standstill.ts';
import { isOver } from '../../../domain/ticket/clock/state.ts';
import { clockHistory } from '../../../domain/ticket/clock/history.ts';
import type { ClockLife } from '../../../domain/ticket/clock/life.ts';
import { deadlines, overdueClocks } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { RecordedEvent, TicketEvent } from '../../../domain/ticket/event.ts';
import type { Effect } from '../../../domain/ticket/effect.ts';
import { type Clock, RULES, type RulesNumber, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { anyEvent, anyPause, dieOf } from '../../support/cast/any-event.ts';
import { born, by, delivery, mailFrom, NOON, system } from '../../support/cast/ticket-events.ts';
import { policyLike } from '../../support/sla/policies.ts';

const H = HOUR_MS;
const AMOUNTS = { 'first-response': 4 * H, 'next-response': 8 * H, resolution: 40 * H };
const POLICY = policyLike(AMOUNTS);
/** Everything stands still while somebody else is waited for. */
const PAUSING: Policy = {
  ...policyLike({ ...AMOUNTS, resolution: null }),
  id: 'p2',
  pauses: {
    ...USUAL_PAUSES,
    customer: ['resolution', 'next-response'],
    'third-party': ['first-response', 'next-response', 'resolution'],
  },
};

/** All at once, and how often it rested. */
function inOne(...of: Parameters<typeof clockHistory>) {
  const telling = clockHistory(...of);
  for (let rests = 0; ; rests += 1) {
    const step = telling.next();
    if (step.done === true) return { rests, history: step.value };
  }
}
const historyOf = (...of: Parameters<typeof clockHistory>) => inOne(...of).history;

/** A ticket with all that is recorded of it. */
class Told {
  events: RecordedEvent[] = [];
  now = NOON;
  ticket: Ticket;
  waiting: Extract<Effect, { kind: 'schedule' }>[] = [];
  private readonly policy: Policy;
  private readonly rules: RulesNumber;

  constructor(policy = POLICY, rules: RulesNumber = RULES) {
    this.policy = policy;
    this.rules = rules;
    this.ticket = born({ ...termsOf(policy), pauses: policy.pauses });
    this.happens(mailFrom('m0', { dues: birthDues(policy, NOON, 'normal') }));
  }

  happens(event: TicketEvent): void {
    const { ticket, effects } = decide(this.ticket, event, this.now, this.rules);
    this.ticket = ticket;
    for (const effect of effects)
      if (effect.kind === 'record') this.events.push(...effect.events);
      else if (effect.kind === 'schedule') this.waiting.push(effect);
  }

  answers(): void {
    for (let asked = this.waiting.shift(); asked !== undefined; asked = this.waiting.shift())
      this.happens({
        kind: 'scheduled',
        dues: schedule(this.policy, asked.priority, asked.requests),
        ...(asked.chooses && { terms: { ...termsOf(this.policy), pauses: this.policy.pauses } }),
        ...{ actor: system, at: this.now, key: null },
      });
  }

  /** An hour later, and the calendar answers. */
  then(event: TicketEvent, hours = 1): this {
    this.now += hours * H;
    for (const late of overdueClocks(this.ticket, this.now)) this.happens(late);
    this.happens({ ...event, at: this.now });
    this.answers();
    return this;
  }

  history = () => historyOf(this.ticket, this.events, { ...termsOf(this.policy), pauses: this.policy.pauses });
  lifeOf = (kind: Clock['kind']): ClockLife => this.history().lives.findLast(({ clock }) => clock === kind)!;
}

const hours = (at: number | null) => (at === null ? null : (at - NOON) / H);
const spells = ({ spells: all }: ClockLife) =>
  all.map(({ from, to, runs, why }) => [hours(from), hours(to), why ?? runs]);
const promises = ({ promised }: ClockLife) =>
  promised.map(({ at, dueAt, because }) => [hours(at), hours(dueAt), because]);

test('a promise that is kept ran from the mail until the server took the answer', () => {
  const told = new Told()
    .then(by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' }))
    .then(delivery('sent'));
  const life = told.lifeOf('first-response');
  expect(spells(life)).toEqual([[0, 2, true]]);
  expect(promises(life)).toEqual([[0, 4, 'start']]);
  expect(life.end).toEqual({ at: NOON + 2 * H, how: 'met' });
  expect(life.promised[0]).toMatchObject({ policy: { id: 'p1', version: 1 }, calendar: { id: 'always', version: 1 } });
});

test('an answer that came back was none: the clock ran on from its true start', () => {
  const told = new Told()
    .then(by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' }))
    .then(delivery('sent'))
    .then(delivery('bounced'));
  const life = told.lifeOf('first-response');
  expect(spells(life)).toEqual([[0, null, true]]);
  expect(life.end).toBeNull();
});

test('a clock that stood still says for whom, and its promise moved by as much', () => {
  const told = new Told()
    .then(by({ kind: 'wait', waitingFor: 'customer', until: null, reason: null }))
    .then(by({ kind: 'wait', waitingFor: 'third-party', until: NOON + 20 * H, reason: 'kargo' }))
    .then(mailFrom('m1'), 3);
  const life = told.lifeOf('resolution');
  expect(spells(life)).toEqual([
    [0, 1, true],
    [1, 2, 'customer'],
    [2, 5, 'third-party'],
    [5, null, true],
  ]);
  expect(promises(life)).toEqual([
    [0, 40, 'start'],
    [5, 44, 'resumed'],
  ]);
});

test('each later promise says what changed it and who; the first stays on record', () => {
  const until = NOON + 10 * H;
  const told = new Told()
    .then(by({ kind: 'set-priority', priority: 'urgent' }))
    .then(by({ kind: 'snooze', until, dueAt: until + H, reason: 'tatil' }));
  const life = told.lifeOf('first-response');
  // The same amounts for every priority: what is promised anew is the same instant, and no promise of its own.
  expect(promises(life)).toEqual([
    [0, 4, 'start'],
    [2, 11, 'snooze'],
  ]);
  expect(life.promised[1]).toMatchObject({ by: 'ayse', version: told.ticket.version });
});

test('a due time that was set by hand is a promise with its reason, and goes on by as much after it stood still', () => {
  const named = { dueAt: NOON + 30 * H, warnAt: NOON + 20 * H, lateAt: [] };
  const told = new Told()
    .then(by({ kind: 'set-due', clock: 'resolution', ...named, note: 'n1' }))
    .then(by({ kind: 'set-priority', priority: 'urgent' }))
    .then(by({ kind: 'wait', waitingFor: 'customer', until: null, reason: null }))
    .then(mailFrom('m1'), 5);
  const life = told.lifeOf('resolution');
  expect(promises(life)).toEqual([
    [0, 40, 'start'],
    [1, 30, 'override'],
    [8, 35, 'resumed'],
  ]);
  expect(life.promised[1]).toMatchObject({ by: 'ayse', note: 'n1', policy: null, calendar: { id: 'always' } });
  // However it was moved since, no policy has promised it.
  expect(life.promised[2]).toMatchObject({ because: 'resumed', policy: null });
  expect(told.ticket.clocks.find(({ kind }) => kind === 'resolution')).toMatchObject({ promisedAt: NOON + 40 * H });
});

test('a policy that was changed over open tickets is a cause of its own, and the stretches stay', () => {
  const told = new Told();
  const { id, version } = POLICY;
  const changed = { ...policyLike({ ...AMOUNTS, resolution: 20 * H }), id, version: version + 1 };
  told.now += 2 * H;
  const dues = schedule(changed, 'normal', requestsAgain(told.ticket.clocks, told.now));
  told.happens({ kind: 'policy-changed', dues, terms: termsOf(changed), actor: system, at: told.now, key: null });
  const life = told.lifeOf('resolution');
  expect(promises(life)).toEqual([
    [0, 40, 'start'],
    [2, 20, 'policy'],
  ]);
  expect(life.promised[1]).toMatchObject({ by: null, policy: { id, version: version + 1 } });
  expect(spells(life)).toEqual([[0, null, true]]);
});

test('a second question begins a life of its own, and the first one stays', () => {
  const told = new Told()
    .then(by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' }))
    .then(delivery('sent'))
    .then(mailFrom('m2'))
    .then(by({ kind: 'reply', message: 'm3', outbox: 'o2', then: 'await' }))
    .then(delivery('sent', { outbox: 'o2' }))
    .then(mailFrom('m4'));
  const lives = told.history().lives.filter(({ clock }) => clock === 'next-response');
  expect(lives.map((life) => [hours(life.startedAt), life.end && hours(life.end.at)])).toEqual([
    [3, 5],
    [6, null],
  ]);
});

test('a promise that was broken says since when, and one that was kept late both', () => {
  const told = new Told()
    .then(by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' }), 6)
    .then(delivery('sent'));
  const life = told.lifeOf('first-response');
  expect(hours(life.breachedAt)).toBe(4);
  expect(life.end).toEqual({ at: NOON + 7 * H, how: 'met' });
});

test('what happened late is told as of when it was noticed', () => {
  const told = new Told();
  told.now += 5 * H;
  told.happens({ ...by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' }), at: NOON + H });
  expect(told.events.at(-1)?.data['noticedAt']).toBe(NOON + 5 * H);
  expect(told.history().isWhole).toBe(true);
});

test('it rests after each event, so that thousands of them keep nobody waiting', () => {
  const told = new Told();
  for (let nth = 0; nth < 20; nth += 1) told.then(by({ kind: 'note', message: `n${nth}` }));
  expect(inOne(told.ticket, told.events, termsOf(POLICY)).rests).toBe(told.events.length);
});

test('a ticket whose events are not all there tells what its clocks say and no more', () => {
  const told = new Told()
    .then(by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' }))
    .then(delivery('sent'));
  const { isWhole, lives } = historyOf(told.ticket, told.events.slice(1), null);
  expect(isWhole).toBe(false);
  expect(lives[0]).toMatchObject({ clock: 'first-response', spells: [], end: { at: NOON + 2 * H, how: 'met' } });
});

test('of such a ticket a solution that a person named is never told as promised by a snooze', () => {
  const lateAt: [] = [];
  const told = new Told()
    .then(by({ kind: 'set-due', clock: 'resolution', dueAt: NOON + 50 * H, warnAt: NOON + 49 * H, lateAt, note: 'n1' }))
    .then(by({ kind: 'snooze', until: NOON + 6 * H, dueAt: NOON + 7 * H, reason: null }));
  const { lives } = historyOf(told.ticket, told.events.slice(1), null);
  const becauseOf = (kind: Clock['kind']) => lives.find(({ clock }) => clock === kind)!.promised.at(-1)!.because;
  expect(becauseOf('resolution')).toBe('override');
  expect(becauseOf('first-response')).toBe('snooze');
});

test('a run of earlier rules is told by those', () => {
  const told = new Told(POLICY, 1).then(by({ kind: 'reply', message: 'm1', outbox: 'o1', then: 'await' }));
  expect(told.history().isWhole).toBe(true);
  expect(told.lifeOf('first-response').end).toEqual({ at: NOON + H, how: 'met' });
});

/** What is wrong with what is told of this clock. */
function faults(life: ClockLife, clock: Clock, now: number): string[] {
  const found: string[] = [];
  const must = (holds: boolean, what: string) => holds || found.push(`${life.clock}: ${what}`);
  const last = life.spells.at(-1)!;
  must(life.spells[0]?.from === clock.startedAt, 'it did not begin when it began');
  must(
    life.spells.slice(1).every(({ from }, index) => from === life.spells[index]!.to),
    'a gap',
  );
  must(
    life.spells.slice(0, -1).every(({ from, to }) => to !== null && to > from),
    'an empty stretch',
  );
  must((last.to === null) === !isOver(clock), 'it ended, or did not');
  must(last.to === null || last.to === Math.max(last.from, (clock.metAt ?? clock.endedAt)!), 'another end');
  must(clock.state === 'paused' || last.to !== null || last.runs, 'it runs, and is told to stand still');
  must(clock.state !== 'paused' || (!last.runs && last.from <= Math.max(now, clock.pausedAt!)), 'it stands still');
  must(life.promised.at(-1)?.dueAt === (clock.promised ? clock.dueAt : null), 'another promise');
  must(life.breachedAt === clock.breachedAt, 'another breach');
  return found;
}

test('in 400 random lives what is told has no gap, and ends as the clocks say', () => {
  const found: string[] = [];
  for (let seed = 0; seed < 400 && found.length === 0; seed += 1) {
    const die = dieOf(seed * 104_729 + 7);
    const told = new Told(die(2) === 0 ? POLICY : PAUSING);
    for (let step = 0; step < 12; step += 1) {
      told.now += anyPause(die);
      const due = deadlines(told.ticket)[0];
      if (due !== undefined && due.at <= told.now) told.happens(due.event);
      told.happens({ ...anyEvent(die, told.ticket, told.now), key: null });
      if (die(3) > 0) told.answers();
    }
    const { isWhole, lives } = told.history();
    if (!isWhole) {
      found.push(`${seed}: it is not told whole`);
      break;
    }
    for (const clock of told.ticket.clocks) {
      const life = lives.findLast((one) => one.clock === clock.kind)!;
      found.push(...faults(life, clock, told.now).map((what) => `${seed}: ${what}`));
    }
  }
  expect(found).toEqual([]);
});

test('what runs on because another policy does not stop it, is promised by the change while it still waits', () => {
  const running: Policy = { ...POLICY, version: 2, pauses: { ...USUAL_PAUSES, 'third-party': [] } };
  const told = new Told().then(by({ kind: 'wait', waitingFor: 'third-party', until: NOON + 90 * H, reason: 'kargo' }));
  const at = NOON + 5 * H;
  const renewed = renewalOf(told.ticket, running, at, [])!;
  told.then({ kind: 'policy-changed', ...renewed, actor: system, at, key: null }, 4);
  const life = told.lifeOf('resolution');
  expect(promises(life)).toEqual([
    [0, 40, 'start'],
    [5, 44, 'policy'],
  ]);
  expect(life.promised[1]).toMatchObject({ amountMs: 40 * H, policy: { id: 'p1', version: 2 } });
  const [moved] = told.events.at(-1)!.data['moved'] as { to: number }[];
  expect(moved!.to).toBe(life.promised[1]!.dueAt);
});

test('what runs on because it waits for somebody else, still goes on after a standstill', () => {
  const told = new Told()
    .then(by({ kind: 'wait', waitingFor: 'third-party', until: NOON + 90 * H, reason: 'kargo' }))
    .then(by({ kind: 'wait', waitingFor: 'colleague', until: NOON + 90 * H, reason: 'depo' }), 4);
  expect(promises(told.lifeOf('resolution')).at(-1)).toEqual([5, 44, 'resumed']);
});
