/**
 * When somebody is mailed of what they have not read. What comes together is one mail: it leaves when nothing has come for a while, so that a
 * burst, or what was made up for after a downtime, is told once. Never runs inside a workflow.
 */
import { MINUTE_MS } from '../time.ts';
import { reachesAlways, type MailWay, type NoticePreferences } from './notice-preferences.ts';
import type { NoticeKind } from './notice.ts';
import { nextTime, quietUntil } from './quiet-hours.ts';

/** After the newest; but what waits longer than the second does not wait for more; and so long after the last mail. */
const GATHER_MS = MINUTE_MS;
const GATHER_MOST_MS = 10 * MINUTE_MS;
const APART_MS = 10 * MINUTE_MS;

/** Of one person, unread, of which nobody has decided yet. `at` in epoch ms. */
export type PendingNotice = { id: number; kind: NoticeKind; at: number };

export type Reader = {
  preferences: NoticePreferences;
  /** Their last request; null before the first. */
  seenAt: number | null;
  /** When the last mail of notices to them was written; null before the first. */
  mailedAt: number | null;
  /** They answer for a team just now: no hour is quiet. */
  onCall: boolean;
};

/** What becomes of each: `mail` is one mail, `never` is none, and `later` is looked at again then. */
export type Mailing = {
  mail: { kind: 'at-once' | 'digest'; notices: number[] } | null;
  never: number[];
  later: { id: number; at: number }[];
};

export function mailing(pending: readonly PendingNotice[], reader: Reader, now: number): Mailing {
  const { preferences, seenAt, onCall } = reader;
  const ways = preferences.ways;
  const way = ({ kind, at }: PendingNotice): MailWay =>
    ways[kind].mail === 'away' && seenAt !== null && seenAt >= at ? 'never' : ways[kind].mail;
  const never = pending.filter((notice) => way(notice) === 'never').map(({ id }) => id);
  const quiet = onCall ? null : quietUntil(now, preferences.quiet, preferences.timeZone);

  const atOnce = pending.filter((notice) => way(notice) === 'at-once' || way(notice) === 'away');
  const calls = atOnce.filter(({ kind }) => reachesAlways(kind));
  // Nobody who is called out waits for others; and what waits anyway, comes with it, but not into the night.
  const due = calls.length > 0 && quiet !== null ? calls : atOnce;
  const dueAt = calls.length > 0 ? now : Math.max(gathered(atOnce, reader), quiet ?? 0);

  const digest = pending.filter((notice) => way(notice) === 'digest');
  const digestAt = ({ at }: PendingNotice): number => {
    const then = nextTime(at, preferences.digestAt, preferences.timeZone);
    return Math.max(then, onCall ? 0 : (quietUntil(then, preferences.quiet, preferences.timeZone) ?? 0));
  };

  if (due.length > 0 && dueAt <= now) {
    const told = new Set(due);
    const rest = atOnce.filter((notice) => !told.has(notice));
    return {
      mail: { kind: 'at-once', notices: due.map(({ id }) => id) },
      never,
      later: [...rest.map(({ id }) => ({ id, at: quiet ?? now })), ...digest.map(laterBy(digestAt, now))],
    };
  }
  const isToday = (notice: PendingNotice): boolean => digestAt(notice) <= now;
  const today = digest.filter(isToday);
  const later = [
    ...atOnce.map(({ id }) => ({ id, at: dueAt })),
    ...digest.filter((notice) => !isToday(notice)).map(laterBy(digestAt, now)),
  ];
  return today.length === 0
    ? { mail: null, never, later }
    : { mail: { kind: 'digest', notices: today.map(({ id }) => id) }, never, later };
}

/** One that is due already, beside another mail, is looked at when that is gone. */
const laterBy = (digestAt: (notice: PendingNotice) => number, now: number) => (notice: PendingNotice) => ({
  id: notice.id,
  at: Math.max(digestAt(notice), now + MINUTE_MS),
});

/** When what waits has been gathered (epoch ms). */
function gathered(waiting: readonly PendingNotice[], { mailedAt }: Reader): number {
  const times = waiting.map(({ at }) => at);
  const calm = Math.min(Math.max(...times) + GATHER_MS, Math.min(...times) + GATHER_MOST_MS);
  return Math.max(calm, (mailedAt ?? 0) + APART_MS);
}
