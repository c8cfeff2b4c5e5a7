/**
 * Carries out commands that were asked for many tickets: a few at a time, each by the command of its workflow, and so once. What a process
 * leaves when it dies another takes up: nothing of a job stands in a process.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { beginOwed, finishOwed, leaveOwed, type OwedCommand, seenNow } from '../../../db/ticket/jobs.ts';
import { markReadAgain, markUnread } from '../../../db/ticket/reading.ts';
import { bulkNeeds, retagged } from '../../../domain/ticket/bulk.ts';
import { may } from '../../../domain/people/permission.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Language } from '../../../domain/text/language.ts';
import { SECOND_MS } from '../../../domain/time.ts';
import type { Deps } from '../../http/deps.ts';
import { Uncertain } from '../../http/errors.ts';
import { archive } from '../life/archiving.ts';
import { setAssignee } from '../owner/assigning.ts';
import { type CommandAnswer, notFound } from '../command/command.ts';
import { createPromise, promiseId, withdrawPromise } from '../promise/promises.ts';
import { reopen } from '../life/reopening.ts';
import { resolve } from '../life/resolution.ts';
import { setPriority, setTags, setType, snooze, wake } from '../command/simple-commands.ts';
import { markSpam } from '../life/spam.ts';
import { undo } from '../life/undo.ts';

export type Jobs = {
  /** Something was asked for. */
  look: () => void;
  /** Ends once what is under way has ended. */
  stop: () => Promise<void>;
};

/** At once in one process; people who work beside it must not wait. */
const AT_ONCE = 4;
/** What another process has left is found so soon. */
const EVERY_MS = 15 * SECOND_MS;

/** Looks now, whenever it is told to, and every quarter of a minute. */
export function createJobs(deps: Deps): Jobs {
  let isStopped = false;
  let looking: Promise<void> | null = null;
  let isAsked = false;
  const look = (): void => {
    isAsked = true;
    looking ??= work().finally(() => (looking = null));
  };
  const work = async (): Promise<void> => {
    while (isAsked && !isStopped) {
      isAsked = false;
      try {
        await drain();
      } catch (error) {
        deps.log.warn('commands for many tickets wait', { error: String(error) });
        return;
      }
    }
  };
  const drain = async (): Promise<void> => {
    while (!isStopped) {
      const owed = await beginOwed(deps.pool, AT_ONCE);
      if (owed.length === 0) return;
      await Promise.all(owed.map((one) => carryOut(deps, one)));
    }
  };
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  // What the process before this one has left.
  look();
  return {
    look,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}

/** One ticket. What could not be asked, or has not answered, is asked again when its lease ends, by the same key. */
async function carryOut(deps: Deps, owed: OwedCommand): Promise<void> {
  // Whoever asked may have left, or be allowed less, since.
  if (!owed.who.active || !may(owed.who.role, bulkNeeds(owed.command.kind, owed.undone?.kind)))
    return void (await finishOwed(deps.pool, owed, { problem: 'forbidden' }));
  try {
    const answer = await giveUntilSeen(deps, owed);
    if (!answer.pending)
      await finishOwed(deps.pool, owed, { version: answer.undoes, readUpto: answer.readUpto ?? null });
  } catch (error) {
    if (error instanceof Problem && error.code !== 'unavailable')
      return void (await finishOwed(deps.pool, owed, { problem: error.code }));
    deps.log.warn('a command for many tickets waits at one', { ticket: owed.number, error: String(error) });
    // What was surely not asked can be stopped meanwhile. Where this fails as well, its lease ends.
    if (error instanceof Problem && !(error instanceof Uncertain))
      await leaveOwed(deps.pool, owed).catch(() => undefined);
    // Temporal or Postgres is away: the others would fare alike.
    if (error instanceof Uncertain || error instanceof Problem) await delay(SECOND_MS);
  }
}

/** So often, and so soon, a ticket is looked at anew that somebody has changed between our reading and our command: it is what it is by then that counts. */
const LOOKS = 5;
const LOOK_MS = 200;

async function giveUntilSeen(deps: Deps, owed: OwedCommand): Promise<Given> {
  for (let look = 1, seen = owed; ; look += 1) {
    try {
      return await give(deps, seen);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'stale-version' || look === LOOKS) throw error;
      await delay(LOOK_MS);
      seen = { ...seen, ...(await seenNow(deps.pool, owed.number)) };
    }
  }
}

