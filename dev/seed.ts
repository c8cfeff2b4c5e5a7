/** The data of the demo: people, mails, and some life in the tickets that the mails become. */
import { ENGLISH } from './seed/letters/english.ts';
import { MACHINES } from './seed/letters/machines.ts';
import { MONEY } from './seed/letters/money.ts';
import { ORDERS } from './seed/letters/orders.ts';
import { TECHNICAL } from './seed/letters/technical.ts';
import { rawOf, type Letter } from './seed/letter.ts';
import { readProgress, saveProgress, tellStories, type Deliver, type LifeOptions } from './seed/life.ts';
import { DEMO_MAILBOX } from './seed/people.ts';

export { DEMO_MAILBOX, DEMO_PASSWORD, seedPeople } from './seed/people.ts';
export type { Account, PeopleOptions } from './seed/people.ts';
export { CUSTOMERS } from './seed/customers.ts';
export type { Deliver, LifeOptions } from './seed/life.ts';

/** Every letter of the demo, oldest first, so that an answer comes after what it answers. */
export const LETTERS: readonly Letter[] = [...ORDERS, ...MONEY, ...TECHNICAL, ...ENGLISH, ...MACHINES].toSorted(
  (a, b) => b.hoursAgo - a.hoursAgo,
);

/** Delivers all letters with dates before `now` (epoch ms) and returns their number. The same `now` gives the same bytes. */
export async function seedMails(deliver: Deliver, now = Date.now()): Promise<number> {
  for (const letter of LETTERS) {
    const raw = await rawOf(letter, DEMO_MAILBOX.address, now, LETTERS);
    await deliver(raw, DEMO_MAILBOX.address, letter.envelopeFrom ?? letter.from.address);
  }
  return LETTERS.length;
}

/** Works on some tickets through the API, once for a database. Rejects when stopped or when nobody can sign in. */
export async function seedLife(options: LifeOptions): Promise<void> {
  const progress = await readProgress(options.pool);
  if (progress.life) return;
  await tellStories(options, LETTERS, progress.startedAt);
  await saveProgress(options.pool, { ...(await readProgress(options.pool)), life: true });
}

/**
 * Mails and life, each once for a database; for the background, after the desk is ready. A start that was stopped in the
 * middle goes on: mails that came before are known as duplicates, commands carry the same keys.
 */
export async function seedDemo(options: LifeOptions): Promise<void> {
  const progress = await readProgress(options.pool);
  if (!progress.mails) {
    const count = await seedMails(options.deliver, progress.startedAt);
    await saveProgress(options.pool, { ...progress, mails: true });
    options.log(`demo: ${count} mails were sent to ${options.mailbox}`);
  }
  await seedLife(options);
}
