/** The desk's table of commands, and the views that are drawn from it. */
import { describe, expect, test } from '@jest/globals';
import { routes } from '../../../contract/routes.ts';
import { may, type Role } from '../../../domain/people/permission.ts';
import { AGENT_COMMANDS } from '../../../domain/ticket/commands.ts';
import { makeT } from '../../../domain/text/dictionary.ts';
import { whyNot } from '../../../ui/command/availability.ts';
import type { TicketDetail } from '../../../ui/data/types.ts';
import { KEYED, OFFERS } from '../../../ui/command/offers.ts';
import { COMMAND_TABLE } from '../../../ui/command/table.ts';
import { deskTexts } from '../../../ui/texts/index.ts';

const AYSE = { id: '0b0e5a3e-9d1c-4b8e-8f3a-1f1c2d3e4f50', name: 'Ayşe' };
const TEAM = { id: '1c1f6b4f-0e2d-4c9f-9a4b-2a2d3e4f5061', name: 'İade' };
const ticket = (over: Partial<TicketDetail> = {}) =>
  ({ state: 'assigned', owner: AYSE, snooze: null, priority: 'normal', ...over }) as TicketDetail;

describe('the desk’s commands', () => {
  test('stand in the palette in this order, which hands have learnt', () => {
    expect(OFFERS.map(({ id }) => id)).toEqual(
      [
        ['reply', 'note', 'take', 'assign', 'resolve', 'reopen', 'snooze', 'wake'],
        ['wait', 'end-wait', 'promise', 'archive', 'mark-spam'],
        ['p-urgent', 'p-high', 'p-normal', 'p-low', 'set-priority', 'tag'],
      ].flat(),
    );
  });

  test('have these single keys, none of them twice, and none that moves in the list or begins a chord', () => {
    const letters = KEYED.map(({ key, id }) => `${key.letter} ${id}`);
    expect(letters).toEqual(
      [
        ['r reply', 'n note', 'a assign', 'i take', 's resolve', 'h snooze'],
        ['v promise', 'e archive', '! mark-spam', 'p set-priority', 't tag'],
      ].flat(),
    );
    const taken = [...KEYED.map(({ key }) => key.letter), 'j', 'k', 'g'];
    expect(new Set(taken).size).toBe(taken.length);
  });

  test('offer nothing that would change nothing', () => {
    const changing = (over: Partial<TicketDetail>) =>
      OFFERS.filter(({ kind, run }) => /assign|priority/.test(kind) && run(ticket(over), AYSE) !== null).map(
        ({ id }) => id,
      );
    expect(changing({})).toEqual(['assign', 'p-urgent', 'p-high', 'p-low', 'set-priority']);
    expect(changing({ owner: null, priority: 'low' })).toEqual([
      'take',
      'assign',
      'p-urgent',
      'p-high',
      'p-normal',
      'set-priority',
    ]);
  });

  test('show at most one button at each place of the bar, whatever the ticket', () => {
    for (const state of ['new', 'assigned', 'resolved-pending-confirmation', 'closed'] as const)
      for (const owner of [null, AYSE])
        for (const snooze of [null, { until: '', dueAt: '', reason: null }]) {
          const places = OFFERS.filter(({ button }) => button?.on(ticket({ state, owner, snooze }))).map(
            ({ button }) => button?.place,
          );
          expect([state, places]).toEqual([state, [...new Set(places)]]);
        }
  });

  test('show a reopened ticket with its owner, or as new when nobody owns it, and no longer as archived', () => {
    const { patch } = COMMAND_TABLE.reopen;
    expect(patch(null, ticket({ state: 'closed', closedAs: 'archived' }))).toEqual({
      state: 'assigned',
      closedAs: null,
    });
    expect(patch(null, ticket({ state: 'closed', owner: null }))).toEqual({ state: 'new', closedAs: null });
  });

  test.each([
    ['tr', 'Yanıtlanmadan arşivlendi', 'Talep arşivlendi', 'Yanıtlanmadan spam olarak kapatıldı'],
    ['en', 'Archived without an answer', 'Ticket archived', 'Closed as spam without an answer'],
  ] as const)('say of what was closed while an answer was owed that it went without one: %s', (language, ...texts) => {
    const t = makeT(language, deskTexts);
    const { archive, 'mark-spam': spam } = COMMAND_TABLE;
    const owed = { kind: 'first-response', state: 'running', metAt: null, endedAt: null, onItsWay: false };
    const with1 = (over: object) => ticket({ clocks: [{ ...owed, ...over }] as TicketDetail['clocks'] });
    const [left, answered, spammed] = texts;
    expect(archive.done(t, null, with1({}))).toBe(left);
    expect(archive.done(t, null, with1({ state: 'breached' }))).toBe(left);
    expect(spam.done(t, null, with1({}))).toBe(spammed);
    expect(archive.done(t, null, with1({ onItsWay: true }))).toBe(answered);
    expect(archive.done(t, null, with1({ state: 'met', metAt: 'then' }))).toBe(answered);
    expect(archive.done(t, null, with1({ kind: 'resolution' }))).toBe(answered);
  });

  test('leave a ticket that waits in a queue to whoever is next, but for those who may go past it', () => {
    const t = makeT('en', deskTexts);
    const waiting = ticket({ state: 'new', owner: null, waiting: true });
    const kept = (role: Role) =>
      AGENT_COMMANDS.filter(
        (kind) => whyNot(waiting, kind, (permission) => may(role, permission), t) === t('why.queue-hands-out'),
      );
    // Those that the API refuses an agent with `queue-hands-out`; a note may be written.
    expect(kept('agent')).toEqual(['assign', 'claim', 'reply', 'resolve', 'wait', 'promise']);
    expect([kept('lead'), kept('admin')]).toEqual([[], []]);
    // A queue keeps its tickets from those who would pick, and not from another team.
    expect(whyNot(waiting, 'assign', (permission) => may('agent', permission), t, true)).toBeNull();
  });

  test('send bodies that the contract takes', () => {
    const { assign, snooze, tag } = COMMAND_TABLE;
    for (const body of [
      assign.body({ agent: AYSE }),
      assign.body({ agent: null }),
      assign.body({ agent: null, team: TEAM }),
    ])
      expect(routes.setAssignee.body?.parse(body)).toEqual(body);
    const put = { until: '2026-11-24T09:00:00.000Z', dueAt: '2026-11-24T12:00:00.000Z', reason: 'Kargo' };
    expect(routes.snooze.body?.safeParse(snooze.body(put)).success).toBe(true);
    expect(routes.setTags.body?.parse(tag.body({ tags: ['iade'] }))).toEqual({ tags: ['iade'] });
    expect(assign.body({ agent: null, team: TEAM })).toEqual({ agent: null, team: TEAM.id });
  });
});
