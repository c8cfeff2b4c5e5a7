/** A promise that only a changed policy has made late: nobody neglected it, so that it is told once, for all tickets together. */
import { describe, expect, test } from '@jest/globals';
import { escalatedBy } from '../../../domain/sla/passed.ts';
import { foreseenOf } from '../../../domain/sla/open-effect.ts';
import { birthDues, type KeptCalendar, type Policy, schedule, termsOf } from '../../../domain/sla/policy.ts';
import { renewalOf } from '../../../domain/sla/renewal.ts';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, RecordedEvent, TicketEvent } from '../../../domain/ticket/event.ts';
import { noticesOf, type Whom } from '../../../domain/ticket/notices.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS as H } from '../../../domain/time.ts';
import { born, by, clockOf, mailFrom, NOON, system } from '../../support/cast/ticket-events.ts';
import { policyLike } from '../../support/sla/policies.ts';

const AMOUNTS = { 'first-response': 90 * H, 'next-response': 60 * H, resolution: 600 * H };
/** From Monday (`NOON`, 09:00) to Friday. */
const office: KeptCalendar = {
  ...{ id: 'hafta', version: 1, timeZone: 'UTC', holidays: [] },
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
};
const before = policyLike(AMOUNTS, { calendar: office });
const STEPS: Policy['escalations'] = [
  { clock: 'first-response', at: 'warned', do: 'tell-owner' },
  { clock: 'first-response', at: 'broken', do: 'reroute' },
  { clock: 'first-response', at: H, do: 'tell-lead' },
  { clock: 'first-response', at: H, do: 'raise-priority' },
];
const strict = (firstMs: number): Policy => ({
  ...policyLike({ ...AMOUNTS, 'first-response': firstMs }, { calendar: office, version: 2 }),
  escalations: STEPS,
});
/** In the middle of Tuesday, 15 of its hours are spent; on Saturday nobody works, and 45 are. */
const [TUESDAY, SATURDAY, MONDAY] = [NOON + 30 * H, NOON + 123 * H, NOON + 168 * H];

const OF_CLOCKS: readonly string[] = ['warned', 'broken', 'overtaken'];

const AYSE = { agent: 'ayse' };

/** A ticket of Ayşe's that lives as a run lets it, by the policy that stands. */
function life() {
  const first = mailFrom('m1', { dues: birthDues(before, NOON, 'normal') });
  const opened = decide(born(termsOf(before)), first, NOON, RULES).ticket;
  let ticket: Ticket = { ...opened, owner: 'ayse', state: 'assigned' };
  let [policy, now] = [before, NOON];
  const told: [kind: string, whom: Whom, cause: string][] = [];
  const events: RecordedEvent[] = [];
  const asked: string[] = [];
  const apply = (event: TicketEvent): void => {
    const step = decide(ticket, event, now, RULES);
    ticket = step.ticket;
    for (const effect of step.effects) {
      if (effect.kind === 'record') {
        events.push(...effect.events);
        asked.push(...(effect.ask ?? []).filter((one) => one.includes('late') || one.includes('clock')));
        told.push(
          ...noticesOf(effect.events, ticket).flatMap(({ kind, whom, cause }): typeof told =>
            OF_CLOCKS.includes(kind) ? [[kind, whom, cause]] : [],
          ),
        );
        for (const fact of escalatedBy(policy, ticket, effect.events))
          apply({ ...fact, actor: system, at: now, key: null });
      } else if (effect.kind === 'schedule') {
        const dues = schedule(policy, effect.priority, effect.requests, [office]);
        const terms = effect.chooses && termsOf(policy);
        apply({ kind: 'scheduled', dues, ...(terms && { terms }), actor: system, at: now, key: null });
      }
    }
  };
  const pass = (until: number): void => {
    for (let next; (next = deadlines(ticket)[0]) !== undefined && next.at <= until;) {
      now = Math.max(now, next.at);
      apply(next.event);
    }
    now = until;
  };
  return {
    pass,
    does: (command: Command) => apply(by(command, now)),
    /** The policy is changed, and the ticket told: of which those hear of whom it was said before. */
    change(to: Policy, renewal: number): void {
      const [{ runs }, before] = [foreseenOf({ ticket, policy: to, standing: policy }, now, [office]), told.length];
      policy = to;
      const promised = renewalOf(ticket, to, now, [office]);
      if (promised !== null)
        apply({ kind: 'policy-changed', renewal, ...promised, actor: system, at: now, key: `renewal:${renewal}` });
      expect(told.slice(before).map(([, whom]) => whom)).toEqual(
        runs === 'late' ? [AYSE, 'lead'] : runs === 'nearly' ? [AYSE] : [],
      );
    },
    /** As it was marked before it said by which change. */
    forgetsWhich(): void {
      ticket = { ...ticket, clocks: ticket.clocks.map((clock) => ({ ...clock, renewal: undefined })) };
    },
    take: () => ({
      told: told.splice(0),
      asked: asked.splice(0),
      events: events
        .splice(0)
        .filter(({ kind }) => kind !== 'stale-limit-passed')
        .map(({ kind, data }) => (data['does'] === undefined ? kind : `${kind} ${String(data['does'])}`)),
    }),
    clock: () => clockOf(ticket, 'first-response')!,
    ticket: () => ticket,
  };
}
const [OWNER, LEAD] = [
  ['overtaken', AYSE, 'overtaken.3'],
  ['overtaken', 'lead', 'overtaken.3'],
];

