import { SECOND_MS } from '../time.ts';

/** A mail server tells arrival in whole seconds: one that was taken so soon after it arrived when it was taken. */
const PROMPT_MS = 2 * SECOND_MS;

/**
 * When a mail arrived, in epoch ms: clocks start when it reached its server, not when we fetched it, so that an outage of ours
 * is nobody's waiting time lost. Never before its mailbox was `connected`, and never later than it was `taken`, whatever the
 * server's clock says.
 */
export function arrivedAt(mail: { atServer: number; taken: number; connected: number }): number {
  const { atServer, taken, connected } = mail;
  return taken - atServer < PROMPT_MS ? taken : Math.min(taken, Math.max(atServer, connected));
}

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
