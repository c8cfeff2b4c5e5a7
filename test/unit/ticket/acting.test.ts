/** What is chosen with a reply is done to its ticket as it leaves, and not before. */
import { describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, RecordedEvent, TicketEvent } from '../../../domain/ticket/event.ts';
import type { Effect } from '../../../domain/ticket/effect.ts';
import type { Change } from '../../../domain/ticket/rules/acting.ts';
import { heldOf, leavesBy, leftBy } from '../../../domain/ticket/rules/holding.ts';
import { RULES, type RulesNumber, type Ticket } from '../../../domain/ticket/ticket.ts';
import { SECOND_MS } from '../../../domain/time.ts';
import { assign, born, by, delivery, mailFrom, NOON, system } from '../../support/cast/ticket-events.ts';

const SOON = NOON + 10 * SECOND_MS;
const ACTIONS: Change[] = [
  { do: 'set-priority', priority: 'high', cannedReply: 'c1' },
  { do: 'set-type', type: 'complaint' },
  { do: 'add-tags', tags: ['iade', 'hasar'], cannedReply: 'c1' },
  { do: 'set-agent', agent: 'can', cannedReply: 'c2' },
];
const reply = (actions: Change[], more: Partial<Extract<Command, { kind: 'reply' }>> = {}): TicketEvent =>
  by({ kind: 'reply', message: 'm2', outbox: 'o1', then: 'await', actions, ...more });
const held = (actions: Change[] = ACTIONS): TicketEvent => reply(actions, { heldUntil: SOON });
const ENDS: TicketEvent = { kind: 'hold-ended', outbox: 'o1', actor: system, at: SOON, key: null };

type Lived = { ticket: Ticket; effects: Effect[]; events: RecordedEvent[] };
const livedBy = (rules: RulesNumber, ...given: TicketEvent[]): Lived =>
  given.reduce<Lived>(
    ({ ticket, events }, event) => {
      const after = decide(ticket, event, event.at, rules);
      const records = after.effects.flatMap((effect) => (effect.kind === 'record' ? [effect] : []));
      expect(records.length).toBeLessThanOrEqual(1);
      return { ...after, events: [...events, ...records.flatMap((record) => record.events)] };
    },
    { ticket: born(), effects: [], events: [] },
  );
const lived = (...given: TicketEvent[]): Lived => livedBy(RULES, mailFrom('m1'), by(assign), ...given);
const plain = ({ priority, type, tags, owner }: Ticket) => ({ priority, type, tags, owner });
const BEFORE = { priority: 'normal', type: null, tags: [], owner: 'ayse' };
const DONE = { priority: 'high', type: 'complaint', tags: ['iade', 'hasar'], owner: 'can' };
const kinds = ({ events }: Lived) => events.map(({ kind }) => kind);

