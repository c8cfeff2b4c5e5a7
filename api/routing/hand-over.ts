/** The end of a shift: what of one's own falls due before the next, and giving it on, each ticket by the command of its workflow. */
import type { Routes } from '../../contract/routes.ts';
import { derivedId } from '../../db/core/derived-id.ts';
import { loadBook } from '../../db/routing/book.ts';
import { dueBefore, stillOf } from '../../db/routing/hand-over.ts';
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import { workTimesOf } from '../../domain/routing/work-times.ts';
import type { Handler } from '../http/handler.ts';
import { requireTemporal } from '../temporal.ts';
import { assign } from '../ticket/assigning.ts';

const SHOWN = 200;

export const getHandOver: Handler<Routes['getHandOver']> = async ({ pool, clock }, { who }) => {
  const at = clock.now();
  const { people, teams } = await loadBook(pool, at);
  const me = people.find(({ id }) => id === who.id);
  const { endsAt, nextAt } = me === undefined ? { endsAt: null, nextAt: null } : workTimesOf(me, teams, at);
  const inWords = (ms: number | null) => (ms === null ? null : new Date(ms));
  return {
    endsAt: inWords(endsAt),
    nextAt: inWords(nextAt),
    tickets: await dueBefore(pool, who.id, inWords(nextAt), SHOWN),
  };
};

/**
 * One after another; what one ticket refuses keeps no other back. One that is not theirs any more is `stale-version`. Problem `bad-input`
 * for somebody who may own none.
 */
export const createHandOver: Handler<Routes['createHandOver']> = async (deps, { body, who, key }) => {
  await requireTemporal(deps);
  const { numbers, reason } = body;
  const to = 'agent' in body.to ? { agent: body.to.agent, team: null } : { agent: null, team: body.to.team };
  const mine = await stillOf(deps.pool, who.id, numbers);
  const results: { number: number; done: boolean; problem: ProblemCode | null }[] = [];
  for (const number of new Set(numbers)) {
    const own = key === null ? null : derivedId('hand-over', String(number), key);
    const problem = mine.has(number)
      ? await assign(deps, number, { ...to, reason }, { who, expected: null, key: own }).then(() => null, codeOf)
      : 'stale-version';
    results.push({ number, done: problem === null, problem });
  }
  return { results };
};

/** What refuses one ticket; what is wrong with the whole, or with us, is thrown. */
function codeOf(error: unknown): ProblemCode {
  if (error instanceof Problem && error.code !== 'bad-input' && error.code !== 'unavailable') return error.code;
  throw error;
}