test('it is told once for the whole change, and rules and steps of that moment are not asked', () => {
  const one = life();
  one.pass(TUESDAY);
  one.change(strict(2 * H), 3);
  one.pass(TUESDAY + 1);
  expect(one.take()).toEqual({ told: [OWNER, LEAD], asked: [], events: ['policy-changed', 'clock-breached'] });
  expect(one.clock()).toMatchObject({ state: 'breached', breachedAt: TUESDAY });
});

test('what its policy does so long afterwards is done, counted from the change, and told once for all tickets', () => {
  const one = life();
  one.pass(TUESDAY);
  one.change(strict(2 * H), 3);
  expect(one.clock().lateAt).toEqual([{ afterMs: H, at: TUESDAY + H }]);
  one.pass(TUESDAY + 1);
  one.take();
  one.pass(TUESDAY + H);
  const { told, asked, events } = one.take();
  expect(events).toEqual(['clock-late', 'escalated tell-lead,raise-priority']);
  expect(one.ticket().priority).toBe('high');
  expect(told).toEqual([['overtaken', 'lead', `overtaken.3.${H}`]]);
  // Rules would tell of it ticket by ticket.
  expect(asked).toEqual(['overtaken-late']);
});

test('where nobody knows any more by which change, a step is told once for all tickets as well', () => {
  const one = life();
  one.pass(TUESDAY);
  const telling: Policy = {
    ...strict(2 * H),
    escalations: [...STEPS, { clock: 'first-response', at: H, do: 'tell-owner' }],
  };
  one.change(telling, 3);
  one.forgetsWhich();
  one.pass(TUESDAY + 1);
  one.take();
  one.pass(TUESDAY + H);
  const cause = expect.stringMatching(/^overtaken\.day-\d+\.3600000$/);
  expect(one.take().told).toEqual([
    ['overtaken', AYSE, cause],
    ['overtaken', 'lead', cause],
  ]);
});

test('what is late by itself has its steps told ticket by ticket, as ever', () => {
  const one = life();
  one.pass(TUESDAY);
  one.change(strict(16 * H), 3);
  one.pass(TUESDAY + H);
  one.take();
  one.pass(TUESDAY + 2 * H);
  expect(one.take().told).toEqual([['broken', 'lead', expect.stringMatching(/^1001\.\d+\.broken$/)]]);
});

test('a warning that is skipped is in the notice of the change, for whoever has it, and it breaks like any other', () => {
  const one = life();
  one.pass(TUESDAY);
  one.change(strict(16 * H), 3);
  one.pass(TUESDAY + 1);
  expect(one.take()).toEqual({ told: [OWNER], asked: [], events: ['policy-changed', 'clock-warned'] });
  one.pass(TUESDAY + H);
  const { told, events } = one.take();
  expect(told).toEqual([
    ['broken', AYSE, expect.any(String)],
    ['broken', 'lead', expect.any(String)],
  ]);
  expect(events).toEqual(['clock-breached', 'escalated reroute']);
});

