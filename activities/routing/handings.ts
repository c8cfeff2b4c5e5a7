/** What was handed over at the end of a shift and could not be asked of its ticket then. */
import { inTransaction } from '../../db/core/pool.ts';
import { finishLater, hasTaken, type OwedHanding, owedHandings } from '../../db/routing/handings.ts';
import { reasonId } from '../../db/ticket/assignable.ts';
import { dropUnaccepted, insertMessage } from '../../db/ticket/messages.ts';
import { updateIdOf } from '../../db/ticket/update-id.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { assignNow } from '../assign-now.ts';
import type { Deps } from '../deps.ts';
import { isAway, refusalIn } from '../temporal-error.ts';

const AT_ONCE = 20;

/**
 * One pass, for the housekeeping, side by side: runs that do not answer take no longer than one. Run twice: each counts once by its id, as it
 * does beside whoever has asked for it; one whose run does not answer is asked again after the others.
 */
export async function carryOutHandings(deps: Deps): Promise<void> {
  const owed = await owedHandings(deps.pool, AT_ONCE);
  await Promise.all(owed.map((handing) => carryOut(deps, handing)));
}

async function carryOut(deps: Deps, handing: OwedHanding): Promise<void> {
  const { pool } = deps;
  const { id, number, agent, team, giver, to, reason } = handing;
  const note = reason === '' ? null : reasonId(number, id);
  const command = { kind: 'assign' as const, agent, team, ...(note !== null && { note }) };
  // As the API keys it: whichever of the two the ticket hears first counts, and the other gets the same answer.
  const key = updateIdOf(number, command, id);
  if (!handing.theirs) {
    // Either because this very command has given it on and nobody could say so, or somebody else was faster.
    return void (await finishLater(pool, id, (await hasTaken(pool, number, key)) ? null : 'stale-version'));
  }
  if (to === null) return void (await finishLater(pool, id, 'bad-input'));
  if (note !== null) await writeNote(deps, handing, note);
  const names = { [giver.id]: giver.name, [(agent ?? team)!]: to };
  try {
    const given = { command, expected: null, key, actor: { kind: 'agent' as const, id: giver.id }, names };
    await assignNow(deps, handing, given);
    await finishLater(pool, id, null);
  } catch (error) {
    if (isAway(error)) throw error;
    const problem = refusalIn(error);
    if (problem === null) return;
    if (note !== null) await inTransaction(pool, (db) => dropUnaccepted(db, note));
    await finishLater(pool, id, problem as ProblemCode);
  }
}

/** The reason is a note like any other; it shows once the ticket has taken the command. */
async function writeNote({ pool }: Deps, { number, giver, reason, subject }: OwedHanding, note: string): Promise<void> {
  await insertMessage(pool, {
    ...{ id: note, number, direction: 'note', kind: 'note', agentId: giver.id, contactId: null, fromName: giver.name },
    ...{ fromAddress: '', subject, text: reason, html: null, accepted: false },
  });
}
