/**
 * The send ledger as a state machine: the states of one logical send, and what may be done in each. SQL, API and desk
 * read this table, docs/mail-out.md prints it, and the check constraint of `outbox.state` lists its rows.
 */
import type { DeliveryState } from '../ticket/event.ts';

type Traits = {
  /** Completes the sentence "a mail in this state …". */
  means: string;
  /** A worker may begin an attempt by itself. */
  mayTry: boolean;
  /**
   * A person may take it back, or stop it on its way. Never once its ticket has let it go and nobody has put it off: what came along with it is
   * done, and an attempt may begin at any moment.
   */
  mayCancel: boolean;
  /** A person may send it again: same Message-ID, and where no address was wrong the same bytes. */
  mayResend: boolean;
  /** Nothing happens until a person decides; the ticket asks for attention. */
  waitsForPerson: boolean;
  /** A mail server has accepted it, or may have: its customer may have it before them. */
  hasLeft: boolean;
  /** What the ticket hears when a worker finds the mail in this state; all but `deferred` are the end of the send. */
  told: DeliveryState;
};

const WAITING = {
  mayTry: true,
  mayCancel: true,
  mayResend: false,
  waitsForPerson: false,
  hasLeft: false,
  told: 'deferred',
} as const;
const FAILED = { mayTry: false, mayCancel: false, mayResend: true, waitsForPerson: true, hasLeft: false } as const;

export const SEND_STATES = {
  held: { ...WAITING, means: 'is written and waits for its time', mayTry: false },
  queued: { ...WAITING, means: 'has left its ticket and waits for its first attempt', mayCancel: false },
  sending: {
    ...WAITING,
    means: 'is being handed over; when its worker dies before the final dot, another goes on',
    mayCancel: false,
  },
  sent: {
    means: 'was accepted by the mail server',
    mayTry: false,
    mayCancel: false,
    mayResend: false,
    waitsForPerson: false,
    hasLeft: true,
    told: 'sent',
  },
  rejected: {
    ...FAILED,
    means: 'was refused for good by somebody’s server, or was put off for two days',
    told: 'rejected',
  },
  deferred: { ...WAITING, means: 'was put off by the server, or could not reach it' },
  unknown: { ...FAILED, means: 'was handed over, and the answer was lost', hasLeft: true, told: 'unknown' },
  bounced: {
    ...FAILED,
    means: 'was accepted and came back: it did not reach everybody',
    hasLeft: true,
    told: 'bounced',
  },
  halted: {
    ...FAILED,
    means:
      'was not sent, or not to everybody: it was no longer true, its ticket did not take it, or a person stopped it on its way',
    waitsForPerson: false,
    told: 'cancelled',
  },
  cancelled: {
    ...FAILED,
    means: 'was taken back by a person before it left: it is in no thread any more',
    mayResend: false,
    waitsForPerson: false,
    told: 'cancelled',
  },
} as const satisfies Record<string, Traits>;

export type SendState = keyof typeof SEND_STATES;

/** All states, in the table's order. */
export const sendStates = Object.keys(SEND_STATES) as [SendState, ...SendState[]];

/** The states in which something may be done, in the table's order. */
export const sendStatesThat = (may: 'mayTry' | 'mayCancel' | 'mayResend' | 'waitsForPerson'): SendState[] =>
  sendStates.filter((state) => SEND_STATES[state][may]);

/** The states in which nobody is at it, and a worker may begin: all but that of an attempt under way. */
export const waitingSends = sendStatesThat('mayTry').filter((state) => state !== 'sending');

/** The states of a mail that has not come to an end. */
export const unsentStates = sendStates.filter((state) => SEND_STATES[state].told === 'deferred');

/** The states of one recipient that ask for a look; the others have the mail, or are still to get it. */
export const IN_TROUBLE: readonly string[] = ['deferred', 'rejected', 'unknown', 'bounced'];
