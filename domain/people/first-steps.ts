/** The first steps of a new desk, or of somebody new on one: which there are for whom, and how far each has come. By facts, never by a tick that somebody set. Pure. */
import { MAY, type Role } from './permission.ts';

/** What a desk needs before its first customer, in its order; then what somebody needs for themselves. */
export const FIRST_STEP_NAMES = [
  ...(['mailbox', 'mail', 'people', 'hours', 'acknowledgement', 'replies'] as const),
  ...(['signature', 'notices', 'keys'] as const),
] as const;
export type FirstStepName = (typeof FIRST_STEP_NAMES)[number];

/** `broken`: something is in its way that somebody has to mend. */
export const FIRST_STEP_STATES = ['open', 'done', 'broken'] as const;
export type FirstStep = { name: FirstStepName; state: (typeof FIRST_STEP_STATES)[number] };

/** So many canned replies are a beginning. */
export const FIRST_REPLIES = 3;

export type FirstFacts = {
  /** How far the mailbox is that has come furthest; `waiting`: nothing is wrong with it, and nothing has been read yet. */
  mailbox: 'none' | 'waiting' | 'refused' | 'connected';
  /** The first ticket that came by mail; of an archive none does. */
  ticket: number | null;
  /** How many others have an account. */
  colleagues: number;
  /** Somebody has changed a policy or a calendar. */
  hoursChosen: boolean;
  /** Somebody has written the acknowledgement anew, or has seen that it is right. */
  acknowledgementSeen: boolean;
  /** Canned replies that everybody, or a team, may use. */
  replies: number;
  signature: boolean;
  noticesChosen: boolean;
  keysSeen: boolean;
};

/** Whether there are any for this role. */
export const hasFirstSteps = (role: Role): boolean => MAY[role].includes('ticket:write');

/** Whether nothing is left to do. */
export const areAllDone = (steps: readonly FirstStep[]): boolean => steps.every(({ state }) => state === 'done');

/** The steps of a role, as the facts have them: each that somebody of it can take. */
export function firstSteps(role: Role, facts: FirstFacts): FirstStep[] {
  const may = MAY[role];
  const step = (name: FirstStepName, isDone: boolean): FirstStep => ({ name, state: isDone ? 'done' : 'open' });
  const ofDesk: FirstStep[] = [
    ...(may.includes('mailbox:write')
      ? [
          {
            name: 'mailbox' as const,
            state: ({ none: 'open', waiting: 'open', refused: 'broken', connected: 'done' } as const)[facts.mailbox],
          },
          step('mail', facts.ticket !== null),
        ]
      : []),
    ...(may.includes('agent:write') ? [step('people', facts.colleagues > 0)] : []),
    ...(may.includes('schedule:write') ? [step('hours', facts.hoursChosen)] : []),
    ...(may.includes('routing:write') ? [step('acknowledgement', facts.acknowledgementSeen)] : []),
    ...(may.includes('canned-reply:share') ? [step('replies', facts.replies >= FIRST_REPLIES)] : []),
  ];
  // Whoever sets up a desk has enough to do; the others begin with themselves.
  if (may.includes('mailbox:write') || !may.includes('ticket:write')) return ofDesk;
  return [
    ...ofDesk,
    step('signature', facts.signature),
    step('notices', facts.noticesChosen),
    step('keys', facts.keysSeen),
  ];
}
