/** How somebody wants the desk to be for them, on every device. What they have not said is as usual. */

import { isTimeZone } from '../wall-time.ts';

/** How dense lists are: two lines for each ticket, or one. */
export const DENSITIES = ['roomy', 'dense'] as const;
/** Which end of a conversation the newest message stands at: below, as it happened, or on top. */
export const READING_ORDERS = ['newest-last', 'newest-first'] as const;
/** What comes after a ticket that a key has dealt with: the next one of the list, the list, or it stays in sight. */
export const WHAT_NEXT = ['next', 'list', 'stay'] as const;
/** The list that a sign-in leads to, by its view, or one's own day; who has nothing to do in it is led to `open`. */
export const START_PAGES = [
  'today',
  'open',
  'mine',
  'team',
  'unassigned',
  'followup',
  'breached',
  'snoozed',
  'all',
] as const;
/** Whether the first steps stand on the start page, were put away for later, or have all been done: then nobody asks for them any more. */
export const FIRST_STEPS = ['shown', 'later', 'done'] as const;

/** Each with the values that it may have, the usual one first. */
const CHOICES = {
  density: DENSITIES,
  reading: READING_ORDERS,
  whatNext: WHAT_NEXT,
  startPage: START_PAGES,
  firstSteps: FIRST_STEPS,
} as const;

export type Preferences = {
  density: (typeof DENSITIES)[number];
  reading: (typeof READING_ORDERS)[number];
  whatNext: (typeof WHAT_NEXT)[number];
  startPage: (typeof START_PAGES)[number];
  firstSteps: (typeof FIRST_STEPS)[number];
  /** The time zone in which they read and say times; null: in the desk that of the device, in mails that of the company's hours. */
  zone: string | null;
  /** Whether single letters are commands. */
  singleKeys: boolean;
  /** Whether they have looked at the keys, and at what customers are told when their mail has come. */
  sawKeys: boolean;
  sawAcknowledgement: boolean;
};

/** Those that are so or not, with what is usual. */
const SWITCHES = { singleKeys: true, sawKeys: false, sawAcknowledgement: false } as const;

/** What was kept, whole: what is missing, or means nothing to this release, is as usual. */
export function preferencesOf(kept: Readonly<Record<string, unknown>>): Preferences {
  const chosen = Object.entries(CHOICES).map(([name, values]) => [
    name,
    (values as readonly unknown[]).includes(kept[name]) ? kept[name] : values[0],
  ]);
  const switched = Object.entries(SWITCHES).map(([name, usual]) => [
    name,
    typeof kept[name] === 'boolean' ? kept[name] : usual,
  ]);
  const zone = typeof kept['zone'] === 'string' && isTimeZone(kept['zone']) ? kept['zone'] : null;
  return Object.fromEntries([...chosen, ...switched, ['zone', zone]]) as Preferences;
}
