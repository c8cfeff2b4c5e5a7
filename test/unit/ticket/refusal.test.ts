/** What a state does not take, and the words that say so. */
import { expect, test } from '@jest/globals';
import { COMMAND_KINDS } from '../../../domain/ticket/commands.ts';
import { allowed } from '../../../domain/ticket/moves.ts';
import { notAllowed, obstacle } from '../../../domain/ticket/refusal.ts';
import { STATES } from '../../../domain/ticket/ticket.ts';

const snooze = { until: 1, dueAt: 2, reason: null };

test('a command is refused exactly where the table has no move, and only a closed ticket is to be reopened first', () => {
  for (const state of STATES)
    for (const kind of COMMAND_KINDS) {
      const why = notAllowed({ number: 7, state, snooze }, kind);
      expect([state, kind, why === null]).toEqual([state, kind, allowed(state, kind)]);
      if (why === null) continue;
      expect(why.message).toContain(`ticket 7 is ${state}, which does not allow ${kind}`);
      expect([state, why.code, why.message.includes('reopen it first')]).toEqual(
        state === 'closed' ? [state, 'ticket-closed', true] : [state, 'wrong-transition', false],
      );
    }
});

test('only a snoozed ticket can be woken, and no other command asks for a snooze', () => {
  for (const state of STATES)
    for (const kind of COMMAND_KINDS)
      if (allowed(state, kind))
        expect([state, kind, obstacle({ state, snooze: null }, kind)]).toEqual([
          state,
          kind,
          kind === 'wake' ? 'not-snoozed' : null,
        ]);
  expect(notAllowed({ number: 7, state: 'assigned', snooze: null }, 'wake')).toEqual({
    code: 'wrong-transition',
    message: 'ticket 7 is not snoozed',
  });
});
