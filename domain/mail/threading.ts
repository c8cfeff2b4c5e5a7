import { findCodes } from './code.ts';
import { LIMITS } from '../limits.ts';
import type { CodesFound, ParsedMail } from './message.ts';

/**
 * Whose ticket is this mail? First the clues the mail carries, strongest first; the caller looks them up; then where
 * the mail goes. A clue is an address, not a proof: who may write on a ticket is decided by the sender.
 */

/** How a mail may name a ticket. */
type ClueKind = 'reply-address' | 'message-id' | 'reference' | 'code-subject' | 'code-text' | 'code-quoted';

/**
 * One clue. `value` is a tracking code (`reply-address`, `code-*`), the id inside one of our own signed Message-IDs
 * (`message-id`), or a foreign Message-ID to look up among stored mail and providers' aliases (`reference`).
 * Strong clues carry our signature and cannot be guessed.
 */
export type ThreadClue = { by: ClueKind; value: string; strength: 'strong' | 'weak' };

/** The signature checks, handed in because the core knows no cryptography: `mail/write/token.ts`, bound to the key. */
export type Signatures = {
  codeInAddress: (address: string) => string | null;
  ownMailId: (mailId: string) => string | null;
};

/** A clue that was found to name a ticket, and what the sender is to that ticket. */
export type ResolvedClue = {
  by: ClueKind;
  strength: 'strong' | 'weak';
  ticket: number;
  /** Closed longer ago than the reopen window: this ticket takes no more mail. */
  pastReopening: boolean;
  /** Requester or someone added by an agent; an agent's address; anybody else. */
  sender: 'participant' | 'agent' | 'unknown';
  /** Mails of the sender's own words that the ticket has taken within the last hour. */
  written: number;
};

/** Why a mail waits for a person. */
export const HOLD_REASONS = ['unknown-sender', 'sender-forged', 'agent-by-mail'] as const;
type HoldReason = (typeof HOLD_REASONS)[number];

/** Where a mail goes. */
export type Placement =
  | { to: 'ticket'; number: number }
  | { to: 'quarantine'; number: number; reason: HoldReason }
  | { to: 'new-ticket'; related?: number };

type Worded = Pick<ParsedMail, 'subject' | 'newText' | 'text' | 'html'>;

/** The codes that the words of a mail carry. For the child alone: it reads text of any length. */
export function codesIn(mail: Worded): CodesFound {
  const quoted = new Set(findCodes(mail.text));
  // Outlook splits words with spans, so the code may be whole only in the HTML without its tags.
  if (mail.html) for (const code of findCodes(withoutTags(mail.html))) quoted.add(code);
  return {
    subject: findCodes(mail.subject),
    text: findCodes(mail.newText),
    quoted: [...quoted].slice(0, LIMITS.codes),
  };
}

type Clued = Pick<ParsedMail, 'deliveredTo' | 'to' | 'cc' | 'inReplyTo' | 'references' | 'codes'> &
  Partial<Pick<ParsedMail, 'report'>>;

/** The clues of a mail in the order they are believed; of each kind at most LIMITS.clues. Similar subjects are no clue. */
export function candidates(mail: Clued, signatures: Signatures): ThreadClue[] {
  const clues: ThreadClue[] = [];
  const seen = new Set<string>();
  const counts = new Map<ClueKind, number>();
  const add = (by: ClueKind, value: string | null, strength: ThreadClue['strength']) => {
    const kind = by.startsWith('code-') ? 'code' : by;
    const count = counts.get(by) ?? 0;
    if (value === null || count === LIMITS.clues || seen.has(`${kind} ${value}`)) return;
    seen.add(`${kind} ${value}`);
    counts.set(by, count + 1);
    clues.push({ by, value, strength });
  };

  const addresses = [...mail.deliveredTo, ...[...mail.to, ...mail.cc].map((one) => one.address)];
  for (const address of addresses) add('reply-address', signatures.codeInAddress(address), 'strong');

  // What the mail answers comes before what the thread once contained, the newest of that first.
  const named = [...mail.inReplyTo, ...mail.references.toReversed()].slice(0, LIMITS.references);
  for (const id of named) add('message-id', signatures.ownMailId(id), 'strong');
  for (const id of named) if (signatures.ownMailId(id) === null) add('reference', id, 'weak');

  // A report names the mail that it is about in the copy that it returns. A person's mail is never read so.
  const returned = mail.report?.returned;
  for (const address of returned?.addresses ?? []) add('reply-address', signatures.codeInAddress(address), 'strong');
  for (const id of returned?.mailIds ?? []) add('message-id', signatures.ownMailId(id), 'strong');

  for (const code of mail.codes.subject) add('code-subject', code, 'weak');
  for (const code of mail.codes.text) add('code-text', code, 'weak');
  for (const code of [...mail.codes.quoted, ...(returned?.codes ?? [])]) add('code-quoted', code, 'weak');
  return clues;
}

/**
 * Where the mail goes, by the strongest resolved clue (a signature before a code, then the order given). `authenticity`
 * is the DMARC verdict of a trusted server: `none` when there is no record, which is common and no fault of the sender.
 * Strangers, forged senders and agents' addresses are held for a person; nothing of theirs reaches the ticket silently.
 */
export function placement(input: { clues: ResolvedClue[]; authenticity: 'pass' | 'none' | 'fail' }): Placement {
  const best = input.clues.find((clue) => clue.strength === 'strong') ?? input.clues[0];
  if (!best) return { to: 'new-ticket' };
  if (best.pastReopening) return { to: 'new-ticket', related: best.ticket };
  const held = holdReason(best, input.authenticity);
  if (held) return { to: 'quarantine', number: best.ticket, reason: held };
  return { to: 'ticket', number: best.ticket };
}

function holdReason(clue: ResolvedClue, authenticity: 'pass' | 'none' | 'fail'): HoldReason | null {
  if (clue.sender === 'unknown') return 'unknown-sender';
  if (authenticity === 'fail') return 'sender-forged';
  // Agents answer in the desk. A mail that claims to be theirs would speak to the customer in our name.
  return clue.sender === 'agent' ? 'agent-by-mail' : null;
}

/** Linear: a tag that is not closed within the bound, or before the next `<`, stays as text. */
function withoutTags(html: string): string {
  return html.replace(/<[^<>]{0,2000}>/g, '');
}