/**
 * What became of it. `undoes`: the version by which it is taken back; null: it changed nothing, or cannot be. `readUpto`: how far the ticket had
 * been read that was made unread again.
 */
type Given = Pick<CommandAnswer, 'pending' | 'undoes'> & { readUpto?: number | null };

async function give(deps: Deps, owed: OwedCommand): Promise<Given> {
  const { job, number, command, undone, tags, version, who } = owed;
  const by = { params: { number }, who, key: `${who.id}:${job}`, expected: null };
  const input = (body: object, expected: number | null = null) => ({ ...by, body, expected }) as unknown as never;
  type Answer = Promise<CommandAnswer>;
  switch (command.kind) {
    case 'assign':
      return setAssignee(deps, input({ agent: command.agent, team: command.team, reason: command.reason })) as Answer;
    case 'set-priority':
      return setPriority(deps, input({ priority: command.priority })) as Answer;
    case 'set-type':
      return setType(deps, input({ type: command.type })) as Answer;
    case 'tag':
      // Somebody may tag it meanwhile: theirs must not be lost.
      return setTags(deps, input({ tags: retagged(tags, command) }, version)) as Answer;
    case 'snooze':
      return snooze(deps, input({ until: command.until, dueAt: command.dueAt, reason: command.reason })) as Answer;
    case 'promise': {
      const body = input({ text: command.text, dueAt: command.dueAt });
      const { pending, version: undoneBy } = (await createPromise(deps, body)) as unknown as CommandAnswer;
      return { pending, undoes: undoneBy };
    }
    case 'wake':
      return wake(deps, input({})) as Answer;
    case 'resolve':
      return resolve(deps, input({ undoSeconds: who.undoSeconds })) as Answer;
    case 'reopen':
      return reopen(deps, input({})) as Answer;
    case 'archive':
      return archive(deps, input({})) as Answer;
    case 'mark-spam':
      return markSpam(deps, input({})) as Answer;
    case 'mark-unread': {
      const marked = await markUnread(deps.pool, who.id, number);
      if (marked === undefined) throw notFound(number);
      return { pending: false, undoes: null, readUpto: marked };
    }
    case 'undo':
      return takeBack(deps, owed, () => undo(deps, input({ of: undone?.version })) as Answer);
  }
}

/** Why a promise is withdrawn that was given to many by mistake. */
const TAKEN_BACK: Record<Language, string> = {
  tr: 'Birçok talebe birden verilmişti, hemen geri alındı.',
  en: 'It was given on many tickets at once, and taken back.',
};

/** What is no step that a ticket takes back has a way back of its own. */
async function takeBack(deps: Deps, { job, number, undone, who }: OwedCommand, byTicket: () => Promise<Given>) {
  if (undone === null) return byTicket();
  if (undone.kind === 'mark-unread') {
    // An API of the release before this one, still up beside it, has written it where the version of a step stands.
    const upto = undone.readUpto ?? undone.version;
    if (upto !== null) await markReadAgain(deps.pool, who.id, number, upto);
    return { pending: false, undoes: null };
  }
  if (undone.kind !== 'promise') return byTicket();
  const by = { who, key: `${who.id}:${job}`, expected: null };
  const id = promiseId(number, `${who.id}:${undone.job}`);
  const asked = { params: { number, id }, body: { reason: TAKEN_BACK[who.language] }, ...by } as unknown as never;
  return withdrawPromise(deps, asked) as Promise<CommandAnswer>;
}
