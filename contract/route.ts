/** The shape of one API route: everything that the server, the OpenAPI document and the typed client need to know of it. */
import type { z } from 'zod';
import type { Permission } from '../domain/people/permission.ts';
import { type AgentCommandKind, COMMANDS } from '../domain/ticket/commands.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export type Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Ok extends z.ZodType = z.ZodType,
> = {
  /** Unique; the client's method and OpenAPI's operationId. */
  name: string;
  method: Method;
  /** Below `/api`, with `:params`. */
  path: string;
  summary: string;
  /** `public`: anybody; `session`: anybody signed in; else the permission asked for. */
  auth: 'public' | 'session' | Permission;
  /** A part of the body that takes another permission as well, unless it is empty. */
  also?: { field: string; needs: Permission };
  /** What it takes besides when `:id` is another agent than the one who asks. */
  others?: Permission;
  /** The command that this route gives to a ticket. */
  command?: AgentCommandKind;
  params?: Params;
  query?: Query;
  body?: Body;
  /** The desk sends it by itself, again and again: no sign that somebody is at work, and no line of the log unless it is refused. */
  unasked?: true;
  /** The answer holds a secret, which is not kept: an Idempotency-Key has no effect. */
  secret?: true;
  /** The body is bytes of any kind, which the handler reads by itself. */
  raw?: true;
  /** Answer of success: JSON of `schema`, bytes of the media type `stream`, or with neither nothing (204). */
  ok: { status: 200 | 201 | 202 | 204; schema?: Ok; stream?: string };
};

/** Keeps the exact types of the parts, which the client infers from. */
export const route = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Ok extends z.ZodType>(
  definition: Route<Params, Query, Body, Ok>,
): Route<Params, Query, Body, Ok> => definition;

type CommandRoute<
  Kind extends AgentCommandKind,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Ok extends z.ZodType,
> = Route<Params, Query, Body, Ok> & { command: Kind };

/** The route of an agent's command: the table of commands says which permission it takes. */
export const commandRoute = <
  Kind extends AgentCommandKind,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Ok extends z.ZodType,
>(
  command: Kind,
  definition: Omit<Route<Params, Query, Body, Ok>, 'auth' | 'command'>,
): CommandRoute<Kind, Params, Query, Body, Ok> => ({ ...definition, command, auth: COMMANDS[command].needs });