describe('what a reply changes', () => {
  test('is done at once where the reply leaves at once, each as an event of its own behind it, in one record', () => {
    const { ticket, effects, events } = lived(reply(ACTIONS));
    expect(plain(ticket)).toEqual(DONE);
    const behind = events.slice(2);
    expect(behind.map(({ kind, version }) => [kind, version])).toEqual([
      ['reply', 3],
      ['set-priority', 4],
      ['set-type', 5],
      ['tag', 6],
      ['assign', 7],
    ]);
    expect(behind[1]).toMatchObject({ actor: { id: 'ayse' }, data: { along: { outbox: 'o1', cannedReply: 'c1' } } });
    expect(behind[2]!.data['along']).toEqual({ outbox: 'o1', cannedReply: null });
    expect(effects[0]).toMatchObject({ kind: 'record', ticket: { version: 7 } });
    expect(effects).toContainEqual({ kind: 'send', outbox: 'o1', again: null });
  });

  test.each([
    ['its time has come', ENDS],
    ['somebody sends it', by({ kind: 'send-held', outbox: 'o1' }, NOON + SECOND_MS)],
  ])('waits with a reply that is held, and is done as %s', (_how, leaves) => {
    const waits = lived(held());
    expect(plain(waits.ticket)).toEqual(BEFORE);
    const left = lived(held(), leaves);
    expect(plain(left.ticket)).toEqual(DONE);
    const [first, ...rest] = kinds(left).slice(3);
    expect([first, ...rest]).toEqual([leaves.kind, 'set-priority', 'set-type', 'tag', 'assign']);
    // Its writer's doing, whoever let it go.
    expect(left.events.at(-1)).toMatchObject({ actor: { kind: 'agent', id: 'ayse' }, at: leaves.at });
  });

  test('has not happened where the reply is taken back, before or as its mail was to leave', () => {
    expect(plain(lived(held(), by({ kind: 'cancel-send', outbox: 'o1' }, NOON + 1)).ticket)).toEqual(BEFORE);
    const again = lived(held(), by({ kind: 'cancel-send', outbox: 'o1' }, NOON + 1), ENDS);
    expect(plain(again.ticket)).toEqual(BEFORE);
    expect(kinds(again).at(-1)).toBe('cancel-send');
  });

  test.each([ENDS, by({ kind: 'send-held', outbox: 'o1' }, NOON + 1)])(
    'is of a reply that has left also in a step by which that was taken back behind it ($kind)',
    (leaves) => {
      const both = lived(held(), leaves, by({ kind: 'cancel-send', outbox: 'o1' }, leaves.at));
      expect(heldOf(both.ticket, 'o1')).toBeUndefined();
      const step = both.events.slice(3);
      expect([step[0]!.kind, step.at(-1)!.kind]).toEqual([leaves.kind, 'cancel-send']);
      expect(plain(both.ticket)).toMatchObject({ tags: DONE.tags });
      // So whoever records it asks whether that one had been taken back before.
      expect(leftBy(step)).toEqual(['o1']);
      expect([leavesBy(leaves, ['o1']), leavesBy(leaves, ['o2'])]).toEqual([true, false]);
    },
  );

  test('is of none that has left where it is only put off, taken back, or has come back', () => {
    const off = by({ kind: 'hold-send', outbox: 'o1', until: SOON + 1 }, NOON + 1);
    const back = by({ kind: 'cancel-send', outbox: 'o1' }, NOON + 2);
    expect(leftBy(lived(held(), off, back).events)).toEqual([]);
    expect([off, back].some((event) => leavesBy(event, ['o1']))).toBe(false);
  });

  test('is done once, however often its reply is sent', () => {
    const left = lived(
      held(),
      ENDS,
      by({ kind: 'set-priority', priority: 'low' }, SOON + 1),
      { ...delivery('rejected'), at: SOON + 2 },
      by({ kind: 'resend', outbox: 'o1' }, SOON + 3),
    );
    expect(left.ticket.priority).toBe('low');
  });

  test('waits for a person with its reply when the customer writes first, and goes with what they say', () => {
    const stopped = [held(), mailFrom('m3', { at: NOON + 1 })];
    expect(plain(lived(...stopped, ENDS).ticket)).toEqual(BEFORE);
    const sent = lived(...stopped, by({ kind: 'send-held', outbox: 'o1' }, NOON + 2));
    expect(plain(sent.ticket)).toEqual(DONE);
    const later = [...stopped, by({ kind: 'hold-send', outbox: 'o1', until: SOON }, NOON + 2)];
    expect(plain(lived(...later).ticket)).toEqual(BEFORE);
    expect(plain(lived(...later, ENDS).ticket)).toEqual(DONE);
  });

  test('is left out as far as the ticket is so by then, or its state does not take it', () => {
    const set = by({ kind: 'set-priority', priority: 'high' }, NOON + 1);
    expect(kinds(lived(held(), set, ENDS)).slice(4)).toEqual(['hold-ended', 'set-type', 'tag', 'assign']);
    const closed = lived(held(), by({ kind: 'archive' }, NOON + 1), ENDS);
    expect(plain(closed.ticket)).toEqual({ ...DONE, owner: 'ayse' });
    const tags = Array.from({ length: LIMITS.tagsOfTicket - 1 }, (_, at) => `e${at}`);
    const full = lived(held(), by({ kind: 'tag', tags }, NOON + 1), ENDS);
    expect(full.ticket.tags).toEqual([...tags, 'iade']);
  });

  test('goes to a team and to one of it in one go, and to a team alone it is nobody’s', () => {
    const team: Change = { do: 'set-team', team: 'iade' };
    const both = lived(reply([team, { do: 'set-agent', agent: 'can' }]));
    expect(both.ticket).toMatchObject({ team: 'iade', owner: 'can' });
    expect(kinds(both).slice(3)).toEqual(['assign']);
    expect(both.effects[0]).not.toHaveProperty('ask', expect.arrayContaining(['unowned']));
    const alone = lived(reply([team]));
    expect(alone.ticket).toMatchObject({ team: 'iade', owner: null });
    expect(alone.effects[0]).toMatchObject({ ask: expect.arrayContaining(['unowned']) });
    // Of the team that has it, it stays whose it is.
    expect(lived(reply([{ do: 'set-team', team: 'destek' }])).ticket.owner).toBe('ayse');
  });

  test('asks the calendar anew after the mail is under way, by runs of today and of before', () => {
    const { effects } = lived(reply([{ do: 'set-priority', priority: 'urgent' }]));
    expect(effects.map(({ kind }) => kind)).toEqual(['record', 'send', 'schedule']);
    const old = livedBy(1, mailFrom('m1'), by(assign), held(), ENDS);
    expect(plain(old.ticket)).toEqual(DONE);
  });

  test('takes no warning away that a person is to see, and is not undone apart from its reply', () => {
    const worn: TicketEvent = {
      kind: 'effect-failed',
      effect: 'schedule',
      reason: 'x',
      actor: system,
      at: NOON + 1,
      key: null,
    };
    const { ticket } = lived(held(), worn, ENDS);
    expect([ticket.needsAttention, ticket.undoable]).toEqual([true, null]);
  });

  test('names whom it will give the ticket to as long as it waits, for operators', () => {
    const named = { ...held(), names: { ayse: 'Ayşe', can: 'Can' } };
    expect(lived(named).ticket.names).toMatchObject({ can: 'Can' });
    const back = lived(named, by({ kind: 'cancel-send', outbox: 'o1' }, NOON + 1));
    expect(back.ticket.names).not.toHaveProperty('can');
  });
});
