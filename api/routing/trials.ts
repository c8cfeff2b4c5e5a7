/** Trials of rules, and of people, on tickets that have been. They run here, between the requests of others, in slices that nobody feels. */
import type { Routes } from '../../contract/routes.ts';
import type { Named } from '../../db/core/named.ts';
import type { Pool } from '../../db/core/pool.ts';
import { loadSettings, type Settings } from '../../db/routing/book.ts';
import { listRules } from '../../db/routing/rules.ts';
import { things } from '../../db/routing/things.ts';
import { defaultTeam } from '../../db/people/teams.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, Problem } from '../../domain/problem.ts';
import type { RoutingBook } from '../../domain/routing/decision.ts';
import type { Rule } from '../../domain/routing/rule.ts';
import type { Fate } from '../../domain/routing/trial-world.ts';
import { createTrial, type TrialOutcome } from '../../domain/routing/trial.ts';
import { withTried } from '../../domain/routing/tried-people.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';
import { eachPast } from './past.ts';
import { checked, idsOf, NEW } from './rules.ts';
import { asTrial, progressOf } from '../http/running-trials.ts';
import { requireHere, triedOf } from './tried-people.ts';

/**
 * With the changed rule in its place, or the new one behind all others, against the rules as they stand. Problems: `bad-input` for
 * each fault of the rule and for one of other moments, `not-found` for one that is gone, `in-progress`, `too-many-requests`.
 */
export const tryRule: Handler<Routes['tryRule']> = async (deps, { body, who, res }) => {
  const { id, version: _version, ...given } = body.rule;
  const known = await things(deps.pool);
  const draft = checked(given, idsOf(known), 'rule.');
  if (!draft.on.includes('ticket-opened'))
    throw badField('rule.on', 'not-tried', 'only a rule that is asked when a ticket is opened can be tried');
  const rules: Rule[] = await listRules(deps.pool);
  if (id !== undefined && !rules.some((rule) => rule.id === id))
    throw new Problem('not-found', 'there is no such rule');
  const after =
    id === undefined
      ? [...rules, { ...draft, enabled: true, id: NEW, version: 0 }]
      : rules.map((rule) => (rule.id === id ? { ...draft, id, version: rule.version } : rule));
  return asTrial(who.id, res, (signal, tell) =>
    run(deps, body.days, {
      ...{ of: 'rules', signal, tell, named: known.text },
      worlds: (settings) => [
        { ...settings, rules },
        { ...settings, rules: after },
      ],
    }),
  );
};

/**
 * With these people as they would be, against everybody as they are. Problems: `bad-input` for what is wrong with one of them,
 * `in-progress`, `too-many-requests`.
 */
export const tryPeople: Handler<Routes['tryPeople']> = async (deps, { body, who, res }) => {
  const known = await things(deps.pool);
  const tried = triedOf(body.people, idsOf(known));
  return asTrial(who.id, res, (signal, tell) =>
    run(deps, body.days, {
      ...{ of: 'people', signal, tell, named: [...known.text, ...tried.newcomers] },
      worlds(settings) {
        requireHere(tried, settings.people);
        const { before, after } = withTried(settings.people, tried.people, deps.clock.now());
        return [
          { ...settings, people: before },
          { ...settings, people: after },
        ];
      },
    }),
  );
};

export const getTrialProgress: Handler<Routes['getTrialProgress']> = async (_deps, { who }) => ({
  running: progressOf(who.id),
});

type Asked = {
  of: 'rules' | 'people';
  signal: AbortSignal;
  tell: (looked: number, of: number) => void;
  /** That of now, and that which is tried. */
  worlds: (settings: Settings) => [RoutingBook, RoutingBook];
  /** What they name that the settings do not: the texts that rules answer with, somebody new. */
  named: readonly Named[];
};

async function run({ pool, clock }: Deps, days: number, { of, signal, tell, worlds, named }: Asked) {
  const since = clock.now() - days * DAY_MS;
  const settings = await loadSettings(pool, since);
  const timeZone = await zoneOf(pool, settings);
  const [before, after] = worlds(settings);
  const trial = createTrial(before, after, { timeZone, listed: LIMITS.trialListed, of });
  const rules = [...before.rules, ...after.rules];
  await eachPast(pool, { since: new Date(since), rules, calendars: settings.calendars, signal }, trial.look, tell);
  return shown(trial.outcome(), timeZone, { ...settings.names, ...byId(named) });
}

/** That of the team to which everything comes that nobody else has. */
async function zoneOf(pool: Pool, { teams }: Settings): Promise<string> {
  const team = await defaultTeam(pool);
  return (team && teams.get(team.id)?.calendar.timeZone) ?? 'UTC';
}

const byId = (things: readonly Named[]): Record<string, string> =>
  Object.fromEntries(things.map(({ id, name }) => [id, name]));

function shown(
  { shares, closedThoughAnswered, thoseAnswered, thoseUnowned, ...outcome }: TrialOutcome,
  timeZone: string,
  names: Record<string, string>,
) {
  const named = (id: string): Named => ({ id, name: names[id] ?? '' });
  const shownFate = ({ team, owner, replies, ...fate }: Fate) => ({
    ...fate,
    team: named(team),
    owner: owner === null ? null : named(owner),
    replies: replies.map(named),
  });
  return {
    ...outcome,
    changes: outcome.changes.map(({ before, after, ...ticket }) => ({
      ...ticket,
      before: shownFate(before),
      after: shownFate(after),
    })),
    loads: shares.map(({ agent, ...share }) => ({ agent: named(agent), ...share })),
    timeZone,
    wouldHaveBeenClosedAndWasAnswered: thoseAnswered,
    closedAndAnswered: closedThoughAnswered,
    wouldHaveBeenLeftUnowned: thoseUnowned,
  };
}
