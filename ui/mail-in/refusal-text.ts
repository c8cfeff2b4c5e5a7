import { providerAt } from '../../domain/mail/providers.ts';
import type { DeskT } from '../texts/index.ts';

/** What is wrong with a mailbox, why, and what cures it; in words for the provider at `at` where there are some. */
export function refusalText({ code, at }: { code: string; at: string }, t: DeskT): string {
  const keys = [`fault.${code}.${providerAt(at)?.key}`, `fault.${code}`];
  // A text that is not there answers its own key.
  return keys.map((key) => t(key)).find((text, at) => text !== keys[at]) ?? t('fault.mailbox-unreachable');
}
