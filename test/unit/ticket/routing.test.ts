/** What routing does to a ticket, at its birth and later, and when it is asked. */
import { describe, expect, test } from '@jest/globals';
import type { Ask } from '../../../domain/ticket/asking.ts';
import { born as bornWhole, type FirstEvent } from '../../../domain/ticket/birth.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { TicketEvent } from '../../../domain/ticket/event.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { type Birth, RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import {
  after,
  assign,
  born,
  by,
  clockOf,
  customer,
  delivery,
  mailFrom,
  NOON,
  reply,
  system,
} from '../../support/cast/ticket-events.ts';

const CAN = { kind: 'agent', id: 'can' } as const;
const routed = (more: Partial<Extract<TicketEvent, { kind: 'routed' }>> = {}): TicketEvent => ({
  ...{ kind: 'routed', decision: 'd1', agent: 'can', team: null, instead: null },
  ...{ actor: system, at: NOON, key: null, ...more },
});
const dues = ['first-response', 'resolution'].map((clock) => ({
  ...{ clock: clock as 'first-response', cycle: 1, dueAt: NOON + 4 * HOUR_MS, warnAt: NOON + 3 * HOUR_MS },
}));
const firstMail = (more: object = {}): FirstEvent => mailFrom('m1', { dues, routing: 'd0', ...more }) as FirstEvent;
const birthOf = (more: Partial<Birth>, first: FirstEvent = firstMail()) => {
  const { number, team, priority, policy, limits, createdAt: at } = born();
  return bornWhole({ number, team, priority, policy, limits, at, ...more }, first, NOON);
};
const step = (ticket: Ticket, event: TicketEvent, now = event.at) => decide(ticket, event, now, RULES);
const asked = (ticket: Ticket, event: TicketEvent): Ask[] | undefined => {
  const [record] = step(ticket, event).effects;
  return record?.kind === 'record' ? record.ask : undefined;
};

describe('a birth', () => {
  test('with an owner is assigned at its first version, which says whom it was given to and by which decision', () => {
    const { ticket, event } = birthOf({ owner: 'ayse', type: 'complaint', tags: ['iade'] });
    expect(ticket).toMatchObject({ version: 1, state: 'assigned', owner: 'ayse', lastOwner: 'ayse' });
    expect(ticket).toMatchObject({ type: 'complaint', tags: ['iade'], nudgeAt: NOON + 20 * HOUR_MS });
    expect(event.data).toMatchObject({ owner: 'ayse', routing: 'd0' });
  });

  test('that a rule ends is closed, by that decision, with promises that ended unkept', () => {
    const { ticket, event } = birthOf({}, firstMail({ ending: 'spam' }));
    expect(ticket).toMatchObject({ version: 1, state: 'closed', closedAs: 'spam', closedBy: 'd0' });
    expect(ticket.clocks.map(({ kind, state }) => [kind, state])).toEqual([
      ['first-response', 'ended'],
      ['resolution', 'ended'],
    ]);
    expect(event.data).toMatchObject({ from: 'new', to: 'closed', closedAs: 'spam', ending: 'spam' });
  });

  test('of a call that is given to somebody is theirs', () => {
    const opened: FirstEvent = { kind: 'opened', message: 'm1', dues: [dues[1]!], actor: CAN, at: NOON, key: null };
    expect(birthOf({ owner: 'can' }, opened).ticket).toMatchObject({ state: 'assigned', owner: 'can' });
  });
});

describe('no spam', () => {
  const { ticket: spam } = birthOf({}, firstMail({ ending: 'spam' }));
  const reopen = by({ kind: 'reopen' }, NOON + 9 * HOUR_MS);

  test('is open with the promises of its arrival, and the event says what had closed it', () => {
    const { ticket, effects } = step(spam, reopen);
    expect(ticket).toMatchObject({ state: 'new', closedAs: null, closedBy: null });
    expect(clockOf(ticket, 'first-response')).toMatchObject({
      state: 'running',
      startedAt: NOON,
      dueAt: NOON + 4 * HOUR_MS,
    });
    expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'running', startedAt: NOON });
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({
      events: [{ data: { wasSpam: true, by: 'd0' } }],
      ask: ['no-spam', 'state-changed', 'unowned'],
    });
  });

  test('that a person took for spam, or that a customer brought back, is asked of no rule of new tickets once more', () => {
    const { ticket: marked } = after(mailFrom('m1', { dues }), by({ kind: 'mark-spam' }));
    expect(asked(marked, reopen)).toEqual(['state-changed', 'unowned']);
    expect(asked(spam, mailFrom('m2', { at: reopen.at }))).not.toContain('no-spam');
    expect(asked(birthOf({}, firstMail({ ending: 'archived' })).ticket, reopen)).not.toContain('no-spam');
  });

  test('that was answered before is owed an answer from now', () => {
    const answered = after(mailFrom('m1', { dues }), by(reply()), delivery(), by({ kind: 'mark-spam' })).ticket;
    const { ticket } = step(answered, reopen);
    expect(clockOf(ticket, 'first-response')?.state).toBe('met');
    expect(clockOf(ticket, 'next-response')).toMatchObject({ state: 'running', startedAt: reopen.at });
  });

  test('that was archived instead is promised anew, like every reopened ticket', () => {
    const { ticket } = step(birthOf({}, firstMail({ ending: 'archived' })).ticket, reopen);
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'running', startedAt: reopen.at });
  });
});

