/** The types of every route, inferred from the contract. Types only: nothing of zod reaches the browser. */
import type { z } from 'zod';
import type { Routes } from '../../contract/routes.ts';
import type { RouteName } from './api-paths.ts';

type InputOf<Schema, Key extends string> = Schema extends z.ZodType
  ? unknown extends z.input<Schema>
    ? unknown
    : // oxlint-disable-next-line typescript/no-generated-empty-object-type -- asks whether every field is optional
      Record<never, never> extends z.input<Schema>
      ? { [K in Key]?: z.input<Schema> }
      : { [K in Key]: z.input<Schema> }
  : unknown;
type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> = InputOf<
  NonNullable<Routes[Name][Key]>,
  Key
>;

/** What a route takes: its params, query and body, as the contract types them. */
export type Input<Name extends RouteName> = Part<Name, 'params'> & Part<Name, 'query'> & Part<Name, 'body'>;
/** What a route answers. */
export type Output<Name extends RouteName> = z.output<NonNullable<Routes[Name]['ok']['schema']>>;
