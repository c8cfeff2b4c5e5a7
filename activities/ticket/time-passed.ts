/** Asks rules about tickets to which nothing happens, for the housekeeping. */
import { log } from '@temporalio/activity';
import { inTransaction } from '../../db/core/pool.ts';
import { markSpell, setSpellAside, type Spell, spellRules, spellsPast } from '../../db/routing/spells.ts';
import { loadTicket } from '../../db/ticket/record.ts';
import { noteSwept } from '../../db/ticket/sweep.ts';
import { isAskedWithin, minutesAsked } from '../../domain/routing/spell.ts';
import type { Deps } from '../deps.ts';
import { isAway } from '../temporal-error.ts';
import { tellNow } from './tell-now.ts';
import { routeLater } from '../routing/later.ts';
import { lookAtQueues } from '../routing/queues.ts';

/** In one pass: a rule that is switched on may hold for thousands of tickets at once. */
const AT_ONCE = 100;

/**
 * One pass. A ticket of which it fails is set aside for a while, said once and counted; the others are asked about. Run twice: a spell
 * that was asked about is not found again; one whose ticket was not told is asked about again, and the key of the decision counts once.
 */
export async function askAboutTime(deps: Deps): Promise<void> {
  const minutes = minutesAsked(await spellRules(deps.pool));
  if (minutes.length === 0) return;
  let unasked = 0;
  for (const spell of await spellsPast(deps.pool, minutes, AT_ONCE)) if (!(await isAsked(deps, spell))) unasked += 1;
  if (unasked > 0) await noteSwept(deps.pool, { unasked });
}

/** False for the first time that it fails. Throws when it is Temporal that is away: then it fails of them all. */
async function isAsked(deps: Deps, spell: Spell): Promise<boolean> {
  try {
    await ask(deps, spell);
    return true;
  } catch (error) {
    if (isAway(error)) throw error;
    await setSpellAside(deps.pool, spell);
    if (!spell.failed)
      log.warn('rules could not be asked about a ticket; the others are', {
        ticket: spell.number,
        error: String(error).slice(0, 200),
      });
    return spell.failed;
  }
}

async function ask(deps: Deps, spell: Spell): Promise<void> {
  const { pool, clock } = deps;
  const { number, workflow, since, minutes } = spell;
  const ticket = await loadTicket(pool, number, workflow);
  if (ticket === undefined) return;
  // The ticket may be as it was when it was asked about fewer minutes: that was another question.
  const about = `${since.getTime()} ${minutes}`;
  const later = { number, workflow, ticket, occasions: ['time-passed' as const], events: [], about, at: clock.now() };
  const { facts, waitsFor } = await inTransaction(pool, (db) =>
    routeLater(db, later, (rule) => isAskedWithin(rule, spell)),
  );
  for (const fact of facts) await tellNow(deps, spell, fact, `routed:${fact.decision}`);
  await markSpell(pool, spell);
  if (waitsFor !== null) await lookAtQueues(deps, [waitsFor]);
}