describe('a later decision', () => {
  const { ticket: owned } = after(mailFrom('m1'), by(assign));

  test('gives the ticket to somebody else, with all that rules have set', () => {
    const more = { instead: 'ayse', team: 'iade', priority: 'urgent', type: 'complaint', tags: ['iade'] } as const;
    const { ticket } = step(owned, routed({ ...more, tags: ['iade'] }));
    expect(ticket).toMatchObject({
      state: 'assigned',
      owner: 'can',
      lastOwner: 'can',
      team: 'iade',
      priority: 'urgent',
    });
    expect(ticket).toMatchObject({ type: 'complaint', tags: ['iade'] });
  });

  test('takes it from somebody who is gone, for the queue of its team', () => {
    expect(step(owned, routed({ agent: null, instead: 'ayse' })).ticket).toMatchObject({ state: 'new', owner: null });
  });

  test('leaves it with a person who was faster, and still sets what it set', () => {
    const { ticket } = step(owned, routed({ instead: null, priority: 'high' }));
    expect(ticket).toMatchObject({ owner: 'ayse', priority: 'high' });
    expect(step(owned, routed({ instead: null })).effects).toEqual([]);
  });

  test('sends the answer of a rule, which moves nothing and keeps no promise, also when the mail has arrived', () => {
    const answer = routed({ instead: 'ayse', agent: 'ayse', outbox: 'o9' });
    const { ticket, effects } = step(owned, answer);
    expect(effects).toMatchObject([{ kind: 'record' }, { kind: 'send', outbox: 'o9', again: null }]);
    const arrived = step(ticket, delivery('sent', { outbox: 'o9' })).ticket;
    expect(arrived).toMatchObject({ state: 'assigned', owner: 'ayse', clocks: owned.clocks, answers: [], sends: [] });
    expect(effects[0]).not.toHaveProperty('ask');
  });

  test('sends the answer of a rule on a ticket that is closed, and with its closing', () => {
    const archived = step(owned, by({ kind: 'archive' })).ticket;
    for (const [ticket, ending] of [
      [archived, {}],
      [owned, { ending: 'archived' }],
    ] as const) {
      const told = step(ticket, routed({ instead: 'ayse', agent: 'ayse', outbox: 'o9', ...ending }));
      expect(told.ticket).toMatchObject({ state: 'closed', closedAs: 'archived', sends: [{ outbox: 'o9' }] });
      expect(told.effects.map(({ kind }) => kind)).toEqual(['record', 'send']);
    }
  });

  test('says nothing to a closed ticket, and closes an open one where a rule says so', () => {
    const { ticket } = step(owned, routed({ instead: 'ayse', agent: 'ayse', ending: 'archived' }));
    expect(ticket).toMatchObject({ state: 'closed', closedAs: 'archived', closedBy: 'd1' });
    expect(step(ticket, routed()).effects).toEqual([]);
  });

  test('leaves whose turn it is where it is not ours', () => {
    const waiting = after(mailFrom('m1'), by(reply())).ticket;
    expect(step(waiting, routed({ instead: 'ayse' })).ticket).toMatchObject({ state: 'awaiting-reply', owner: 'can' });
  });
});

describe('a claim', () => {
  const free = after(mailFrom('m1')).ticket;

  test('takes a ticket that nobody has', () => {
    expect(step(free, by({ kind: 'claim' }, NOON, CAN)).ticket).toMatchObject({ state: 'assigned', owner: 'can' });
  });

  test('of a ticket that somebody has is refused with their name, and to themselves it is no refusal', () => {
    const owned = after(mailFrom('m1'), by(assign)).ticket;
    expect(refusal(owned, { kind: 'claim' }, NOON, null, CAN)).toMatchObject({ code: 'already-owned', owner: 'ayse' });
    expect(refusal(owned, { kind: 'claim' }, NOON, null, { kind: 'agent', id: 'ayse' })).toBeNull();
    expect(step(owned, by({ kind: 'claim' }, NOON, CAN)).effects).toEqual([]);
  });
});

