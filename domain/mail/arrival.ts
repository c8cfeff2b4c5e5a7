import { DAY_MS, MINUTE_MS, SECOND_MS } from '../time.ts';

/** A mail server tells arrival in whole seconds: one that was taken so soon after it arrived when it was taken. */
const PROMPT_MS = 2 * SECOND_MS;

/** How long a mail may have waited for us. A server that says more tells of another folder, or of a wrong clock. */
export const BELIEVED_MS = 7 * DAY_MS;

/** How far a mail server's clock may be behind ours without mail being taken for older than the connection. */
export const SKEW_MS = 2 * MINUTE_MS;

/**
 * When a mail arrived, in epoch ms: clocks start when it reached its server, not when we fetched it, so that an outage of ours
 * is nobody's waiting time lost. Never before its mailbox was `connected`, never later than it was `taken`, whatever the server's
 * clock says, and not by a date of long ago: that of a mail which was moved into the folder is the date of its first arrival. Mail of an
 * archive (`connected` is null) is as old as its server says.
 */
export function arrivedAt(mail: { atServer: number; taken: number; connected: number | null }): number {
  const { atServer, taken, connected } = mail;
  if (connected === null) return Math.min(taken, atServer);
  const waited = taken - atServer;
  return waited < PROMPT_MS || waited > BELIEVED_MS ? taken : Math.min(taken, Math.max(atServer, connected));
}

/**
 * Whether a mail is counted with those of its minute, as a flood is: its server told when it came, which was since its mailbox was
 * `connected` and not so long ago that it came together with others only because we read them together. Mail without a date has the
 * instant in which it was `taken`, to the millisecond.
 */
export const isCountedByMinute = (mail: { atServer: number; taken: number; connected: number | null }): boolean =>
  mail.connected !== null &&
  mail.atServer !== mail.taken &&
  mail.atServer >= mail.connected - SKEW_MS &&
  mail.taken - mail.atServer <= BELIEVED_MS;

/**
 * Whether a mail had arrived before its mailbox was `connected`, and is none of ours. What came after the folder was first
 * opened is new, whatever a clock says: `horizon` is the UID that was next then. Below it the server's date decides, because
 * mail may come between the connection and that first look; a mail without a date is old.
 */
export const isFromBefore = (mail: {
  uid: number;
  atServer: number | null;
  horizon: number;
  connected: number;
}): boolean => mail.uid < mail.horizon && (mail.atServer === null || mail.atServer < mail.connected - SKEW_MS);

/**
 * Whether an archive takes a mail: it is from before, was not taken before by whatever connection, and is none that the
 * installation has sent to itself, which becomes no ticket. What an archive would be is counted by this rule.
 */
export const isForArchive = ({
  isKnown,
  isService,
  ...mail
}: Parameters<typeof isFromBefore>[0] & { isKnown: boolean; isService: boolean }): boolean =>
  !isKnown && !isService && isFromBefore(mail);

/**
 * A day to search from for mail that `isFromBefore` lets through. A server compares days of its own time zone, so it is the day
 * before.
 */
export const searchedSince = (connected: number): number => connected - SKEW_MS - DAY_MS;

/**
 * The instants of mails of one batch, in their order: of those that a server took in the same second, and that come to one
 * ticket, each stands after the one before it.
 */
export function oneAfterAnother(mails: { ticket: number; at: number }[]): number[] {
  const taken = new Set<string>();
  return mails.map(({ ticket, at }) => {
    let free = at;
    while (taken.has(`${ticket} ${free}`)) free += 1;
    taken.add(`${ticket} ${free}`);
    return free;
  });
}
