/** The end of a shift: what of one's own falls due before the next, and giving it on, each ticket by the command of its workflow. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { derivedId } from '../../db/core/derived-id.ts';
import { loadBook } from '../../db/routing/book.ts';
import { dueBefore } from '../../db/routing/hand-over.ts';
import { enterHandings, finishHanding, handingsOf } from '../../db/routing/handings.ts';
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import { workTimesOf } from '../../domain/routing/work-times.ts';
import type { Handler } from '../http/handler.ts';
import { requireTemporal } from '../temporal.ts';
import { assign, receiving } from '../ticket/owner/assigning.ts';

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

/** A request that takes longer than any should answers that the rest is kept; the housekeeping carries it out. */
const AT_IT_MS = 20_000;

type Result = { number: number; became: 'given' | 'refused' | 'later'; problem: ProblemCode | null };

/**
 * One after another, each kept in Postgres before the first is asked: what one ticket refuses keeps no other back, and what cannot be
 * asked now is carried out later. One that is not theirs any more is `stale-version`. Repeated with the same key it goes on where it
 * was. Problems: `bad-input` for somebody who may own none, `unavailable` when Temporal is away from the beginning.
 */
export const createHandOver: Handler<Routes['createHandOver']> = async (deps, { body, who, key }) => {
  await requireTemporal(deps);
  const { pool } = deps;
  const numbers = [...new Set(body.numbers)];
  const to = 'agent' in body.to ? { agent: body.to.agent, team: null } : { agent: null, team: body.to.team };
  await receiving(deps, numbers[0]!, to);
  const handings = numbers.map((number) => ({
    number,
    id: key === null ? randomUUID() : derivedId('hand-over', String(number), key),
  }));
  const reason = body.reason ?? '';
  await enterHandings(pool, { ...to, giver: who.id, reason }, handings);
  const entered = await handingsOf(
    pool,
    handings.map(({ id }) => id),
  );
  const until = Date.now() + AT_IT_MS;
  let isAway = false;
  const results: Result[] = [];
  for (const { number, id } of handings) {
    const before = entered.get(id);
    if (before === undefined) results.push({ number, became: 'refused', problem: 'stale-version' });
    else if (before.done) results.push(resultOf(number, before.problem));
    else if (isAway || Date.now() > until) results.push({ number, became: 'later', problem: null });
    else {
      const answer = await assign(deps, number, { ...to, reason }, { who, expected: null, key: id }).then(
        ({ pending }) => (pending ? ('later' as const) : null),
        refusalOf,
      );
      isAway = answer === 'away';
      if (answer === 'later' || answer === 'away') results.push({ number, became: 'later', problem: null });
      else {
        await finishHanding(pool, id, answer);
        results.push(resultOf(number, answer));
      }
    }
  }
  return { results };
};

const resultOf = (number: number, problem: ProblemCode | null): Result => ({
  ...{ number, problem },
  became: problem === null ? 'given' : 'refused',
});

/** What refuses one ticket; `away`: nobody can be asked now. Whatever is wrong with us is thrown, and what is kept is carried out all the same. */
function refusalOf(error: unknown): ProblemCode | 'away' {
  if (!(error instanceof Problem)) throw error;
  return error.code === 'unavailable' ? 'away' : error.code;
}
