/** The data of the demo: people, mails, and some life in the tickets that the mails become. */
import { setTimeout as delay } from 'node:timers/promises';
import { first, type Pool } from '../db/core/pool.ts';
import { ENGLISH } from './seed/letters/english.ts';
import { MACHINES } from './seed/letters/machines.ts';
import { MONEY } from './seed/letters/money.ts';
import { ORDERS } from './seed/letters/orders.ts';
import { TECHNICAL } from './seed/letters/technical.ts';
import { rawOf, writtenAt, type Letter } from './seed/letter.ts';
import { readProgress, saveProgress, tellStories, type Deliver, type LifeOptions } from './seed/life.ts';
import { DEMO_MAILBOX } from './seed/people.ts';

export { DEMO_MAILBOX, DEMO_PASSWORD, seedPeople } from './seed/people.ts';
export type { Account } from './seed/people.ts';
export type { Deliver, LifeOptions } from './seed/life.ts';

/** Every letter of the demo, oldest first, so that an answer comes after what it answers. */
export const LETTERS: readonly Letter[] = [...ORDERS, ...MONEY, ...TECHNICAL, ...ENGLISH, ...MACHINES].toSorted(
  (a, b) => b.hoursAgo - a.hoursAgo,
);

/** Delivers all letters, written and arrived before `now` (epoch ms) and returns their number. The same `now` gives the same bytes. */
export async function seedMails(deliver: Deliver, now = Date.now()): Promise<number> {
  for (const letter of LETTERS) {
    const raw = await rawOf(letter, DEMO_MAILBOX.address, now, LETTERS);
    await deliver(raw, DEMO_MAILBOX.address, letter.envelopeFrom ?? letter.from.address, writtenAt(letter, now));
  }
  return LETTERS.length;
}

/**
 * Works on some tickets through the API, once for a database; for the background, when the desk is ready. A start that was
 * stopped in the middle goes on: commands carry the same keys. Rejects when stopped or when nobody can sign in.
 */
export async function seedLife(options: LifeOptions): Promise<void> {
  const progress = await readProgress(options.pool);
  if (progress.life) return;
  await tellStories(options, LETTERS, progress.startedAt);
  await saveProgress(options.pool, { ...(await readProgress(options.pool)), life: true });
}

/**
 * Delivers the demo's mails, once for a database; returns how many, 0 when they came before. A start that was stopped in
 * the middle delivers all of them again: those that came before are known as duplicates.
 */
export async function seedMailsOnce({
  pool,
  deliver,
  log,
}: Pick<LifeOptions, 'pool' | 'deliver' | 'log'>): Promise<number> {
  const progress = await readProgress(pool);
  if (progress.mails) return 0;
  const count = await seedMails(deliver, progress.startedAt);
  await saveProgress(pool, { ...progress, mails: true });
  log(`demo: ${count} mails were sent to ${DEMO_MAILBOX.address}`);
  return count;
}

/** Resolves when `count` mails are tickets whose workflows know of them, or after `withinMs`: the demo never stops a start. */
export async function mailsTaken(pool: Pool, count: number, withinMs: number): Promise<void> {
  for (const until = Date.now() + withinMs; Date.now() < until; await delay(50)) {
    const { taken, owed } = await first<{ taken: number; owed: number }>(pool, {
      text: `select count(*)::int as taken, (count(*) filter (where fact is not null and told_at is null))::int as owed
               from inbound where processed_at is not null`,
    });
    if (taken >= count && owed === 0) return;
  }
}
