/** The tries at the mails of one mailbox that are under way in this process, each counted before it is made. */
import {
  beginFirstTries,
  beginNextTry,
  endExhausted,
  failTry,
  type MailHeader,
  takeBackTries,
  type WaitingMail,
} from '../../db/mail-in/tries.ts';
import { LIMITS } from '../../domain/limits.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';

export type Tries = ReturnType<typeof createTries>;

/** A mail of somebody whose last one hung its reader has its first try apart, for so long. */
const SLOW_SENDER_MS = HOUR_MS;
const SLOW_SENDERS = 100;

/** No try is under way yet. */
export function createTries({ pool }: Deps, mailbox: string) {
  const busy = new Set<number>();
  const slow = new Map<string, number>();
  let owed: number[] = [];
  let last: Promise<unknown> = Promise.resolve();

  /** Tries are begun one after another: what one has begun must be known to be under way before another looks. */
  const inTurn = <Value>(begin: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(begin, begin);
    last = mine.catch(() => undefined);
    return mine;
  };
  /** Takes back what could not be while Postgres was away. */
  const settle = async () => {
    const ids = owed;
    if (ids.length === 0) return;
    await takeBackTries(pool, ids);
    owed = owed.filter((id) => !ids.includes(id));
    for (const id of ids) busy.delete(id);
  };
  const slowSenders = (): string[] => {
    const now = performance.now();
    for (const [sender, until] of slow) if (until < now) slow.delete(sender);
    return [...slow.keys()];
  };

  return {
    /** Begins first tries at the mails behind the row `after`, as many as one batch takes. An archive waits for the rest. */
    first: (after: number): Promise<WaitingMail[]> =>
      inTurn(async () => {
        await settle();
        const { fetchMails: limit, fetchBytes: bytes } = LIMITS;
        const given = { limit, bytes, except: slowSenders() };
        const rows = await beginFirstTries(pool, mailbox, after, given);
        for (const { id } of rows) busy.add(id);
        return rows;
      }),
    /** Begins another try; undefined when no mail needs one. Ends those that have had all of theirs. */
    next: (): Promise<WaitingMail | undefined> =>
      inTurn(async () => {
        await settle();
        await endExhausted(pool, mailbox, LIMITS.parseAttempts, [...busy]);
        const given = { most: LIMITS.parseAttempts, busy: [...busy], of: slowSenders() };
        const row = await beginNextTry(pool, mailbox, given);
        if (row !== undefined) busy.add(row.id);
        return row;
      }),
    /** The mails have found their place. */
    placed(rows: { id: number }[]): void {
      for (const { id } of rows) busy.delete(id);
    },
    /** The try failed by the mail's own fault. */
    async failed({ id }: { id: number }, error: string, header: MailHeader, lost = false): Promise<void> {
      await failTry(pool, id, error, LIMITS.parseAttempts, header, lost);
      busy.delete(id);
    },
    /** What was begun was no try: we stop, or had an outage. */
    async takeBack(rows: { id: number }[]): Promise<void> {
      owed.push(...rows.map(({ id }) => id));
      await settle().catch(() => undefined);
    },
    /** A mail of this sender took too long. */
    wasSlow(sender: string | null): void {
      if (sender === null || slow.size >= SLOW_SENDERS) return;
      slow.set(sender, performance.now() + SLOW_SENDER_MS);
    },
    /** Whether senders are looked at when mail is taken: only while there are slow ones. */
    hasSlowSenders: (): boolean => slowSenders().length > 0,
  };
}
