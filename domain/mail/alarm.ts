/**
 * When administrators get a mail about a mailbox: once its trouble has lasted, at most once a day for the same trouble, and once when it
 * works again. The desk shows every trouble at once; a mail is for those who are not there.
 */
import { DAY_MS, MINUTE_MS } from '../time.ts';
import type { MailboxTrouble } from './mailbox.ts';
import type { SendState } from './outbox.ts';

/** The states of a mail about a mailbox: those of any send in which it can be (domain/mail/outbox.ts), as the check constraint of `alarm_mail.state` has them. */
export const ALARM_MAIL_STATES = [
  'queued',
  'sending',
  'deferred',
  'sent',
  'rejected',
  'unknown',
] as const satisfies readonly SendState[];

/** How long a trouble lasts before somebody is mailed; null: the desk alone tells of it. */
const ALARM_AFTER_MS: Record<MailboxTrouble, number | null> = {
  stalled: 2 * MINUTE_MS,
  unwatched: 5 * MINUTE_MS,
  'files-away': 2 * MINUTE_MS,
  consent: MINUTE_MS,
  credentials: MINUTE_MS,
  sending: MINUTE_MS,
  unreachable: 15 * MINUTE_MS,
  throttled: 60 * MINUTE_MS,
  'loop-broken': 0,
  flooded: null,
  silenced: 0,
  // It lasts for weeks, and would be mailed on each of their days.
  'secret-ends': null,
};

/** What ends by itself, and is no news when it has ended. */
const WITHOUT_RECOVERY: readonly MailboxTrouble[] = ['silenced'];

/** For so long all is well before it counts: what comes and goes is one trouble. */
const WELL_FOR_MS = 2 * MINUTE_MS;
const AGAIN_MS = DAY_MS;

/** A trouble that has begun and not ended; instants in epoch ms. */
export type Alarm = { trouble: MailboxTrouble; beganAt: number; wellSince: number | null; told: boolean };

export type AlarmStep =
  | { do: 'nothing' }
  | { do: 'begin'; trouble: MailboxTrouble }
  /** It is another trouble by now, or one again that seemed to be over. */
  | { do: 'go-on'; trouble: MailboxTrouble }
  | { do: 'tell'; trouble: MailboxTrouble }
  | { do: 'note-well' }
  | { do: 'end'; tell: boolean };

/** The next step; `told` says when somebody was last mailed of each trouble of this mailbox. */
export function alarmStep(
  alarm: Alarm | null,
  trouble: MailboxTrouble | null,
  told: Partial<Record<MailboxTrouble, number>>,
  now: number,
): AlarmStep {
  const found = trouble !== null && ALARM_AFTER_MS[trouble] !== null ? trouble : null;
  if (alarm === null) return found === null ? { do: 'nothing' } : { do: 'begin', trouble: found };
  if (found === null) {
    if (alarm.wellSince === null) return { do: 'note-well' };
    if (now - alarm.wellSince < WELL_FOR_MS) return { do: 'nothing' };
    return { do: 'end', tell: alarm.told && !WITHOUT_RECOVERY.includes(alarm.trouble) };
  }
  if (alarm.wellSince !== null || alarm.trouble !== found) return { do: 'go-on', trouble: found };
  const isDue = now - alarm.beganAt >= (ALARM_AFTER_MS[found] ?? 0);
  return isDue && now - (told[found] ?? -Infinity) >= AGAIN_MS ? { do: 'tell', trouble: found } : { do: 'nothing' };
}
