/** Policies for tests of what they promise. */
import type { Amounts, KeptCalendar, Policy } from '../../../domain/sla/policy.ts';
import { USUAL_PAUSES } from '../../../domain/ticket/clock/standstill.ts';
import { type ClockKind, PLAIN_LIMITS } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';

/** Never closed. */
const ROUND_THE_CLOCK: KeptCalendar = { id: 'always', version: 1, timeZone: 'UTC', openHours: [], holidays: [] };

/** The same amounts for every priority, in open hours, warning after three quarters. */
export const policyLike = (amounts: Record<ClockKind, number | null>, more: Partial<Policy> = {}): Policy => ({
  ...{ id: 'p1', version: 1, name: 'Standart', when: null },
  promises: { urgent: amounts, high: amounts, normal: amounts, low: amounts } satisfies Amounts,
  countBy: { 'first-response': 'business', 'next-response': 'business', resolution: 'business' },
  ...{ pauses: { ...USUAL_PAUSES }, warnAfter: 0.75, escalations: [] },
  limits: {
    ...PLAIN_LIMITS,
    ...{ unownedMs: 90 * HOUR_MS, staleMs: 90 * HOUR_MS, reminderMs: 90 * HOUR_MS },
    ...{ closingProposalMs: 90 * HOUR_MS, confirmationMs: 90 * HOUR_MS },
  },
  calendar: ROUND_THE_CLOCK,
  ...more,
});
