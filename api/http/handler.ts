/** The shape of a route's handler: parsed input in, the contract's answer out. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Route } from '../../contract/route.ts';
import type { Agent } from '../../db/people/sessions.ts';
import type { Permission } from '../../domain/people/permission.ts';
import type { Deps } from './deps.ts';

/** JSON writes a Date as ISO 8601 in UTC, so an instant may be either. Enumerations stay exact. */
type Wire<T> = T extends string
  ? string extends T
    ? T | Date
    : T
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

type Part<Schema> = NonNullable<Schema> extends z.ZodType ? z.output<NonNullable<Schema>> : undefined;

export type Input<R extends Route> = {
  params: Part<R['params']>;
  query: Part<R['query']>;
  body: Part<R['body']>;
  /** Who asks. Only routes with `auth: 'public'` run without, and they must not read it. */
  who: Agent;
  /** Whether role and token allow this, for whoever finds out late what is asked. */
  permits: (permission: Permission) => boolean;
  /** SHA-256 of the session or token that proved it. */
  proof: Buffer;
  /** The Idempotency-Key of this agent, made unique among agents; null when none was sent. */
  key: string | null;
  /** The version in If-Match; null when none was sent. */
  expected: number | null;
  req: Request;
  res: Response;
};

type Answer<R extends Route> = Wire<Part<R['ok']['schema']>>;

/** Returns the answer's body; nothing for 204 and for streams, which write by themselves. Refuses by throwing a Problem. */
export type Handler<R extends Route> = (deps: Deps, input: Input<R>) => Promise<Answer<R> | void>;

export type Mounted = { route: Route; handler: Handler<Route> };

/** One line of the table of routes. */
export const handle = <R extends Route>(route: R, handler: Handler<R>): Mounted => ({
  route,
  handler: handler,
});
