/** Trials of policies and calendars on tickets that have been. They run here, between the requests of others (docs/decisions/0022). */
import type { Routes } from '../../contract/routes.ts';
import type { Named } from '../../db/core/named.ts';
import type { Pool } from '../../db/core/pool.ts';
import { defaultTeam } from '../../db/people/teams.ts';
import { calendarsOfTeams } from '../../db/sla/calendars.ts';
import { namesOfTeams, type PastLife, pastLives } from '../../db/sla/past.ts';
import { listPolicies } from '../../db/sla/policies.ts';
import { type Requester, requestersOf } from '../../db/sla/requesters.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField } from '../../domain/problem.ts';
import { asksOfRequester } from '../../domain/sla/choice.ts';
import type { Policy } from '../../domain/sla/policy.ts';
import { createTrial, type PromiseThen, type TrialOutcome, type WorldSums } from '../../domain/sla/trial.ts';
import { channelOf } from '../../domain/ticket/channel.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Deps } from '../http/deps.ts';
import { eachPast } from '../http/each-past.ts';
import type { Handler, Input } from '../http/handler.ts';
import { asTrial, progressOf } from '../http/running-trials.ts';
import { withCalendar, withPolicy } from './worlds.ts';

type Body = Input<Routes['tryPolicy']>['body'];
type Worlds = { before: Policy[]; after: Policy[] };

/**
 * With the changed policy in its place, or the new one behind all others but the default one; or with the changed calendar in all policies that go
 * by it. Problems: `bad-input` for each fault of what is tried, `not-found` for what is gone, `in-progress`, `too-many-requests`.
 */
export const tryPolicy: Handler<Routes['tryPolicy']> = async (deps, { body, who, res }) => {
  const worlds = await worldsOf(deps.pool, body);
  return asTrial(who.id, res, (signal, tell) => run(deps, body.days, worlds, signal, tell));
};

export const getPolicyTrialProgress: Handler<Routes['getPolicyTrialProgress']> = async (_deps, { who }) => ({
  running: progressOf(who.id),
});

async function worldsOf(pool: Pool, { policy, calendar }: Body): Promise<Worlds> {
  if ((policy === undefined) === (calendar === undefined))
    throw badField(
      policy === undefined ? 'policy' : 'calendar',
      policy === undefined ? 'missing' : 'unexpected',
      'name a policy or a calendar that is to be tried, and not both',
    );
  const before = await listPolicies(pool);
  return {
    before,
    after: policy === undefined ? await withCalendar(pool, before, calendar!) : await withPolicy(pool, before, policy),
  };
}

async function run(
  { pool, clock }: Deps,
  days: number,
  { before, after }: Worlds,
  signal: AbortSignal,
  tell: (looked: number, of: number) => void,
) {
  const now = clock.now();
  const timeZone = await zoneOf(pool);
  const trial = createTrial(before, after, { timeZone, listed: LIMITS.trialListed, now });
  const asks = asksOfRequester([...before, ...after]);
  await eachPast<PastLife, { requesters: Map<number, Requester> }>(pool, {
    ...{ since: new Date(now - days * DAY_MS), signal, tell },
    async page(place) {
      const rows = await pastLives(pool, place);
      const numbers = rows.map(({ number }) => number);
      return { rows, requesters: asks ? await requestersOf(pool, numbers) : new Map() };
    },
    look: ({ channel, ...past }, { requesters }) =>
      trial.look({ ...past, requester: requesters.get(past.number) ?? strangerBy(channel) }),
  });
  return shown(trial.outcome(), timeZone, await namesOfTeams(pool), [...before, ...after]);
}

const strangerBy = (channel: PastLife['channel']): Requester => ({
  ...{ vip: false, organisation: null },
  channel: channelOf(channel),
});

/** That of the team to which everything comes that nobody else has. */
async function zoneOf(pool: Pool): Promise<string> {
  const team = await defaultTeam(pool);
  return (team && (await calendarsOfTeams(pool, [team.id])).get(team.id)?.timeZone) ?? 'UTC';
}

function shown(
  { changes, before, after, ...counts }: TrialOutcome,
  timeZone: string,
  teams: readonly Named[],
  policies: readonly Policy[],
) {
  const names = new Map(policies.map(({ id, name }) => [id, name]));
  const then = ({ dueAt, policy, ...promise }: PromiseThen) => ({
    ...promise,
    dueAt: dueAt === null ? null : new Date(dueAt),
    policy: names.get(policy) ?? '',
  });
  const world = ({ clocks, hours }: WorldSums) => ({ clocks, hours });
  const none = { kept: 0, broken: 0 };
  return {
    ...{ ...counts, timeZone, before: world(before), after: world(after) },
    changes: changes.map((change) => ({
      ...change,
      startedAt: new Date(change.startedAt),
      ...{ before: then(change.before), after: then(change.after) },
    })),
    teams: teams
      .filter(({ id }) => before.teams.has(id) || after.teams.has(id))
      .map((team) => ({ team, before: before.teams.get(team.id) ?? none, after: after.teams.get(team.id) ?? none })),
  };
}
