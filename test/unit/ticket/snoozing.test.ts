/** A snooze says why, sleeps undisturbed, and comes back into the follow-up, where it stays until somebody takes it up. */
import { describe, expect, test } from '@jest/globals';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, TicketEvent } from '../../../domain/ticket/event.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { after, assign, by, delivery, mailFrom, NOON, reply, system } from '../../support/cast/ticket-events.ts';

const snooze = {
  kind: 'snooze',
  until: NOON + 90 * HOUR_MS,
  dueAt: NOON + 95 * HOUR_MS,
  reason: 'Kargo bekleniyor',
} as const;
const can = { kind: 'agent', id: 'can' } as const;
const ended: TicketEvent = { kind: 'snooze-ended', actor: system, at: NOON, key: null };
const asleep = [mailFrom('m1'), by(assign), by(snooze)];
const dataOf = (...events: TicketEvent[]) => {
  const [record] = after(...events).effects;
  return record?.kind === 'record' ? record.events[0]!.data : null;
};

test.each([null, '', '  '])('a snooze without a reason (%p) is refused, and told so', (reason) => {
  const { ticket } = after(mailFrom('m1'));
  expect(refusal(ticket, { ...snooze, reason }, NOON)).toEqual({
    code: 'bad-input',
    message: 'say why it is put aside: whoever finds it again must know',
  });
});

test('a run of earlier rules takes a snooze without a reason, as it did', () => {
  expect(refusal(after(mailFrom('m1')).ticket, { ...snooze, reason: null }, NOON, null, null, 1)).toBeNull();
});

test('the new promise must not come before the return', () => {
  const { ticket } = after(mailFrom('m1'));
  expect(refusal(ticket, { ...snooze, dueAt: snooze.until - 1 }, NOON)?.code).toBe('bad-input');
  expect(refusal(ticket, snooze, NOON)).toBeNull();
});

test('it keeps the first promise on record, and counts how often it was put aside', () => {
  const { ticket } = after(...asleep, ended, by(snooze));
  expect(ticket.snoozeCount).toBe(2);
  const [first] = ticket.clocks;
  expect(first).toMatchObject({ kind: 'first-response', dueAt: snooze.dueAt });
  expect(first!.promisedAt).toBeLessThan(snooze.dueAt);
});

const BACK: [string, TicketEvent, string][] = [
  ['its time', ended, 'time'],
  ['somebody who wakes it', by({ kind: 'wake' }), 'woken'],
  ['a mail of the customer', mailFrom('m2'), 'mail'],
  ['a transfer', by({ kind: 'assign', agent: 'can', team: null }), 'transfer'],
  ['another team', by({ kind: 'assign', agent: null, team: 'iade' }), 'transfer'],
  [
    'routing that gives it to somebody else',
    { kind: 'routed', decision: 'd1', agent: 'can', team: null, instead: 'ayse', actor: system, at: NOON, key: null },
    'transfer',
  ],
];

test.each(BACK)('%s brings it back into the follow-up, and the event says so', (_, event, why) => {
  const { ticket } = after(...asleep, event);
  expect(ticket).toMatchObject({ snooze: null, followUp: { why, since: NOON + 3 * HOUR_MS } });
  expect(dataOf(...asleep, event)).toMatchObject({ woke: why });
});

test('an answer that did not arrive brings it back', () => {
  const { ticket } = after(mailFrom('m1'), by(reply()), by(snooze), delivery('rejected'));
  expect(ticket).toMatchObject({ state: 'assigned', snooze: null, followUp: { why: 'undelivered' } });
});

test.each<[string, TicketEvent]>([
  ['a note', by({ kind: 'note', message: 'n1' })],
  ['mail of a machine', mailFrom('m2', { machine: true })],
  ['another priority', by({ kind: 'set-priority', priority: 'high' })],
])('%s does not wake it', (_, event) => {
  expect(after(...asleep, event).ticket).toMatchObject({ snooze: { reason: 'Kargo bekleniyor' }, followUp: null });
});

test('nothing closes it or nags about it while it sleeps, whatever its state', () => {
  for (const state of [[by(assign)], [by(reply()), delivery()], [by({ kind: 'resolve' })]]) {
    const { ticket } = after(mailFrom('m1'), ...state, by(snooze));
    const kinds = deadlines(ticket).map(({ event }) => event.kind);
    expect(kinds.filter((kind) => !kind.startsWith('clock-'))).toEqual(['snooze-ended']);
  }
});

test('a rule that would end it meanwhile does not', () => {
  const { ticket } = after(...asleep, {
    ...{ kind: 'routed', decision: 'd1', agent: 'ayse', team: null, instead: 'ayse', ending: 'archived' },
    ...{ actor: system, at: NOON, key: null, priority: 'high' },
  });
  expect(ticket).toMatchObject({ state: 'assigned', snooze: { until: snooze.until }, priority: 'high' });
});

describe('in the follow-up', () => {
  const back = (...more: TicketEvent[]): Ticket => after(...asleep, ended, ...more).ticket;

  test.each<[string, Command]>([
    ['answers', reply()],
    ['resolves it', { kind: 'resolve' }],
    ['puts it aside again', snooze],
    ['takes it for themselves', assign],
    ['archives it', { kind: 'archive' }],
    ['writes a note as its owner', { kind: 'note', message: 'n1' }],
  ])('whoever %s has taken it up', (_, command) => {
    const given =
      command.kind === 'assign' ? [by({ kind: 'assign', agent: 'can', team: null }), by(command)] : [by(command)];
    expect(back(...given).followUp).toBeNull();
  });

  test.each<[string, TicketEvent]>([
    ['a colleague’s note', by({ kind: 'note', message: 'n1' }, NOON, can)],
    ['a tag', by({ kind: 'tag', tags: ['iade'] })],
    ['another mail', mailFrom('m2')],
    ['giving it to somebody else', by({ kind: 'assign', agent: 'can', team: null })],
  ])('%s leaves it there, since the same instant', (_, event) => {
    expect(back(event).followUp).toEqual({ since: NOON + 3 * HOUR_MS, why: 'time' });
  });

  test('it keeps its limit: whoever does nothing is reminded', () => {
    const ticket = back();
    expect(deadlines(ticket).map(({ event }) => event.kind)).toContain('stale-limit-passed');
  });

  test('a closing by time takes it off', () => {
    const { ticket } = after(mailFrom('m1'), by({ kind: 'resolve' }), by(snooze), ended);
    expect(ticket.followUp).not.toBeNull();
    const limit = deadlines(ticket).find(({ event }) => event.kind === 'confirmation-limit-passed')!;
    expect(decide(ticket, limit.event, limit.at, RULES).ticket).toMatchObject({ state: 'closed', followUp: null });
  });
});
