/** By which policy a ticket is promised its answers. When the ticket changes, another one may be it. */
import { promiseAgain, setDue } from '../clock/due.ts';
import { goOn, type Pauses } from '../clock/standstill.ts';
import type { Promised } from '../event.ts';
import { pauseOf } from '../pausing.ts';
import { isPromisedOtherwise } from '../renewal.ts';
import { bringsDues, type Rules, type Step } from '../step.ts';
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
export function promisesAnew(step: Step, promised: Promised): void {
  if (step.rules > 1 && step.ticket.state !== 'closed') anew(step, promised);
}

export const promising: Rules<'policy-changed' | 'set-due'> = {
  'set-due': ({ ticket, now }, { clock, dueAt, warnAt, lateAt }) =>
    setDue(ticket, clock, { dueAt, warnAt, warned: warnAt <= now, lateAt }, now) ? undefined : null,
  // One that has asked by itself meanwhile is not told twice.
  'policy-changed'(step, promised) {
    const { clocks } = step.ticket;
    const before = onTerms(step.ticket);
    // What one customer is promised otherwise is told like any other promise.
    anew(step, promised, { goesOn: true, ...(promised.renewal !== undefined && { renewal: promised.renewal }) });
    const asks = step.chooses || step.requests.length > 0;
    const isNew = asks || isOtherwise(before, onTerms(step.ticket)) || isPromisedOtherwise(clocks, step.ticket.clocks);
    return isNew ? undefined : null;
  },
};

/** `renewal`: the change over all open tickets by which it is. */
type By = { goesOn: boolean; renewal?: number };

function anew(step: Step, { dues = [], terms, of }: Promised, { goesOn, renewal }: By = { goesOn: false }): void {
  const { ticket, now, requests } = step;
  const isOfNow = of === undefined || BY.every((one) => of[one] === ticket[one]);
  if (terms === undefined || !isOfNow) step.chooses = true;
  else agree(ticket, terms);
  promiseAgain(ticket, now, requests);
  // What other terms do not stop runs by them at once, and what it comes to is brought along.
  if (goesOn && step.rules > 1) goOn(ticket, pauseOf(ticket), now, requests);
  if (isOfNow) bringsDues(step, dues, renewal === undefined ? undefined : { renewal, stands: pauseOf(ticket) });
}

/** Another policy, or other limits or pauses; another version alone changes nothing for a ticket. Postgres keeps keys in an order of its own. */
export const isOtherwise = (one: Terms, other: Terms): boolean =>
  one.policy !== other.policy || text(one.limits) !== text(other.limits) || text(one.pauses) !== text(other.pauses);

const text = (value: object | null): string =>
  JSON.stringify(
    Object.entries(value ?? {})
      .map(
        ([key, entry]: [string, unknown]) =>
          [key, Array.isArray(entry) ? [...(entry as string[])].sort() : entry] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const BY = ['team', 'priority', 'type'] as const;
