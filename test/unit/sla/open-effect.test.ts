/** What a change of promises does to open tickets, said before it is made: to what runs, and to what stands still. */
import { describe, expect, test } from '@jest/globals';
import { createOpenEffect, foreseenOf, foreseenRequests } from '../../../domain/sla/open-effect.ts';
import { birthDues, earlierNeeded, type KeptCalendar, type Policy, termsOf } from '../../../domain/sla/policy.ts';
import { renewalOf } from '../../../domain/sla/renewal.ts';
import { USUAL_PAUSES } from '../../../domain/ticket/clock/standstill.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, RecordedEvent, TicketEvent } from '../../../domain/ticket/event.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS as H } from '../../../domain/time.ts';
import { born, by, mailFrom, NOON, system } from '../../support/cast/ticket-events.ts';
import { policyLike } from '../../support/sla/policies.ts';

const AMOUNTS = { 'first-response': 90 * H, 'next-response': 90 * H, resolution: 300 * H };
/** From Monday (`NOON`, 09:00) to Friday. */
const office: KeptCalendar = {
  ...{ id: 'hafta', version: 1, timeZone: 'UTC', holidays: [] },
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
};
const standing = policyLike(AMOUNTS, { calendar: office });
const changed = (amounts: Partial<typeof AMOUNTS>, more: Partial<Policy> = {}): Policy =>
  policyLike({ ...AMOUNTS, ...amounts }, { calendar: office, version: 2, ...more });
/** On Tuesday 15 of its open hours are spent, on Saturday 45. */
const [TUESDAY, SATURDAY, MONDAY] = [NOON + 30 * H, NOON + 123 * H, NOON + 168 * H];

const ticketWith = (...events: TicketEvent[]): Ticket =>
  [mailFrom('m1', { dues: birthDues(standing, NOON, 'normal') }), ...events].reduce<Ticket>(
    (ticket, event) => decide(ticket, event, event.at, RULES).ticket,
    born({ ...termsOf(standing), owner: 'ayse' }),
  );
const foreseen = (ticket: Ticket, policy: Policy, at: number) => foreseenOf({ ticket, policy, standing }, at, [office]);

test.each<[what: string, policy: Policy, at: number, is: object]>([
  ['late at once', changed({ 'first-response': 10 * H }), TUESDAY, { runs: 'late', lateAt: TUESDAY }],
  [
    'late when work begins next, where nobody works',
    changed({ 'first-response': 10 * H }),
    SATURDAY,
    { runs: 'late', lateAt: MONDAY },
  ],
  ['nearly due', changed({ 'first-response': 16 * H }), TUESDAY, { runs: 'nearly', lateAt: null }],
  ['nearly due where only the warning comes sooner', changed({}, { warnAfter: 0.1 }), TUESDAY, { runs: 'nearly' }],
  ['sooner', changed({ 'first-response': 40 * H }), TUESDAY, { runs: 'sooner', lateAt: null }],
  ['later', changed({ 'first-response': 99 * H }), TUESDAY, { runs: 'later' }],
  ['as it was', changed({ 'next-response': 3 * H }), TUESDAY, { runs: null, stands: null }],
])('a promise that runs is %s', (_what, policy, at, is) => {
  expect(foreseen(ticketWith(), policy, at)).toMatchObject(is);
});

test.each<[what: string, at: number]>([
  ['at once', TUESDAY],
  ['at the next opening', SATURDAY],
])('what is foreseen to be late %s or nearly due is what its ticket then says', (_what, at) => {
  for (let hours = 5; hours <= 80; hours += 5) {
    const [ticket, policy] = [ticketWith(), changed({ 'first-response': hours * H })];
    const promised = renewalOf(ticket, policy, at, [office]);
    const event: TicketEvent = { kind: 'policy-changed', renewal: 1, ...promised, actor: system, at, key: null };
    const [record] = decide(ticket, event, at, RULES).effects;
    const [said] = record?.kind === 'record' ? record.events : ([] as RecordedEvent[]);
    const as = ((said?.data['overtakes'] ?? []) as { as: string }[]).map((one) => one.as);
    const { runs } = foreseen(ticket, policy, at);
    expect({ hours, runs: runs === 'late' || runs === 'nearly' ? runs : null }).toEqual({
      hours,
      runs: as.includes('broken') ? 'late' : as.includes('warned') ? 'nearly' : null,
    });
  }
});

describe('a promise that stands still', () => {
  const wait: Command = { kind: 'wait', waitingFor: 'third-party', until: NOON + 400 * H, reason: 'kargo' };
  /** Nine hours of its solution are spent. */
  const waits = () => ticketWith(by(wait, NOON + 9 * H));

  test.each<[what: string, policy: Policy, stands: string | null]>([
    ['late as soon as it goes on', changed({ resolution: 8 * H }), 'late'],
    ['due otherwise once it goes on', changed({ resolution: 100 * H }), 'otherwise'],
    ['as it was', changed({ 'next-response': 3 * H }), null],
  ])('is %s', (_what, policy, stands) => {
    expect(foreseen(waits(), policy, TUESDAY)).toEqual({ runs: null, lateAt: null, stands });
  });

  test('is said apart from one of the same ticket that runs', () => {
    const policy = changed({ resolution: 8 * H, 'first-response': 10 * H });
    expect(foreseen(waits(), policy, TUESDAY)).toEqual({ runs: 'late', lateAt: TUESDAY, stands: 'late' });
  });

  test('is one that runs now and stands still by the change', () => {
    const stops = changed(
      { 'first-response': 8 * H },
      { pauses: { ...USUAL_PAUSES, 'third-party': ['first-response', 'resolution'] } },
    );
    expect(foreseen(waits(), stops, TUESDAY)).toEqual({ runs: null, lateAt: null, stands: 'late' });
  });

  test('is none where the change lets it run', () => {
    const goesOn = changed({ resolution: 8 * H }, { pauses: { ...USUAL_PAUSES, 'third-party': [] } });
    expect(foreseen(waits(), goesOn, TUESDAY)).toEqual({ runs: 'late', lateAt: TUESDAY, stands: null });
  });

  test('is counted by the calendar of then, which is asked for', () => {
    const other = { ...office, version: 2, openHours: office.openHours.map((one) => ({ ...one, from: '08:00' })) };
    const policy = changed({ resolution: 8 * H }, { calendar: other });
    const needed = earlierNeeded(policy, foreseenRequests({ ticket: waits(), policy }, TUESDAY));
    expect(needed).toContainEqual({ id: 'hafta', version: 1 });
  });
});

test('all of it is added up, each ticket once among those that run, and told by number', () => {
  const { look, effect, numbers } = createOpenEffect(SATURDAY);
  const one = (policy: Policy, at = SATURDAY) => foreseen(ticketWith(), policy, at);
  look(1, one(changed({ 'first-response': 10 * H })));
  look(2, one(changed({ 'first-response': 10 * H })));
  look(3, { runs: 'late', lateAt: SATURDAY, stands: 'late' });
  look(4, one(changed({ 'first-response': 50 * H })));
  look(5, { runs: 'sooner', lateAt: null, stands: 'otherwise' });
  look(6, { runs: null, lateAt: null, stands: 'otherwise' });
  look(7, null);
  expect(effect).toEqual({
    ...{ looked: 7, late: 3, nearly: 1, sooner: 1, later: 0 },
    ...{ opening: { tickets: 2, from: MONDAY }, standing: { late: 1, otherwise: 1 } },
  });
  expect(numbers).toEqual({ late: [1, 2, 3], nearly: [4] });
});
