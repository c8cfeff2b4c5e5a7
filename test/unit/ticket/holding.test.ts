/** Replies that are held: taken back as if never written, stopped by the customer, sent at their time. */
import { describe, expect, test } from '@jest/globals';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, TicketEvent } from '../../../domain/ticket/event.ts';
import type { Effect } from '../../../domain/ticket/effect.ts';
import { isSettled, RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS, SECOND_MS } from '../../../domain/time.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { noticesOf } from '../../../domain/ticket/notices.ts';
import {
  assign,
  born,
  by,
  customer,
  delivery,
  LIMITS_OF,
  mailFrom,
  NOON,
  system,
} from '../../support/cast/ticket-events.ts';

const dues = [
  { clock: 'first-response' as const, cycle: 1, dueAt: NOON + 4 * HOUR_MS, warnAt: NOON + 3 * HOUR_MS },
  { clock: 'resolution' as const, cycle: 1, dueAt: NOON + 40 * HOUR_MS, warnAt: NOON + 30 * HOUR_MS },
];
const MAIL = mailFrom('m1', { dues });
const ASSIGN = by(assign);
const SOON = NOON + 10 * SECOND_MS;
const held = (then: 'await' | 'keep' | 'resolve' = 'await', heldUntil = SOON, outbox = 'o1'): TicketEvent =>
  by({ kind: 'reply', message: `of-${outbox}`, outbox, then, heldUntil });
const BACK = by({ kind: 'cancel-send', outbox: 'o1' }, NOON + 5 * SECOND_MS);
const ENDS: TicketEvent = { kind: 'hold-ended', outbox: 'o1', actor: system, at: SOON, key: null };
const at = (when: number, event: TicketEvent): TicketEvent => ({ ...event, at: when });
const does = (when: number, command: Command) => by(command, when);

type Lived = { ticket: Ticket; effects: Effect[]; stopped: unknown };
/** The ticket after events at their instants, with what the last one asked for. */
const lived = (...events: TicketEvent[]): Lived =>
  events.reduce<Lived>(
    ({ ticket }, event) => {
      const after = decide(ticket, event, event.at, RULES);
      const [record] = after.effects;
      return { ...after, stopped: record?.kind === 'record' ? record.events[0]!.data['stopped'] : undefined };
    },
    { ticket: born({ limits: { ...LIMITS_OF, asks: true } }), effects: [], stopped: undefined },
  );
const kinds = ({ effects }: Lived) => effects.map(({ kind }) => kind);
/** All but what counts events, and what a person has seen. */
const essence = ({
  version: _v,
  seenKeys: _s,
  names: _n,
  needsAttention: _a,
  answers: _w,
  undoable: _u,
  ...rest
}: Ticket) => rest;

const BEFORE: [string, TicketEvent[]][] = [
  ['that nobody has', [MAIL]],
  ['that is somebody’s', [MAIL, ASSIGN]],
  [
    'that was put aside',
    [
      MAIL,
      ASSIGN,
      does(NOON, { kind: 'snooze', until: NOON + 2 * HOUR_MS, dueAt: NOON + 3 * HOUR_MS, reason: 'parça' }),
    ],
  ],
  [
    'whose customer was answered before',
    [
      MAIL,
      by({ kind: 'reply', message: 'm0', outbox: 'o0', then: 'await' }),
      at(NOON, delivery('sent', { outbox: 'o0' })),
    ],
  ],
  [
    'that waits for a third party',
    [MAIL, does(NOON, { kind: 'wait', waitingFor: 'third-party', until: NOON + HOUR_MS, reason: null })],
  ],
  ['whose customer was asked whether it is solved', [MAIL, does(NOON, { kind: 'resolve' })]],
  [
    'whose customer said no',
    [MAIL, does(NOON, { kind: 'resolve' }), { ...by({ kind: 'deny', cycle: 1, message: null }), actor: customer }],
  ],
];

