/** Mails that tickets begin with, where whoever was to offer them to their ticket is gone: they are offered here. */
import { log } from '@temporalio/activity';
import { keepUnsent, type OwedFirstMail, owedFirstMails } from '../../db/mail-out/first-mails.ts';
import { limitIn } from '../../db/sla/silence.ts';
import { updateIdOf } from '../../db/ticket/update-id.ts';
import { assignNow } from '../assign-now.ts';
import type { Deps } from '../deps.ts';
import { isAway, refusalIn } from '../temporal-error.ts';

const AT_ONCE = 20;

/** How many were owed. Run twice, or beside the API: each counts once, by the id of its message. */
export async function offerFirstMails(deps: Deps): Promise<number> {
  const owed = await owedFirstMails(deps.pool, AT_ONCE);
  for (const mail of owed) await offer(deps, mail);
  return owed.length;
}

async function offer(deps: Deps, { number, workflow, message, outbox, then, heldUntil, writer }: OwedFirstMail) {
  const { pool, clock } = deps;
  const state = then === 'resolve' ? 'resolved-pending-confirmation' : 'awaiting-reply';
  const silence = await limitIn(pool, number, state, clock.now());
  const held = heldUntil === null ? {} : { heldUntil: heldUntil.getTime() };
  const command = { kind: 'reply' as const, message, outbox, then, ...silence, ...held };
  const key = updateIdOf(number, command, message);
  const actor = { kind: 'agent' as const, id: writer.id };
  try {
    await assignNow(
      deps,
      { number, workflow },
      { command, expected: null, key, actor, names: { [writer.id]: writer.name } },
    );
  } catch (error) {
    if (isAway(error)) throw error;
    const problem = refusalIn(error);
    if (problem === null) return;
    log.warn('a ticket refuses the mail that it was to begin with', { ticket: number, problem });
    await keepUnsent(pool, outbox);
  }
}
