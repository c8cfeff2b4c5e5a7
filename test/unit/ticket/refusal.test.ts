/** What a state does not take, and the words that say so. */
import { expect, test } from '@jest/globals';
import { notAllowed } from '../../../domain/ticket/refusal.ts';
import { allowed, STATES } from '../../../domain/ticket/ticket.ts';
import { COMMANDS } from '../../../workflows/messages.ts';

test('a command is refused exactly where the table has no move, and only a closed ticket is to be reopened first', () => {
  for (const state of STATES)
    for (const kind of COMMANDS) {
      const why = notAllowed(7, state, kind);
      expect([state, kind, why === null]).toEqual([state, kind, allowed(state, kind)]);
      if (why === null) continue;
      expect(why.message).toContain(`ticket 7 is ${state}, which does not allow ${kind}`);
      expect([state, why.code, why.message.includes('reopen it first')]).toEqual(
        state === 'closed' ? [state, 'ticket-closed', true] : [state, 'wrong-transition', false],
      );
    }
});
