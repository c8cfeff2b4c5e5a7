/** By which policy a ticket goes when several change what that is chosen by. */
import { expect, test } from '@jest/globals';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command } from '../../../domain/ticket/event.ts';
import { RULES } from '../../../domain/ticket/ticket.ts';
import { after, by, LIMITS_OF, mailFrom, NOON } from '../../support/cast/ticket-events.ts';
import { HOUR_MS } from '../../../domain/time.ts';

const terms = (policy: string) => ({ policy, policyVersion: 1, limits: LIMITS_OF, pauses: null });
const urgent: Command = {
  ...{ kind: 'set-priority', priority: 'urgent', terms: terms('by-priority') },
  of: { team: 'destek', priority: 'urgent', type: null },
};
const complaint: Command = {
  ...{ kind: 'set-type', type: 'complaint', terms: terms('by-type') },
  of: { team: 'destek', priority: 'normal', type: 'complaint' },
};
const later = NOON + HOUR_MS;

test('it goes by the one that was chosen for what it is now', () => {
  const { ticket } = after(mailFrom('m1'));
  const step = decide(ticket, by(urgent), later, RULES);
  expect(step.ticket.policy).toBe('by-priority');
  expect(step.effects).not.toContainEqual(expect.objectContaining({ chooses: expect.anything() }));
});

test('one that was chosen before the other changed it does not win: it is chosen anew', () => {
  const first = decide(after(mailFrom('m1')).ticket, by(urgent), later, RULES).ticket;
  const { ticket, effects } = decide(first, by(complaint), later, RULES);
  expect(ticket).toMatchObject({ policy: 'by-priority', type: 'complaint' });
  expect(effects).toContainEqual(
    expect.objectContaining({ kind: 'schedule', chooses: { team: 'destek', type: 'complaint' }, priority: 'urgent' }),
  );
});
