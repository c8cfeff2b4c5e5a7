/** What a ticket that an agent has opened hears at once: the mail that it begins with, or that all has been said. */
import type { Routes } from '../../../contract/routes.ts';
import { replyOf } from '../../../db/mail-out/held.ts';
import { limitIn } from '../../../db/sla/silence.ts';
import { SECOND_MS } from '../../../domain/time.ts';
import type { Deps } from '../../http/deps.ts';
import type { Input } from '../../http/handler.ts';
import type { Caller } from './caller.ts';
import { byAgent, carryOut, type CommandAnswer } from '../command/command.ts';
import { offer } from '../message/writing.ts';

type Opened = { number: number; workflow: string; message: string; caller: Caller };

/** Counts once by the key of the request. Null where there is nothing to hear. */
export async function carryOn(
  deps: Deps,
  { body, who, key }: Input<Routes['createTicket']>,
  { number, workflow, message, caller }: Opened,
): Promise<(CommandAnswer & { outboxId?: string }) | null> {
  const by = { who, key, expected: null };
  if (body.direction === 'out') {
    const send = await replyOf(deps.pool, message);
    if (send === undefined) return null;
    const then = body.solved ? ('resolve' as const) : ('await' as const);
    const limit = await limitIn(
      deps.pool,
      number,
      body.solved ? 'resolved-pending-confirmation' : 'awaiting-reply',
      deps.clock.now(),
    );
    const held = send.heldUntil === null ? {} : { heldUntil: send.heldUntil.getTime() };
    const said = { kind: 'reply' as const, message, outbox: send.id, then, ...limit, ...held };
    // By the id of the message, as the sweeper offers it when nobody else does: whichever comes first counts.
    return { ...(await offer(deps, { ...by, key: message }, { number, workflow }, message, said)), outboxId: send.id };
  }
  if (!body.solved) return null;
  if (caller.address === '') return carryOut(deps, number, { kind: 'archive' }, { ...byAgent(by), workflow });
  const limit = await limitIn(deps.pool, number, 'resolved-pending-confirmation', deps.clock.now());
  const held = body.undoSeconds ? { holdMs: body.undoSeconds * SECOND_MS } : {};
  return carryOut(deps, number, { kind: 'resolve', ...limit, ...held }, { ...byAgent(by), workflow });
}
