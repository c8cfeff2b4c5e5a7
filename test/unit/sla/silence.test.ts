/** How long a customer may be silent, in working days. */
import { expect, test } from '@jest/globals';
import { silentUntil } from '../../../domain/sla/silence.ts';
import { PLAIN_LIMITS } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';

const WORKDAY_MS = 9 * HOUR_MS;
const calendar = {
  ...{ id: 'office', version: 1 },
  timeZone: 'Europe/Istanbul',
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
  holidays: ['2026-11-30'],
};
const limits = {
  ...{ ...PLAIN_LIMITS, countBy: 'business' as const, unownedMs: 1, staleMs: 1 },
  ...{ reminderMs: 2 * WORKDAY_MS, closingProposalMs: 3 * WORKDAY_MS, confirmationMs: 4 * WORKDAY_MS },
};
const at = (text: string) => Date.parse(`${text}+03:00`);
/** A Friday before a Monday that is closed. */
const FRIDAY = at('2026-11-27T17:00');

test('two working days pass neither at the weekend nor on a holiday', () => {
  expect(silentUntil({ limits, calendar }, 'awaiting-reply', FRIDAY)).toBe(at('2026-12-02T17:00'));
});

test('a question that is asked twice is asked again when half of its working days have passed', () => {
  const twice = { ...limits, reminds: true };
  expect(silentUntil({ limits: twice, calendar }, 'resolved-pending-confirmation', FRIDAY)).toBe(
    at('2026-12-02T17:00'),
  );
  expect(silentUntil({ limits, calendar }, 'resolved-pending-confirmation', FRIDAY)).toBe(at('2026-12-04T17:00'));
});
