/** Whom a note asks by name: a colleague, or everybody of a team. Pure. */
import { fold } from '../text/fold.ts';

export type Mention = { agent: string } | { team: string };

/** Each once, in the order in which they were named. */
export function eachOnce(mentions: readonly Mention[]): Mention[] {
  const known = new Map(
    mentions.map((one) => {
      const id = ('agent' in one ? one.agent : one.team).toLowerCase();
      return [id, 'agent' in one ? { agent: id } : { team: id }] as const;
    }),
  );
  return [...known.values()];
}

/**
 * Whom a word behind `@` means, so that a space takes them: the only one of whose names one begins so, or, of several, the only one who has a
 * name that is just this. Null where it may be another, or nobody.
 */
export function meant<Named extends { name: string }>(typed: string, named: readonly Named[]): Named | null {
  const word = fold(typed.trim());
  if (word === '') return null;
  const begins = named.filter(({ name }) => ` ${fold(name)}`.includes(` ${word}`));
  const has = begins.filter(({ name }) => ` ${fold(name)} `.includes(` ${word} `));
  const only = begins.length === 1 ? begins : has;
  return only.length === 1 ? only[0]! : null;
}
