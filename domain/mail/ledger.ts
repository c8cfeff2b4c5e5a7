/**
 * The mail ledger as a state machine: what has become of a mail that was seen on a server. SQL, API and desk read this
 * table, docs/mail-in.md prints it, and the check constraint of `inbound.state` lists its rows.
 */

/** What a person may decide about a mail: into the ticket it names, a ticket of its own, or put away. */
export const QUARANTINE_DECISIONS = ['ticket', 'new-ticket', 'discard'] as const;
export type QuarantineDecision = (typeof QUARANTINE_DECISIONS)[number];

type Traits = {
  /** Completes the sentence "a mail in this state …". */
  means: string;
  /** Intake, or the person who releases it, may still give it its place. */
  mayBePlaced: boolean;
  /** Another mail with the same bytes or the same content is a duplicate of it. */
  hasCopies: boolean;
  /** What a person may decide; while there is anything, it stands in quarantine and waits for them. */
  decisions: readonly QuarantineDecision[];
  /** Its bytes are served by the quarantine, and not by a message. */
  showsRaw: boolean;
  /** A person may have its bytes read once more: a later version may know how. */
  mayBeReadAgain: boolean;
};

const PLAIN = { mayBePlaced: false, decisions: [], showsRaw: false, mayBeReadAgain: false } as const;
const ENDED = { ...PLAIN, hasCopies: true } as const;
const LEFT = { ...PLAIN, hasCopies: false } as const;
const UNUSABLE = { ...LEFT, decisions: ['discard'], showsRaw: true } as const;

export const LEDGER_STATES = {
  stored: { ...LEFT, means: 'is safe on disk and waits to be read', mayBePlaced: true },
  processed: { ...ENDED, means: 'became a message of a ticket' },
  held: {
    ...ENDED,
    means: 'waits for a person to let it in',
    mayBePlaced: true,
    decisions: QUARANTINE_DECISIONS,
    showsRaw: true,
  },
  unreadable: { ...UNUSABLE, means: 'could not be read', mayBeReadAgain: true },
  discarded: { ...ENDED, means: 'was put away by a person', showsRaw: true },
  duplicate: { ...ENDED, means: 'repeats another mail of the ledger', showsRaw: true },
  oversize: { ...UNUSABLE, means: 'was too large to take; its header was taken' },
  gone: { ...LEFT, means: 'vanished from the server before it could be taken' },
  service: {
    ...ENDED,
    means: 'is the installation’s own: a test, an alarm, or what a machine says of one',
    showsRaw: true,
  },
} as const satisfies Record<string, Traits>;

export type LedgerState = keyof typeof LEDGER_STATES;

/** All states, in the table's order. */
export const ledgerStates = Object.keys(LEDGER_STATES) as [LedgerState, ...LedgerState[]];

/** What a person may decide about a mail in this state. */
export const decisionsOn = (state: LedgerState): readonly QuarantineDecision[] => LEDGER_STATES[state].decisions;

/** The states that wait for a person: quarantine. */
export const QUARANTINE = ledgerStates.filter((state) => decisionsOn(state).length > 0);

/** The states of which something is so, in the table's order. */
export const ledgerStatesThat = (is: 'mayBePlaced' | 'hasCopies' | 'mayBeReadAgain'): LedgerState[] =>
  ledgerStates.filter((state) => LEDGER_STATES[state][is]);