describe('handing on', () => {
  const snoozed = after(
    mailFrom('m1'),
    by(assign),
    by({ kind: 'snooze', until: NOON + 50 * HOUR_MS, dueAt: NOON + 60 * HOUR_MS, reason: 'parça bekleniyor' }),
  ).ticket;

  test('a snoozed ticket by a person wakes it; a team that was merged away takes it along asleep', () => {
    const merged = step(snoozed, by({ kind: 'assign', agent: 'ayse', team: 'iade' }, NOON, system)).ticket;
    expect([merged.team, merged.snooze]).toEqual(['iade', snoozed.snooze]);
    expect(step(snoozed, by({ kind: 'assign', agent: 'ayse', team: 'iade' })).ticket.snooze).toBeNull();
    expect(step(snoozed, by({ kind: 'assign', agent: null, team: null }, NOON, system)).ticket.snooze).toBeNull();
  });

  test('to who has it already is something only with a note', () => {
    const owned = after(mailFrom('m1'), by(assign)).ticket;
    expect(step(owned, by(assign)).effects).toEqual([]);
    const noted = step(owned, by({ kind: 'assign', agent: 'ayse', team: null, note: 'n1' })).effects[0];
    expect(noted).toMatchObject({ events: [{ data: { note: 'n1' } }] });
  });
});

describe('routing is asked', () => {
  const owned = after(mailFrom('m1'), by(assign)).ticket;
  const waiting = step(owned, by(reply())).ticket;
  const archived = step(owned, by({ kind: 'archive' })).ticket;
  const snoozed = step(
    owned,
    by({ kind: 'snooze', until: NOON + HOUR_MS, dueAt: NOON + 2 * HOUR_MS, reason: 'parça bekleniyor' }),
  ).ticket;
  const free = after(mailFrom('m1')).ticket;
  const breached = { kind: 'clock-breached', clock: 'first-response', dueAt: clockOf(owned, 'first-response')!.dueAt };
  const sys = { actor: system, at: NOON, key: null };

  test.each<[string, Ticket, TicketEvent, Ask[] | undefined]>([
    ['at no birth, which is routed where it is stored', born(), mailFrom('m1'), undefined],
    ['when the customer writes while it is our turn', owned, mailFrom('m2'), ['customer-replied']],
    ['when the customer answers', waiting, mailFrom('m2'), ['customer-replied', 'state-changed', 'returned']],
    ['when the mail of a machine comes, not', waiting, mailFrom('m2', { machine: true }), undefined],
    [
      'when an archived ticket is open again',
      archived,
      mailFrom('m2'),
      ['customer-replied', 'state-changed', 'unowned'],
    ],
    ['when an agent opens it again', archived, by({ kind: 'reopen' }), ['state-changed', 'unowned']],
    ['when it wakes', snoozed, { kind: 'snooze-ended', ...sys }, ['unowned']],
    [
      'when it goes to a team',
      owned,
      by({ kind: 'assign', agent: null, team: 'iade' }),
      ['state-changed', 'unowned', 'freed'],
    ],
    ['when it goes to another team, ownerless', free, by({ kind: 'assign', agent: null, team: 'iade' }), ['unowned']],
    ['when it goes to a person, about its state alone', free, by(assign), ['state-changed']],
    ['when a promise breaks', owned, { ...breached, ...sys } as TicketEvent, ['clock-broken']],
    ['when nobody has taken it for too long', free, { kind: 'unowned-limit-passed', ...sys }, ['unowned']],
    ['when an agent answers, about the state, and for those who wait', owned, by(reply()), ['state-changed', 'freed']],
    ['about what it did itself, not', free, routed(), undefined],
    ['when it took it from somebody itself, for those who wait', owned, routed({ instead: 'ayse' }), ['freed']],
    [
      'when it closed it itself, for those who wait',
      owned,
      routed({ instead: 'ayse', agent: 'ayse', ending: 'archived' }),
      ['freed'],
    ],
    [
      'about what the queue gave, not',
      free,
      by({ kind: 'assign', agent: 'can', team: null, decision: 'd' }, NOON, system),
      undefined,
    ],
    [
      'when it is put aside, for those who wait',
      owned,
      by({ kind: 'snooze', until: NOON + HOUR_MS, dueAt: NOON + 2 * HOUR_MS, reason: 'parça bekleniyor' }),
      ['freed'],
    ],
    ['when another has it, for those who wait', owned, by({ kind: 'assign', agent: 'can', team: null }), ['freed']],
    ['about a note, not', owned, by({ kind: 'note', message: 'n' }), undefined],
  ])('%s', (_, ticket, event, expected) => expect(asked(ticket, event)).toEqual(expected));

  test('of no run that began before there were rules of this kind', () => {
    const { effects } = decide(waiting, { ...mailFrom('m2'), actor: customer }, NOON, 1);
    expect(effects[0]).not.toHaveProperty('ask');
  });
});
