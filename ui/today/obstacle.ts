/** Whether something that is due can be put off: asked by its card, by the key, and by an hour on which it is dropped. Pure. */
import type { Permission } from '../../domain/people/permission.ts';
import { whyNot } from '../command/availability.ts';
import type { DeskT } from '../texts/index.ts';
import type { Due } from './day.ts';

type Asking = { can: (permission: Permission) => boolean; t: DeskT; now: number };

/** Why it cannot be put off; null when it can. */
export function whyNotOff({ what, at, ticket }: Due, { can, t, now }: Asking): string | null {
  const facts = { state: ticket.state, snooze: null };
  if (what !== 'promise') return whyNot(facts, what === 'reminder' ? 'wait' : 'snooze', can, t);
  return whyNot(facts, 'move-promise', can, t) ?? (Date.parse(at) <= now ? t('today.broken') : null);
}

/** Goes on where it can be put off, and otherwise says why not. */
export function offered(due: Due, asking: Asking, { go, refuse }: { go: () => void; refuse: (why: string) => void }) {
  const why = whyNotOff(due, asking);
  if (why === null) go();
  else refuse(why);
}
