import { type CheckStep, isFault } from '../../domain/mail/provider/connection-check.ts';
import { providerAt } from '../../domain/mail/provider/providers.ts';
import type { DeskT } from '../texts/index.ts';

/** What is wrong with a mailbox, why, and what cures it; in words for the provider at `at` where there are some. */
export function refusalText({ code, at }: { code: string; at: string }, t: DeskT): string {
  const keys = [`fault.${code}.${providerAt(at)?.key}`, `fault.${code}`];
  // A text that is not there answers its own key.
  return keys.map((key) => t(key)).find((text, at) => text !== keys[at]) ?? t('fault.mailbox-unreachable');
}

/** What one step of a connection test brought. */
export function stepText({ step, code, at }: Pick<CheckStep, 'step' | 'code' | 'at'>, t: DeskT): string {
  if (code === 'ok') return t(`check.${step}.ok`);
  return isFault(code) ? refusalText({ code, at }, t) : t(`check.${code}`, { folder: at });
}

/** Where a refusal was met, and the bare code that was given, if any: for whoever asks the provider. */
export const bareRefusal = ({ at, said }: { at: string; said: string }): string => [at, said].join(' ').trim();
