/** Trials of rules on tickets that have been. They run here, between the requests of others, in slices that nobody feels. */
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
import { createTrial, type Fate, type TrialOutcome } from '../../domain/routing/trial.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';
import { eachPast } from './past.ts';
import { checked, idsOf } from './rules.ts';
import { asTrial, progressOf } from './running-trials.ts';

/** Of a rule that has no id yet. */
const NEW = '00000000-0000-4000-8000-000000000000';

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
    run(deps, body.days, { signal, tell, rules: [rules, after], texts: known.text }),
  );
};

export const getTrialProgress: Handler<Routes['getTrialProgress']> = async (_deps, { who }) => ({
  running: progressOf(who.id),
});

type Running = {
  signal: AbortSignal;
  tell: (looked: number, of: number) => void;
  /** Those of now, and those that are tried. */
  rules: [readonly Rule[], readonly Rule[]];
  /** What they may answer with. */
  texts: readonly Named[];
};

async function run({ pool, clock }: Deps, days: number, { signal, tell, rules: [now, tried], texts }: Running) {
  const since = clock.now() - days * DAY_MS;
  const settings = await loadSettings(pool, since);
  const timeZone = await zoneOf(pool, settings);
  const before: RoutingBook = { ...settings, rules: now };
  const trial = createTrial(
    before,
    { ...settings, rules: tried },
    { timeZone, listed: LIMITS.trialListed, of: 'rules' },
  );
  const asked = { since: new Date(since), rules: [...now, ...tried], calendars: settings.calendars, signal };
  await eachPast(pool, asked, trial.look, tell);
  return shown(trial.outcome(), timeZone, { ...settings.names, ...byId(texts) });
}

/** That of the team to which everything comes that nobody else has. */
async function zoneOf(pool: Pool, { teams }: Settings): Promise<string> {
  const team = await defaultTeam(pool);
  return (team && teams.get(team.id)?.calendar.timeZone) ?? 'UTC';
}

const byId = (things: readonly Named[]): Record<string, string> =>
  Object.fromEntries(things.map(({ id, name }) => [id, name]));

function shown(
  { shares, closedThoughAnswered, thoseAnswered, ...outcome }: TrialOutcome,
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
  };
}
