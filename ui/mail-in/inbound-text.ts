import type { DeskT } from '../texts/index.ts';
import type { Inbound } from '../data/types.ts';

/** Why a mail was held or put aside, in the reader's words: by its reason, else by its state; null where there is nothing to say. */
export function reasonText(mail: Pick<Inbound, 'reason' | 'state'>, t: DeskT): string | null {
  const texts = [mail.reason, mail.state].map((name) => `reason.${name}`).map((key) => [key, t(key)] as const);
  return texts.find(([key, text]) => text !== key)?.[1] ?? null;
}