test('a warning that only comes sooner is told, to whom it was said', () => {
  const one = life();
  one.pass(TUESDAY);
  one.change(policyLike(AMOUNTS, { calendar: office, version: 2, warnAfter: 0.1 }), 3);
  one.pass(TUESDAY + 1);
  expect(one.take().told).toEqual([OWNER]);
});

describe('where it is late only when work begins next', () => {
  const changed = () => {
    const one = life();
    one.pass(SATURDAY);
    one.change(strict(20 * H), 3);
    expect(one.clock()).toMatchObject({ state: 'running', dueAt: MONDAY, overtaken: 'broken', renewal: 3 });
    expect(one.take().told).toEqual([OWNER, LEAD]);
    return one;
  };

  test.each<[what: string, then: Command]>([
    ['its priority', { kind: 'set-priority', priority: 'urgent' }],
    ['its team', { kind: 'assign', team: 'iade', agent: 'ayse' }],
    ['its type', { kind: 'set-type', type: 'complaint' }],
  ])('and somebody changes %s before that, it is not told a second time', (_what, then) => {
    const one = changed();
    one.pass(SATURDAY + H);
    one.does(then);
    one.pass(MONDAY);
    expect(one.take()).toMatchObject({ told: [], events: expect.arrayContaining(['clock-breached']) });
  });

  test('and it stands still before that, it is not told a second time when it goes on', () => {
    const waits: Policy = { ...strict(20 * H), pauses: { ...before.pauses, 'third-party': ['first-response'] } };
    const one = life();
    one.pass(SATURDAY);
    one.change(waits, 3);
    one.take();
    one.does({ kind: 'wait', waitingFor: 'third-party', until: MONDAY + 9 * H, reason: 'kargo' });
    one.pass(SATURDAY + H);
    one.does({ kind: 'end-wait' });
    one.pass(MONDAY);
    expect(one.clock().state).toBe('breached');
    expect(one.take().told).toEqual([]);
  });

  test('a second change tells nothing of what the first has told', () => {
    const one = changed();
    one.pass(SATURDAY + H);
    one.change({ ...strict(10 * H), version: 3, escalations: [] }, 4);
    expect(one.take().told).toEqual([]);
    one.pass(MONDAY);
    expect(one.take().told).toEqual([]);
  });

  test('a second change of another promise, of which something is left, tells nobody', () => {
    const one = changed();
    const both = strict(20 * H);
    for (const amounts of Object.values(both.promises)) amounts.resolution = 500 * H;
    one.pass(SATURDAY + H);
    one.change({ ...both, version: 3 }, 4);
    expect(one.take()).toMatchObject({ told: [], events: ['policy-changed'] });
  });

  describe('and the change is mended so that only its warning is past', () => {
    const mended = () => {
      const one = changed();
      one.pass(SATURDAY + H);
      one.change(strict(50 * H), 4);
      return one;
    };

    test('it is not told a second time as it warns, and breaks like any other', () => {
      const one = mended();
      expect(one.clock()).toMatchObject({ overtaken: 'warned', renewal: 3, warnAt: MONDAY, dueAt: MONDAY + 5 * H });
      one.pass(MONDAY + H);
      expect(one.take()).toEqual({ told: [], asked: [], events: ['policy-changed', 'clock-warned'] });
      one.pass(MONDAY + 5 * H);
      expect(one.take().told).toContainEqual(['broken', AYSE, expect.any(String)]);
    });

    test('it is told again where one more change makes it late', () => {
      const one = mended();
      one.change({ ...strict(20 * H), version: 4 }, 5);
      expect(one.take().told).toEqual([
        ['overtaken', AYSE, 'overtaken.5'],
        ['overtaken', 'lead', 'overtaken.5'],
      ]);
    });
  });

  test('and it stands still while the change is mended, it is not told a second time when it goes on', () => {
    const waits = (policy: Policy): Policy => ({
      ...policy,
      pauses: { ...before.pauses, 'third-party': ['first-response'] },
    });
    const one = life();
    one.pass(SATURDAY);
    one.change(waits(strict(20 * H)), 3);
    one.take();
    one.does({ kind: 'wait', waitingFor: 'third-party', until: MONDAY + 9 * H, reason: 'kargo' });
    one.pass(SATURDAY + H);
    one.change(waits(strict(50 * H)), 4);
    one.does({ kind: 'end-wait' });
    expect(one.clock()).toMatchObject({ state: 'running', overtaken: 'warned', renewal: 3 });
    one.pass(MONDAY + H);
    expect(one.take().told).toEqual([]);
  });

  test('once time enough is left that it warns again, it warns like any other', () => {
    const one = changed();
    one.pass(SATURDAY + H);
    one.change(strict(70 * H), 4);
    expect(one.clock()).toMatchObject({ overtaken: undefined, renewal: undefined });
    one.pass(MONDAY + 9 * H);
    expect(one.take().told).toEqual([['warned', AYSE, expect.any(String)]]);
  });

  test('a second change that makes another promise late is told of', () => {
    const one = changed();
    const both = strict(20 * H);
    for (const amounts of Object.values(both.promises)) amounts.resolution = 30 * H;
    one.pass(SATURDAY + H);
    one.change(both, 4);
    expect(one.take().told).toEqual([
      ['overtaken', AYSE, 'overtaken.4'],
      ['overtaken', 'lead', 'overtaken.4'],
    ]);
  });

  test('once somebody has given it time again, it breaks like any other', () => {
    const one = changed();
    one.does({
      kind: 'set-due',
      clock: 'first-response',
      dueAt: MONDAY + 2 * H,
      warnAt: MONDAY,
      lateAt: [],
      note: 'n',
    });
    one.pass(MONDAY + 2 * H);
    expect(one.take().told).toContainEqual(['broken', AYSE, expect.any(String)]);
  });

  test('what a person had made so late before is told as theirs, whatever is changed then', () => {
    const one = life();
    const urgent = policyLike(AMOUNTS, { calendar: office });
    urgent.promises = { ...urgent.promises, urgent: { ...AMOUNTS, 'first-response': 20 * H } };
    one.pass(NOON + H);
    one.change(urgent, 2);
    one.pass(SATURDAY);
    one.does({ kind: 'set-priority', priority: 'urgent' });
    expect(one.clock()).toMatchObject({ state: 'running', dueAt: MONDAY });
    one.take();
    // Of its other promise less is left by this.
    const amounts = { ...AMOUNTS, 'first-response': 20 * H, resolution: 100 * H };
    one.change(policyLike(amounts, { calendar: office, version: 3 }), 3);
    expect(one.take()).toMatchObject({ events: ['policy-changed'], told: [] });
    one.pass(MONDAY);
    expect(one.take().told).toContainEqual(['broken', AYSE, expect.any(String)]);
  });
});

test('a promise that the change has stand still is told when it goes on, and not with the change', () => {
  const one = life();
  one.pass(TUESDAY);
  one.does({ kind: 'wait', waitingFor: 'third-party', until: TUESDAY + 40 * H, reason: 'kargo' });
  one.take();
  const stops: Policy = { ...strict(2 * H), pauses: { ...before.pauses, 'third-party': ['first-response'] } };
  one.change(stops, 3);
  expect(one.take().told).toEqual([]);
  expect(one.clock()).toMatchObject({ state: 'paused' });
  one.does({ kind: 'end-wait' });
  one.pass(TUESDAY + 1);
  expect(one.take().told).toContainEqual(['broken', AYSE, expect.any(String)]);
});

test('it is told like any other where a person made it late by another priority', () => {
  const one = life();
  const policy = strict(90 * H);
  policy.promises = { ...policy.promises, urgent: { ...AMOUNTS, 'first-response': 2 * H } };
  one.pass(NOON + H);
  one.change(policy, 3);
  one.pass(TUESDAY);
  one.take();
  one.does({ kind: 'set-priority', priority: 'urgent' });
  one.pass(TUESDAY + 1);
  expect(one.take().told).toContainEqual(['broken', AYSE, expect.any(String)]);
});
