/** By which policy a ticket is promised its answers. When the ticket changes, another one may be it. */
import { type Pauses, promiseAgain } from '../clock.ts';
import type { Promised } from '../event.ts';
import { bringsDues, type Step } from '../step.ts';
import type { Limits } from '../ticket.ts';

/** Written in this file only. */
export type Terms = {
  policy: string;
  /** Null: from before policies had versions. */
  policyVersion: number | null;
  limits: Limits;
  /** What makes its clocks stand still; null: as usual. */
  pauses: Pauses | null;
};
export const onTerms = ({
  policy,
  limits,
  policyVersion = null,
  pauses = null,
}: Pick<Terms, 'policy' | 'limits'> & Partial<Terms>): Terms => ({ policy, policyVersion, limits, pauses });

/** It goes by these from now on; says whether that is something new. */
export function agree(ticket: Terms, { policy, policyVersion, limits, pauses }: Terms): boolean {
  const before = JSON.stringify(onTerms(ticket));
  Object.assign(ticket, { policy, policyVersion, limits, pauses });
  return JSON.stringify(onTerms(ticket)) !== before;
}

/**
 * What its policy is chosen by has changed: its clocks that run are promised anew, with what they have spent. Whoever changed it may
 * have brought along what that comes to; else the calendar is asked, and which policy it is.
 */
export function promisesAnew(step: Step, { dues = [], terms, of }: Promised): void {
  const { ticket, rules, now, requests } = step;
  if (rules === 1 || ticket.state === 'closed') return;
  const isOfNow = of === undefined || BY.every((one) => of[one] === ticket[one]);
  if (terms === undefined || !isOfNow) step.chooses = true;
  else agree(ticket, terms);
  promiseAgain(ticket, now, requests);
  if (isOfNow) bringsDues(step, dues);
}
const BY = ['team', 'priority', 'type'] as const;