describe('a reply that is held', () => {
  test.each(['await', 'keep', 'resolve'] as const)('leaves at its time and not before, then %s', (then) => {
    const written = lived(MAIL, ASSIGN, held(then));
    expect(kinds(written)).not.toContain('send');
    expect(deadlines(written.ticket)).toContainEqual({
      at: SOON,
      event: expect.objectContaining({ kind: 'hold-ended' }),
    });
    const gone = lived(MAIL, ASSIGN, held(then), ENDS);
    expect(gone.effects).toContainEqual({ kind: 'send', outbox: 'o1', again: null });
    expect(lived(MAIL, ASSIGN, held(then), ENDS, ENDS).effects).toEqual([]);
  });

  test('moves the ticket at once, and stops no clock before the mail server has it', () => {
    const { ticket } = lived(MAIL, ASSIGN, held());
    expect(ticket.state).toBe('awaiting-reply');
    expect(ticket.clocks.map(({ state }) => state)).toEqual(['running', 'running']);
    const left = lived(MAIL, ASSIGN, held(), ENDS).ticket;
    expect(left.clocks.map(({ state }) => state)).toEqual(['running', 'paused']);
    expect(left.clocks[1]).toMatchObject({ pausedAt: SOON });
    const taken = lived(MAIL, ASSIGN, held(), ENDS, at(SOON, delivery())).ticket;
    expect(taken.clocks.map(({ state }) => state)).toEqual(['met', 'paused']);
    expect(taken.held).toEqual([]);
  });

  test('lets the question whether all is well go after it, and once', () => {
    expect(kinds(lived(MAIL, ASSIGN, held('resolve')))).not.toContain('ask-confirmation');
    const gone = lived(MAIL, ASSIGN, held('resolve'), ENDS);
    expect(kinds(gone).slice(1, 3)).toEqual(['send', 'ask-confirmation']);
    expect(gone.ticket.confirmationCycle).toBe(1);
    const both = lived(MAIL, ASSIGN, held(), does(NOON + 1, { kind: 'resolve' }));
    expect(kinds(both)).not.toContain('ask-confirmation');
    expect(kinds(lived(MAIL, ASSIGN, held(), does(NOON + 1, { kind: 'resolve' }), ENDS))).toContain('ask-confirmation');
  });

  test('has nobody reminded who is still to hear from us, and counts their silence from when it left', () => {
    const week = NOON + 168 * HOUR_MS;
    const { ticket } = lived(MAIL, ASSIGN, held('await', week));
    expect(deadlines(ticket).map(({ event }) => event.kind)).not.toContain('reminder-due');
    const left = lived(MAIL, ASSIGN, held('await', week), at(week, ENDS)).ticket;
    expect(deadlines(left)).toContainEqual({
      at: week + LIMITS_OF.reminderMs,
      event: expect.objectContaining({ kind: 'reminder-due' }),
    });
  });

  test('keeps a closed ticket’s run until it has left', () => {
    const archived = lived(MAIL, ASSIGN, held(), does(NOON + 1, { kind: 'archive' })).ticket;
    expect([archived.state, isSettled(archived)]).toEqual(['closed', false]);
    const gone = lived(MAIL, ASSIGN, held(), does(NOON + 1, { kind: 'archive' }), ENDS, at(SOON, delivery()));
    expect(isSettled(gone.ticket)).toBe(true);
  });
});

describe('a held reply that is taken back', () => {
  test.each(
    BEFORE.flatMap(([what, before]) =>
      (['await', 'keep', 'resolve'] as const).map((then) => [what, then, before] as const),
    ),
  )('on a ticket %s leaves it as it was, had it been sent to %s', (_what, then, before) => {
    const was = lived(...before).ticket;
    const is = lived(...before, held(then), BACK);
    expect(essence(is.ticket)).toEqual(essence({ ...was, held: [] }));
    expect(kinds(is)).toEqual(['record']);
  });

  test('leaves what has happened to the ticket meanwhile', () => {
    const { ticket } = lived(
      MAIL,
      held(),
      does(NOON + 1, { kind: 'tag', tags: ['iade'] }),
      does(NOON + 2, { kind: 'assign', agent: 'can', team: null }),
      BACK,
    );
    expect(ticket).toMatchObject({ state: 'assigned', owner: 'can', tags: ['iade'] });
  });

  test('is taken back also where the ticket hears of it as its mail was to leave', () => {
    const { ticket } = lived(MAIL, ASSIGN, held(), ENDS, at(SOON + 1, delivery('cancelled')));
    expect(ticket).toMatchObject({ state: 'assigned', stateSince: NOON, lastReply: null, sends: [], held: [] });
  });

  test('of two the first leaves the ticket to the second, and both leave it as it was', () => {
    const second = held('await', SOON, 'o2');
    const one = lived(MAIL, ASSIGN, held(), second, BACK);
    expect(one.ticket.state).toBe('awaiting-reply');
    const none = lived(MAIL, ASSIGN, held(), second, BACK, by({ kind: 'cancel-send', outbox: 'o2' }, BACK.at + 1));
    expect(none.ticket).toMatchObject({ state: 'assigned', stateSince: NOON });
  });
});

