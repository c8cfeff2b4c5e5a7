/** The shape of one API route: everything that the server, the OpenAPI document and the typed client need to know of it. */
import type { z } from 'zod';
import type { Permission } from '../domain/people/permission.ts';

export type Method = 'get' | 'post' | 'put' | 'delete';

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
  params?: Params;
  query?: Query;
  body?: Body;
  /** The body is bytes of any kind, which the handler reads by itself. */
  raw?: true;
  /** Answer of success: JSON of `schema`, bytes of the media type `stream`, or with neither nothing (204). */
  ok: { status: 200 | 201 | 202 | 204; schema?: Ok; stream?: string };
};

/** Keeps the exact types of the parts, which the client infers from. */
export const route = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Ok extends z.ZodType>(
  definition: Route<Params, Query, Body, Ok>,
): Route<Params, Query, Body, Ok> => definition;
