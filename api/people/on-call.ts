/** Who answers for a team when nobody of it is there. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import {
  agentNames,
  deleteDuty as dropDuty,
  dutiesByTeam,
  dutiesOf,
  insertDuty,
  lockTeam,
  notOwners,
  overlappingDuty,
  rotationsOf,
  saveRotation,
} from '../../db/people/on-call.ts';
import { knownTeams } from '../../db/people/teams.ts';
import { LIMITS } from '../../domain/limits.ts';
import { OWNERS } from '../../domain/people/permission.ts';
import { badField, overlap, Problem } from '../../domain/problem.ts';
import { onCallAt } from '../../domain/routing/rota.ts';
import type { Handler } from '../http/handler.ts';

export const getRotation: Handler<Routes['getRotation']> = ({ pool, clock }, { params }) =>
  rotationOf(pool, params.id, clock.now());

/** Problem `bad-input` for somebody who may own no ticket. */
export const setRotation: Handler<Routes['setRotation']> = async ({ pool, clock }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    await lock(db, params.id);
    await checkOwners(db, 'people', body.people);
    const { handOver: time, ...rest } = body;
    await saveRotation(db, params.id, { ...rest, time });
    await audit(db, who.id, 'rotation.update', params.id, body);
    return rotationOf(db, params.id, clock.now());
  });

export const listDuties: Handler<Routes['listDuties']> = async ({ pool, clock }, { params, query }) => {
  await found(pool, params.id);
  const after = new Date(query.from ?? clock.now());
  return { items: (await dutiesOf(pool, params.id, { after, limit: LIMITS.dutiesOfTeam })).map(shown), next: null };
};

/** Problem `bad-input` for one that ends before it begins or overlaps another, and for somebody who may own no ticket. */
export const createDuty: Handler<Routes['createDuty']> = async ({ pool, clock }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    await lock(db, params.id);
    const [from, to] = [new Date(body.from), new Date(body.to)];
    if (to <= from) throw badField('to', 'ends-first', 'a duty ends after it begins; choose a later end');
    await checkOwners(db, 'agent', [body.agent]);
    const other = await overlappingDuty(db, params.id, from, to);
    if (other !== undefined)
      throw overlap({ from, to }, other, 'the duty', 'delete that one first, or choose other times');
    const standing = await dutiesOf(db, params.id, { after: new Date(clock.now()), limit: LIMITS.dutiesOfTeam });
    if (standing.length >= LIMITS.dutiesOfTeam)
      throw badField('from', 'too-many', 'delete duties that are not needed first', LIMITS.dutiesOfTeam);
    const duty = await insertDuty(db, params.id, { agent: body.agent, from, to });
    await audit(db, who.id, 'duty.create', params.id, { id: duty.id, ...body });
    return shown(duty);
  });

export const deleteDuty: Handler<Routes['deleteDuty']> = async ({ pool }, { params, who }) =>
  inTransaction(pool, async (db) => {
    if ((await dropDuty(db, params.id, params.duty)) === 0)
      throw new Problem('not-found', 'this team has no such duty');
    await audit(db, who.id, 'duty.delete', params.id, { id: params.duty });
  });

const shown = ({ id, agent, from, to }: Awaited<ReturnType<typeof insertDuty>>) => ({
  ...{ id, agent },
  from: new Date(from),
  to: new Date(to),
});

async function rotationOf(db: Db, team: string, now: number) {
  await found(db, team);
  const rotation = (await rotationsOf(db, [team])).get(team) ?? null;
  // A moment long, so that the duty that runs is among them.
  const running = { from: new Date(now), to: new Date(now + 1) };
  const duties = (await dutiesByTeam(db, [team], running)).get(team) ?? [];
  const onCall = onCallAt(now, duties, rotation);
  const names = await agentNames(db, [...(rotation?.people ?? []), ...(onCall === null ? [] : [onCall])]);
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    rotation: rotation && {
      people: rotation.people.map(named),
      since: rotation.since,
      handOver: rotation.time,
      timeZone: rotation.timeZone,
    },
    onCall: onCall === null ? null : named(onCall),
  };
}

async function found(db: Db, team: string): Promise<void> {
  if (!(await knownTeams(db, [team])).has(team)) throw noTeam();
}

async function lock(db: Db, team: string): Promise<void> {
  if (!(await lockTeam(db, team))) throw noTeam();
}

const noTeam = () => new Problem('not-found', 'there is no such team');

async function checkOwners(db: Db, path: string, people: readonly string[]): Promise<void> {
  const not = await notOwners(db, people, OWNERS);
  if (not.length > 0)
    throw badField(path, 'unknown', 'who is on call is an active agent who may answer tickets; choose somebody else');
}
