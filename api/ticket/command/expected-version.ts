/**
 * At which version a ticket is to take a command: the one that its caller has seen, or the one by which it may be closed, as fields that have to be
 * filled in may have been emptied since.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { versionOf } from '../../../db/ticket/tickets.ts';
import type { Command } from '../../../domain/ticket/event.ts';
import type { Problem } from '../../../domain/problem.ts';
import { isClosing } from '../../../domain/ticket/custom/required.ts';
import type { Change } from '../../../domain/ticket/rules/acting.ts';
import type { Deps } from '../../http/deps.ts';
import type { CommandBy } from './command.ts';
import { refuseMissing } from './missing-fields.ts';

const PROJECTION_MS = 1_000;

export type ExpectedVersion = {
  /** Asked before each try; null: any version. Problem `fields-missing`. */
  now(): Promise<number | null>;
  /** Whether the ticket went on since it was judged, which is to be judged again: its caller has not said which version they have seen. */
  isOvertaken(problem: Problem): Promise<boolean>;
};

export function expectedVersion(deps: Deps, number: number, what: Command, by: CommandBy): ExpectedVersion {
  const changes = closingChanges(what, by);
  let judged: number | null = null;
  return {
    async now() {
      if (changes === null) return by.expected;
      if (by.actor.kind === 'agent') await deps.ownWrites.settled(by.actor.id);
      if (by.expected !== null) await projected(deps, number, by.expected);
      judged = await refuseMissing(deps.pool, number, changes);
      // A version that Postgres does not show yet was not judged.
      return judged === null ? by.expected : Math.min(judged, by.expected ?? judged);
    },
    async isOvertaken({ code, details }) {
      const { version } = details;
      if (code !== 'stale-version' || judged === null || by.expected !== null || typeof version !== 'number')
        return false;
      await projected(deps, number, version);
      return true;
    },
  };
}

/** What comes along with what closes the ticket; null where it is not closed by it, or by nobody who can be asked. */
function closingChanges(what: Command, { actor, solves }: CommandBy): readonly Change[] | null {
  if (actor.kind !== 'agent') return null;
  if (solves !== undefined) return solves;
  if (!isClosing(what)) return null;
  return what.kind === 'reply' ? (what.actions ?? []) : [];
}

/** Waits, not for long, until Postgres shows this version. */
export async function projected({ pool }: Pick<Deps, 'pool'>, number: number, version: number): Promise<void> {
  const until = Date.now() + PROJECTION_MS;
  for (let wait = 4; Date.now() < until; wait = Math.min(wait * 2, 80)) {
    if (((await versionOf(pool, number)) ?? 0) >= version) return;
    await delay(wait);
  }
}
