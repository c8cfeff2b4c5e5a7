/** Whether mail comes in at all, as far as an empty list is concerned. Pure. */
import { FAULTY_STATUSES, type MailboxTrouble, worstTrouble } from '../../domain/mail/mailbox.ts';
import type { Mailbox } from '../data/types.ts';

export type MailLife =
  /** No mailbox is connected. */
  | { is: 'none' }
  /** Nothing is fetched from this one, and why. */
  | { is: 'dead'; address: string; trouble: MailboxTrouble }
  /** Somebody has paused all there are. */
  | { is: 'paused' }
  | { is: 'connecting'; address: string }
  /** With the newest mail and the latest look of all, in epoch ms; null: none yet. */
  | { is: 'live'; lastMailAt: number | null; lastLookAt: number | null };

/** Mail waits somewhere and is not here: an empty list says nothing of how much there is to do. */
const STOPS_MAIL: ReadonlySet<MailboxTrouble> = new Set<MailboxTrouble>(['stalled', 'unwatched', ...FAULTY_STATUSES]);

type Known = Pick<Mailbox, 'address' | 'status' | 'trouble' | 'paused' | 'lastMailAt' | 'lastLookAt'>;

/** Of several the worst is told. */
export function mailLife(mailboxes: readonly Known[]): MailLife {
  if (mailboxes.length === 0) return { is: 'none' };
  const stopped = mailboxes.filter(({ trouble }) => trouble !== null && STOPS_MAIL.has(trouble));
  const worst = worstTrouble(stopped.flatMap(({ trouble }) => trouble ?? []));
  const dead = stopped.find(({ trouble }) => trouble === worst);
  if (dead !== undefined && worst !== null) return { is: 'dead', address: dead.address, trouble: worst };
  const watched = mailboxes.filter(({ paused }) => !paused);
  if (watched.length === 0) return { is: 'paused' };
  const [first] = watched;
  if (first !== undefined && watched.every(({ status }) => status === 'connecting'))
    return { is: 'connecting', address: first.address };
  return { is: 'live', lastMailAt: newest(watched, 'lastMailAt'), lastLookAt: newest(watched, 'lastLookAt') };
}

function newest(mailboxes: readonly Known[], which: 'lastMailAt' | 'lastLookAt'): number | null {
  const times = mailboxes.flatMap((one) => (one[which] === null ? [] : [Date.parse(one[which])]));
  return times.length === 0 ? null : Math.max(...times);
}
