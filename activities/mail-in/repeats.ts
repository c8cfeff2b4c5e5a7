/** Mails of customers' own ticket systems that say what they have said before. */
import { knownWords } from '../../db/mail-in/lookups.ts';
import type { Db } from '../../db/core/pool.ts';
import type { Arrival } from './births.ts';

/** What the words of such a mail are known again by; null for any other, and for what a person let in: that is heard anyway. */
export const wordsKeyOf = ({ voice, mail: { mail, decision } }: Pick<Arrival, 'voice' | 'mail'>): string | null =>
  voice === 'system' && decision === null ? mail.wordsKey : null;

/** The arrivals with what is known of their words. Almost never is there anything to ask. */
export async function withRepeats(db: Db, arrivals: Arrival[]): Promise<Arrival[]> {
  const sent = arrivals.flatMap((arrival) => {
    const { ticket, contact } = arrival;
    const key = wordsKeyOf(arrival);
    return key === null ? [] : [{ ticket, contact, key }];
  });
  if (sent.length === 0) return arrivals;
  const said = new Set((await knownWords(db, sent)).map(({ ticket, contact, key }) => `${ticket} ${contact} ${key}`));
  return arrivals.map((arrival) => {
    const key = wordsKeyOf(arrival);
    if (key === null) return arrival;
    const words = `${arrival.ticket} ${arrival.contact} ${key}`;
    const repeats = said.has(words);
    said.add(words);
    return { ...arrival, repeats };
  });
}
