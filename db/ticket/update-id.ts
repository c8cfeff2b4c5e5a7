import type { Command, Promised } from '../../domain/ticket/event.ts';
import { derivedId } from '../core/derived-id.ts';

/** What whoever asks has looked up meanwhile, and not what was asked: looked up again, it may say something else. */
const LOOKED_UP: Readonly<Record<keyof Promised | 'limitAt' | 'warnAt' | 'lateAt' | 'heldUntil', true>> = {
  dues: true,
  terms: true,
  of: true,
  limitAt: true,
  warnAt: true,
  lateAt: true,
  heldUntil: true,
};

/**
 * The id by which a command that is repeated with its key counts once. The content is part of it: Temporal answers a known id with its
 * first answer, and the key may serve again after a day.
 */
export function updateIdOf(number: number, command: Command, key: string): string {
  const asked = Object.entries(command).filter(([name]) => !(name in LOOKED_UP));
  return derivedId(JSON.stringify(Object.fromEntries(asked)), String(number), key);
}
