/** What agents promise the customer by a time: made, moved, kept by hand, withdrawn. */
import { randomUUID } from 'node:crypto';
import type { RouteOf, Routes } from '../../../contract/routes.ts';
import { derivedId } from '../../../db/core/derived-id.ts';
import { policyOfTicket } from '../../../db/sla/policies.ts';
import { dropPromise, insertPromise, isPromiseOf, promisesOf } from '../../../db/ticket/promises.ts';
import { Problem } from '../../../domain/problem.ts';
import { promiseWarnAt } from '../../../domain/sla/promise.ts';
import type { Deps } from '../../http/deps.ts';
import { Uncertain } from '../../http/errors.ts';
import type { Handler } from '../../http/handler.ts';
import { requireTemporal } from '../../temporal.ts';
import { byAgent, carryOut, knownTicket } from '../command/command.ts';
import { refuseQueued } from '../command/queued.ts';
import { withReason } from '../message/reason.ts';

export const listPromises: Handler<Routes['listPromises']> = async (deps, { params }) => {
  await knownTicket(deps, params.number);
  return { items: await promisesOf(deps.pool, params.number), next: null };
};

/** Of the promise that a request of this key makes. */
export const promiseId = (number: number, key: string): string => derivedId('promise', String(number), key);

/** Problems: `bad-input` for a time that is past and for too many, `ticket-closed`, `queue-hands-out`. */
export const createPromise: Handler<RouteOf<'promise'>> = async (deps, { params: { number }, body, who, ...by }) => {
  await requireTemporal(deps);
  const { workflow, waits } = await knownTicket(deps, number);
  refuseQueued(who, 'promise', waits);
  const id = by.key === null ? randomUUID() : promiseId(number, by.key);
  const times = await timesOf(deps, number, body.dueAt);
  await insertPromise(deps.pool, { id, ticket: number, text: body.text, madeBy: who.id, dueAt: new Date(times.dueAt) });
  try {
    const command = { kind: 'promise' as const, promise: id, ...times };
    return { ...(await carryOut(deps, number, command, { ...byAgent({ who, ...by }), workflow })), promiseId: id };
  } catch (error) {
    if (error instanceof Problem && !(error instanceof Uncertain)) await dropPromise(deps.pool, id);
    throw error;
  }
};

export const movePromise: Handler<RouteOf<'move-promise'>> = async (deps, { params, body, ...by }) => {
  const promise = await known(deps, params);
  const times = await timesOf(deps, params.number, body.dueAt);
  return withReason(deps, params.number, body.reason, by, (note) => ({
    kind: 'move-promise',
    promise,
    ...times,
    note,
  }));
};

export const keepPromise: Handler<RouteOf<'keep-promise'>> = async (deps, { params, ...by }) => {
  const promise = await known(deps, params);
  return carryOut(deps, params.number, { kind: 'keep-promise', promise }, byAgent(by));
};

export const withdrawPromise: Handler<RouteOf<'withdraw-promise'>> = async (deps, { params, body, ...by }) => {
  const promise = await known(deps, params);
  return withReason(deps, params.number, body.reason, by, (note) => ({ kind: 'withdraw-promise', promise, note }));
};

/** Problem `not-found`. */
async function known(deps: Deps, { number, id }: { number: number; id: string }): Promise<string> {
  await requireTemporal(deps);
  await knownTicket(deps, number);
  if (!(await isPromiseOf(deps.pool, number, id)))
    throw new Problem('not-found', `ticket ${number} has no such promise; read its promises again`);
  return id;
}

/** What is promised is kept as it was said, also outside open hours; the warning comes while somebody is there. */
async function timesOf(
  { pool, clock }: Deps,
  number: number,
  said: string,
): Promise<{ dueAt: number; warnAt: number }> {
  const dueAt = Date.parse(said);
  const policy = await policyOfTicket(pool, number);
  const now = clock.now();
  return { dueAt, warnAt: policy === undefined ? dueAt : promiseWarnAt(now, Math.max(now, dueAt), policy.calendar) };
}
