/** What is said of the words of a mail that came: that they are abusive, or that they were taken for it. */
import type { Voice } from './verdict.ts';

export const ABUSE = ['flagged', 'cleared'] as const;
/** Of a message: its words are abusive, or an agent has said that they are not, which stays. Null: nothing was found. */
export type Abuse = (typeof ABUSE)[number];

/** What a mail is as it comes. A machine insults nobody: it repeats. */
export const abuseIn = ({ abusive }: { abusive: boolean }, voice: Voice): Abuse | null =>
  abusive && voice !== 'machine' ? 'flagged' : null;
