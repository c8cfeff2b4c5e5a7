/** Two styles of service to begin with: answering fast, or leaving nobody unsatisfied. Amounts for each priority, as ratios of those of a normal ticket. */
import { USUAL_PAUSES } from '../ticket/clock/standstill.ts';
import type { ClockKind, Priority } from '../ticket/ticket.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time.ts';
import type { Amounts, PolicyTerms } from './policy.ts';

/** How much of a normal ticket's time a ticket of each priority has. */
export const SHARE: Readonly<Record<Priority, number>> = { urgent: 0.25, high: 0.5, normal: 1, low: 2 };

/** Amounts for every priority, from those of a normal ticket. */
export const amountsFrom = (normal: Record<ClockKind, number | null>): Amounts => {
  const share = (part: number) =>
    Object.fromEntries(
      Object.entries(normal).map(([clock, ms]) => [clock, ms === null ? null : ms * part]),
    ) as Amounts[Priority];
  return { urgent: share(SHARE.urgent), high: share(SHARE.high), normal: share(SHARE.normal), low: share(SHARE.low) };
};

const WORKDAY_MS = 9 * HOUR_MS;
const OPEN_HOURS = { 'first-response': 'business', 'next-response': 'business', resolution: 'business' } as const;

export const PRESETS = {
  /** Whoever writes has an answer within the hour, and the lead hears of it when not. */
  'speed-first': {
    promises: amountsFrom({ 'first-response': HOUR_MS, 'next-response': 2 * HOUR_MS, resolution: 9 * HOUR_MS }),
    countBy: OPEN_HOURS,
    pauses: USUAL_PAUSES,
    warnAfter: 0.5,
    escalations: [
      { clock: 'first-response', at: 'warned', do: 'tell-owner' },
      { clock: 'first-response', at: 'broken', do: 'tell-lead' },
      { clock: 'first-response', at: 30 * MINUTE_MS, do: 'reroute' },
      { clock: 'next-response', at: 'broken', do: 'tell-lead' },
      { clock: 'resolution', at: 'broken', do: 'raise-priority' },
    ],
    limits: {
      ...{ unownedMs: HOUR_MS, staleMs: DAY_MS, reminderMs: 2 * WORKDAY_MS },
      ...{ closingProposalMs: 3 * WORKDAY_MS, confirmationMs: WORKDAY_MS },
      ...{ countBy: 'business', asks: false, reminds: true, closesUnanswered: true },
    },
  },
  /** More time for each answer, a solution that nobody hurries, and the customer's word before anything is closed. */
  'satisfaction-first': {
    promises: amountsFrom({ 'first-response': 4 * HOUR_MS, 'next-response': 9 * HOUR_MS, resolution: 45 * HOUR_MS }),
    countBy: OPEN_HOURS,
    pauses: { ...USUAL_PAUSES, 'third-party': [] },
    warnAfter: 0.75,
    escalations: [
      { clock: 'first-response', at: 'broken', do: 'tell-owner' },
      { clock: 'next-response', at: 'broken', do: 'tell-owner' },
      { clock: 'resolution', at: 'warned', do: 'tell-owner' },
      { clock: 'resolution', at: 'broken', do: 'tell-lead' },
    ],
    limits: {
      ...{ unownedMs: 4 * HOUR_MS, staleMs: 3 * DAY_MS, reminderMs: 4 * WORKDAY_MS },
      ...{ closingProposalMs: 5 * WORKDAY_MS, confirmationMs: 5 * WORKDAY_MS },
      ...{ countBy: 'business', asks: true, reminds: true, closesUnanswered: false },
    },
  },
} as const satisfies Record<string, Omit<PolicyTerms, 'name' | 'when'>>;