describe('a reply that was held when the customer wrote first', () => {
  const FIRST = mailFrom('m2', { at: NOON + SECOND_MS });
  const stopped = [MAIL, ASSIGN, held(), FIRST];

  test('waits for a person, and is theirs to answer until then', () => {
    const { ticket, stopped: ids } = lived(...stopped);
    expect(ids).toEqual(['o1']);
    expect(ticket).toMatchObject({
      state: 'assigned',
      needsAttention: true,
      held: [{ outbox: 'o1', for: 'person', until: null }],
    });
    expect(deadlines(ticket).map(({ event }) => event.kind)).not.toContain('hold-ended');
    expect(lived(...stopped, ENDS).effects).toEqual([]);
    expect(ticket.clocks[0]).toMatchObject({ kind: 'first-response', state: 'running', startedAt: NOON });
  });

  test('stays held for a machine’s mail', () => {
    expect(lived(MAIL, ASSIGN, held(), { ...FIRST, machine: true } as TicketEvent).stopped).toBeUndefined();
  });

  test.each([
    ['their yes', 'confirm', 'closed'],
    ['their no', 'deny', 'assigned'],
  ] as const)('is stopped by %s as well', (_, kind, state) => {
    const answer = { ...by({ kind, cycle: 1, message: null }, NOON + 2), actor: customer };
    const asked = [MAIL, does(NOON, { kind: 'resolve' }), held('resolve'), answer];
    expect(lived(...asked)).toMatchObject({ stopped: ['o1'], ticket: { state } });
  });

  test('answers both when a person sends it', () => {
    const sent = lived(...stopped, does(NOON + 2 * SECOND_MS, { kind: 'send-held', outbox: 'o1' }));
    expect(sent.effects).toContainEqual({ kind: 'send', outbox: 'o1', again: null });
    expect(sent.ticket).toMatchObject({
      state: 'awaiting-reply',
      answers: [{ outbox: 'o1', fate: 'on-its-way', askedAgainAt: null }],
    });
  });

  test('is held again for another time', () => {
    const later = NOON + HOUR_MS;
    const { ticket } = lived(...stopped, does(NOON + 2 * SECOND_MS, { kind: 'hold-send', outbox: 'o1', until: later }));
    expect(ticket).toMatchObject({ state: 'awaiting-reply', held: [{ for: 'time', until: later }] });
  });

  test('is dropped without another word', () => {
    const dropped = lived(...stopped, does(NOON + 2 * SECOND_MS, { kind: 'cancel-send', outbox: 'o1' }));
    expect(dropped.ticket).toMatchObject({ state: 'assigned', held: [], sends: [] });
    expect(kinds(dropped)).toEqual(['record']);
  });

  test('tells whoever wrote it, and its owner once', () => {
    const { ticket, effects } = lived(...stopped);
    const [record] = effects;
    if (record?.kind !== 'record') throw new Error('it is recorded first');
    expect(noticesOf(record.events, ticket).map(({ kind, whom }) => [kind, whom])).toEqual([
      ['reply-stopped', { agent: 'ayse' }],
    ]);
    const others = noticesOf(record.events, { ...ticket, owner: 'can' });
    expect(others.map(({ kind }) => kind)).toEqual(['reply-stopped', 'customer-replied']);
  });
});

test('a reply that is held no more has no other time, and none is held for more than a year', () => {
  const gone = lived(MAIL, ASSIGN, held(), ENDS).ticket;
  for (const command of [
    { kind: 'send-held', outbox: 'o1' },
    { kind: 'hold-send', outbox: 'o1', until: NOON + HOUR_MS },
  ] as const)
    expect(refusal(gone, command, SOON)?.code).toBe('wrong-transition');
  const { ticket } = lived(MAIL, ASSIGN, held());
  for (const until of [NOON, NOON + 367 * 24 * HOUR_MS])
    expect(refusal(ticket, { kind: 'hold-send', outbox: 'o1', until }, NOON)?.code).toBe('bad-input');
});
