/** Mounts the table of routes: admit, validate, run once, answer. Every route of the API passes through here. */
import express, { type Express, type Request, type RequestHandler } from 'express';
import type { Route } from '../../contract/route.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { Permission } from '../../domain/people/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { sendJson } from './compressed.ts';
import type { Deps } from './deps.ts';
import { admit, admitBody, admitOthers, permits } from './guard.ts';
import type { Input, Mounted } from './handler.ts';
import { keyOf, once, type Written } from './idempotency.ts';
import { noteAgent, notePattern, noteUnasked } from './request-log.ts';

/** Adds every route below `/api`; bodies are read only after the caller was admitted. */
export function mount(app: Express, deps: Deps, table: Mounted[]): void {
  const readJson = express.json({ limit: LIMITS.jsonBytes, strict: true });
  for (const { route, handler } of table) {
    const pattern = `/api${route.path}`;
    const run: RequestHandler = async (req, res) => {
      notePattern(res, pattern);
      const proven = await admit(deps, route, req);
      if (proven !== null) noteAgent(res, proven.who.id);
      if (route.unasked === true) noteUnasked(res);
      if (proven !== null && route.method === 'get') await deps.ownWrites.settled(proven.who.id);
      if (route.body !== undefined) await parsed(readJson, req, res);
      const key = route.method === 'get' || proven === null ? null : keyOf(req);
      const body: unknown = route.body === undefined ? undefined : route.body.parse(clean(req.body ?? {}));
      admitBody(route, proven, body);
      const params = validated(route, 'params', req.params);
      admitOthers(route, proven, params);
      const input = {
        params,
        query: validated(route, 'query', req.query),
        body,
        who: proven?.who,
        permits: (permission: Permission) => proven !== null && permits(proven, permission),
        proof: proven?.proof,
        key: key === null || proven === null ? null : `${proven.who.id}:${key}`,
        expected: expectedOf(req),
        req,
        res,
      } as unknown as Input<Route>;
      const work = async (): Promise<Written> => {
        const answer = await handler(deps, input);
        const settled = (answer as { pending?: boolean } | undefined)?.pending !== true;
        return { status: route.ok.status, body: answer === undefined ? null : JSON.stringify(answer), settled };
      };
      // A raw body is read by its handler: there is none yet to tell two requests apart by.
      const keyed = key !== null && proven !== null && route.raw !== true && route.secret !== true;
      const written = keyed ? await once(deps, proven.who.id, key, req, work) : await work();
      if (proven !== null && route.method !== 'get') deps.ownWrites.wrote(proven.who.id);
      if (route.ok.stream !== undefined) return;
      res.status(written.status);
      if (written.body === null) res.end();
      else await sendJson(req, res, written.body);
    };
    app[route.method](pattern, run);
  }
}

function parsed(read: RequestHandler, req: Request, res: Parameters<RequestHandler>[1]): Promise<void> {
  const length = Number(req.headers['content-length'] ?? 0);
  const empty = length === 0 && req.headers['transfer-encoding'] === undefined;
  if (!empty && req.is('application/json') === false)
    throw new Problem('bad-input', 'send the body as application/json');
  return new Promise((resolve, reject) => read(req, res, (error?: unknown) => (error ? reject(error) : resolve())));
}

function validated(route: Route, part: 'params' | 'query', value: unknown): unknown {
  const schema = route[part];
  if (schema !== undefined) return schema.parse(clean(value));
  if (part === 'query' && Object.keys(value as object).length > 0)
    throw new Problem('bad-input', `${route.method.toUpperCase()} ${route.path} takes no query`);
  return undefined;
}

/**
 * Postgres stores neither NUL nor half of a surrogate pair; nobody types one, but a program may cut an emoji in two. And what nests
 * too deep, or has too many parts, is read by nobody: readers that go down into it run out of stack, or take seconds.
 */
function clean<T>(value: T): T {
  let level: unknown[] = [value];
  let count = 1;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > LIMITS.jsonDepth) throw new Problem('bad-input', 'the body nests too deep');
    const deeper: unknown[] = [];
    for (const one of level)
      if (typeof one === 'string') storable(one);
      else if (typeof one === 'object' && one !== null) for (const pair of Object.entries(one)) deeper.push(...pair);
    count += deeper.length;
    if (count > LIMITS.jsonValues) throw new Problem('bad-input', 'the body has too many parts');
    level = deeper;
  }
  return value;
}

function storable(text: string): void {
  if (text.includes('\0')) throw new Problem('bad-input', 'a text holds a NUL character');
  if (/\p{Cs}/u.test(text))
    throw new Problem('bad-input', 'a text holds half of a character (a lone surrogate); send it whole');
}

/** `If-Match: "7"` (or a bare 7) as a version. `*` asks for nothing. */
function expectedOf(req: Request): number | null {
  const header = req.headers['if-match'];
  if (header === undefined || header === '*') return null;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (version === undefined) throw new Problem('bad-input', 'If-Match must be the ETag of the ticket, such as "7"');
  return Number(version);
}
